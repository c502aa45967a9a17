/**
 * One row of the rate timeline: base rate + credit margin + steps of the ratchet and of covenants, floored, with the tree
 * that explains it. The floor on the margin is applied first, to credit margin and steps together, then the floor on the
 * whole rate.
 */
import { rowOn, type Dated } from "../kernel/dated.ts";
import { present } from "../kernel/invariant.ts";
import type { LocalDate } from "../kernel/local-date.ts";
import {
  addRates,
  addStep,
  basisPointsText,
  higherRate,
  rateText,
  sumBasisPoints,
  zeroBasisPoints,
  type BasisPoints,
  type Rate,
} from "../kernel/rate.ts";
import { explainCovenantStep, type CovenantStepRow } from "./covenant-step-row.ts";
import { node, type ExplanationNode } from "./explanation.ts";
import type { RateFloors } from "./ratchet-terms.ts";
import type { StepRow } from "./step-timeline.ts";

export interface BaseRateFixing extends Dated {
  readonly annualRate: Rate;
  /** 短期プライムレート, TIBOR 3M …; absent for a fixed base rate. */
  readonly index?: string;
  /** What set it where no index did. */
  readonly because?: ExplanationNode;
}

export interface CreditMargin extends Dated {
  readonly annualRate: Rate;
  /** Version of the agreed terms it comes from. */
  readonly termsVersion?: number;
}

/** What rates are put together from; each list in the order of its days. */
export interface RateSources {
  readonly baseRates: readonly BaseRateFixing[];
  readonly creditMargins: readonly CreditMargin[];
  readonly steps: readonly StepRow[];
  readonly covenantSteps: readonly CovenantStepRow[];
  readonly floors: RateFloors;
  /** Floors agreed anew with later terms, in the order of their days. */
  readonly laterFloors: readonly DatedFloors[];
}

export interface DatedFloors extends Dated {
  readonly floors: RateFloors;
}

export interface RateRow extends Dated {
  readonly annualRate: Rate;
  readonly baseRate: Rate;
  readonly creditMargin: Rate;
  /** Of the ratchet, after caps, before floors. */
  readonly stepBp: BasisPoints;
  /** For breaches of covenants, before floors. */
  readonly covenantStepBp: BasisPoints;
  readonly explanation: ExplanationNode;
}

/** Rows from the days given, in order; a day that changes nothing is told in the row before it. */
export function rateRows(days: readonly LocalDate[], sources: RateSources): readonly RateRow[] {
  const rows: RateRow[] = [];
  for (const on of days) {
    const { row, parts } = ratedRow(on, sources);
    const previous = rows.at(-1);
    if (previous === undefined || !isSamePrice(previous, row)) {
      rows.push(row);
      continue;
    }
    const added = parts.filter(({ since }) => since === on).map(({ because }) => because);
    rows[rows.length - 1] = confirmed(previous, node("unchanged", { on }, added));
  }
  return rows;
}

interface RatePart {
  readonly since: LocalDate;
  readonly because: ExplanationNode;
}

interface RatedRow {
  readonly row: RateRow;
  readonly parts: readonly RatePart[];
}

function ratedRow(
  effectiveOn: LocalDate,
  { baseRates, creditMargins, steps, covenantSteps, ...agreed }: RateSources,
): RatedRow {
  const floors = floorsOn(effectiveOn, agreed);
  const base = present(rowOn(baseRates, effectiveOn), () => `base rate on ${effectiveOn}`);
  const credit = present(rowOn(creditMargins, effectiveOn), () => `credit margin on ${effectiveOn}`);
  const step = rowOn(steps, effectiveOn) ?? { effectiveOn, ...noStep };
  const breach = rowOn(covenantSteps, effectiveOn);
  const { stepBp } = step;
  const covenantStepBp = breach?.stepBp ?? zeroBasisPoints;
  const margin = addStep(credit.annualRate, sumBasisPoints([stepBp, covenantStepBp]));
  const flooredMargin = higherRate(margin, floors.marginFloor);
  const unfloored = addRates(base.annualRate, flooredMargin);
  const annualRate = higherRate(unfloored, floors.allInFloor);
  const price = {
    effectiveOn,
    annualRate,
    baseRate: base.annualRate,
    creditMargin: credit.annualRate,
    stepBp,
    covenantStepBp,
  };
  const parts = [
    { since: base.effectiveOn, because: explainBase(base) },
    { since: credit.effectiveOn, because: explainMargin(credit) },
    { since: step.effectiveOn, because: step.explanation },
    ...(breach === undefined ? [] : [{ since: breach.effectiveOn, because: explainCovenantStep(breach) }]),
  ];
  const lifted = [
    ...(flooredMargin === margin ? [] : [explainMarginFloor(flooredMargin, margin)]),
    ...(annualRate === unfloored ? [] : [explainAllInFloor(annualRate, unfloored)]),
  ];
  const children = [...parts.map(({ because }) => because), ...lifted];
  return { row: { ...price, explanation: explainPrice(price, children) }, parts };
}

function floorsOn(
  on: LocalDate,
  { floors, laterFloors }: Pick<RateSources, "floors" | "laterFloors">,
): RateFloors {
  return rowOn(laterFloors, on)?.floors ?? floors;
}

function isSamePrice(a: RateRow, b: RateRow): boolean {
  return (
    a.annualRate === b.annualRate &&
    a.baseRate === b.baseRate &&
    a.creditMargin === b.creditMargin &&
    a.stepBp === b.stepBp &&
    a.covenantStepBp === b.covenantStepBp
  );
}

function confirmed(row: RateRow, unchanged: ExplanationNode): RateRow {
  const { explanation } = row;
  return { ...row, explanation: { ...explanation, children: [...explanation.children, unchanged] } };
}

const noStep = { stepBp: zeroBasisPoints, explanation: node("step", { stepBp: "0" }) };

function explainPrice(
  { effectiveOn, annualRate, baseRate, creditMargin, stepBp, covenantStepBp }: Omit<RateRow, "explanation">,
  children: readonly ExplanationNode[],
): ExplanationNode {
  const figures = {
    effectiveOn,
    annualRate: rateText(annualRate),
    baseRate: rateText(baseRate),
    creditMargin: rateText(creditMargin),
    stepBp: basisPointsText(stepBp),
    ...(covenantStepBp === zeroBasisPoints ? {} : { covenantStepBp: basisPointsText(covenantStepBp) }),
  };
  return node("interestRate", figures, children);
}

function explainBase({ annualRate, effectiveOn, index, because }: BaseRateFixing): ExplanationNode {
  const figures = { annualRate: rateText(annualRate), fixedOn: effectiveOn };
  return node(
    "baseRate",
    index === undefined ? figures : { ...figures, index },
    because === undefined ? [] : [because],
  );
}

function explainMargin({ annualRate, effectiveOn, termsVersion }: CreditMargin): ExplanationNode {
  const figures = { annualRate: rateText(annualRate), effectiveOn };
  return node(
    "creditMargin",
    termsVersion === undefined ? figures : { ...figures, termsVersion: String(termsVersion) },
  );
}

function explainMarginFloor(floor: Rate, margin: Rate): ExplanationNode {
  return node("marginFloor", { floor: rateText(floor), margin: rateText(margin) });
}

function explainAllInFloor(floor: Rate, annualRate: Rate): ExplanationNode {
  return node("allInFloor", { floor: rateText(floor), annualRate: rateText(annualRate) });
}
