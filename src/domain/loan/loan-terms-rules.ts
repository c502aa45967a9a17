/**
 * What agreed terms must satisfy before a schedule is made of them: a literal list of rules, looked at once the
 * drawdowns and due dates are sound, because the rest is measured against those. The first complaint is the refusal a
 * caller sees.
 */
import { present } from "../kernel/invariant.ts";
import { rateRatio, rateText, type Rate } from "../kernel/rate.ts";
import { compareRatios, ratio } from "../kernel/ratio.ts";
import { customTermsRules } from "./custom-terms-rules.ts";
import { agreedDueDates, drawnOn } from "./due-dates.ts";
import { holidayTermsRules } from "./holiday-terms-rules.ts";
import { agreeInterestRule } from "./interest.ts";
import { amountText, type LoanTerms } from "./loan-terms.ts";
import type { LoanTermsInTime, LoanTermsRejection, LoanTermsRule } from "./loan-terms-rule.ts";
import { prepaymentTermsRules } from "./prepayment-terms-rules.ts";

const rules: readonly LoanTermsRule[] = [
  drawdownsAreWithinTerm,
  ratesAreInRange,
  rateChangesAreWithinTerm,
  rateChangesHaveOwnDays,
  graceLeavesAnInstalment,
  graceFitsKind,
  interestRuleIsSound,
  fixedInstalmentFitsKind,
  interestInAdvanceIsKnown,
  ...customTermsRules,
  ...prepaymentTermsRules,
  ...holidayTermsRules,
];

export function complaintsAbout(terms: LoanTerms): readonly LoanTermsRejection[] {
  const aboutDrawdowns = [...drawdownsArePositive(terms), ...drawdownsAreInOrder(terms)];
  if (aboutDrawdowns.length > 0) return aboutDrawdowns;
  const due = agreedDueDates(terms);
  if (!due.ok) return [due.rejection];
  const lastDueOn = present(due.value.at(-1), "a due date").dueOn;
  return rules.flatMap((rule) => rule({ terms, drawnOn: drawnOn(terms), lastDueOn }));
}

function drawdownsArePositive(terms: LoanTerms): readonly LoanTermsRejection[] {
  const { drawdowns } = terms;
  if (drawdowns.length === 0) return [{ code: "principalNotPositive", figures: { drawdowns: 0 } }];
  return drawdowns
    .filter(({ amount }) => amount <= 0n)
    .map(({ amount }) => ({
      code: "principalNotPositive",
      figures: { principal: amountText(amount, terms) },
      pointer: "/principal",
    }));
}

function drawdownsAreInOrder({ drawdowns }: LoanTerms): readonly LoanTermsRejection[] {
  return drawdowns.flatMap(({ on }, i) => {
    const previous = drawdowns[i - 1];
    if (previous === undefined || previous.on <= on) return [];
    return [{ code: "drawdownsOutOfOrder" as const, figures: { drawdownOn: on, previousOn: previous.on } }];
  });
}

function drawdownsAreWithinTerm({ terms, lastDueOn }: LoanTermsInTime): readonly LoanTermsRejection[] {
  return terms.drawdowns
    .filter(({ on }) => on >= lastDueOn)
    .map(({ on }) => ({ code: "drawdownAfterLastDue", figures: { drawdownOn: on, lastDueOn } }));
}

function ratesAreInRange({ terms }: LoanTermsInTime): readonly LoanTermsRejection[] {
  const { annualRate, rateChanges } = terms;
  const outOfRange = (rate: Rate) => rate < 0n || compareRatios(rateRatio(rate), ratio(1n)) > 0;
  return [annualRate, ...rateChanges.map((change) => change.annualRate)].filter(outOfRange).map((rate) => ({
    code: "rateOutOfRange",
    figures: { annualRate: rateText(rate), lowest: "0", highest: "1" },
  }));
}

function rateChangesAreWithinTerm(loan: LoanTermsInTime): readonly LoanTermsRejection[] {
  const { terms, lastDueOn } = loan;
  return terms.rateChanges
    .filter(({ effectiveOn }) => effectiveOn < loan.drawnOn || effectiveOn >= lastDueOn)
    .map(({ effectiveOn }) => ({
      code: "rateChangeOutsideTerm",
      figures: { effectiveOn, drawdownOn: loan.drawnOn, lastDueOn },
    }));
}

function rateChangesHaveOwnDays({ terms }: LoanTermsInTime): readonly LoanTermsRejection[] {
  const { rateChanges } = terms;
  const days = rateChanges.map(({ effectiveOn }) => effectiveOn);
  return days
    .filter((day, i) => days.indexOf(day) < i)
    .map((effectiveOn) => ({ code: "rateChangesOnSameDay", figures: { effectiveOn } }));
}

function graceLeavesAnInstalment({ terms }: LoanTermsInTime): readonly LoanTermsRejection[] {
  const { grace, instalments } = terms;
  if (Number.isSafeInteger(grace.instalments) && grace.instalments >= 0 && grace.instalments < instalments) {
    return [];
  }
  const figures = { graceInstalments: grace.instalments, instalments };
  return [{ code: "graceOutOfRange", figures, pointer: "/graceInstalments" }];
}

function graceFitsKind({ terms }: LoanTermsInTime): readonly LoanTermsRejection[] {
  const { grace, kind } = terms;
  if (grace.instalments === 0 || kind !== "custom") return [];
  return [{ code: "graceNotForKind", figures: { kind, graceInstalments: grace.instalments } }];
}

function interestRuleIsSound({ terms }: LoanTermsInTime): readonly LoanTermsRejection[] {
  const agreed = agreeInterestRule(terms.interestRule);
  return agreed.ok ? [] : [agreed.rejection];
}

function fixedInstalmentFitsKind({ terms }: LoanTermsInTime): readonly LoanTermsRejection[] {
  const { kind, fixedInstalment } = terms;
  if (kind !== "fixedTotal") {
    return fixedInstalment === undefined ? [] : [{ code: "fixedInstalmentNotForKind", figures: { kind } }];
  }
  if (fixedInstalment !== undefined && fixedInstalment > 0n) return [];
  const figures = {
    fixedInstalment: fixedInstalment === undefined ? null : amountText(fixedInstalment, terms),
  };
  return [{ code: "fixedInstalmentMissing", figures }];
}

/** Interest can be paid ahead only where nothing but time and the agreed principal decides the next balance. */
function interestInAdvanceIsKnown({ terms }: LoanTermsInTime): readonly LoanTermsRejection[] {
  if (terms.interestTiming === "arrears") return [];
  const { kind } = terms;
  const isKnown =
    kind !== "annuity" &&
    kind !== "fixedTotal" &&
    terms.prepayments.length === 0 &&
    terms.drawdowns.length === 1 &&
    terms.grace.interest === "paid";
  const figures = {
    kind,
    prepayments: terms.prepayments.length,
    drawdowns: terms.drawdowns.length,
    graceInterest: terms.grace.interest,
  };
  return isKnown ? [] : [{ code: "interestInAdvanceNotForTerms", figures }];
}
