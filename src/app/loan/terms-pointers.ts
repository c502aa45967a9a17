/** Where in a request the thing stands that a rule about loan terms refuses. */
import type { Decision, Rejection } from "../../domain/kernel/decision.ts";
import type { ScheduleRejection } from "../../domain/loan/schedule.ts";
import { Rejected } from "../rejected.ts";

const pointers: Partial<Record<ScheduleRejection["code"], string>> = {
  principalNotPositive: "/principal",
  drawdownAfterLastDue: "/drawdownOn",
  firstDueNotAfterStart: "/firstDueOn",
  everyMonthsOutOfRange: "/everyMonths",
  instalmentsOutOfRange: "/instalments",
  endOutOfRange: "/instalments",
  tooManyPeriods: "/instalments",
  rateOutOfRange: "/baseRate",
  rateChangeOutsideTerm: "/rateChanges",
  rateChangesOnSameDay: "/rateChanges",
  graceOutOfRange: "/grace/instalments",
  graceNotForKind: "/grace/instalments",
  fixedInstalmentMissing: "/fixedInstalment",
  fixedInstalmentNotForKind: "/fixedInstalment",
  interestInAdvanceNotForTerms: "/product/interestTiming",
  principalUnitNotPositive: "/interestRule/principalUnit",
  principalAmountsMissing: "/principalAmounts",
  principalAmountsNotForKind: "/principalAmounts",
  principalAmountNegative: "/principalAmounts",
  principalAmountsOnSameDay: "/principalAmounts",
  principalAmountNotAfterDrawdown: "/principalAmounts",
  principalAmountsNotPrincipal: "/principalAmounts",
  drawdownsOutOfOrder: "/furtherDrawdowns",
  drawdownAfterAcceleration: "/furtherDrawdowns",
  prepaymentNotPositive: "/prepayments",
  prepaymentOutsideTerm: "/prepayments",
  prepaymentNotAllowed: "/prepayments",
  prepaymentPolicyNotForKind: "/prepayments",
  prepaymentAboveBalance: "/prepayments",
  prepaymentAfterAcceleration: "/prepayments",
  holidayEmpty: "/holidays",
  holidayBeforeDrawdown: "/holidays",
  holidayAfterLastDue: "/holidays",
  holidaysOverlap: "/holidays",
  holidayNotForKind: "/holidays",
  holidayNotWithInterestInAdvance: "/holidays",
  holidayLeavesNoInstalment: "/holidays",
  accelerationOutsideTerm: "/acceleratedOn",
  accelerationNotWithInterestInAdvance: "/acceleratedOn",
};

/** The refusal with its pointer, from the place in the request at which the terms stand. */
export function pointedAt(prefix: string, rejection: Rejection): Rejection {
  const known = Object.hasOwn(pointers, rejection.code)
    ? pointers[rejection.code as ScheduleRejection["code"]]
    : undefined;
  const pointer = known ?? rejection.pointer;
  return pointer === undefined ? rejection : { ...rejection, pointer: `${prefix}${pointer}` };
}

export function orRejectAt<T>(prefix: string, decision: Decision<T>): T {
  if (decision.ok) return decision.value;
  throw new Rejected(pointedAt(prefix, decision.rejection));
}

/** What the reckoning throws is pointed at as well. */
export function pointingFrom<T>(prefix: string, reckon: () => T): T {
  try {
    return reckon();
  } catch (error) {
    if (error instanceof Rejected) throw new Rejected(pointedAt(prefix, error.rejection));
    throw error;
  }
}
