/**
 * Cash under a contract that pays by results. Settling a test says what is owed; cash clears it. A payment is for one
 * test and for all that is open of it: what comes in parts could not be told from what is disputed, so a part is refused
 * with what is open. A result that was restated downwards after it was paid leaves less than nothing open, and the
 * payment that clears it goes back.
 */
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import { money, moneyText, type Money } from "../kernel/money.ts";

export interface TestCash {
  /** Minor units, as they were booked, restatements with their sign. */
  readonly settled: readonly bigint[];
  readonly paid: readonly bigint[];
}

export type OutcomeCashRejection = Rejection<"nothingOpen" | "paymentDiffersFromOpen">;

/** What is owed and not yet paid; below zero where too much was paid. */
export function openOfTest({ settled, paid }: TestCash): bigint {
  return total(settled) - total(paid);
}

export function clearTest(cash: TestCash, amount: Money): Decision<bigint, OutcomeCashRejection> {
  const open = openOfTest(cash);
  const text = (minor: bigint): string => moneyText(money(minor, amount.currency));
  if (open === 0n) {
    return reject({
      code: "nothingOpen",
      figures: { settled: text(total(cash.settled)), paid: text(total(cash.paid)) },
    });
  }
  if (amount.minor === open) return accept(open);
  const figures = { amount: moneyText(amount), open: text(open) };
  return reject({ code: "paymentDiffersFromOpen", figures, pointer: "/amount" });
}

function total(amounts: readonly bigint[]): bigint {
  return amounts.reduce((sum, each) => sum + each, 0n);
}
