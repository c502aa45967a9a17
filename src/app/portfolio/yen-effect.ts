/** What a change means in money: interest of the schedule after it less that before, in all and in one fiscal year. */
import { fiscalYearOf } from "../../domain/calendar/fiscal-year.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import type { LoanPosition } from "../loan/loan-position.ts";

export interface YenEffect {
  /** Minor units, until the loans have been repaid. */
  readonly toMaturity: bigint;
  /** Of it what falls due in the fiscal year of the day. */
  readonly thisYear: bigint;
}

interface BeforeAfter {
  readonly before: LoanPosition;
  readonly after: LoanPosition;
}

export function yenEffect(changes: readonly BeforeAfter[], asOf: LocalDate): YenEffect {
  const year = fiscalYearOf(asOf);
  const sum = (side: keyof BeforeAfter, isMeant: (dueOn: LocalDate) => boolean): bigint =>
    changes.reduce((total, change) => total + interestOf(change[side], isMeant), 0n);
  const ever = () => true;
  const inYear = (dueOn: LocalDate) => dueOn >= year.startOn && dueOn < year.endOn;
  return {
    toMaturity: sum("after", ever) - sum("before", ever),
    thisYear: sum("after", inYear) - sum("before", inYear),
  };
}

function interestOf({ schedule: { rows } }: LoanPosition, isMeant: (dueOn: LocalDate) => boolean): bigint {
  return rows
    .filter(({ dueOn }) => isMeant(dueOn))
    .reduce((total, { interest, capitalized }) => total + interest + capitalized, 0n);
}
