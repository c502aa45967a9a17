import { addEvidence } from "../../app/impact/add-evidence.ts";
import { createObservation } from "../../app/impact/create-observation.ts";
import { reviewObservation, type Review } from "../../app/impact/review-observation.ts";
import { submitObservation } from "../../app/impact/submit-observation.ts";
import { present } from "../../domain/kernel/invariant.ts";
import { act, actorOf, type DemoEvent, type DemoWorld, type Moment } from "./demo-event.ts";
import { evidenceFile } from "./evidence-file.ts";
import type { EvidenceData, ObservationData, ReviewData } from "./observation-data.ts";

/** Reports by organizers with their evidence, and what lenders made of them. */
export function observationEvents(world: DemoWorld): readonly DemoEvent[] {
  return world.data.observations.flatMap((data) => lifeOf(world, data));
}

/** One report, from its day to the lender's last word on it. */
export function lifeOf(world: DemoWorld, data: ObservationData): readonly DemoEvent[] {
  let reportedAs: string | undefined;
  const observationId = () => present(reportedAs, `the report of ${data.kpi} until ${data.periodEndOn}`);
  return [
    {
      on: data.reportedOn,
      kind: "observation",
      run: async (moment) => {
        reportedAs = await report(world, data, moment);
        return 1;
      },
    },
    ...data.history.map((step): DemoEvent => ({
      on: step.on,
      kind: "review",
      run: async (moment) => {
        await takeStep(world, { observationId: observationId(), step, moment });
        return 1;
      },
    })),
  ];
}

async function report(world: DemoWorld, data: ObservationData, moment: Moment): Promise<string> {
  const { kpi, periodStartOn, periodEndOn, value, source, note, provenance, reportedBy } = data;
  const actor = actorOf(world, reportedBy);
  const draft = await act(world, { actor, action: "createObservation", moment }, (context) =>
    createObservation(context, {
      kpiId: world.idOf("kpi", kpi),
      periodStartOn,
      periodEndOn,
      value,
      source,
      note,
      provenance,
    }),
  );
  const submission = { observationId: draft.id, by: reportedBy, moment };
  await attach(world, data.evidence, submission);
  await act(world, { actor, action: "submitObservation", moment }, (context) =>
    submitObservation(context, { observationId: draft.id, value: undefined, note: undefined }),
  );
  return draft.id;
}

interface Submission {
  readonly observationId: string;
  readonly by: string;
  readonly moment: Moment;
}

async function attach(
  world: DemoWorld,
  evidence: readonly EvidenceData[],
  { observationId, by, moment }: Submission,
): Promise<void> {
  const actor = actorOf(world, by);
  for (const piece of evidence) {
    const file = { ...evidenceFile(piece), observationId, fictional: true };
    await act(world, { actor, action: "addEvidence", moment }, (context) =>
      addEvidence(world, context, file),
    );
  }
}

interface Step {
  readonly observationId: string;
  readonly step: ReviewData;
  readonly moment: Moment;
}

async function takeStep(world: DemoWorld, { observationId, step, moment }: Step): Promise<void> {
  const actor = actorOf(world, step.by);
  if (step.do === "resubmit") {
    const { value, note } = step;
    await attach(world, step.evidence, { observationId, by: step.by, moment });
    await act(world, { actor, action: "submitObservation", moment }, (context) =>
      submitObservation(context, { observationId, value, note }),
    );
    return;
  }
  await act(world, { actor, action: "reviewObservation", moment }, (context) =>
    reviewObservation(context, { observationId, review: reviewOf(step) }),
  );
}

function reviewOf(step: Exclude<ReviewData, { readonly do: "resubmit" }>): Review {
  return step.do === "return"
    ? { decision: "return", reasonCode: step.reasonCode, note: step.note }
    : { decision: "accept", grade: step.grade, note: step.note };
}
