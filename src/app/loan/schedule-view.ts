import { money, moneyText } from "../../domain/kernel/money.ts";
import { rateOfRatio, rateText } from "../../domain/kernel/rate.ts";
import { daysBetween } from "../../domain/kernel/local-date.ts";
import { ratioText } from "../../domain/kernel/ratio.ts";
import type { Viewpoint } from "../../domain/kernel/viewpoint.ts";
import type { ScheduleRow } from "../../domain/loan/schedule-rows.ts";
import { isProvisional } from "./loan-claims.ts";
import type { LoanPosition } from "./loan-position.ts";

export interface SegmentView {
  readonly startOn: string;
  readonly endOn: string;
  readonly days: number;
  /** The balance that bore interest. */
  readonly principal: string;
  readonly annualRate: string;
  readonly exact: string;
}

export interface ScheduleRowView {
  readonly kind: ScheduleRow["kind"];
  readonly n: number;
  readonly startOn: string;
  readonly dueOn: string;
  readonly adjustedDueOn: string;
  readonly days: number;
  readonly principal: string;
  readonly interest: string;
  /** Interest added to the balance instead of being paid. */
  readonly capitalized: string;
  readonly total: string;
  readonly balance: string;
  readonly segments: readonly SegmentView[];
  readonly posted: string | null;
  /** Its rate awaits annual accounts: what is shown is the last rate known. */
  readonly provisional: boolean;
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

/** One row per payment of the schedule, each with the days, balances and rates its interest was reckoned from. */
export function scheduleTexts(position: LoanPosition): ScheduleTexts {
  const { schedule, terms } = position;
  const text = (amount: bigint) => moneyText(money(amount, terms.currency));
  const { principal, interest, total } = schedule.totals;
  return {
    currency: terms.currency,
    rows: schedule.rows.map((row) => rowView(position, row)),
    totals: { principal: text(principal), interest: text(interest), total: text(total) },
  };
}

/** A row of a schedule in figures, without what has been posted for it. */
export function rowFigures(
  row: ScheduleRow,
  text: (amount: bigint) => string,
): Omit<ScheduleRowView, "posted" | "provisional"> {
  const { kind, n, dueOn, adjustedDueOn, accrual } = row;
  const segments = accrual?.segments ?? [];
  const startOn = segments[0]?.startOn ?? dueOn;
  return {
    kind,
    n,
    startOn,
    dueOn,
    adjustedDueOn,
    days: daysBetween(startOn, segments.at(-1)?.endOn ?? startOn),
    principal: text(row.principal),
    interest: text(row.interest),
    capitalized: text(row.capitalized),
    total: text(row.total),
    balance: text(row.balance),
    segments: segments.map((segment) => ({
      startOn: segment.startOn,
      endOn: segment.endOn,
      days: segment.days,
      principal: text(segment.principal),
      annualRate: rateText(rateOfRatio(segment.rate)),
      exact: ratioText(segment.exact, 6),
    })),
  };
}

function rowView({ facts, terms, awaitingFrom }: LoanPosition, row: ScheduleRow): ScheduleRowView {
  const text = (amount: bigint) => moneyText(money(amount, terms.currency));
  const figures = rowFigures(row, text);
  const posted = facts.postings.filter(({ periodStartOn }) => periodStartOn === figures.startOn);
  return {
    ...figures,
    posted: posted.length === 0 ? null : text(posted.reduce((sum, { interest }) => sum + interest, 0n)),
    provisional: isProvisional(row, awaitingFrom),
  };
}
