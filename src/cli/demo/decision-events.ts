import { approveRequest } from "../../app/approval/approve-request.ts";
import { requestRatchetDecision } from "../../app/loan/request-ratchet-decision.ts";
import { present } from "../../domain/kernel/invariant.ts";
import { act, actorOf, type DemoEvent, type DemoWorld, type Moment } from "./demo-event.ts";
import type { DecisionData } from "./observation-data.ts";

/** Verdicts that were asked for by one person and approved by another. */
export function decisionEvents(world: DemoWorld): readonly DemoEvent[] {
  return world.data.decisions.flatMap((data) => {
    const { approval } = data;
    if (approval === null) return [];
    let askedAs: string | undefined;
    return [
      {
        on: data.requestedOn,
        kind: "request",
        run: async (moment: Moment) => {
          askedAs = await request(world, data, moment);
          return 1;
        },
      },
      {
        on: approval.on,
        kind: "decision",
        run: async (moment: Moment) => {
          const approvalId = present(askedAs, `the request about ${data.loan}, ${data.testOn}`);
          const actor = actorOf(world, approval.by);
          await act(world, { actor, action: "approveRequest", moment }, (context) =>
            approveRequest(world, context, { approvalId, reason: approval.reason }),
          );
          return 1;
        },
      },
    ] as const;
  });
}

/** Requests that nobody has answered, each from the day it can be made. */
export function waitingRequests(world: DemoWorld): readonly DemoEvent[] {
  return world.data.decisions
    .filter(({ approval }) => approval === null)
    .map((data) => ({
      on: data.requestedOn,
      kind: "waitingRequest",
      run: async (moment) => {
        await request(world, data, moment);
        return 1;
      },
    }));
}

async function request(
  world: DemoWorld,
  { loan, testOn, requestedBy }: DecisionData,
  moment: Moment,
): Promise<string> {
  const actor = actorOf(world, requestedBy);
  const { id } = await act(world, { actor, action: "requestRatchetDecision", moment }, (context) =>
    requestRatchetDecision(world, context, {
      agreementId: world.idOf("agreement", loan),
      testOn,
      certificateReceivedOn: undefined,
    }),
  );
  return id;
}
