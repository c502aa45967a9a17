/**
 * Interest dates given one by one: the first is the day interest starts to run, each later one closes an interest
 * period `[startOn, endOn)`. Where a convention moves a due date off a closed day the payment moves; interest runs to
 * the day as agreed unless the terms say `adjusted`.
 */
import { adjustToBusinessDay, type BusinessDayRule } from "../calendar/business-day.ts";
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import { later, type LocalDate } from "../kernel/local-date.ts";
import type { DueDate } from "./due-dates.ts";

export type InterestDatesRejection = Rejection<"interestDatesTooFew" | "interestDatesNotAscending">;

/** One due date for each date but the first; refuses dates that are out of order or come twice. */
export function dueDatesFrom(
  interestDates: readonly LocalDate[],
  businessDays: BusinessDayRule,
  accrueTo: "unadjusted" | "adjusted" = "unadjusted",
): Decision<readonly DueDate[], InterestDatesRejection> {
  const [startOn, ...agreed] = interestDates;
  if (startOn === undefined || agreed.length === 0) {
    const figures = { dates: interestDates.length, fewest: 2 };
    return reject({ code: "interestDatesTooFew", figures, pointer: "/interestDates" });
  }
  let from = startOn;
  const dueDates: DueDate[] = [];
  for (const [i, dueOn] of agreed.entries()) {
    const before = interestDates[i];
    if (before !== undefined && dueOn <= before) {
      const pointer = `/interestDates/${i + 1}`;
      return reject({ code: "interestDatesNotAscending", figures: { before, date: dueOn }, pointer });
    }
    const adjustedDueOn = adjustToBusinessDay(dueOn, businessDays);
    const endOn = later(from, accrueTo === "adjusted" ? adjustedDueOn : dueOn);
    dueDates.push({ n: i + 1, dueOn, adjustedDueOn, period: { startOn: from, endOn } });
    from = endOn;
  }
  return accept(dueDates);
}
