/**
 * Cash flow of a loan: dated events go in, each comes out with what it pays and the state it leaves. One engine serves
 * every kind of loan; the kinds differ in their repayment rule and in the events their terms lay down.
 * The unit is the currency's smallest; with a unit small enough, rounding has no effect.
 *
 * Interest left to accrue over a payment holiday comes on top of the instalment that pays it: what of a level instalment
 * is principal is reckoned from the interest since the last due date, or the deferred interest would eat it up.
 */
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import { unreachable } from "../kernel/invariant.ts";
import type { LocalDate } from "../kernel/local-date.ts";
import { compareRatios, zeroRatio } from "../kernel/ratio.ts";
import type { Accrual, AccrualSegment } from "./interest.ts";
import type { DrawdownEvent, DueEvent, LoanEvent, PrepaymentEvent, SilentEvent } from "./loan-event.ts";
import type { InstalmentReset, LoanState, RepaymentRule } from "./loan-state.ts";

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

/** The part of it that an instalment has to cover. */
function instalmentInterest(state: LoanState, rules: CashFlowRules): bigint {
  return accruedInterest(state, rules) - state.deferred;
}

function accrueTo(state: LoanState, on: LocalDate): LoanState {
  if (on <= state.accruesFrom) return state;
  if (state.balance === 0n) return { ...state, accruesFrom: on };
  const rate = state.isWaived ? zeroRatio : state.rate;
  const added = { startOn: state.accruesFrom, endOn: on, principal: state.balance, rate };
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
    case "acceleration":
    case "maturity":
      return { ...nothingPaid, event, principal: state.balance, state: { ...state, balance: 0n } };
    default:
      return { ...nothingPaid, event, state: changed(event, state, rules) };
  }
}

function changed(event: SilentEvent, state: LoanState, rules: CashFlowRules): LoanState {
  switch (event.kind) {
    case "rateChange":
      return { ...state, rate: event.rate };
    case "instalmentReset":
      return resetInstalment(event.on, state, rules);
    case "skippedRepayment":
      return event.maturity === "extend" ? state : { ...state, remaining: Math.max(1, state.remaining - 1) };
    case "deferral":
      return { ...state, deferred: accruedInterest(state, rules) };
    case "waiver":
      return { ...state, isWaived: event.isOn };
    case "accrual":
      return state;
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
  return { on, interest: () => instalmentInterest(state, rules) };
}

function lend(event: DrawdownEvent, state: LoanState): CashFlow {
  const principal = -event.amount - (event.premium ?? 0n);
  return { ...nothingPaid, event, principal, state: { ...state, balance: state.balance + event.amount } };
}

function repay(event: LoanEvent, state: LoanState, rules: CashFlowRules): CashFlow {
  const interest = () => instalmentInterest(state, rules);
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
  const settled = { ...state, unsettled: [], broughtForward: 0n, deferred: 0n };
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
