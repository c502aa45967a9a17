/**
 * A loan at another rate, because something was decided: its position before and after, what of the interest already
 * posted has to be adjusted, and how that is written.
 */
import type { HolidayCalendar } from "../../domain/calendar/holiday-calendar.ts";
import { japanDay } from "../../domain/kernel/instant.ts";
import { present } from "../../domain/kernel/invariant.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import { rateText } from "../../domain/kernel/rate.ts";
import type { OutboxEvent } from "../approval/ports.ts";
import type { CommandContext } from "../command.ts";
import { interestPostings, type PostingReason } from "./interest-entries.ts";
import { positionOf, rateOn, type LoanPosition } from "./loan-position.ts";
import { plannedPostings, type InterestPlan } from "./planned-postings.ts";
import type { LoanFacts } from "./ports.ts";
import { recomputationOf } from "./recomputation.ts";

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
}

/** Adjusting entries, the new timeline and schedule as they are told to the borrower, and the event for the outside. */
export async function recordRepricing(
  { work, newId, now }: CommandContext,
  { repricing: { before, after, adjustments }, reason, told }: DecidedRepricing,
): Promise<void> {
  const { loan, postings: posted } = before.facts;
  const asOf = japanDay(now);
  const { entries, postings } = interestPostings(loan, adjustments, { reason, newId, posted });
  const book = await work.books.ofLender(loan.lender.id, loan.currency);
  await work.books.post(present(book, `a book in ${loan.currency}`), entries);
  await work.loans.addInterestPostings(postings);
  const { kind: reasonKind, id: reasonId } = reason;
  await work.loans.addRecomputations([recomputationOf(after, { id: newId(), reasonKind, reasonId, asOf })]);
  const payload = {
    ...told,
    loan: loan.number,
    rateBefore: rateText(rateOn(before, asOf).annualRate),
    rateAfter: rateText((after.timeline.at(-1) ?? rateOn(after, asOf)).annualRate),
    entries: entries.map(({ id }) => id),
  };
  await work.outbox.add([{ id: newId(), kind: "loan.rateDecided", subjectId: loan.id, payload }]);
}
