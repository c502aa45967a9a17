/**
 * Rules for payment holidays (支払猶予) and acceleration (期限の利益喪失): a holiday has days, lies within the term, apart
 * from other holidays, and leaves an instalment to pay. Dated amounts of a custom loan are agreed anew instead, and
 * interest paid ahead can neither be deferred nor taken back. After an acceleration nothing is lent or prepaid.
 */
import type { LoanTermsInTime, LoanTermsRejection, LoanTermsRule } from "./loan-terms-rule.ts";
import { holidayOn, inHolidayOrder } from "./payment-holiday.ts";

export const holidayTermsRules: readonly LoanTermsRule[] = [
  holidaysHaveDays,
  holidaysFollowDrawdown,
  holidaysBeginWithinTerm,
  holidaysDoNotOverlap,
  holidaysFitKind,
  holidaysFitInterestTiming,
  holidaysLeaveAnInstalment,
  accelerationIsWithinTerm,
  accelerationEndsTheLoan,
  accelerationFitsInterestTiming,
];

function holidaysHaveDays({ terms }: LoanTermsInTime): readonly LoanTermsRejection[] {
  return terms.holidays
    .filter(({ startOn, endOn }) => endOn <= startOn)
    .map(({ startOn, endOn }) => ({ code: "holidayEmpty", figures: { startOn, endOn } }));
}

function holidaysFollowDrawdown({ terms, drawnOn }: LoanTermsInTime): readonly LoanTermsRejection[] {
  return terms.holidays
    .filter(({ startOn }) => startOn < drawnOn)
    .map(({ startOn }) => ({ code: "holidayBeforeDrawdown", figures: { startOn, drawdownOn: drawnOn } }));
}

function holidaysBeginWithinTerm({ terms, lastDueOn }: LoanTermsInTime): readonly LoanTermsRejection[] {
  return terms.holidays
    .filter(({ startOn }) => startOn > lastDueOn)
    .map(({ startOn }) => ({ code: "holidayAfterLastDue", figures: { startOn, lastDueOn } }));
}

function holidaysDoNotOverlap({ terms }: LoanTermsInTime): readonly LoanTermsRejection[] {
  const sorted = inHolidayOrder(terms.holidays);
  return sorted.flatMap(({ startOn }, i) => {
    const previous = sorted[i - 1];
    if (previous === undefined || previous.endOn <= startOn) return [];
    return [{ code: "holidaysOverlap" as const, figures: { startOn, previousEndOn: previous.endOn } }];
  });
}

function holidaysFitKind({ terms }: LoanTermsInTime): readonly LoanTermsRejection[] {
  const { kind, holidays } = terms;
  if (kind !== "custom") return [];
  return holidays.map(({ startOn }) => ({ code: "holidayNotForKind", figures: { kind, startOn } }));
}

function holidaysFitInterestTiming({ terms }: LoanTermsInTime): readonly LoanTermsRejection[] {
  if (terms.interestTiming === "arrears") return [];
  return terms.holidays.map(({ startOn }) => ({
    code: "holidayNotWithInterestInAdvance",
    figures: { startOn },
  }));
}

/** The last due date pays what is left; only a longer loan can be excused from it. */
function holidaysLeaveAnInstalment({ terms, lastDueOn }: LoanTermsInTime): readonly LoanTermsRejection[] {
  const holiday = holidayOn(terms.holidays, lastDueOn);
  if (holiday === undefined) return [];
  const { startOn, endOn } = holiday;
  return [{ code: "holidayLeavesNoInstalment", figures: { startOn, endOn, lastDueOn } }];
}

function accelerationIsWithinTerm(loan: LoanTermsInTime): readonly LoanTermsRejection[] {
  const { drawnOn, lastDueOn } = loan;
  const { acceleratedOn } = loan.terms;
  if (acceleratedOn === undefined || (acceleratedOn > drawnOn && acceleratedOn < lastDueOn)) return [];
  return [{ code: "accelerationOutsideTerm", figures: { acceleratedOn, drawdownOn: drawnOn, lastDueOn } }];
}

function accelerationEndsTheLoan({ terms }: LoanTermsInTime): readonly LoanTermsRejection[] {
  const { acceleratedOn, drawdowns, prepayments } = terms;
  if (acceleratedOn === undefined) return [];
  return [
    ...drawdowns
      .filter(({ on }) => on >= acceleratedOn)
      .map(({ on }) => ({
        code: "drawdownAfterAcceleration" as const,
        figures: { drawdownOn: on, acceleratedOn },
      })),
    ...prepayments
      .filter(({ on }) => on >= acceleratedOn)
      .map(({ on }) => ({ code: "prepaymentAfterAcceleration" as const, figures: { on, acceleratedOn } })),
  ];
}

function accelerationFitsInterestTiming({ terms }: LoanTermsInTime): readonly LoanTermsRejection[] {
  const { acceleratedOn, interestTiming } = terms;
  if (acceleratedOn === undefined || interestTiming === "arrears") return [];
  return [{ code: "accelerationNotWithInterestInAdvance", figures: { acceleratedOn } }];
}
