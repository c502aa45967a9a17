/** Rules for the dated principal amounts of a custom loan (個別): they are after the drawdown and add up to it. */
import { amountText, principalOf } from "./loan-terms.ts";
import type { LoanTermsInTime, LoanTermsRejection, LoanTermsRule } from "./loan-terms-rule.ts";

export const customTermsRules: readonly LoanTermsRule[] = [
  amountsFitKind,
  amountsAreNotNegative,
  amountsHaveOwnDays,
  amountsFollowDrawdown,
  amountsAddUpToPrincipal,
];

function amountsFitKind({ terms }: LoanTermsInTime): readonly LoanTermsRejection[] {
  const { kind, principalAmounts } = terms;
  const given = principalAmounts.length;
  if (kind === "custom") return given > 0 ? [] : [{ code: "principalAmountsMissing", figures: { kind } }];
  return given === 0 ? [] : [{ code: "principalAmountsNotForKind", figures: { kind, amounts: given } }];
}

function amountsAreNotNegative({ terms }: LoanTermsInTime): readonly LoanTermsRejection[] {
  return terms.principalAmounts
    .filter(({ amount }) => amount < 0n)
    .map(({ dueOn, amount }) => ({
      code: "principalAmountNegative",
      figures: { dueOn, amount: amountText(amount, terms) },
    }));
}

function amountsHaveOwnDays({ terms }: LoanTermsInTime): readonly LoanTermsRejection[] {
  const { principalAmounts } = terms;
  const days = principalAmounts.map(({ dueOn }) => dueOn);
  return days
    .filter((day, i) => days.indexOf(day) < i)
    .map((dueOn) => ({ code: "principalAmountsOnSameDay", figures: { dueOn } }));
}

function amountsFollowDrawdown({ terms, drawnOn }: LoanTermsInTime): readonly LoanTermsRejection[] {
  return terms.principalAmounts
    .filter(({ dueOn }) => dueOn <= drawnOn)
    .map(({ dueOn }) => ({
      code: "principalAmountNotAfterDrawdown",
      figures: { dueOn, drawdownOn: drawnOn },
    }));
}

function amountsAddUpToPrincipal({ terms }: LoanTermsInTime): readonly LoanTermsRejection[] {
  if (terms.kind !== "custom") return [];
  const principal = principalOf(terms);
  const sum = terms.principalAmounts.reduce((total, { amount }) => total + amount, 0n);
  if (sum === principal) return [];
  const figures = {
    sum: amountText(sum, terms),
    principal: amountText(principal, terms),
    difference: amountText(sum - principal, terms),
  };
  return [{ code: "principalAmountsNotPrincipal", figures, pointer: "/principalAmounts" }];
}
