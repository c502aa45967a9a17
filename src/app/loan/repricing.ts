/**
 * A loan at another rate, because something was decided: its position before and after, what of the interest already
 * posted has to be adjusted, and how that is written.
 */
import type { HolidayCalendar } from "../../domain/calendar/holiday-calendar.ts";
import { japanDay } from "../../domain/kernel/instant.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import { rateText } from "../../domain/kernel/rate.ts";
import type { OutboxEvent } from "../approval/ports.ts";
import type { CommandContext } from "../command.ts";
import { interestBatch } from "./interest-batch.ts";
import type { PostingReason } from "./interest-entries.ts";
import { positionOf, rateOn, type LoanPosition } from "./loan-position.ts";
import { plannedPostings, type InterestPlan } from "./planned-postings.ts";
import type { LoanFacts, NewRecomputation } from "./ports.ts";
import { recomputationOf, type AffectedSpan } from "./recomputation.ts";

export interface Repricing {
  readonly before: LoanPosition;
  readonly after: LoanPosition;
  /** Interest already posted, reckoned again; empty when the new rate starts later. */
  readonly adjustments: readonly InterestPlan[];
}

export function repriced(
  facts: LoanFacts,
  changed: LoanFacts,
  { calendar, asOf }: { readonly calendar: HolidayCalendar; readonly asOf: LocalDate },
): Repricing {
  const before = positionOf(facts, calendar);
  const after = positionOf(changed, calendar);
  const adjustments = plannedPostings(after, asOf).filter(({ kind }) => kind === "adjustment");
  return { before, after, adjustments };
}

export interface DecidedRepricing {
  readonly repricing: Repricing;
  readonly reason: PostingReason;
  /** What else the event for the outside says. */
  readonly told: OutboxEvent["payload"];
  /** What is kept of timeline and schedule; without it all. */
  readonly span?: AffectedSpan | undefined;
}

/**
 * Adjusting entries, the new timelines and schedules as they are told to the borrowers, and the events for the outside:
 * one statement per table however many loans there are.
 */
export async function recordRepricings(
  { work, newId, now }: CommandContext,
  decided: readonly DecidedRepricing[],
): Promise<void> {
  const asOf = japanDay(now);
  const batch = interestBatch();
  const recomputations: NewRecomputation[] = [];
  const outbox: OutboxEvent[] = [];
  for (const { repricing, reason, told, span } of decided) {
    const { before, after, adjustments } = repricing;
    const { entries } = batch.add(before.facts, { plans: adjustments, capitalizations: [], reason, newId });
    const { kind: reasonKind, id: reasonId } = reason;
    recomputations.push(recomputationOf(after, { id: newId(), reasonKind, reasonId, asOf }, span));
    const { id: subjectId, number: loan } = before.facts.loan;
    const payload = {
      ...told,
      loan,
      rateBefore: rateText(rateOn(before, asOf).annualRate),
      rateAfter: rateText((after.timeline.at(-1) ?? rateOn(after, asOf)).annualRate),
      entries: entries.map(({ id }) => id),
    };
    outbox.push({ id: newId(), kind: "loan.rateDecided", subjectId, payload });
  }
  await batch.record(work);
  await work.loans.addRecomputations(recomputations);
  await work.outbox.add(outbox);
}
