/** What a verdict does to one loan: its position before and after, and the adjustments of what was posted. */
import type { HolidayCalendar } from "../../domain/calendar/holiday-calendar.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import { positionOf, type LoanPosition } from "./loan-position.ts";
import { plannedPostings, type InterestPlan } from "./planned-postings.ts";
import type { LoanFacts, RatchetDecisionFact } from "./ports.ts";

export interface RatchetEffect {
  readonly before: LoanPosition;
  readonly after: LoanPosition;
  /** Interest already posted, reckoned again; empty when the new rate starts later. */
  readonly adjustments: readonly InterestPlan[];
}

export function ratchetEffect(
  facts: LoanFacts,
  decision: RatchetDecisionFact,
  { calendar, asOf }: { readonly calendar: HolidayCalendar; readonly asOf: LocalDate },
): RatchetEffect {
  const before = positionOf(facts, calendar);
  const after = positionOf({ ...facts, decisions: [...facts.decisions, decision] }, calendar);
  const adjustments = plannedPostings(after, asOf).filter(({ kind }) => kind === "adjustment");
  return { before, after, adjustments };
}
