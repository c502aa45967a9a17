/**
 * Writes an approved verdict: the decision, the new rate timeline and schedule of each loan, the adjusting entries for
 * interest already posted, the lock on what was read, and the event for the outside. All in the caller's transaction.
 */
import { japanDay } from "../../domain/kernel/instant.ts";
import { present } from "../../domain/kernel/invariant.ts";
import { basisPointsText, rateText } from "../../domain/kernel/rate.ts";
import { observationState } from "../../domain/impact/observation.ts";
import type { ApprovalRecord } from "../approval/ports.ts";
import { toCanonical } from "../canonical.ts";
import type { CommandContext, ReckoningDeps } from "../command.ts";
import { interestPostings } from "./interest-entries.ts";
import { positionOf, rateOn } from "./loan-position.ts";
import type { LoanFacts, RatchetDecisionFact } from "./ports.ts";
import type { ReckonedRatchet } from "./reckoned-ratchet.ts";
import { ratchetEffect } from "./ratchet-effect.ts";
import { recomputationOf } from "./recomputation.ts";

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
  for (const { before } of reckoned.effects) {
    await applyToLoan(context, { facts: before.facts, decision, approval, calendar });
  }
}

interface LoanChange {
  readonly facts: LoanFacts;
  readonly decision: RatchetDecisionFact;
  readonly approval: ApprovalRecord;
  readonly calendar: ReckoningDeps["calendar"];
}

async function applyToLoan(
  { work, now, newId, actor }: CommandContext,
  { facts, decision, approval, calendar }: LoanChange,
): Promise<void> {
  const asOf = japanDay(now);
  const { before, after, adjustments } = ratchetEffect(facts, decision, { calendar, asOf });
  const reason = {
    kind: "ratchetDecision",
    id: decision.id,
    authorId: approval.requestedBy.id,
    approverId: actor.personId,
  };
  const { loan } = facts;
  const { entries, postings } = interestPostings(loan, adjustments, {
    reason,
    newId,
    posted: facts.postings,
  });
  const book = present(
    await work.books.ofLender(loan.lender.id, loan.currency),
    `a book in ${loan.currency}`,
  );
  await work.books.post(book, entries);
  await work.loans.addInterestPostings(postings);
  const posted = {
    ...facts,
    postings: [...facts.postings, ...postings.map((p) => ({ ...p, recordedAt: now }))],
  };
  const position = positionOf({ ...posted, decisions: [...facts.decisions, decision] }, calendar);
  await work.loans.addRecomputations([
    recomputationOf(position, { id: newId(), reasonKind: "ratchetDecision", reasonId: decision.id, asOf }),
  ]);
  await work.outbox.add([
    {
      id: newId(),
      kind: "loan.rateDecided",
      subjectId: loan.id,
      payload: toCanonical({
        loan: loan.number,
        decision: decision.id,
        testOn: decision.testOn,
        rateBefore: rateText(rateOn(before, asOf).annualRate),
        rateAfter: rateText(after.timeline.at(-1)?.annualRate ?? rateOn(after, asOf).annualRate),
        stepBp: basisPointsText(after.timeline.at(-1)?.stepBp ?? rateOn(after, asOf).stepBp),
        entries: entries.map(({ id }) => id),
      }),
    },
  ]);
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
