import { money, moneyText } from "../../domain/kernel/money.ts";
import { rateText } from "../../domain/kernel/rate.ts";
import { daysBetween } from "../../domain/kernel/local-date.ts";
import { ratioText } from "../../domain/kernel/ratio.ts";
import type { Viewpoint } from "../../domain/kernel/viewpoint.ts";
import type { PeriodInterestDue } from "../../domain/loan/interest-by-period.ts";
import { balanceOn, type LoanPosition } from "./loan-position.ts";

export interface SegmentView {
  readonly startOn: string;
  readonly endOn: string;
  readonly days: number;
  readonly annualRate: string;
  readonly exact: string;
}

export interface ScheduleRowView {
  readonly n: number;
  readonly startOn: string;
  readonly dueOn: string;
  readonly adjustedDueOn: string;
  readonly days: number;
  readonly principal: string;
  readonly interest: string;
  readonly total: string;
  readonly balance: string;
  readonly segments: readonly SegmentView[];
  readonly posted: string | null;
}

export interface ScheduleTexts {
  readonly currency: string;
  readonly rows: readonly ScheduleRowView[];
  readonly totals: { readonly principal: string; readonly interest: string; readonly total: string };
}

export interface ScheduleView extends ScheduleTexts {
  readonly viewpoint: Viewpoint;
}

export function scheduleView(position: LoanPosition, viewpoint: Viewpoint): ScheduleView {
  return { ...scheduleTexts(position), viewpoint };
}

/** The repayment schedule of a bullet loan: interest at each due date, the balance at the last. */
export function scheduleTexts(position: LoanPosition): ScheduleTexts {
  const { currency } = position.facts.loan;
  const text = (amount: bigint) => moneyText(money(amount, currency));
  const rows = position.periods.map((due, i) => rowOf(position, due, i === position.periods.length - 1));
  const principal = rows.reduce((sum, row) => sum + row.principal, 0n);
  const interest = rows.reduce((sum, row) => sum + row.interest, 0n);
  return {
    currency,
    rows: rows.map((row) => ({
      ...row,
      principal: text(row.principal),
      interest: text(row.interest),
      total: text(row.principal + row.interest),
      balance: text(row.balance),
      posted: row.posted === undefined ? null : text(row.posted),
    })),
    totals: { principal: text(principal), interest: text(interest), total: text(principal + interest) },
  };
}

function rowOf(position: LoanPosition, due: PeriodInterestDue, isLast: boolean) {
  const { period, interest, segments, n, dueOn, adjustedDueOn } = due;
  const opening = balanceOn(position, period.startOn);
  const principal = isLast ? opening : 0n;
  const posted = position.facts.postings.filter(({ periodStartOn }) => periodStartOn === period.startOn);
  return {
    n,
    startOn: period.startOn,
    dueOn,
    adjustedDueOn,
    days: daysBetween(period.startOn, period.endOn),
    principal,
    interest,
    balance: opening - principal,
    posted: posted.length === 0 ? undefined : posted.reduce((sum, row) => sum + row.interest, 0n),
    segments: segments.map((segment) => ({
      startOn: segment.startOn,
      endOn: segment.endOn,
      days: segment.days,
      annualRate: rateText(segment.annualRate),
      exact: ratioText(segment.exact, 6),
    })),
  };
}
