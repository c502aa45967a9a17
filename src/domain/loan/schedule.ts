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
import { present, unreachable } from "../kernel/invariant.ts";
import { dayFromEpoch, type LocalDate } from "../kernel/local-date.ts";
import { annuityRepayment, instalmentByDays, instalmentByPeriods, type LevelInstalment } from "./annuity.ts";
import { bulletRepayment } from "./bullet.ts";
import { balanceSteps } from "./contractual-basis.ts";
import { cashFlows, type CashFlowRejection, type CashFlowRules } from "./cash-flow.ts";
import { customRepayment } from "./custom-repayment.ts";
import {
  accelerated,
  agreedDueDates,
  dueDays,
  interestPeriods,
  resolveDueDates,
  type DueDate,
  type DueDay,
} from "./due-dates.ts";
import { equalPrincipalRepayment } from "./equal-principal.ts";
import { fixedTotalRepayment } from "./fixed-total.ts";
import { accrue, type AccrualSegment } from "./interest.ts";
import type { DatedBalance } from "./interest-by-period.ts";
import { payInAdvance } from "./interest-in-advance.ts";
import type { RepaymentRule } from "./loan-state.ts";
import { amountText, type LoanTerms } from "./loan-terms.ts";
import type { LoanTermsRejection } from "./loan-terms-rule.ts";
import { complaintsAbout } from "./loan-terms-rules.ts";
import { scheduleColumns } from "./schedule-columns.ts";
import { scheduleEvents, stateBeforeDrawdown } from "./schedule-events.ts";
import { scheduleRows, scheduleTotals, type ScheduleRow, type ScheduleTotals } from "./schedule-rows.ts";
import { balancesOfColumns } from "./yen-balances.ts";
import { rowsOfColumns } from "./yen-rows.ts";

export interface LoanSchedule {
  /** The due dates at which interest is settled, with the periods they close. */
  readonly dueDates: readonly DueDate[];
  readonly rows: readonly ScheduleRow[];
  readonly totals: ScheduleTotals;
  /** What is owed from each day on which that changes. */
  readonly balances: readonly DatedBalance[];
  /** The day the last of the principal falls due. */
  readonly maturityOn: LocalDate;
}

export type ScheduleRejection = LoanTermsRejection | CashFlowRejection;

/**
 * The schedule of agreed terms; refuses with the first rule of `loan-terms-rules` that the terms break. Whoever has
 * resolved the due dates of the terms already hands them in.
 */
export function schedule(
  terms: LoanTerms,
  calendar: HolidayCalendar,
  resolved?: readonly DueDate[],
): Decision<LoanSchedule, ScheduleRejection> {
  const columns = scheduleColumns(terms, calendar);
  if (columns === undefined) return exactSchedule(terms, calendar);
  const made = (dueDates: readonly DueDate[]): LoanSchedule =>
    scheduleOf(terms, dueDates, {
      rows: () => rowsOfColumns(columns, terms),
      balances: () => balancesOfColumns(columns, terms),
      maturityOn: () => dayFromEpoch(present(columns.dueDay[columns.length - 1], "a row")),
    });
  if (resolved !== undefined) return accept(made(resolved));
  return mapDecision(agreedDueDates(terms), (agreed) => {
    const businessDays = { calendar, convention: terms.businessDayConvention };
    return made(resolveDueDates(terms, agreed, businessDays));
  });
}

interface Figures {
  readonly rows: () => readonly ScheduleRow[];
  /** Undefined where they are to be taken from the rows. */
  readonly balances: () => readonly DatedBalance[] | undefined;
  readonly maturityOn: () => LocalDate;
}

/** Figures are made when somebody looks at them: runs over whole portfolios look at balances only. */
function scheduleOf(terms: LoanTerms, dueDates: readonly DueDate[], figures: Figures): LoanSchedule {
  const rows = once(figures.rows);
  const totals = once(() => scheduleTotals(rows()));
  const balances = once(() => figures.balances() ?? balanceSteps(terms, { rows: rows(), dueDates }));
  return {
    dueDates,
    get rows() {
      return rows();
    },
    get totals() {
      return totals();
    },
    get balances() {
      return balances();
    },
    get maturityOn() {
      return figures.maturityOn();
    },
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
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
  const all = dueDays(terms, agreed.value, { calendar, convention: terms.businessDayConvention });
  const days = accelerated(all, terms);
  const dueDates = interestPeriods(days, terms);
  const flows = cashFlows(stateBeforeDrawdown(terms, agreed.value), scheduleEvents(terms, days), {
    repayment: repaymentRule(terms, all),
    accrue: accruing(terms, dueDates),
    amountText: (amount) => amountText(amount, terms),
  });
  return mapDecision(flows, (paid) => {
    const inArrears = scheduleRows(paid, dueDates);
    const rows = terms.interestTiming === "advance" ? payInAdvance(inArrears, terms) : inArrears;
    return scheduleOf(terms, dueDates, {
      rows: () => rows,
      balances: () => undefined,
      maturityOn: () => present(rows.at(-1), "a row").dueOn,
    });
  });
}

function repaymentRule(terms: LoanTerms, days: readonly DueDay[]): RepaymentRule {
  switch (terms.kind) {
    case "bullet":
    case "capital":
      return bulletRepayment;
    case "equalPrincipal":
      return equalPrincipalRepayment;
    case "annuity":
      return annuityRepayment(levelInstalment(terms, days), terms.instalments);
    case "fixedTotal":
      return fixedTotalRepayment;
    case "custom":
      return customRepayment;
    default:
      return unreachable(terms.kind);
  }
}

function levelInstalment(terms: LoanTerms, days: readonly DueDay[]): LevelInstalment {
  if (terms.annuityBasis === "periods") return instalmentByPeriods(terms.everyMonths);
  const payDays = days.filter(({ n }) => n > terms.grace.instalments);
  const dueOns = payDays.map(({ accruesTo }) => accruesTo);
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
