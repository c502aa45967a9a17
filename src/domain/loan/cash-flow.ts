/**
 * Cash flow of a loan: dated events go in, each comes out with what it pays and the state it leaves. One engine serves
 * every kind of loan; the kinds differ in their repayment rule and in the events their terms lay down.
 *
 * Events of one day happen in a fixed order: money lent, principal, interest, capitalisation, prepayment, new rate, new
 * instalment. A rate thus accrues from and including its effective day, and interest is reckoned on the balance before
 * the day's payment. The unit is the currency's smallest; with a unit small enough, rounding has no effect.
 */
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import { unreachable } from "../kernel/invariant.ts";
import type { LocalDate } from "../kernel/local-date.ts";
import { compareRatios, type Ratio } from "../kernel/ratio.ts";
import type { Accrual, AccrualSegment } from "./interest.ts";
import type { InstalmentReset, LoanState, RepaymentRule } from "./loan-state.ts";

export type PrepaymentPolicy = "reduceInstalment" | "shortenTerm";

interface Event<Kind extends string> {
  readonly kind: Kind;
  readonly on: LocalDate;
}

/** An event of an agreed due date. */
interface DueEvent<Kind extends string> extends Event<Kind> {
  /** Number of the instalment, from 1. */
  readonly n: number;
}

interface DrawdownEvent extends Event<"drawdown"> {
  readonly amount: bigint;
  /** Paid out beside the amount (+) or held back from it (−). */
  readonly premium?: bigint;
}

interface PrepaymentEvent extends Event<"prepayment"> {
  readonly amount: bigint;
  readonly policy: PrepaymentPolicy;
  /** Whether the interest of the prepaid part is paid with it or waits for the next due date. */
  readonly interest: "nextDue" | "atPrepayment";
}

export type LoanEvent =
  | DrawdownEvent
  | DueEvent<"repayment">
  | DueEvent<"interest">
  | DueEvent<"capitalization">
  | PrepaymentEvent
  | (Event<"rateChange"> & { readonly rate: Ratio })
  | Event<"instalmentReset">
  /** Nothing is paid: the accrued interest of the day is read. */
  | Event<"accrual">
  | Event<"maturity">;

const orderWithinDay = {
  drawdown: 0,
  repayment: 1,
  interest: 2,
  capitalization: 3,
  prepayment: 4,
  rateChange: 5,
  instalmentReset: 6,
  accrual: 7,
  maturity: 8,
} as const satisfies Record<LoanEvent["kind"], number>;

export interface CashFlow {
  readonly event: LoanEvent;
  /** Principal paid (+) or lent (−), minor units. */
  readonly principal: bigint;
  /** Interest paid, minor units. */
  readonly interest: bigint;
  /** Interest added to the balance, minor units. */
  readonly capitalized: bigint;
  /** How the interest paid or capitalised was reckoned. */
  readonly accrual: Accrual | undefined;
  /** The state after the event. */
  readonly state: LoanState;
}

export interface CashFlowRules {
  readonly repayment: RepaymentRule;
  /** Interest of adjacent segments, as the contract reckons it. */
  readonly accrue: (segments: readonly AccrualSegment[]) => Accrual;
  /** An amount in the words of the API, for refusals. */
  readonly amountText: (amount: bigint) => string;
}

export type CashFlowRejection = Rejection<"prepaymentAboveBalance">;

/** The events in the order they happen; events of one kind and day keep the order given. */
export function inOrder(events: readonly LoanEvent[]): readonly LoanEvent[] {
  return events.toSorted((a, b) =>
    a.on === b.on ? orderWithinDay[a.kind] - orderWithinDay[b.kind] : a.on < b.on ? -1 : 1,
  );
}

/** Every event of `inOrder` with what it pays; refuses a prepayment of more than is owed on its day. */
export function cashFlows(
  initial: LoanState,
  events: readonly LoanEvent[],
  rules: CashFlowRules,
): Decision<readonly CashFlow[], CashFlowRejection> {
  const flows: CashFlow[] = [];
  let state = initial;
  for (const event of events) {
    if (event.kind === "prepayment" && event.amount > state.balance) {
      const [amount, balance] = [rules.amountText(event.amount), rules.amountText(state.balance)];
      const figures = { on: event.on, amount, balance };
      return reject({ code: "prepaymentAboveBalance", figures });
    }
    const flow = settle(event, accrueTo(state, event.on), rules);
    flows.push(flow);
    state = flow.state;
  }
  return accept(flows);
}

/** Interest accrued and not yet settled; minor units. */
export function accruedInterest(state: LoanState, { accrue }: Pick<CashFlowRules, "accrue">): bigint {
  const earned = state.unsettled.length === 0 ? 0n : accrue(state.unsettled).interest;
  return state.broughtForward + earned;
}

/** The state with the days before `on` among the unsettled ones. */
export function accrueTo(state: LoanState, on: LocalDate): LoanState {
  if (on <= state.accruesFrom) return state;
  if (state.balance === 0n) return { ...state, accruesFrom: on };
  const added = { startOn: state.accruesFrom, endOn: on, principal: state.balance, rate: state.rate };
  return { ...state, accruesFrom: on, unsettled: appended(state.unsettled, added) };
}

/** A day on which nothing changed is not a cut. */
function appended(segments: readonly AccrualSegment[], added: AccrualSegment): readonly AccrualSegment[] {
  const last = segments.at(-1);
  const goesOn =
    last?.endOn === added.startOn &&
    last.principal === added.principal &&
    compareRatios(last.rate, added.rate) === 0;
  return goesOn ? [...segments.slice(0, -1), { ...last, endOn: added.endOn }] : [...segments, added];
}

function settle(event: LoanEvent, state: LoanState, rules: CashFlowRules): CashFlow {
  switch (event.kind) {
    case "drawdown":
      return lend(event, state);
    case "repayment":
      return repay(event, state, rules);
    case "interest":
    case "capitalization":
      return settleInterest(event, state, rules);
    case "prepayment":
      return prepay(event, state, rules);
    case "rateChange":
      return { ...nothingPaid, event, state: { ...state, rate: event.rate } };
    case "instalmentReset":
      return { ...nothingPaid, event, state: resetInstalment(event.on, state, rules) };
    case "accrual":
      return { ...nothingPaid, event, state };
    case "maturity":
      return { ...nothingPaid, event, principal: state.balance, state: { ...state, balance: 0n } };
    default:
      return unreachable(event);
  }
}

const nothingPaid = { principal: 0n, interest: 0n, capitalized: 0n, accrual: undefined } as const;

function resetInstalment(on: LocalDate, state: LoanState, rules: CashFlowRules): LoanState {
  return state.remaining < 1 ? state : rules.repayment.resetInstalment(state, readAt(on, state, rules));
}

function shortenTerm(
  on: LocalDate,
  { after, before }: { readonly after: LoanState; readonly before: LoanState },
  rules: CashFlowRules,
): LoanState {
  if (after.remaining < 1) return after;
  return rules.repayment.shortenTerm(after, before, readAt(on, after, rules));
}

function readAt(on: LocalDate, state: LoanState, rules: CashFlowRules): InstalmentReset {
  return { on, interest: () => accruedInterest(state, rules) };
}

function lend(event: DrawdownEvent, state: LoanState): CashFlow {
  const principal = -event.amount - (event.premium ?? 0n);
  return { ...nothingPaid, event, principal, state: { ...state, balance: state.balance + event.amount } };
}

function repay(event: LoanEvent, state: LoanState, rules: CashFlowRules): CashFlow {
  const interest = () => accruedInterest(state, rules);
  const due = state.remaining <= 1 ? state.balance : rules.repayment.principalDue(state, interest);
  const principal = due < state.balance ? due : state.balance;
  const after = { ...state, balance: state.balance - principal, remaining: state.remaining - 1 };
  return { ...nothingPaid, event, principal, state: after };
}

/** Interest left when everything has been prepaid is paid: there is no balance to add it to. */
function settleInterest(
  event: DueEvent<"interest"> | DueEvent<"capitalization">,
  state: LoanState,
  { accrue }: CashFlowRules,
): CashFlow {
  const accrual = accrue(state.unsettled);
  const earned = state.broughtForward + accrual.interest;
  const settled = { ...state, unsettled: [], broughtForward: 0n };
  if (event.kind === "interest" || state.balance === 0n) {
    return { ...nothingPaid, event, interest: earned, accrual, state: settled };
  }
  const after = { ...settled, balance: state.balance + earned };
  return { ...nothingPaid, event, capitalized: earned, accrual, state: after };
}

function prepay(event: PrepaymentEvent, state: LoanState, rules: CashFlowRules): CashFlow {
  const paid = event.interest === "nextDue" ? undefined : interestOfPart(event.amount, state, rules);
  const balance = state.balance - event.amount;
  const after = { ...state, balance, unsettled: paid?.rest ?? state.unsettled };
  return {
    ...nothingPaid,
    event,
    principal: event.amount,
    interest: paid?.accrual.interest ?? 0n,
    accrual: paid?.accrual,
    state:
      event.policy === "reduceInstalment"
        ? resetInstalment(event.on, after, rules)
        : shortenTerm(event.on, { after, before: state }, rules),
  };
}

/** The unsettled days split into those of the prepaid amount and those of the rest. */
function interestOfPart(
  amount: bigint,
  { unsettled }: LoanState,
  { accrue }: CashFlowRules,
): { readonly accrual: Accrual; readonly rest: readonly AccrualSegment[] } {
  const part = (segment: AccrualSegment) => (segment.principal < amount ? segment.principal : amount);
  const prepaid = unsettled.map((segment) => ({ ...segment, principal: part(segment) }));
  const rest = unsettled.map((segment) => ({ ...segment, principal: segment.principal - part(segment) }));
  return { accrual: accrue(prepaid), rest: rest.filter(({ principal }) => principal > 0n) };
}
