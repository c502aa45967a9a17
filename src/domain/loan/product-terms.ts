/**
 * Product terms of a tranche: every convention that its loans share and that is not a rate, a date or an amount. Each
 * is a field with the value Japanese loan agreements usually have; none is a constant of the program.
 *
 * The shape of a loan is what differs from drawdown to drawdown: the grace period and, for some kinds, the amounts.
 */
import { percent, type Rate } from "../kernel/rate.ts";
import type { CapitalRateTerms } from "./capital-loan.ts";
import type { LoanTerms } from "./loan-terms.ts";
import { usualAllocation, type AllocationTerms } from "./repayment-allocation.ts";

export const accrualFrequencies = ["monthly", "daily"] as const;
export type AccrualFrequency = (typeof accrualFrequencies)[number];

export interface ProductTerms {
  readonly annuityBasis: LoanTerms["annuityBasis"];
  readonly interestTiming: LoanTerms["interestTiming"];
  readonly accrueTo: LoanTerms["accrueTo"];
  /** What an annuity does after a change of the rate. */
  readonly stepChangeInstalment: "recompute" | "keep";
  readonly prepaymentInterest: LoanTerms["prepaymentInterest"];
  /** First day a prepayment is allowed. */
  readonly prepaymentFrom: LoanTerms["prepaymentFrom"];
  /** 遅延損害金, per year of 365 days. */
  readonly lateChargeRate: Rate;
  readonly allocation: AllocationTerms;
  readonly accrualFrequency: AccrualFrequency;
  /** Kind `capital` only: the rate by the borrower's profit. */
  readonly capitalRates: Omit<CapitalRateTerms, "drawdownOn"> | undefined;
}

export const usualProductTerms: ProductTerms = {
  annuityBasis: "periods",
  interestTiming: "arrears",
  accrueTo: "unadjusted",
  stepChangeInstalment: "recompute",
  prepaymentInterest: "nextDue",
  prepaymentFrom: undefined,
  lateChargeRate: percent(14n),
  allocation: usualAllocation,
  accrualFrequency: "monthly",
  capitalRates: undefined,
};

export type LoanShape = Pick<LoanTerms, "grace" | "principalAmounts" | "fixedInstalment">;

export const usualShape: LoanShape = { grace: { instalments: 0, interest: "paid" }, principalAmounts: [] };
