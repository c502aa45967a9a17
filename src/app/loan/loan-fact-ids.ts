import type { LoanFacts } from "./ports.ts";

/** Every fact that the schedule, the claims and the rate of a loan rest on, by name; what was posted is left out. */
export function loanFactIds({ loan, pricing, fixings, decisions, ...others }: LoanFacts): object {
  return {
    loan: loan.id,
    pricing: pricing.length,
    fixings: fixings.map(({ id }) => id),
    decisions: decisions.map(({ id }) => id),
    repayments: others.repayments.map(({ id }) => id),
    events: others.events.map(({ id }) => id),
    accounts: others.accounts.map(({ id }) => id),
    covenants: others.covenants.flatMap(({ events }) => events.map(({ id }) => id)),
    product: others.product.map(({ recordedAt }) => recordedAt),
  };
}
