import { money, moneyText, type Currency } from "../../domain/kernel/money.ts";
import { daysBetween } from "../../domain/kernel/local-date.ts";
import type { Viewpoint } from "../../domain/kernel/viewpoint.ts";
import { capitalCredit } from "../../domain/loan/capital-credit.ts";
import type { AmountByKind } from "../../domain/loan/claims.ts";
import type { ClaimKind } from "../../domain/loan/repayment-allocation.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import { loanClaims, type LoanClaims } from "./loan-claims.ts";
import { maturityOf, type LoanPosition } from "./loan-position.ts";
import { nonAccrualOn, outstandingOn, writeOffOf } from "./servicing-state.ts";

export const loanStates = ["performing", "pastDue", "nonAccrual", "writtenOff", "repaid"] as const;
export type LoanStanding = (typeof loanStates)[number];

type AmountTexts = Readonly<Record<ClaimKind, string>>;

export interface StandingView {
  /** Lent and capitalised, less what was received. */
  readonly outstanding: string;
  readonly daysPastDue: number;
  readonly state: LoanStanding;
  /** Capital loans only: what of it counts as capital. */
  readonly capitalCredit: { readonly percent: string; readonly amount: string } | null;
  /** The day from which the rate awaits annual accounts. */
  readonly awaitingFrom: string | null;
}

export function standingView(position: LoanPosition, asOf: LocalDate): StandingView {
  const { loan } = position.facts;
  const outstanding = outstandingOn(position, asOf);
  const claims = loanClaims(position, asOf);
  const text = (amount: bigint) => moneyText(money(amount, loan.currency));
  const credit =
    loan.productKind === "capital"
      ? capitalCredit({ balance: outstanding, maturityOn: maturityOf(position) }, asOf)
      : undefined;
  return {
    outstanding: text(outstanding),
    daysPastDue: claims.arrears.daysPastDue,
    state: standingOf(position, { claims, outstanding }),
    capitalCredit:
      credit === undefined ? null : { percent: String(credit.percent), amount: text(credit.amount) },
    awaitingFrom: position.awaitingFrom ?? null,
  };
}

function standingOf(
  position: LoanPosition,
  { claims, outstanding }: { readonly claims: LoanClaims; readonly outstanding: bigint },
): LoanStanding {
  const { facts } = position;
  const writtenOff = writeOffOf(facts);
  if (writtenOff !== undefined && writtenOff.effectiveOn <= claims.asOf) return "writtenOff";
  if (nonAccrualOn(facts.events, claims.asOf) !== undefined) return "nonAccrual";
  if (claims.arrears.daysPastDue > 0) return "pastDue";
  return outstanding <= 0n && claims.open.length === 0 && facts.loan.drawdownOn <= claims.asOf
    ? "repaid"
    : "performing";
}

export interface ClaimsView extends StandingView {
  readonly currency: string;
  readonly due: AmountTexts;
  readonly received: AmountTexts;
  readonly open: readonly {
    readonly kind: ClaimKind;
    readonly dueOn: string;
    readonly amount: string;
    readonly daysPastDue: number;
  }[];
  readonly credit: AmountTexts;
  readonly held: string;
  readonly overdue: string;
  readonly buckets: readonly {
    readonly fromDays: number;
    readonly toDays: number | null;
    readonly amount: string;
  }[];
  readonly nextPayment: {
    readonly dueOn: string;
    readonly principal: string;
    readonly interest: string;
    readonly total: string;
  } | null;
  readonly viewpoint: Viewpoint;
}

export function claimsView(position: LoanPosition, viewpoint: Viewpoint): ClaimsView {
  const { currency } = position.facts.loan;
  const { asOf } = viewpoint;
  const claims = loanClaims(position, asOf);
  const text = (amount: bigint) => moneyText(money(amount, currency));
  const { next } = claims;
  return {
    ...standingView(position, asOf),
    currency,
    due: textsOf(claims.due, currency),
    received: textsOf(claims.received, currency),
    open: claims.open.map(({ kind, dueOn, amount }) => ({
      kind,
      dueOn,
      amount: text(amount),
      daysPastDue: daysBetween(dueOn, asOf),
    })),
    credit: textsOf(claims.credit, currency),
    held: text(claims.held),
    overdue: text(claims.arrears.overdue),
    buckets: claims.arrears.buckets.map(({ fromDays, toDays, amount }) => ({
      fromDays,
      toDays: toDays ?? null,
      amount: text(amount),
    })),
    nextPayment:
      next === undefined
        ? null
        : {
            dueOn: next.adjustedDueOn,
            principal: text(next.principal),
            interest: text(next.interest),
            total: text(next.total),
          },
    viewpoint,
  };
}

function textsOf(amounts: AmountByKind, currency: Currency): AmountTexts {
  const text = (kind: ClaimKind) => moneyText(money(amounts[kind], currency));
  return {
    costs: text("costs"),
    lateCharge: text("lateCharge"),
    interest: text("interest"),
    principal: text("principal"),
  };
}
