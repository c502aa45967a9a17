/** A rule of the law book of loan terms: looks at one thing, answers with complaints that show the figures. */
import type { Rejection } from "../kernel/decision.ts";
import type { LocalDate } from "../kernel/local-date.ts";
import type { DueDatesRejection } from "./due-dates.ts";
import type { InterestRuleRejection } from "./interest.ts";
import type { LoanTerms } from "./loan-terms.ts";

export type LoanTermsRejection =
  | DueDatesRejection
  | InterestRuleRejection
  | Rejection<
      | "principalNotPositive"
      | "drawdownsOutOfOrder"
      | "drawdownAfterLastDue"
      | "rateOutOfRange"
      | "rateChangeOutsideTerm"
      | "rateChangesOnSameDay"
      | "graceOutOfRange"
      | "graceNotForKind"
      | "fixedInstalmentMissing"
      | "fixedInstalmentNotForKind"
      | "interestInAdvanceNotForTerms"
      | "principalAmountsMissing"
      | "principalAmountsNotForKind"
      | "principalAmountNegative"
      | "principalAmountsOnSameDay"
      | "principalAmountNotAfterDrawdown"
      | "principalAmountsNotPrincipal"
      | "prepaymentNotPositive"
      | "prepaymentOutsideTerm"
      | "prepaymentNotAllowed"
      | "prepaymentPolicyNotForKind"
      | "holidayEmpty"
      | "holidayBeforeDrawdown"
      | "holidayAfterLastDue"
      | "holidaysOverlap"
      | "holidayNotForKind"
      | "holidayNotWithInterestInAdvance"
      | "holidayLeavesNoInstalment"
      | "accelerationOutsideTerm"
      | "accelerationNotWithInterestInAdvance"
      | "drawdownAfterAcceleration"
      | "prepaymentAfterAcceleration"
    >;

/** Terms with the first and the last day of the loan, which most rules measure against. */
export interface LoanTermsInTime {
  readonly terms: LoanTerms;
  readonly drawnOn: LocalDate;
  readonly lastDueOn: LocalDate;
}

export type LoanTermsRule = (terms: LoanTermsInTime) => readonly LoanTermsRejection[];
