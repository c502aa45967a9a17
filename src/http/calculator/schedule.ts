import type { z } from "zod";
import type { scheduleRequest, scheduleResponse } from "../../contract/calculator/schedule.ts";
import { accept, allAccepted, mapDecision, type Decision } from "../../domain/kernel/decision.ts";
import { parseMoney, type Currency } from "../../domain/kernel/money.ts";
import { amountText, usualTerms, type LoanTerms } from "../../domain/loan/loan-terms.ts";
import { schedule, type LoanSchedule } from "../../domain/loan/schedule.ts";
import type { CalculatorDeps } from "./deps.ts";
import { readInterestRule } from "./interest-rule.ts";

type ScheduleRequest = z.output<typeof scheduleRequest>;
type ScheduleResponse = z.input<typeof scheduleResponse>;

export function answerSchedule(
  request: ScheduleRequest,
  { calendar }: CalculatorDeps,
): Decision<ScheduleResponse> {
  const terms = readTerms(request);
  if (!terms.ok) return terms;
  return mapDecision(schedule(terms.value, calendar), (made) => encoded(made, request));
}

function readTerms(request: ScheduleRequest): Decision<LoanTerms> {
  const { currency, principal, drawdownOn, graceInstalments, businessDays, ...agreed } = request;
  const interestRule = readInterestRule(request.interestRule, currency);
  if (!interestRule.ok) return interestRule;
  const drawdowns = readAmounts([{ on: drawdownOn, amount: principal }], currency);
  if (!drawdowns.ok) return drawdowns;
  const prepayments = readAmounts(request.prepayments, currency);
  if (!prepayments.ok) return prepayments;
  const principalAmounts = readAmounts(request.principalAmounts, currency);
  if (!principalAmounts.ok) return principalAmounts;
  return accept({
    ...usualTerms,
    ...agreed,
    currency,
    drawdowns: drawdowns.value,
    grace: { instalments: graceInstalments, interest: "paid" },
    interestRule: interestRule.value,
    businessDayConvention: businessDays.convention,
    prepayments: prepayments.value,
    principalAmounts: principalAmounts.value,
  });
}

function readAmounts<T extends { readonly amount: string }>(
  dated: readonly T[],
  currency: Currency,
): Decision<readonly (Omit<T, "amount"> & { readonly amount: bigint })[]> {
  return allAccepted(
    dated.map((item) =>
      mapDecision(parseMoney(item.amount, currency), ({ minor }) => ({ ...item, amount: minor })),
    ),
  );
}

function encoded({ rows, totals }: LoanSchedule, terms: Pick<LoanTerms, "currency">): ScheduleResponse {
  const text = (amount: bigint) => amountText(amount, terms);
  return {
    rows: rows.map(({ n, dueOn, adjustedDueOn, principal, interest, total, balance }) => ({
      n,
      dueOn,
      adjustedDueOn,
      principal: text(principal),
      interest: text(interest),
      total: text(total),
      balance: text(balance),
    })),
    totals: {
      principal: text(totals.principal),
      interest: text(totals.interest),
      total: text(totals.total),
    },
  };
}
