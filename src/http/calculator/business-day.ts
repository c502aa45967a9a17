import type { z } from "zod";
import type { businessDayRequest, businessDayResponse } from "../../contract/calculator/business-day.ts";
import {
  addBusinessDays,
  adjustToBusinessDay,
  businessDayCount,
} from "../../domain/calendar/business-day.ts";
import { mapDecision, type Decision } from "../../domain/kernel/decision.ts";
import { parseLocalDate } from "../../domain/kernel/local-date.ts";
import type { CalculatorDeps } from "./deps.ts";

/**
 * Every day counted is a business day, so the convention only moves a count of zero. A day beyond the years the ledger
 * knows is refused.
 */
export function answerBusinessDay(
  request: z.output<typeof businessDayRequest>,
  { calendar }: CalculatorDeps,
): Decision<z.input<typeof businessDayResponse>> {
  const { date, convention } = request;
  const count = businessDayCount(request.addBusinessDays);
  if (!count.ok) return count;
  const on =
    count.value === 0
      ? adjustToBusinessDay(date, { calendar, convention })
      : addBusinessDays(date, count.value, calendar);
  return mapDecision(parseLocalDate(on), (day) => ({ date: day }));
}
