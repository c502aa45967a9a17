/**
 * Premium for a good cause (寄付預り金): what missed targets put on is, where the agreement says so, not the lender's to
 * keep. It is set aside as it accrues and paid to the cause by two people. Never more is paid than is set aside, on the
 * day of the payment and on every day since: a payment dated back takes nothing that was set aside later, and nothing
 * that a correction took back in between. What was set aside stays for its cause when later terms name none.
 */
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import type { LocalDate } from "../kernel/local-date.ts";
import { money, moneyText, type Currency } from "../kernel/money.ts";
import type { PremiumUse } from "./rates-apart.ts";

/** Set aside (+), or taken back or paid out (−); minor units. */
export interface PremiumMovement {
  readonly on: LocalDate;
  readonly amount: bigint;
}

export interface GoodCausePayment {
  readonly on: LocalDate;
  readonly amount: bigint;
  readonly goodCause: string;
}

export interface PremiumFund {
  readonly movements: readonly PremiumMovement[];
  readonly uses: readonly PremiumUse[];
  readonly currency: Currency;
}

export type GoodCauseRejection = Rejection<"goodCauseNotAgreed" | "premiumTooLittle">;

/** What is left of the premium after the payment, or why it is refused. */
export function payGoodCause(
  { movements, uses, currency }: PremiumFund,
  { on, amount, goodCause }: GoodCausePayment,
): Decision<{ readonly before: bigint; readonly after: bigint }, GoodCauseRejection> {
  const agreed = goodCausesAgreed(uses, on);
  if (!agreed.includes(goodCause)) {
    return reject({
      code: "goodCauseNotAgreed",
      figures: { on, goodCause, agreed: agreed.join("; ") || "–" },
    });
  }
  const before = premiumToPay(movements, on);
  if (amount <= before) return accept({ before, after: before - amount });
  const text = (minor: bigint) => moneyText(money(minor, currency));
  return reject({ code: "premiumTooLittle", figures: { on, amount: text(amount), setAside: text(before) } });
}

/** Every cause the terms have named up to a day, the newest first. */
export function goodCausesAgreed(uses: readonly PremiumUse[], on: LocalDate): readonly string[] {
  const named = uses
    .filter(({ effectiveOn }) => effectiveOn <= on)
    .map(({ goodCause }) => goodCause)
    .filter((cause) => cause !== undefined);
  return [...new Set(named.toReversed())];
}

/** The least that is set aside on the day and on every later one. */
function premiumToPay(movements: readonly PremiumMovement[], on: LocalDate): bigint {
  const days = movements.map((movement) => movement.on).filter((day) => day > on);
  return days
    .map((day) => premiumOn(movements, day))
    .reduce((least, held) => (held < least ? held : least), premiumOn(movements, on));
}

function premiumOn(movements: readonly PremiumMovement[], on: LocalDate): bigint {
  return movements.filter((movement) => movement.on <= on).reduce((sum, { amount }) => sum + amount, 0n);
}
