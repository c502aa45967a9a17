/** The events of an ACTUS case as the engine reckons them, in the words of the reference results. */
import { decimal, type Decimal } from "../../src/domain/kernel/decimal.ts";
import type { LocalDate } from "../../src/domain/kernel/local-date.ts";
import { accruedInterest, cashFlows, type CashFlow } from "../../src/domain/loan/cash-flow.ts";
import type { LoanEvent } from "../../src/domain/loan/loan-event.ts";
import { accepted } from "../support/decisions.ts";
import { actusDay, actusNumber, type ActusCase, type ActusTerms } from "./actus-case.ts";
import { actusLoan, unitDecimals, type ActusLoan } from "./actus-contract.ts";

export interface ActusEvent {
  readonly on: LocalDate;
  readonly type: string;
  readonly payoff: Decimal;
  readonly notional: Decimal;
  readonly rate: Decimal;
  readonly accrued: Decimal;
}

export function actusEvents(actusCase: ActusCase): readonly ActusEvent[] {
  const loan = actusLoan(actusCase);
  const { terms, to } = actusCase;
  const flows = accepted(cashFlows(loan.initial, loan.events, loan.rules));
  const events = withinHolding(
    flows.flatMap((flow) => shownEvent(flow, loan, terms)),
    terms,
  );
  return to === "" ? events : events.filter(({ on }) => on <= actusDay(to));
}

/** A contract bought later begins with its purchase; one terminated ends there. */
function withinHolding(events: readonly ActusEvent[], { purchaseDate }: ActusTerms): readonly ActusEvent[] {
  const bought = purchaseDate === undefined ? 0 : events.findIndex(({ type }) => type === "PRD");
  const ended = events.findIndex(({ type }) => type === "TD");
  return events.slice(bought, ended < 0 ? undefined : ended + 1);
}

function shownEvent(flow: CashFlow, loan: ActusLoan, terms: ActusTerms): readonly ActusEvent[] {
  const type = types[flow.event.kind](terms, flow.event.on);
  if (type === undefined) return [];
  const { state } = flow;
  const accrued = inCurrency(loan.side * accruedInterest(state, loan.rules));
  const paid = inCurrency(loan.side * (flow.principal + flow.interest));
  const isEnd = type === "TD";
  return [
    {
      on: loan.shift.shown(flow.event.on),
      type,
      payoff: priceOf(type, terms)?.plus(accrued).times(directionOf(type, loan)) ?? paid,
      notional: isEnd ? decimal(0) : inCurrency(loan.side * state.balance),
      rate: decimal(state.rate.numerator).div(decimal(state.rate.denominator)),
      accrued: isEnd ? decimal(0) : accrued,
    },
  ];
}

/** A buyer pays the price and the accrued interest, a seller receives them. */
function priceOf(type: string, terms: ActusTerms): Decimal | undefined {
  if (type === "PRD") return actusNumber(terms["priceAtPurchaseDate"] ?? "0");
  return type === "TD" ? actusNumber(terms["priceAtTerminationDate"] ?? "0") : undefined;
}

function directionOf(type: string, { side }: ActusLoan): number {
  return type === "PRD" ? -Number(side) : Number(side);
}

type EventType = (terms: ActusTerms, on: LocalDate) => string | undefined;

const types: Readonly<Record<LoanEvent["kind"], EventType>> = {
  drawdown: () => "IED",
  repayment: () => "PR",
  interest: () => "IP",
  capitalization: () => "IPCI",
  maturity: () => "MD",
  prepayment: () => undefined,
  acceleration: () => undefined,
  skippedRepayment: () => undefined,
  deferral: () => undefined,
  waiver: () => undefined,
  instalmentReset: ({ contractType }) => (contractType === "ANN" ? "PRF" : undefined),
  rateChange: ({ nextResetRate, cycleAnchorDateOfRateReset }, on) =>
    nextResetRate !== undefined && isDay(cycleAnchorDateOfRateReset, on) ? "RRF" : "RR",
  accrual: ({ purchaseDate }, on) => (isDay(purchaseDate, on) ? "PRD" : "TD"),
};

function isDay(text: string | undefined, on: LocalDate): boolean {
  return text !== undefined && actusDay(text) === on;
}

function inCurrency(units: bigint): Decimal {
  return decimal(units).div(`1e${String(unitDecimals)}`);
}
