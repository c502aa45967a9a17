/**
 * Late charge (遅延損害金): overdue principal × rate × days / 365, floored. The days run from the day after the due date
 * to the day of payment, both counted; a leap year still counts 365 days, as loan agreements write it.
 */
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import { daysBetween, type LocalDate } from "../kernel/local-date.ts";
import { money, moneyText, type Money } from "../kernel/money.ts";
import { rateText, type Rate } from "../kernel/rate.ts";
import { defaultInterestRule, reckonPeriod } from "./interest.ts";

export interface OverduePrincipal {
  readonly principal: Money;
  readonly annualRate: Rate;
  readonly dueOn: LocalDate;
  readonly paidOn: LocalDate;
}

export interface LateCharge {
  readonly charge: Money;
  readonly days: number;
}

export type LateChargeRejection = Rejection<"principalNegative" | "rateOutOfRange" | "paidBeforeDue">;

export function lateCharge({
  principal,
  annualRate,
  dueOn,
  paidOn,
}: OverduePrincipal): Decision<LateCharge, LateChargeRejection> {
  if (principal.minor < 0n)
    return reject({ code: "principalNegative", figures: { principal: moneyText(principal) } });
  if (annualRate < 0n) {
    const figures = { annualRate: rateText(annualRate), lowest: "0", highest: "1" };
    return reject({ code: "rateOutOfRange", figures });
  }
  if (paidOn < dueOn) return reject({ code: "paidBeforeDue", figures: { dueOn, paidOn } });
  const overdue = { startOn: dueOn, endOn: paidOn, principal: principal.minor, annualRate };
  const { interest } = reckonPeriod([overdue], defaultInterestRule);
  return accept({ charge: money(interest, principal.currency), days: daysBetween(dueOn, paidOn) });
}
