/**
 * Writes approved verdicts: the decisions, the new rate timeline and schedule of each loan, the adjusting entries for
 * interest already posted, the locks on what was read, and the events for the outside. All in the caller's transaction,
 * one statement per table however many they are.
 */
import { japanDay } from "../../domain/kernel/instant.ts";
import { basisPointsText, rateText } from "../../domain/kernel/rate.ts";
import { observationState } from "../../domain/impact/observation.ts";
import { toCanonical } from "../canonical.ts";
import type { CommandContext } from "../command.ts";
import { interestBatch, type InterestBatch } from "./interest-batch.ts";
import { rateOn } from "./loan-position.ts";
import type { NewRatchetDecision, NewRecomputation } from "./ports.ts";
import type { RatchetEffect } from "./ratchet-effect.ts";
import type { ReckonedRatchet } from "./reckoned-ratchet.ts";
import { recomputationOf, type AffectedSpan } from "./recomputation.ts";

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

interface Written {
  readonly batch: InterestBatch;
  readonly recomputations: NewRecomputation[];
  readonly outbox: Parameters<CommandContext["work"]["outbox"]["add"]>[0][number][];
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
  await lockObservations(context, decided);
  const written: Written = { batch: interestBatch(), recomputations: [], outbox: [] };
  for (const one of decided) {
    for (const effect of one.reckoned.effects) applyToLoan(context, written, { ...one, effect });
  }
  await written.batch.record(work);
  await work.loans.addRecomputations(written.recomputations);
  await work.outbox.add(written.outbox);
}

interface DecidedLoan extends Pick<ApprovedRatchet, "people" | "keeps"> {
  readonly decision: NewRatchetDecision;
  readonly effect: RatchetEffect;
}

function applyToLoan(
  { now, newId }: CommandContext,
  { batch, recomputations, outbox }: Written,
  { decision, people, keeps, effect: { before, after, adjustments } }: DecidedLoan,
): void {
  const asOf = japanDay(now);
  const { loan } = after.facts;
  const { id: reasonId, testOn } = decision;
  const { entries } = batch.add(before.facts, {
    plans: adjustments,
    capitalizations: [],
    reason: {
      kind: "ratchetDecision",
      id: reasonId,
      authorId: people.requestedBy,
      approverId: people.approvedBy,
    },
    newId,
  });
  const span: AffectedSpan | undefined = keeps === "whole" ? undefined : { fromOn: testOn, throughOn: asOf };
  const told = { id: newId(), reasonKind: "ratchetDecision", reasonId, asOf };
  recomputations.push(recomputationOf(after, told, span));
  const last = after.timeline.at(-1) ?? rateOn(after, asOf);
  outbox.push({
    id: newId(),
    kind: "loan.rateDecided",
    subjectId: loan.id,
    payload: toCanonical({
      loan: loan.number,
      decision: reasonId,
      testOn,
      rateBefore: rateText(rateOn(before, asOf).annualRate),
      rateAfter: rateText(last.annualRate),
      stepBp: basisPointsText(last.stepBp),
      entries: entries.map(({ id }) => id),
    }),
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
