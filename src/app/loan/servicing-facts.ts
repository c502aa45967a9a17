/** What happens to a loan after it has been agreed: facts its schedule, its claims and its books follow from. */
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import type { RecordedFact } from "../../domain/kernel/viewpoint.ts";
import type { Accounts } from "../../domain/loan/capital-loan.ts";
import type { PrepaymentPolicy } from "../../domain/loan/loan-event.ts";
import type { HolidayInterest, HolidayMaturity } from "../../domain/loan/payment-holiday.ts";
import type { ProductTerms } from "../../domain/loan/product-terms.ts";

/** Money received, and what it was allocated to; minor units. */
export interface RepaymentFact extends RecordedFact {
  readonly id: string;
  readonly loanId: string;
  readonly receivedOn: LocalDate;
  readonly amount: bigint;
  readonly costs: bigint;
  readonly lateCharge: bigint;
  readonly interest: bigint;
  readonly principal: bigint;
  /** Put to what is held for the borrower (+), or taken out of it (−). */
  readonly held: bigint;
}

export const nothingReceived = {
  amount: 0n,
  costs: 0n,
  lateCharge: 0n,
  interest: 0n,
  principal: 0n,
  held: 0n,
} as const satisfies Partial<RepaymentFact>;

export interface ProductTermsFact extends RecordedFact {
  readonly effectiveOn: LocalDate;
  readonly terms: ProductTerms;
}

/** What happened to a loan after it was drawn; amounts in minor units. */
export type LoanEventDetail =
  | { readonly kind: "drawdown"; readonly amount: bigint }
  | {
      readonly kind: "prepayment";
      readonly amount: bigint;
      readonly policy: PrepaymentPolicy;
      readonly breakCost: bigint;
    }
  | {
      readonly kind: "paymentHoliday";
      readonly endOn: LocalDate;
      readonly interest: HolidayInterest;
      readonly maturity: HolidayMaturity;
      readonly reason: string;
    }
  /** 期限の利益喪失, at the lender's request. */
  | { readonly kind: "acceleration"; readonly reason: string }
  | { readonly kind: "nonAccrual"; readonly reason: string }
  | { readonly kind: "accrualResumption"; readonly reason: string }
  | { readonly kind: "writeOff"; readonly principal: bigint; readonly reason: string }
  /** Costs paid for the borrower, or a fee of the lender's own. */
  | {
      readonly kind: "charge";
      readonly what: "costs" | "fee";
      readonly amount: bigint;
      readonly reason: string;
    }
  /** Held money given back to the borrower. */
  | { readonly kind: "heldRefund"; readonly amount: bigint; readonly reason: string }
  /** Premium set aside, passed to the cause the agreement names. */
  | {
      readonly kind: "goodCausePayment";
      readonly amount: bigint;
      readonly goodCause: string;
      readonly reason: string;
    }
  /** Taken over from an earlier system, with what was outstanding. */
  | { readonly kind: "takeover"; readonly importId: string };
export type LoanEventKind = LoanEventDetail["kind"];

export interface LoanEventFact extends RecordedFact {
  readonly id: string;
  readonly loanId: string;
  readonly effectiveOn: LocalDate;
  readonly detail: LoanEventDetail;
  readonly requestedBy: string;
  readonly approvedBy: string | undefined;
}

export interface NewLoanEvent extends Omit<LoanEventFact, "recordedAt"> {
  readonly approvalId: string | undefined;
}

/** The borrower's accounts of a fiscal year, as far as a capital loan is priced on them. */
export interface AnnualAccountsFact extends RecordedFact, Accounts {
  readonly id: string;
}
