import type { z } from "zod";
import type { interestRule } from "../../contract/calculator/shared.ts";
import { accept, type Decision } from "../../domain/kernel/decision.ts";
import { parseMoney, type Currency } from "../../domain/kernel/money.ts";
import { agreeInterestRule, type InterestRule } from "../../domain/loan/interest.ts";

/** The interest rule of a request; its principal unit is an amount in major units. */
export function readInterestRule(
  { principalUnit, ...rule }: z.output<typeof interestRule>,
  currency: Currency,
): Decision<InterestRule> {
  if (principalUnit === undefined) return accept({ ...rule, principalUnit: 1n });
  const unit = parseMoney(principalUnit, currency);
  return unit.ok ? agreeInterestRule({ ...rule, principalUnit: unit.value.minor }) : unit;
}
