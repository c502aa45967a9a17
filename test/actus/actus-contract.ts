/**
 * ACTUS terms as a loan of the engine. PAM is a bullet loan, LAM equal principal, NAM a fixed total payment, ANN an
 * annuity whose instalment is fixed over the days between the redemptions. Terms the engine does not know are refused
 * by name. Amounts are whole units of 10^-30 of the currency, so that rounding has no effect.
 */
import { addDays, type LocalDate } from "../../src/domain/kernel/local-date.ts";
import { present } from "../../src/domain/kernel/invariant.ts";
import { addRatios, multiplyRatios, ratio, sumRatios, type Ratio } from "../../src/domain/kernel/ratio.ts";
import { yearFractions, type DayCount } from "../../src/domain/calendar/day-count.ts";
import { annuityRepayment, instalmentByDays } from "../../src/domain/loan/annuity.ts";
import { bulletRepayment } from "../../src/domain/loan/bullet.ts";
import type { CashFlowRules } from "../../src/domain/loan/cash-flow.ts";
import { equalPrincipalRepayment } from "../../src/domain/loan/equal-principal.ts";
import { fixedTotalRepayment } from "../../src/domain/loan/fixed-total.ts";
import { accrue, type InterestRule } from "../../src/domain/loan/interest.ts";
import { inOrder, type LoanEvent } from "../../src/domain/loan/loan-event.ts";
import type { LoanState, RepaymentRule } from "../../src/domain/loan/loan-state.ts";
import { actusDay, actusNumber, type ActusCase, type ActusTerms } from "./actus-case.ts";
import { actusCycle, cycleDates, dateShift, stepsAfter, type Cycle, type DateShift } from "./actus-cycles.ts";

export interface ActusLoan {
  readonly initial: LoanState;
  readonly events: readonly LoanEvent[];
  readonly rules: CashFlowRules;
  readonly shift: DateShift;
  /** +1 for the lender's side, −1 for the borrower's. */
  readonly side: 1n | -1n;
}

export const unitDecimals = 30;
const known = new Set([
  ...["contractType", "contractID", "contractRole", "contractDealDate", "statusDate", "currency"],
  ...["notionalPrincipal", "premiumDiscountAtIED", "initialExchangeDate", "maturityDate", "amortizationDate"],
  ...["nominalInterestRate", "accruedInterest", "dayCountConvention", "endOfMonthConvention", "calendar"],
  ...["businessDayConvention", "cycleAnchorDateOfInterestPayment", "cycleOfInterestPayment"],
  ...["capitalizationEndDate", "cycleAnchorDateOfPrincipalRedemption", "cycleOfPrincipalRedemption"],
  ...["nextPrincipalRedemptionPayment", "cycleAnchorDateOfRateReset", "cycleOfRateReset", "rateSpread"],
  ...["rateMultiplier", "marketObjectCodeOfRateReset", "nextResetRate", "fixingDays"],
  ...["interestCalculationBase", "purchaseDate", "priceAtPurchaseDate", "terminationDate"],
  "priceAtTerminationDate",
]);

const dayCounts: Readonly<Record<string, DayCount>> = {
  A365: "act365Fixed",
  A360: "act360",
  AA: "actActIsda",
  "30E360": "thirtyE360",
};

/** Throws with the name of the term where the engine has no answer. */
export function actusLoan({ terms, dataObserved, eventsObserved }: ActusCase): ActusLoan {
  refuseUnknown(terms, eventsObserved);
  const shift = dateShift(terms);
  const interestRule = ruleOf(terms);
  const redemption = actusCycle(terms, "PrincipalRedemption");
  const maturityOn = maturityOf(terms, redemption, interestRule.dayCount);
  const redemptionOns = redemption === undefined ? [] : cycleDates(redemption, maturityOn);
  const plan = { terms, maturityOn, redemptionOns };
  const events = [
    ...lending(terms),
    ...redemptionOns.slice(0, -1).map((on) => ({ kind: "repayment" as const, on, n: 0 })),
    ...interestEvents(plan),
    ...rateEvents(plan, dataObserved),
    ...instalmentEvents(plan),
    ...readings(terms),
    { kind: "maturity" as const, on: maturityOn },
  ].map((event): LoanEvent => ({ ...event, on: shift.reckoned(event.on) }));
  return {
    initial: initialState(plan),
    events: inOrder(events),
    rules: {
      repayment: repaymentRule(terms, redemptionOns.map(shift.reckoned), interestRule),
      accrue: (segments) => accrue(segments, interestRule),
      amountText: String,
    },
    shift,
    side: terms["contractRole"] === "RPL" ? -1n : 1n,
  };
}

interface Plan {
  readonly terms: ActusTerms;
  readonly maturityOn: LocalDate;
  /** Maturity is the last of them. */
  readonly redemptionOns: readonly LocalDate[];
}

function refuseUnknown(terms: ActusTerms, eventsObserved: readonly unknown[]): void {
  const unknown = Object.keys(terms).filter((name) => !known.has(name));
  if (unknown.length > 0) throw new Error(`terms not supported: ${unknown.join(", ")}`);
  if (eventsObserved.length > 0) throw new Error("observed events not supported");
  const base = terms["interestCalculationBase"] ?? "NT";
  if (base !== "NT") throw new Error(`interest calculation base not supported: ${base}`);
  const role = terms["contractRole"] ?? "";
  if (role !== "RPA" && role !== "RPL") throw new Error(`contract role not supported: ${role}`);
}

function ruleOf(terms: ActusTerms): InterestRule {
  const name = terms["dayCountConvention"] ?? "";
  const dayCount = dayCounts[name];
  if (dayCount === undefined) throw new Error(`day count not supported: ${name}`);
  return {
    dayCount,
    dayInclusion: "startOnly",
    rounding: "halfEven",
    roundingScope: "period",
    principalUnit: 1n,
  };
}

function repaymentRule(
  terms: ActusTerms,
  redemptionOns: readonly LocalDate[],
  { dayCount }: InterestRule,
): RepaymentRule {
  const type = terms["contractType"] ?? "";
  if (type === "ANN")
    return annuityRepayment(instalmentByDays(redemptionOns, dayCount), redemptionOns.length);
  const rule = repaymentRules[type];
  if (rule === undefined) throw new Error(`contract type not supported: ${type}`);
  return rule;
}

const repaymentRules: Readonly<Record<string, RepaymentRule>> = {
  PAM: bulletRepayment,
  LAM: equalPrincipalRepayment,
  NAM: fixedTotalRepayment,
};

/** A loan lent before the status date is taken over with its balance, and accrues from the status date. */
function initialState({ terms, redemptionOns }: Plan): LoanState {
  const isLent = day(terms, "initialExchangeDate") <= day(terms, "statusDate");
  return {
    balance: isLent ? amount(terms, "notionalPrincipal") : 0n,
    rate: exactRatio(required(terms, "nominalInterestRate")),
    isWaived: false,
    accruesFrom: day(terms, "statusDate"),
    unsettled: [],
    broughtForward: amount(terms, "accruedInterest"),
    deferred: 0n,
    instalment: amount(terms, "nextPrincipalRedemptionPayment"),
    amounts: [],
    remaining: redemptionOns.length,
  };
}

function lending(terms: ActusTerms): readonly LoanEvent[] {
  const on = day(terms, "initialExchangeDate");
  if (on <= day(terms, "statusDate")) return [];
  const lent = amount(terms, "notionalPrincipal");
  return [{ kind: "drawdown", on, amount: lent, premium: amount(terms, "premiumDiscountAtIED") }];
}

/** Interest is capitalised up to the end of capitalisation, which is an interest date of its own. */
function interestEvents({ terms, maturityOn }: Plan): readonly LoanEvent[] {
  const cycle = present(actusCycle(terms, "InterestPayment"), "an interest cycle");
  const capitalizedTo = terms["capitalizationEndDate"];
  const endsOn = capitalizedTo === undefined ? undefined : actusDay(capitalizedTo);
  const ons = [...new Set([...cycleDates(cycle, maturityOn), ...(endsOn === undefined ? [] : [endsOn])])];
  return ons.map((on) => ({
    kind: endsOn !== undefined && on <= endsOn ? "capitalization" : "interest",
    on,
    n: 0,
  }));
}

/** The first reset may be fixed already; the others take the observed rate × multiplier + spread. */
function rateEvents({ terms, maturityOn }: Plan, observed: ActusCase["dataObserved"]): readonly LoanEvent[] {
  const cycle = actusCycle(terms, "RateReset");
  if (cycle === undefined) return [];
  const fixings = observed[required(terms, "marketObjectCodeOfRateReset")]?.data ?? [];
  const endsOn = terms["terminationDate"] === undefined ? maturityOn : day(terms, "terminationDate");
  return cycleDates(cycle, maturityOn)
    .filter((on) => on < endsOn)
    .map((on, i) => {
      const agreed = terms["nextResetRate"];
      if (i === 0 && agreed !== undefined) return { kind: "rateChange", on, rate: exactRatio(agreed) };
      const fixing = fixings.find(({ timestamp }) => actusDay(timestamp) === on);
      const scaled = multiplyRatios(
        exactRatio(present(fixing, `the fixing of ${on}`).value),
        exactRatio(terms["rateMultiplier"] ?? "1"),
      );
      return { kind: "rateChange", on, rate: addRatios(scaled, exactRatio(terms["rateSpread"] ?? "0")) };
    });
}

/** An instalment that is not given is fixed: for LAM at the start, for ANN before the first redemption and at resets. */
function instalmentEvents(plan: Plan): readonly LoanEvent[] {
  const { terms, redemptionOns } = plan;
  if (terms["nextPrincipalRedemptionPayment"] !== undefined) return [];
  if (terms["contractType"] === "LAM") {
    return [{ kind: "instalmentReset", on: day(terms, "initialExchangeDate") }];
  }
  if (terms["contractType"] !== "ANN") return [];
  const first = addDays(present(redemptionOns[0], "a redemption"), -1);
  const cycle = actusCycle(terms, "RateReset");
  const resets = cycle === undefined ? [] : cycleDates(cycle, plan.maturityOn).slice(0, -1);
  return [first, ...resets].map((on) => ({ kind: "instalmentReset", on }));
}

/** A purchase and a termination read the accrued interest of their day. */
function readings(terms: ActusTerms): readonly LoanEvent[] {
  return ["purchaseDate", "terminationDate"]
    .filter((name) => terms[name] !== undefined)
    .map((name) => ({ kind: "accrual", on: day(terms, name) }));
}

function maturityOf(terms: ActusTerms, redemption: Cycle | undefined, dayCount: DayCount): LocalDate {
  const given = terms["maturityDate"] ?? terms["amortizationDate"];
  if (given !== undefined) return actusDay(given);
  const cycle = present(redemption, "a redemption cycle");
  const notional = amount(terms, "notionalPrincipal");
  const instalment = amount(terms, "nextPrincipalRedemptionPayment");
  const interest = terms["contractType"] === "LAM" ? 0n : firstInterest(terms, cycle, dayCount);
  const repaid = instalment - interest;
  const redemptions = Number((notional + repaid - 1n) / repaid);
  return stepsAfter(cycle, redemptions - 1);
}

function firstInterest(terms: ActusTerms, cycle: Cycle, dayCount: DayCount): bigint {
  const [from, to] = [stepsAfter(cycle, -1), cycle.anchorOn];
  const years = yearFractions(from, to, { dayCount, dayInclusion: "startOnly" });
  const rate = exactRatio(required(terms, "nominalInterestRate"));
  const perYear = multiplyRatios(ratio(amount(terms, "notionalPrincipal")), rate);
  const { numerator, denominator } = multiplyRatios(perYear, sumRatios(years.map((part) => part.fraction)));
  return numerator / denominator;
}

function required(terms: ActusTerms, name: string): string {
  return present(terms[name], name);
}

function day(terms: ActusTerms, name: string): LocalDate {
  return actusDay(required(terms, name));
}

function amount(terms: ActusTerms, name: string): bigint {
  const scaled = actusNumber(terms[name] ?? "0").times(`1e${String(unitDecimals)}`);
  return BigInt(scaled.toFixed());
}

function exactRatio(text: string): Ratio {
  const [whole = "0", fraction = ""] = text.trim().split(".");
  return ratio(BigInt(whole + fraction), 10n ** BigInt(fraction.length));
}
