/**
 * Writes an approved verdict: the decision, the new rate timeline and schedule of each loan, the adjusting entries for
 * interest already posted, the lock on what was read, and the event for the outside. All in the caller's transaction.
 */
import { japanDay } from "../../domain/kernel/instant.ts";
import { present } from "../../domain/kernel/invariant.ts";
import { basisPointsText } from "../../domain/kernel/rate.ts";
import { observationState } from "../../domain/impact/observation.ts";
import type { ApprovalRecord } from "../approval/ports.ts";
import type { CommandContext, ReckoningDeps } from "../command.ts";
import type { RatchetDecisionFact } from "./ports.ts";
import type { ReckonedRatchet } from "./reckoned-ratchet.ts";
import { ratchetEffect, type RatchetEffect } from "./ratchet-effect.ts";
import { recordRepricing } from "./repricing.ts";

interface ApprovedRatchet {
  readonly approval: ApprovalRecord;
  readonly reckoned: ReckonedRatchet;
}

export async function applyRatchetDecision(
  { calendar }: ReckoningDeps,
  context: CommandContext,
  { approval, reckoned }: ApprovedRatchet,
): Promise<void> {
  const { work, actor, now, newId } = context;
  const decision: RatchetDecisionFact = {
    ...reckoned.decision,
    id: newId(),
    recordedAt: now,
    approvedBy: actor.personId,
  };
  await work.loans.addDecision({
    ...decision,
    requestedBy: approval.requestedBy.id,
    approvalId: approval.id,
  });
  await lockObservations(context, reckoned);
  const reason = {
    kind: "ratchetDecision",
    id: decision.id,
    authorId: approval.requestedBy.id,
    approverId: actor.personId,
  };
  for (const { before } of reckoned.effects) {
    const repricing = ratchetEffect(before.facts, decision, { calendar, asOf: japanDay(now) });
    const told = toldOf(decision, repricing);
    await recordRepricing(context, { repricing, reason, told });
  }
}

function toldOf(
  { id, testOn }: RatchetDecisionFact,
  { after: { timeline } }: RatchetEffect,
): { readonly decision: string; readonly testOn: string; readonly stepBp: string } {
  const stepBp = present(timeline.at(-1), "a row of the timeline").stepBp;
  return { decision: id, testOn, stepBp: basisPointsText(stepBp) };
}

/** What a decision has read can only be superseded from now on. */
async function lockObservations(
  { work, actor, newId }: CommandContext,
  { judged }: ReckonedRatchet,
): Promise<void> {
  const read = judged.flatMap(({ observation }) => (observation === undefined ? [] : [observation]));
  const open = read.filter(({ events }) => observationState(events) !== "locked");
  await work.impact.addSteps(
    open.map(({ observationId }) => ({
      id: newId(),
      observationId,
      step: { kind: "locked" },
      actor: { personId: actor.personId, role: "reviewer" },
      note: "",
    })),
  );
}
