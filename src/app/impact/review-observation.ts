import { reaches } from "../../domain/party/access.ts";
import type { EvidenceGrade } from "../../domain/impact/evidence-grade.ts";
import { isSamePeriod } from "../../domain/impact/kpi.ts";
import {
  observationState,
  type ObservationStep,
  type ReturnReason,
} from "../../domain/impact/observation.ts";
import type { Role } from "../../domain/party/role.ts";
import type { CommandContext } from "../command.ts";
import { Rejected } from "../rejected.ts";
import { loadObservation, viewObservation } from "./load-observation.ts";
import type { ObservationView } from "./observation-view.ts";
import type { ObservationRecord } from "./ports.ts";
import { takeSteps } from "./take-step.ts";

export type Review =
  | { readonly decision: "return"; readonly reasonCode: ReturnReason; readonly note: string }
  | { readonly decision: "accept"; readonly grade: EvidenceGrade; readonly note: string }
  | { readonly decision: "reject"; readonly note: string };

/** A lender's review. Taking it up and deciding are two steps of the observation's life, recorded together. */
export async function reviewObservation(
  context: CommandContext,
  { observationId, review }: { readonly observationId: string; readonly review: Review },
): Promise<ObservationView> {
  const { work, actor, newId } = context;
  const { record, standing } = await loadObservation(work, actor, observationId);
  if (!reaches("reviewObservation", standing)) {
    throw new Rejected({ code: "reviewerNotLender", figures: { observation: observationId } });
  }
  const opening: readonly ObservationStep[] =
    observationState(record.events) === "submitted" ? [{ kind: "reviewStarted" }] : [];
  await takeSteps(context, {
    record,
    steps: [...opening, stepOf(review)],
    role: reviewerRole(actor.roles),
    note: review.note,
  });
  if (review.decision === "accept") await supersedeEarlier(context, record);
  await work.outbox.add([
    {
      id: newId(),
      kind: `observation.${reviewed[review.decision]}`,
      subjectId: observationId,
      payload: {
        kpi: record.kpiId,
        period: record.period.label,
        grade: review.decision === "accept" ? review.grade : null,
      },
    },
  ]);
  return viewObservation(work, actor, observationId);
}

/**
 * Versions of the same source and period that stood until now, unless a decision has read them: those stay locked, as
 * what the decision was made on.
 */
async function supersedeEarlier(context: CommandContext, record: ObservationRecord): Promise<void> {
  const { work, actor } = context;
  const series = await work.impact.observationsOfKpis(actor.organizationId, [record.kpiId]);
  const earlier = series.filter(
    ({ source, period, version, events }) =>
      source === record.source &&
      isSamePeriod(period, record.period) &&
      version < record.version &&
      ["accepted", "attested"].includes(observationState(events)),
  );
  for (const before of earlier) {
    await takeSteps(context, {
      record: before,
      steps: [{ kind: "superseded", byVersion: record.version }],
      role: reviewerRole(actor.roles),
      note: record.note,
    });
  }
}

const reviewed = { return: "returned", accept: "accepted", reject: "rejected" } as const;

function stepOf(review: Review): ObservationStep {
  switch (review.decision) {
    case "return":
      return { kind: "returned", reason: review.reasonCode };
    case "accept":
      return { kind: "accepted", grade: review.grade };
    case "reject":
      return { kind: "rejected" };
  }
}

/** An account officer vouches for less than an independent reviewer, also when he holds both roles. */
function reviewerRole(roles: readonly Role[]): "accountOfficer" | "reviewer" {
  return roles.includes("officer") ? "accountOfficer" : "reviewer";
}
