/** An assessment as it is shown: three cases side by side, conventions and break-even beside them, never one number. */
import type { SocialValue } from "../../domain/impact/social-value.ts";
import {
  valueCases,
  type RangedFigure,
  type ValueCase,
  type ValueRange,
} from "../../domain/impact/social-value-range.ts";
import { fixedDecimal, type Decimal } from "../../domain/kernel/decimal.ts";
import type { AssessmentRecord } from "./assessment-ports.ts";

export interface CaseView {
  readonly presentValue: string;
  readonly npv: string;
  /** Null where nothing was put in. */
  readonly ratio: string | null;
  /** Deadweight at which the net present value would be zero; null where none does so. */
  readonly breakEvenDeadweight: string | null;
}

export interface ValueRangeView {
  readonly cases: Readonly<Record<ValueCase, CaseView>>;
  readonly outcomes: readonly {
    readonly id: string;
    readonly presentValues: Readonly<Record<ValueCase, string>>;
    /** Year by year in the base case, not discounted. */
    readonly impacts: readonly string[];
  }[];
  readonly tornado: readonly {
    readonly outcomeId: string;
    readonly figure: RangedFigure;
    readonly low: string;
    readonly high: string;
  }[];
}

export interface AssessmentView extends Omit<AssessmentRecord, "assessment"> {
  readonly assessment: AssessmentRecord["assessment"];
  readonly value: ValueRangeView;
}

const moneyPlaces = 2;
const ratioPlaces = 4;

export function assessmentView(record: AssessmentRecord, range: ValueRange): AssessmentView {
  return { ...record, value: valueRangeView(range) };
}

export function valueRangeView({ cases, tornado }: ValueRange): ValueRangeView {
  return {
    cases: { low: caseView(cases.low), base: caseView(cases.base), high: caseView(cases.high) },
    outcomes: cases.base.outcomes.map(({ id, impacts }, i) => ({
      id,
      presentValues: Object.fromEntries(
        valueCases.map((name) => [name, moneyOf(cases[name].outcomes[i]?.presentValue)]),
      ) as Readonly<Record<ValueCase, string>>,
      impacts: impacts.map((impact) => moneyOf(impact)),
    })),
    tornado: tornado.map(({ outcomeId, figure, low, high }) => ({
      outcomeId,
      figure,
      low: moneyOf(low),
      high: moneyOf(high),
    })),
  };
}

function caseView({ presentValue, npv, ratio, breakEvenDeadweight }: SocialValue): CaseView {
  return {
    presentValue: moneyOf(presentValue),
    npv: moneyOf(npv),
    ratio: ratioOf(ratio),
    breakEvenDeadweight: ratioOf(breakEvenDeadweight),
  };
}

function moneyOf(amount: Decimal | undefined): string {
  return amount === undefined ? "0.00" : fixedDecimal(amount, moneyPlaces);
}

function ratioOf(ratio: Decimal | undefined): string | null {
  return ratio === undefined ? null : fixedDecimal(ratio, ratioPlaces);
}
