/**
 * What the manager of a fund should look at: less than a year of the term is left, a partner has not paid what was
 * called by its due date, or what is left of the commitments will not do for the calls that are planned.
 */
import { addMonths, type LocalDate } from "../kernel/local-date.ts";
import { sumAmounts } from "./cash-flow.ts";
import { isOf, type FundLine } from "./fund-event.ts";
import { partnerStandings, termsOf, type FundPosition } from "./fund-standing.ts";

export type FundWarning =
  | { readonly kind: "termEnding"; readonly termEndsOn: LocalDate }
  | {
      readonly kind: "latePayment";
      readonly partnerId: string;
      readonly dueOn: LocalDate;
      readonly open: bigint;
    }
  | { readonly kind: "unfundedBelowPlan"; readonly unfunded: bigint; readonly planned: bigint };

export function fundWarnings(
  position: FundPosition,
  { asOf, termEndsOn }: { readonly asOf: LocalDate; readonly termEndsOn: LocalDate },
): readonly FundWarning[] {
  return [
    ...(addMonths(asOf, 12) > termEndsOn ? [{ kind: "termEnding", termEndsOn } as const] : []),
    ...latePayments(position, asOf),
    ...unfundedBelowPlan(position, asOf),
  ];
}

function latePayments({ events, partners }: FundPosition, asOf: LocalDate): readonly FundWarning[] {
  const receipts = events.filter(isOf("receipt"));
  return events
    .filter(isOf("call"))
    .filter(({ detail }) => detail.dueOn < asOf)
    .flatMap(({ id, detail, lines }) => {
      const paid = receipts
        .filter((receipt) => receipt.detail.callId === id)
        .flatMap((receipt) => receipt.lines);
      return partners
        .map((partner) => ({
          kind: "latePayment" as const,
          partnerId: partner.id,
          dueOn: detail.dueOn,
          open:
            cashOf(lines, partner.id) -
            cashOf(
              paid.filter(({ type }) => type === "receipt"),
              partner.id,
            ),
        }))
        .filter(({ open }) => open > 0n);
    });
}

function unfundedBelowPlan(position: FundPosition, asOf: LocalDate): readonly FundWarning[] {
  const unfunded = partnerStandings(position).reduce((sum, standing) => sum + standing.unfunded, 0n);
  const planned = sumAmounts((termsOf(position)?.plannedCalls ?? []).filter(({ on }) => on > asOf));
  return planned > unfunded ? [{ kind: "unfundedBelowPlan", unfunded, planned }] : [];
}

function cashOf(lines: readonly FundLine[], partnerId: string): bigint {
  return lines
    .flatMap(({ shares }) => shares)
    .reduce((sum, share) => (share.partnerId === partnerId ? sum + share.cash : sum), 0n);
}
