/** Covenants as they were agreed, the borrowers' figures year by year, and what the lender made of them. */
import { approveRequest } from "../../app/approval/approve-request.ts";
import { requestChange } from "../../app/approval/request-change.ts";
import { breachPayload } from "../../app/covenant/covenant-change.ts";
import { createCovenant } from "../../app/covenant/create-covenant.ts";
import { recordCovenantEvent, recordCovenantTest } from "../../app/covenant/record-covenant-event.ts";
import { submitStatement } from "../../app/covenant/submit-statement.ts";
import type { CanonicalObject } from "../../domain/kernel/canonical-json.ts";
import { present } from "../../domain/kernel/invariant.ts";
import type { CovenantData } from "./covenant-data.ts";
import { act, actorOf, type DemoEvent, type DemoWorld, type Moment } from "./demo-event.ts";

type StepData = CovenantData["steps"][number];

export function covenantEvents(world: DemoWorld): readonly DemoEvent[] {
  return world.data.covenants.flatMap((data) => {
    const ids = new Map<string, string>();
    return [
      ...data.covenants.map((covenant) => creation(world, data, { covenant, ids })),
      ...data.statements.map((statement) => submission(world, data, statement)),
      ...data.steps.flatMap((step) =>
        stepEvents(world, step, () => present(ids.get(step.covenant), step.covenant)),
      ),
    ];
  });
}

interface Creation {
  readonly covenant: CovenantData["covenants"][number];
  readonly ids: Map<string, string>;
}

function creation(world: DemoWorld, data: CovenantData, { covenant, ids }: Creation): DemoEvent {
  const { code, name, agreed, clause, provenance } = covenant;
  return {
    on: data.recordedOn,
    kind: "covenant",
    run: async (moment) => {
      const actor = actorOf(world, data.recordedBy);
      const { id } = await act(world, { actor, action: "createCovenant", moment }, (context) =>
        createCovenant(context, {
          loanId: world.idOf("loan", data.loan),
          scope: "facility",
          code,
          name,
          agreed: { ...agreed, warning: agreed.warning },
          clause,
          effectiveOn: data.recordedOn,
          provenance,
        }),
      );
      ids.set(code, id);
      return 1;
    },
  };
}

function submission(
  world: DemoWorld,
  { loan }: CovenantData,
  { by, on, ...statement }: CovenantData["statements"][number],
): DemoEvent {
  return {
    on,
    kind: "statement",
    run: async (moment) => {
      const actor = actorOf(world, by);
      await act(world, { actor, action: "submitStatement", moment }, (context) =>
        submitStatement(context, {
          ...statement,
          loanId: world.idOf("loan", loan),
          basis: "standalone",
        }),
      );
      return 1;
    },
  };
}

function stepEvents(world: DemoWorld, step: StepData, covenantId: () => string): readonly DemoEvent[] {
  const actor = actorOf(world, step.by);
  const taken = () => ({ covenantId: covenantId(), testOn: step.testOn, reason: step.reason });
  if (step.do === "test" || step.do === "cure") {
    const run = async (moment: Moment) => {
      const action = step.do === "test" ? "recordCovenantTest" : "cureBreach";
      await act(world, { actor, action, moment }, (context) =>
        step.do === "test"
          ? recordCovenantTest(context, { ...taken(), kept: undefined })
          : recordCovenantEvent(context, { ...taken(), kind: "cured" }),
      );
      return 1;
    };
    return [{ on: step.on, kind: "covenantStep", run }];
  }
  return secondPersonEvents(world, step, () =>
    step.do === "waive"
      ? breachPayload({ ...taken(), scope: step.scope, untilOn: step.untilOn, keepsStep: step.keepsStep })
      : breachPayload({ ...taken(), fromOn: step.fromOn }),
  );
}

/** Asked for by one person, approved by another. */
function secondPersonEvents(
  world: DemoWorld,
  step: Extract<StepData, { readonly approval: object }>,
  payload: () => CanonicalObject,
): readonly DemoEvent[] {
  const { approval } = step;
  const isWaiver = step.do === "waive";
  let askedAs: string | undefined;
  return [
    {
      on: step.on,
      kind: "covenantStep",
      run: async (moment) => {
        const actor = actorOf(world, step.by);
        const action = isWaiver ? "requestWaiver" : "requestCovenantStep";
        const asked = await act(world, { actor, action, moment }, (context) =>
          requestChange(world, context, {
            kind: isWaiver ? "covenantWaiver" : "covenantStep",
            payload: payload(),
          }),
        );
        askedAs = asked.id;
        return 1;
      },
    },
    {
      on: approval.on,
      kind: "covenantStep",
      run: async (moment) => {
        const approvalId = present(askedAs, `the request about ${step.covenant}, ${step.testOn}`);
        const actor = actorOf(world, approval.by);
        await act(world, { actor, action: "approveRequest", moment }, (context) =>
          approveRequest(world, context, { approvalId, reason: approval.reason }),
        );
        return 1;
      },
    },
  ];
}
