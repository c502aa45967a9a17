/**
 * Social value as a range. A single number hides how little is known, so every figure of an outcome is given three
 * times: as it is in the low, the base and the high case (低位・標準・高位). The low case is the one that is worth least: its
 * deadweight is the largest, its harm the greatest. What comes out must keep that order, outcome by outcome, or the
 * ranges are refused with the three values that show it.
 *
 * The tornado (感度分析) moves one figure at a time from its low to its high case, all others at base, and tells what that
 * does to the net present value; the figure on which most depends stands first.
 */
import { canonicalDecimal, fixedDecimal, type Decimal } from "../kernel/decimal.ts";
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import {
  socialValue,
  type OutcomeValue,
  type SocialValue,
  type SocialValueModel,
  type SocialValueRejection,
  type ValuedOutcome,
} from "./social-value.ts";

export const valueCases = ["low", "base", "high"] as const;
export type ValueCase = (typeof valueCases)[number];

export type CaseRange = Readonly<Record<ValueCase, Decimal>>;

export const rangedFigures = [
  "quantity",
  "proxy",
  "deadweight",
  "displacement",
  "attribution",
  "dropOff",
] as const;
export type RangedFigure = (typeof rangedFigures)[number];

export type RangedOutcome = Pick<ValuedOutcome, "id" | "years"> & Readonly<Record<RangedFigure, CaseRange>>;

export interface RangedModel extends Omit<SocialValueModel, "outcomes"> {
  readonly outcomes: readonly RangedOutcome[];
}

export interface Swing {
  readonly outcomeId: string;
  readonly figure: RangedFigure;
  /** Net present value with this figure alone in its low and in its high case. */
  readonly low: Decimal;
  readonly high: Decimal;
}

export interface ValueRange {
  readonly cases: Readonly<Record<ValueCase, SocialValue>>;
  /** Largest swing first; figures whose cases are equal move nothing and are left out. */
  readonly tornado: readonly Swing[];
}

export type ValueRangeRejection = SocialValueRejection | Rejection<"casesOutOfOrder">;

export function valueRange(model: RangedModel): Decision<ValueRange, ValueRangeRejection> {
  const low = socialValue(inCase(model, "low"));
  if (!low.ok) return low;
  const base = socialValue(inCase(model, "base"));
  if (!base.ok) return base;
  const high = socialValue(inCase(model, "high"));
  if (!high.ok) return high;
  const cases = { low: low.value, base: base.value, high: high.value };
  const disorder = outOfOrder(model, cases);
  return disorder === undefined ? accept({ cases, tornado: tornado(model, base.value) }) : reject(disorder);
}

function inCase(model: RangedModel, valueCase: ValueCase): SocialValueModel {
  return { ...model, outcomes: model.outcomes.map((outcome) => outcomeIn(outcome, () => valueCase)) };
}

function outcomeIn(
  { id, years, ...ranges }: RangedOutcome,
  caseOf: (figure: RangedFigure) => ValueCase,
): ValuedOutcome {
  const figure = (name: RangedFigure): Decimal => ranges[name][caseOf(name)];
  return {
    id,
    years,
    quantity: figure("quantity"),
    proxy: figure("proxy"),
    deadweight: figure("deadweight"),
    displacement: figure("displacement"),
    attribution: figure("attribution"),
    dropOff: figure("dropOff"),
  };
}

function outOfOrder(model: RangedModel, cases: ValueRange["cases"]): ValueRangeRejection | undefined {
  for (const [i, { id }] of model.outcomes.entries()) {
    const valueIn = (valueCase: ValueCase): Decimal | undefined => valueOf(cases[valueCase].outcomes, id);
    const [low, base, high] = [valueIn("low"), valueIn("base"), valueIn("high")];
    if (low === undefined || base === undefined || high === undefined) continue;
    if (low.lte(base) && base.lte(high)) continue;
    const shown = { low: fixedDecimal(low, 2), base: fixedDecimal(base, 2), high: fixedDecimal(high, 2) };
    return { code: "casesOutOfOrder", figures: { id, ...shown }, pointer: `/outcomes/${String(i)}` };
  }
  return undefined;
}

function valueOf(outcomes: readonly OutcomeValue[], id: string): Decimal | undefined {
  return outcomes.find((outcome) => outcome.id === id)?.presentValue;
}

function tornado(model: RangedModel, base: SocialValue): readonly Swing[] {
  const { inputs, discountRate, startYear } = model;
  const conventions = { inputs, discountRate, startYear };
  const swings = model.outcomes.flatMap((outcome) => {
    const standing = valueOf(base.outcomes, outcome.id) ?? base.presentValue;
    const npvWith = (moved: RangedFigure, valueCase: ValueCase): Decimal => {
      const alone = outcomeIn(outcome, (figure) => (figure === moved ? valueCase : "base"));
      const reckoned = socialValue({ ...conventions, outcomes: [alone] });
      return reckoned.ok ? base.npv.minus(standing).plus(reckoned.value.presentValue) : base.npv;
    };
    return rangedFigures
      .filter((figure) => isRange(outcome[figure]))
      .map((figure): Swing => ({
        outcomeId: outcome.id,
        figure,
        low: npvWith(figure, "low"),
        high: npvWith(figure, "high"),
      }));
  });
  return swings.toSorted((a, b) => width(b).comparedTo(width(a)));
}

function isRange({ low, base, high }: CaseRange): boolean {
  return !low.eq(base) || !base.eq(high);
}

function width({ low, high }: Swing): Decimal {
  return high.minus(low).abs();
}

/**
 * Negative results (負の成果) are entered, or a person states that he looked and found none. Silence is no answer, and a
 * statement beside a negative outcome contradicts it.
 */
export type NegativesRejection = Rejection<"negativesNotStated" | "negativesContradicted">;

export function answeredNegatives(
  outcomes: readonly Pick<RangedOutcome, "id" | "quantity">[],
  statement: string | undefined,
): Decision<"entered" | "noneStated", NegativesRejection> {
  const negative = outcomes.find(({ quantity }) => quantity.base.lt(0));
  const isStated = statement !== undefined && statement !== "";
  if (negative === undefined) {
    return isStated
      ? accept("noneStated")
      : reject({ code: "negativesNotStated", pointer: "/noNegativesBecause" });
  }
  if (!isStated) return accept("entered");
  const figures = { id: negative.id, quantity: canonicalDecimal(negative.quantity.base) };
  return reject({ code: "negativesContradicted", figures, pointer: "/noNegativesBecause" });
}
