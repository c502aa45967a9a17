/**
 * Rules for prepayments (期限前弁済), as far as they can be judged before the balance of the day is known; a prepayment
 * above that balance is refused by the cash flow. A capital loan ranks as capital because it stays: no prepayment
 * before its terms say so.
 */
import type { LocalDate } from "../kernel/local-date.ts";
import { amountText } from "./loan-terms.ts";
import type { LoanTermsInTime, LoanTermsRejection, LoanTermsRule } from "./loan-terms-rule.ts";

export const prepaymentTermsRules: readonly LoanTermsRule[] = [
  prepaymentsArePositive,
  prepaymentsAreWithinTerm,
  prepaymentsAreAllowed,
  prepaymentPolicyFitsKind,
];

function prepaymentsArePositive({ terms }: LoanTermsInTime): readonly LoanTermsRejection[] {
  return terms.prepayments
    .filter(({ amount }) => amount <= 0n)
    .map(({ on, amount }) => ({
      code: "prepaymentNotPositive",
      figures: { on, amount: amountText(amount, terms) },
    }));
}

function prepaymentsAreWithinTerm({
  terms,
  drawnOn,
  lastDueOn,
}: LoanTermsInTime): readonly LoanTermsRejection[] {
  return terms.prepayments
    .filter(({ on }) => on <= drawnOn || on >= lastDueOn)
    .map(({ on }) => ({
      code: "prepaymentOutsideTerm",
      figures: { on, drawdownOn: drawnOn, lastDueOn },
    }));
}

function prepaymentsAreAllowed({ terms }: LoanTermsInTime): readonly LoanTermsRejection[] {
  const { kind, prepayments, prepaymentFrom } = terms;
  const isAllowed = (on: LocalDate) =>
    prepaymentFrom === undefined ? kind !== "capital" : on >= prepaymentFrom;
  return prepayments
    .filter(({ on }) => !isAllowed(on))
    .map(({ on }) => ({
      code: "prepaymentNotAllowed",
      figures: { on, kind, allowedFrom: prepaymentFrom ?? null },
    }));
}

/** A fixed total is fixed: a prepayment can only shorten the term. */
function prepaymentPolicyFitsKind({ terms }: LoanTermsInTime): readonly LoanTermsRejection[] {
  const { kind, prepayments } = terms;
  return prepayments
    .filter(({ policy }) => kind === "fixedTotal" && policy === "reduceInstalment")
    .map(({ on, policy }) => ({ code: "prepaymentPolicyNotForKind", figures: { on, policy, kind } }));
}
