/**
 * The repayment schedule as a report shows it: whole up to twelve rows, else the part around the viewpoint.
 *
 * A prepayment shows in the row of the interest period in which it was received. A row is paid when the receipts up to
 * the viewpoint cover all interest due so far, and at maturity the principal. Interest recomputed after its due date is
 * settled by itself, so a correction never turns a punctual payment into an overdue one.
 */
import { japanDay } from "../../domain/kernel/instant.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import { daysBetween } from "../../domain/kernel/local-date.ts";
import { money, moneyText } from "../../domain/kernel/money.ts";
import { rateText } from "../../domain/kernel/rate.ts";
import type { PeriodInterestDue, RatedSegment } from "../../domain/loan/interest-by-period.ts";
import { principalOf } from "../../domain/loan/loan-terms.ts";
import type { ScheduleExcerpt, ScheduleRow } from "../../domain/report/loan-report.ts";
import { present } from "../../domain/kernel/invariant.ts";
import { balanceOn, type LoanPosition } from "../loan/loan-position.ts";
import type { LoanFacts } from "../loan/ports.ts";

const mostRows = 12;

/** `seenUntil` is the last day whose receipts can be known. */
export function scheduleExcerpt(position: LoanPosition, seenUntil: LocalDate): ScheduleExcerpt {
  const rows = scheduleRows(position, seenUntil);
  return { totalRows: rows.length, rows: around(rows, seenUntil) };
}

/** As many rows before the next due date as after it, where there are enough of both. */
function around(rows: readonly ScheduleRow[], seenUntil: LocalDate): readonly ScheduleRow[] {
  const past = rows.filter(({ adjustedDueOn }) => adjustedDueOn < seenUntil).length;
  const latestStart = Math.max(0, rows.length - mostRows);
  const from = Math.min(Math.max(0, past - mostRows / 2), latestStart);
  return rows.slice(from, from + mostRows);
}

function scheduleRows(position: LoanPosition, seenUntil: LocalDate): readonly ScheduleRow[] {
  const { loan, repayments } = position.facts;
  const text = (amount: bigint) => moneyText(money(amount, loan.currency));
  const interestReceived = repayments.reduce((sum, { interest }) => sum + interest, 0n);
  const principalReceived = repayments.reduce((sum, { principal }) => sum + principal, 0n);
  let before = principalOf(position.terms);
  let [interestDue, principalDue] = [0n, 0n];
  return position.periods.map((due) => {
    const after = balanceOn(position, due.period.endOn);
    const principal = before - after;
    before = after;
    interestDue += dueOnTime(due, position.facts);
    principalDue += principal;
    const isPaid = interestDue <= interestReceived && principalDue <= principalReceived;
    const hasPassed = due.adjustedDueOn < seenUntil;
    return {
      dueOn: due.dueOn,
      adjustedDueOn: due.adjustedDueOn,
      days: daysBetween(due.period.startOn, due.period.endOn),
      annualRates: ratesOf(due.segments),
      interest: text(due.interest),
      principal: text(principal),
      balance: text(after),
      state: isPaid ? "paid" : hasPassed ? "overdue" : "projected",
    };
  });
}

/** The interest of a period as it stood when it fell due. */
function dueOnTime({ period, interest, adjustedDueOn }: PeriodInterestDue, { postings }: LoanFacts): bigint {
  return postings
    .filter(
      ({ kind, periodStartOn, recordedAt }) =>
        kind === "adjustment" && periodStartOn === period.startOn && japanDay(recordedAt) > adjustedDueOn,
    )
    .reduce((sum, posting) => sum - posting.interest, interest);
}

function ratesOf(segments: readonly RatedSegment[]): readonly [string, ...string[]] {
  const rates = segments.map(({ annualRate }) => rateText(annualRate));
  const [first, ...others] = rates.filter((rate, i) => rate !== rates[i - 1]);
  return [present(first, "a rate of the period"), ...others];
}
