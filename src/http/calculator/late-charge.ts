import type { z } from "zod";
import type { lateChargeRequest, lateChargeResponse } from "../../contract/calculator/late-charge.ts";
import { lateCharge } from "../../domain/loan/late-charge.ts";
import { mapDecision, type Decision } from "../../domain/kernel/decision.ts";
import { moneyText, parseMoney } from "../../domain/kernel/money.ts";

export function answerLateCharge({
  currency,
  principal,
  ...overdue
}: z.output<typeof lateChargeRequest>): Decision<z.input<typeof lateChargeResponse>> {
  const read = parseMoney(principal, currency);
  if (!read.ok) return read;
  return mapDecision(lateCharge({ ...overdue, principal: read.value }), ({ charge, days }) => ({
    charge: moneyText(charge),
    days,
  }));
}
