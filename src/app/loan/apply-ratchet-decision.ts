/**
 * Writes approved verdicts: the decisions, the new rate timeline and schedule of each loan, the adjusting entries for
 * interest already posted, the locks on what was read, and the events for the outside. All in the caller's transaction,
 * one statement per table however many they are.
 */
import { japanDay } from "../../domain/kernel/instant.ts";
import { present } from "../../domain/kernel/invariant.ts";
import { basisPointsText } from "../../domain/kernel/rate.ts";
import { observationState } from "../../domain/impact/observation.ts";
import type { OutboxEvent } from "../approval/ports.ts";
import { toCanonical } from "../canonical.ts";
import type { CommandContext } from "../command.ts";
import type { NewRatchetDecision } from "./ports.ts";
import type { ReckonedRatchet } from "./reckoned-ratchet.ts";
import { recordRepricings, type DecidedRepricing } from "./repricing.ts";

/** Who stands behind a change. */
export interface DecidingPeople {
  readonly requestedBy: string;
  readonly approvedBy: string;
  readonly approvalId: string;
}

export interface ApprovedRatchet {
  readonly reckoned: ReckonedRatchet;
  readonly people: DecidingPeople;
  /** What is kept of the schedule: all, or what the decision touches. */
  readonly keeps: "whole" | "affected";
}

export async function applyRatchetDecisions(
  context: CommandContext,
  approved: readonly ApprovedRatchet[],
): Promise<void> {
  const { work, newId } = context;
  const decided = approved.map((one) => ({
    ...one,
    decision: { ...one.reckoned.decision, ...one.people, id: newId() },
  }));
  await work.loans.addDecisions(decided.map(({ decision }) => decision));
  await work.outbox.add(decided.map(({ decision }) => eventOf(decision, newId())));
  await lockObservations(context, decided);
  await recordRepricings(
    context,
    decided.flatMap((one) => repricingsOf(context, one)),
  );
}

function eventOf({ id, agreementId, testOn, outcomes }: NewRatchetDecision, eventId: string): OutboxEvent {
  const payload = toCanonical({
    decision: id,
    agreement: agreementId,
    testOn,
    outcomes: outcomes.map(({ kpiId, outcome }) => ({ kpi: kpiId, outcome })),
  });
  return { id: eventId, kind: "ratchet.decided", subjectId: agreementId, payload };
}

interface DecidedRatchet extends ApprovedRatchet {
  readonly decision: NewRatchetDecision;
}

function repricingsOf(
  { now }: Pick<CommandContext, "now">,
  { decision: { id, testOn }, people, keeps, reckoned }: DecidedRatchet,
): readonly DecidedRepricing[] {
  const reason = {
    kind: "ratchetDecision",
    id,
    authorId: people.requestedBy,
    approverId: people.approvedBy,
  };
  const span = keeps === "whole" ? undefined : { fromOn: testOn, throughOn: japanDay(now) };
  return reckoned.effects.map((repricing) => {
    const { stepBp } = present(repricing.after.timeline.at(-1), "a row of the timeline");
    const told = { decision: id, testOn, stepBp: basisPointsText(stepBp) };
    return { repricing, reason, told, span };
  });
}

/** What a decision has read can only be superseded from now on. One observation may serve several agreements. */
async function lockObservations(
  { work, actor, newId }: CommandContext,
  approved: readonly ApprovedRatchet[],
): Promise<void> {
  const read = approved
    .flatMap(({ reckoned }) => reckoned.judged)
    .flatMap(({ observation }) => (observation === undefined ? [] : [observation]));
  const open = read.filter(({ events }) => observationState(events) !== "locked");
  const ids = [...new Set(open.map(({ observationId }) => observationId))];
  await work.impact.addSteps(
    ids.map((observationId) => ({
      id: newId(),
      observationId,
      step: { kind: "locked" },
      actor: { personId: actor.personId, role: "reviewer" },
      note: "",
    })),
  );
}
