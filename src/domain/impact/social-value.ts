/**
 * Social value (SROI): what the outcomes of a project are worth in money, against what was put in.
 *
 * First year: quantity × proxy × (1 − deadweight) × (1 − displacement) × (1 − attribution); each further year keeps
 * (1 − drop-off) of the one before. Year k is discounted by (1 + rate)^(startYear + k − 1). Negative outcomes are
 * entered negative and kept, so that harm lowers the sum. Nothing is rounded here; rounding belongs to the showing.
 */
import { canonicalDecimal, one, zero, type Decimal } from "../kernel/decimal.ts";
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";

export interface ValuedOutcome {
  readonly id: string;
  readonly quantity: Decimal;
  /** Money per unit of outcome. */
  readonly proxy: Decimal;
  /** Fractions from 0 to 1. */
  readonly deadweight: Decimal;
  readonly displacement: Decimal;
  readonly attribution: Decimal;
  readonly dropOff: Decimal;
  /** Whole years, 1 to 100. */
  readonly years: number;
}

export interface SocialValueModel {
  /** Money put in, in the same currency as the proxies. */
  readonly inputs: Decimal;
  /** Fraction per year, 0 to 1. */
  readonly discountRate: Decimal;
  /** The first impact falls at the end of the first year (1) or at once (0). */
  readonly startYear: number;
  readonly outcomes: readonly ValuedOutcome[];
}

export interface OutcomeValue {
  readonly id: string;
  readonly presentValue: Decimal;
  /** Year by year, not discounted. */
  readonly impacts: readonly Decimal[];
}

export interface SocialValue {
  readonly presentValue: Decimal;
  readonly npv: Decimal;
  /** Present value per unit of money put in; undefined where nothing was put in. */
  readonly ratio: Decimal | undefined;
  /** See `breakEvenDeadweight`. */
  readonly breakEvenDeadweight: Decimal | undefined;
  readonly outcomes: readonly OutcomeValue[];
}

export type SocialValueRejection = Rejection<
  "percentageOutOfRange" | "inputsNegative" | "startYearUnknown" | "yearsOutOfRange" | "duplicateOutcome"
>;

const longestYears = 100;

export function socialValue(model: SocialValueModel): Decision<SocialValue, SocialValueRejection> {
  const complaint = complaintAbout(model);
  if (complaint !== undefined) return reject(complaint);

  const outcomes = model.outcomes.map((outcome) => outcomeValue(outcome, model));
  const presentValue = total(outcomes.map((outcome) => outcome.presentValue));
  const { inputs } = model;
  return accept({
    presentValue,
    npv: presentValue.minus(inputs),
    ratio: inputs.isZero() ? undefined : presentValue.div(inputs),
    breakEvenDeadweight: breakEvenDeadweight(model),
    outcomes,
  });
}

/**
 * The deadweight d which, put in place of every outcome's own, would bring the net present value to zero:
 * (1 − d) × G = inputs, where G is the present value at no deadweight. Undefined where no d from 0 to 1 does so: the
 * inputs exceed G, or G is zero or, with inputs, negative.
 */
function breakEvenDeadweight(model: SocialValueModel): Decimal | undefined {
  const gross = total(
    model.outcomes.map((outcome) => outcomeValue({ ...outcome, deadweight: zero }, model).presentValue),
  );
  if (gross.isZero()) return undefined;
  const deadweight = one.minus(model.inputs.div(gross));
  return isFraction(deadweight) ? deadweight : undefined;
}

function outcomeValue(outcome: ValuedOutcome, { discountRate, startYear }: SocialValueModel): OutcomeValue {
  const impacts = yearlyImpacts(outcome);
  const growth = one.plus(discountRate);
  const presentValue = total(impacts.map((impact, year) => impact.div(growth.pow(startYear + year))));
  return { id: outcome.id, presentValue, impacts };
}

function yearlyImpacts(outcome: ValuedOutcome): readonly Decimal[] {
  const { quantity, proxy, deadweight, displacement, attribution, dropOff, years } = outcome;
  const first = [deadweight, displacement, attribution].reduce(
    (impact, share) => impact.times(one.minus(share)),
    quantity.times(proxy),
  );
  const kept = one.minus(dropOff);
  return Array.from({ length: years }, (_, year) => first.times(kept.pow(year)));
}

function total(amounts: readonly Decimal[]): Decimal {
  return amounts.reduce((sum, amount) => sum.plus(amount), zero);
}

function isFraction(value: Decimal): boolean {
  return value.gte(zero) && value.lte(one);
}

function complaintAbout(model: SocialValueModel): SocialValueRejection | undefined {
  const { inputs, discountRate, startYear, outcomes } = model;
  if (inputs.isNegative() && !inputs.isZero()) {
    return { code: "inputsNegative", figures: { inputs: canonicalDecimal(inputs) }, pointer: "/inputs" };
  }
  if (!isFraction(discountRate)) return outOfRange(discountRate, "/discountRate");
  if (startYear !== 0 && startYear !== 1) {
    return { code: "startYearUnknown", figures: { startYear }, pointer: "/startYear" };
  }
  const ids = outcomes.map(({ id }) => id);
  const duplicate = ids.findIndex((id, i) => ids.indexOf(id) !== i);
  if (duplicate >= 0) {
    const figures = { id: ids[duplicate] ?? null };
    return { code: "duplicateOutcome", figures, pointer: `/outcomes/${String(duplicate)}/id` };
  }
  return outcomes
    .map((outcome, i) => complaintAboutOutcome(outcome, `/outcomes/${String(i)}`))
    .find((complaint) => complaint !== undefined);
}

const percentages = ["deadweight", "displacement", "attribution", "dropOff"] as const;

function complaintAboutOutcome(outcome: ValuedOutcome, pointer: string): SocialValueRejection | undefined {
  const wrong = percentages.find((name) => !isFraction(outcome[name]));
  if (wrong !== undefined) return outOfRange(outcome[wrong], `${pointer}/${wrong}`);
  const { years } = outcome;
  const known = Number.isInteger(years) && years >= 1 && years <= longestYears;
  if (known) return undefined;
  const figures = { years, shortest: 1, longest: longestYears };
  return { code: "yearsOutOfRange", figures, pointer: `${pointer}/years` };
}

function outOfRange(value: Decimal, pointer: string): SocialValueRejection {
  const figures = { value: canonicalDecimal(value), lowest: "0", highest: "1" };
  return { code: "percentageOutOfRange", figures, pointer };
}
