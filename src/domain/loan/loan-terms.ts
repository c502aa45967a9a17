/**
 * Agreed terms of a loan: what the parties signed, before any calendar has moved a day. `schedule` resolves them into
 * due dates and amounts; the ledger records what was really paid. Every convention is a field of the product.
 */
import type { BusinessDayConvention } from "../calendar/business-day.ts";
import type { LocalDate } from "../kernel/local-date.ts";
import { money, moneyText, type Currency } from "../kernel/money.ts";
import type { Rate } from "../kernel/rate.ts";
import type { PrepaymentPolicy } from "./loan-event.ts";
import { defaultInterestRule, type InterestRule } from "./interest.ts";
import type { PaymentHoliday } from "./payment-holiday.ts";

export type LoanKind = "bullet" | "equalPrincipal" | "annuity" | "fixedTotal" | "custom" | "capital";

export interface LoanTerms {
  readonly kind: LoanKind;
  readonly currency: Currency;
  /** In order of days; all of them are repaid by the one schedule. */
  readonly drawdowns: readonly Drawdown[];
  /** From the first drawdown. */
  readonly annualRate: Rate;
  readonly rateChanges: readonly RateChange[];
  readonly firstDueOn: LocalDate;
  readonly everyMonths: number;
  /** Due dates in all, those of the grace period among them. */
  readonly instalments: number;
  /** Due dates keep to the end of the month where the first one is an end of month. */
  readonly endOfMonth: boolean;
  readonly grace: Grace;
  /** Annuity only: the instalment by the annuity formula, or fixed over the days between the due dates. */
  readonly annuityBasis: "periods" | "days";
  readonly interestRule: InterestRule;
  /** 後取 (at the end of each period) or 前取 (at its start, the first on the day of the drawdown). */
  readonly interestTiming: "arrears" | "advance";
  readonly businessDayConvention: BusinessDayConvention;
  /** Whether interest runs to the due date as agreed or to the business day it is moved to. */
  readonly accrueTo: "unadjusted" | "adjusted";
  readonly prepayments: readonly Prepayment[];
  /** When the interest of a prepaid part is paid. */
  readonly prepaymentInterest: "nextDue" | "atPrepayment";
  /** First day a prepayment is allowed; a capital loan allows none unless this says so. */
  readonly prepaymentFrom?: LocalDate;
  /** Kind `custom` only: what is due when; days off the regular due dates are due dates of their own. */
  readonly principalAmounts: readonly PrincipalAmount[];
  /** Kind `fixedTotal` only: the total paid at each due date; minor units. */
  readonly fixedInstalment?: bigint;
  /** 支払猶予: apart from each other, in any order. */
  readonly holidays: readonly PaymentHoliday[];
  /** 期限の利益喪失: on this day the balance and all accrued interest fall due, and nothing after. */
  readonly acceleratedOn?: LocalDate;
}

export interface Drawdown {
  readonly on: LocalDate;
  /** Minor units. */
  readonly amount: bigint;
}

export interface RateChange {
  /** The new rate accrues from and including this day. */
  readonly effectiveOn: LocalDate;
  readonly annualRate: Rate;
  /** Annuity only: a new instalment from the first due date after the change, or the old one to the end. */
  readonly instalment: "recompute" | "keep";
}

/** 据置: due dates without principal; their interest is paid, or added to the balance. */
export interface Grace {
  readonly instalments: number;
  readonly interest: "paid" | "capitalized";
}

export interface Prepayment {
  readonly on: LocalDate;
  /** Minor units. */
  readonly amount: bigint;
  readonly policy: PrepaymentPolicy;
}

export interface PrincipalAmount {
  readonly dueOn: LocalDate;
  /** Minor units. */
  readonly amount: bigint;
}

/** The product fields as loans usually have them; what a contract leaves unsaid. */
export const usualTerms = {
  currency: "JPY",
  rateChanges: [],
  endOfMonth: false,
  grace: { instalments: 0, interest: "paid" },
  annuityBasis: "periods",
  interestRule: defaultInterestRule,
  interestTiming: "arrears",
  businessDayConvention: "none",
  accrueTo: "unadjusted",
  prepayments: [],
  prepaymentInterest: "nextDue",
  principalAmounts: [],
  holidays: [],
} as const satisfies Partial<LoanTerms>;

export function principalOf({ drawdowns }: Pick<LoanTerms, "drawdowns">): bigint {
  return drawdowns.reduce((sum, { amount }) => sum + amount, 0n);
}

/** An amount of the loan in the words of the API. */
export function amountText(amount: bigint, { currency }: Pick<LoanTerms, "currency">): string {
  return moneyText(money(amount, currency));
}
