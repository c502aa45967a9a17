import type { z } from "zod";
import type { interestRequest, interestResponse } from "../../contract/calculator/interest.ts";
import { allAccepted, mapDecision, type Decision } from "../../domain/kernel/decision.ts";
import { money, moneyText } from "../../domain/kernel/money.ts";
import { periodInterest } from "../../domain/loan/interest.ts";
import { exactAmountText } from "./exact-amount.ts";
import { readInterestRule } from "./interest-rule.ts";
import { readPrincipal } from "./read-principal.ts";

export function answerInterest({
  currency,
  interestRule,
  segments,
}: z.output<typeof interestRequest>): Decision<z.input<typeof interestResponse>> {
  const rule = readInterestRule(interestRule, currency);
  if (!rule.ok) return rule;
  const read = allAccepted(
    segments.map((segment, i) =>
      mapDecision(readPrincipal(segment.principal, currency, `/segments/${i}/principal`), (principal) => ({
        ...segment,
        principal,
      })),
    ),
  );
  if (!read.ok) return read;
  return mapDecision(periodInterest(read.value, rule.value), (period) => ({
    interest: moneyText(money(period.interest, currency)),
    exact: exactAmountText(period.exact, currency),
    segments: period.segments.map(({ days, exact }) => ({ days, exact: exactAmountText(exact, currency) })),
  }));
}
