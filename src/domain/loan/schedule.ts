/**
 * Repayment schedule (返済予定表): agreed terms and a holiday calendar in, one row per payment out, each with the days,
 * balances and rates its interest was reckoned from.
 *
 * A prepayment has a row of its own on its day, because it is principal paid: the principal of all rows adds up to the
 * drawdowns. Interest that is capitalised is no payment; it is shown beside and raises the balance (its principal
 * counts below zero). Rows after the loan has been repaid are left out.
 */
import type { HolidayCalendar } from "../calendar/holiday-calendar.ts";
import { accept, mapDecision, reject, type Decision } from "../kernel/decision.ts";
import { unreachable } from "../kernel/invariant.ts";
import { annuityRepayment, instalmentByDays, instalmentByPeriods, type LevelInstalment } from "./annuity.ts";
import { bulletRepayment } from "./bullet.ts";
import { cashFlows, type CashFlowRejection, type CashFlowRules } from "./cash-flow.ts";
import { customRepayment } from "./custom-repayment.ts";
import { agreedDueDates, resolveDueDates, type DueDate } from "./due-dates.ts";
import { equalPrincipalRepayment } from "./equal-principal.ts";
import { fixedTotalRepayment } from "./fixed-total.ts";
import { accrue, type AccrualSegment } from "./interest.ts";
import { payInAdvance } from "./interest-in-advance.ts";
import type { RepaymentRule } from "./loan-state.ts";
import { amountText, type LoanTerms } from "./loan-terms.ts";
import type { LoanTermsRejection } from "./loan-terms-rule.ts";
import { complaintsAbout } from "./loan-terms-rules.ts";
import { scheduleColumns } from "./schedule-columns.ts";
import { scheduleEvents, stateBeforeDrawdown } from "./schedule-events.ts";
import { scheduleRows, scheduleTotals, type ScheduleRow, type ScheduleTotals } from "./schedule-rows.ts";
import { rowsOfColumns } from "./yen-rows.ts";

export interface LoanSchedule {
  readonly rows: readonly ScheduleRow[];
  readonly totals: ScheduleTotals;
}

export type ScheduleRejection = LoanTermsRejection | CashFlowRejection;

/** The schedule of agreed terms; refuses with the first rule of `loan-terms-rules` that the terms break. */
export function schedule(
  terms: LoanTerms,
  calendar: HolidayCalendar,
): Decision<LoanSchedule, ScheduleRejection> {
  const columns = scheduleColumns(terms, calendar);
  if (columns === undefined) return exactSchedule(terms, calendar);
  const rows = rowsOfColumns(columns, terms);
  return accept({ rows, totals: scheduleTotals(rows) });
}

/** As `schedule`, by the cash flow of whole-number fractions: for terms that columns do not cover, and as their proof. */
export function exactSchedule(
  terms: LoanTerms,
  calendar: HolidayCalendar,
): Decision<LoanSchedule, ScheduleRejection> {
  const [complaint] = complaintsAbout(terms);
  if (complaint !== undefined) return reject(complaint);
  const agreed = agreedDueDates(terms);
  if (!agreed.ok) return agreed;
  const dues = resolveDueDates(terms, agreed.value, { calendar, convention: terms.businessDayConvention });
  const flows = cashFlows(stateBeforeDrawdown(terms, dues), scheduleEvents(terms, dues), {
    repayment: repaymentRule(terms, dues),
    accrue: accruing(terms, dues),
    amountText: (amount) => amountText(amount, terms),
  });
  return mapDecision(flows, (paid) => {
    const inArrears = scheduleRows(paid, dues);
    const rows = terms.interestTiming === "advance" ? payInAdvance(inArrears, terms) : inArrears;
    return { rows, totals: scheduleTotals(rows) };
  });
}

function repaymentRule(terms: LoanTerms, dues: readonly DueDate[]): RepaymentRule {
  switch (terms.kind) {
    case "bullet":
    case "capital":
      return bulletRepayment;
    case "equalPrincipal":
      return equalPrincipalRepayment;
    case "annuity":
      return annuityRepayment(levelInstalment(terms, dues), terms.instalments);
    case "fixedTotal":
      return fixedTotalRepayment;
    case "custom":
      return customRepayment;
    default:
      return unreachable(terms.kind);
  }
}

function levelInstalment(terms: LoanTerms, dues: readonly DueDate[]): LevelInstalment {
  if (terms.annuityBasis === "periods") return instalmentByPeriods(terms.everyMonths);
  const dueOns = dues.map(({ period }) => period.endOn);
  return instalmentByDays(dueOns, terms.interestRule.dayCount);
}

/** 月割 needs to know which interest period the days belong to; day counts that count days do not. */
function accruing({ interestRule }: LoanTerms, dues: readonly DueDate[]): CashFlowRules["accrue"] {
  if (interestRule.dayCount !== "monthly") return (segments) => accrue(segments, interestRule);
  return (segments) => accrue(segments, interestRule, periodOf(segments, dues));
}

function periodOf(
  segments: readonly AccrualSegment[],
  dues: readonly DueDate[],
): DueDate["period"] | undefined {
  const startOn = segments[0]?.startOn;
  if (startOn === undefined) return undefined;
  return dues.find(({ period }) => startOn < period.endOn)?.period;
}
