/**
 * Drawdown (貸付実行): the lender pays out under a facility. Whatever was drawn before counts against the limit for good,
 * also when it has been repaid. Money is paid out on a day that has come, and never before the facility was agreed; a
 * day in the past is a late entry, which is allowed and said.
 */
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import type { LocalDate } from "../kernel/local-date.ts";
import { money, moneyText, type Currency } from "../kernel/money.ts";
import type { Drawdown } from "./loan-terms.ts";

export interface LimitUse {
  /** Minor units. */
  readonly limit: bigint;
  readonly drawn: bigint;
  readonly currency: Currency;
  readonly agreedOn: LocalDate;
}

export type DrawdownRejection = Rejection<
  "principalNotPositive" | "facilityLimitExceeded" | "drawdownBeforeAgreement" | "drawdownInFuture"
>;

/** Accepts what is left of the limit afterwards. Pointers lead to `amount` and `on`. */
export function agreeDrawdown(
  { on, amount }: Drawdown,
  { limit, drawn, currency, agreedOn }: LimitUse,
  today: LocalDate,
): Decision<bigint, DrawdownRejection> {
  const text = (value: bigint) => moneyText(money(value, currency));
  if (amount <= 0n) {
    return reject({ code: "principalNotPositive", figures: { principal: text(amount) }, pointer: "/amount" });
  }
  if (on < agreedOn) {
    return reject({
      code: "drawdownBeforeAgreement",
      figures: { drawdownOn: on, agreedOn },
      pointer: "/on",
    });
  }
  if (on > today) {
    return reject({ code: "drawdownInFuture", figures: { drawdownOn: on, today }, pointer: "/on" });
  }
  const left = limit - drawn - amount;
  if (left >= 0n) return accept(left);
  const figures = {
    limit: text(limit),
    drawn: text(drawn),
    undrawn: text(limit - drawn),
    requested: text(amount),
    excess: text(-left),
  };
  return reject({ code: "facilityLimitExceeded", figures, pointer: "/amount" });
}
