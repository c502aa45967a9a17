/** What has happened to a loan since it was drawn, as terms of its schedule. */
import type { LoanTerms } from "../../domain/loan/loan-terms.ts";
import type { LoanFacts } from "./ports.ts";
import type { LoanEventFact, LoanEventKind } from "./servicing-facts.ts";

type EventOf<Kind extends LoanEventKind> = LoanEventFact & {
  readonly detail: Extract<LoanEventFact["detail"], { readonly kind: Kind }>;
};

export function eventsOf<Kind extends LoanEventKind>(
  events: readonly LoanEventFact[],
  kind: Kind,
): readonly EventOf<Kind>[] {
  return events.filter((event): event is EventOf<Kind> => event.detail.kind === kind);
}

export function servicedTerms({
  loan,
  events,
}: Pick<LoanFacts, "loan" | "events">): Pick<
  LoanTerms,
  "drawdowns" | "prepayments" | "holidays" | "acceleratedOn"
> {
  const acceleration = eventsOf(events, "acceleration")[0];
  return {
    drawdowns: [
      { on: loan.drawdownOn, amount: loan.principal },
      ...eventsOf(events, "drawdown").map(({ effectiveOn, detail }) => ({
        on: effectiveOn,
        amount: detail.amount,
      })),
    ],
    prepayments: eventsOf(events, "prepayment").map(({ effectiveOn, detail }) => ({
      on: effectiveOn,
      amount: detail.amount,
      policy: detail.policy,
    })),
    holidays: eventsOf(events, "paymentHoliday").map(({ effectiveOn, detail }) => ({
      startOn: effectiveOn,
      endOn: detail.endOn,
      interest: detail.interest,
      maturity: detail.maturity,
    })),
    ...(acceleration === undefined ? {} : { acceleratedOn: acceleration.effectiveOn }),
  };
}
