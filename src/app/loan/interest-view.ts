/** The interest table of a loan: per period the segments it was reckoned from, the exact sum and the rounded figure. */
import { money, moneyText } from "../../domain/kernel/money.ts";
import { ratioText } from "../../domain/kernel/ratio.ts";
import type { Viewpoint } from "../../domain/kernel/viewpoint.ts";
import type { Accrual } from "../../domain/loan/interest.ts";
import type { LoanPosition } from "./loan-position.ts";
import { scheduleTexts, type ScheduleRowView, type SegmentView } from "./schedule-view.ts";

export interface InterestPeriodView extends Pick<
  ScheduleRowView,
  "n" | "startOn" | "dueOn" | "capitalized" | "posted" | "provisional"
> {
  readonly endOn: string;
  readonly segments: readonly SegmentView[];
  readonly exact: string;
  readonly rounded: string;
}

export interface InterestView {
  readonly currency: string;
  readonly periods: readonly InterestPeriodView[];
  readonly viewpoint: Viewpoint;
}

const decimals = 6;

export function interestView(position: LoanPosition, viewpoint: Viewpoint): InterestView {
  const { currency, rows } = scheduleTexts(position);
  const rounded = (accrual: Accrual) => moneyText(money(accrual.interest, position.terms.currency));
  const periods = rows.flatMap((row, i): readonly InterestPeriodView[] => {
    const accrual = position.schedule.rows[i]?.accrual;
    const last = row.segments.at(-1);
    if (accrual === undefined || last === undefined) return [];
    const { n, startOn, dueOn, segments, capitalized, posted, provisional } = row;
    const figures = { exact: ratioText(accrual.exact, decimals), rounded: rounded(accrual) };
    return [{ n, startOn, endOn: last.endOn, dueOn, segments, capitalized, posted, provisional, ...figures }];
  });
  return { currency, periods, viewpoint };
}
