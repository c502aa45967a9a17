/**
 * What a loan is between two events: the balance, the rate, the days not yet settled, and the instalment in force with
 * the number of instalments left. Terms are agreed, the ledger is posted; this state is neither, it is reckoned anew.
 */
import type { LocalDate } from "../kernel/local-date.ts";
import type { Ratio } from "../kernel/ratio.ts";
import type { AccrualSegment } from "./interest.ts";

/** Amounts in minor units of any currency, however small its unit. */
export interface LoanState {
  readonly balance: bigint;
  /** Fraction per year. */
  readonly rate: Ratio;
  /** Whether the days now running are charged nothing, whatever the rate. */
  readonly isWaived: boolean;
  /** First day whose interest is not yet in `unsettled`. */
  readonly accruesFrom: LocalDate;
  /** Adjacent days since interest was last paid or capitalised, cut only where balance or rate changed. */
  readonly unsettled: readonly AccrualSegment[];
  /** Interest that was accrued before the first event. */
  readonly broughtForward: bigint;
  /** Part of the unsettled interest that a holiday left to accrue, minor units. */
  readonly deferred: bigint;
  /** The instalment in force; what it covers (principal, or principal and interest) is the rule's affair. */
  readonly instalment: bigint;
  /** Principal amounts of a custom schedule, one per instalment; empty for other kinds. */
  readonly amounts: readonly bigint[];
  /** Instalments still to come; the last one pays the whole balance. */
  readonly remaining: number;
}

/** How one kind of loan repays. */
export interface RepaymentRule {
  /** Principal due at an instalment that is not the last, before it is limited to the balance. */
  readonly principalDue: (state: LoanState, interest: () => bigint) => bigint;
  /** The state with the instalment fixed anew for the balance over the instalments left. */
  readonly resetInstalment: (state: LoanState, at: InstalmentReset) => LoanState;
  /** The state after a prepayment that keeps the instalment and takes instalments off the end. */
  readonly shortenTerm: (after: LoanState, before: LoanState, at: InstalmentReset) => LoanState;
}

export interface InstalmentReset {
  readonly on: LocalDate;
  /** Interest accrued to that day and not yet settled; minor units. */
  readonly interest: () => bigint;
}
