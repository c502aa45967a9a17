/**
 * Aggregation: the outcomes of one test become one step, before caps.
 *
 * `perKpi`, `allOf` and `linear` give each KPI a step of its own and add them up; with `allOf` the KPIs stand or fall
 * together, so that all take the step of the weakest outcome. `countLadder`, `weightedScore` and `threeBand` read one
 * step for the whole agreement off a table. Such a table knows no KPI that is not tested: a suspended one disapplies it.
 * Only an SPT achieved counts as achieved; a neutral one does not.
 */
import { decimalRatio, greater, lesser, one, zero, type Decimal } from "../kernel/decimal.ts";
import {
  accept,
  allAccepted,
  mapDecision,
  reject,
  type Decision,
  type Rejection,
} from "../kernel/decision.ts";
import { present } from "../kernel/invariant.ts";
import { zeroBasisPoints, type BasisPoints } from "../kernel/rate.ts";
import {
  addRatios,
  compareRatios,
  divideRatios,
  multiplyRatios,
  ratio,
  roundRatio,
  sumRatios,
  type Ratio,
} from "../kernel/ratio.ts";
import type { CountedOutcome } from "./ratchet-outcome.ts";
import type { LadderRung, MarginRatchet, RatchetKpi, ScoreBand, ThreeBandSteps } from "./ratchet-terms.ts";

/** A KPI and the step it brings by itself; zero where the step is read off a table. */
export interface KpiStep extends CountedOutcome {
  readonly bp: BasisPoints;
}

/** A step of the agreement as a whole, and what it was read from. */
export type SharedStep = { readonly bp: BasisPoints } & (
  | { readonly by: "ladder"; readonly achieved: number; readonly of: number }
  | { readonly by: "score"; readonly score: Ratio; readonly bandFrom: Decimal }
  | { readonly by: "threeBand"; readonly band: "achieved" | "between" | "worse" }
  | { readonly by: "penalty" | "suspension" }
);

/** The step of one test before caps: those of its KPIs and a shared one add up. */
export interface RatchetStep {
  readonly kpis: readonly KpiStep[];
  readonly shared: SharedStep | undefined;
}

export type AggregationRejection = Rejection<"attainmentMissing">;

/** The step of a test whose outcomes are all known. */
export function aggregate(
  { aggregation }: Pick<MarginRatchet, "aggregation">,
  outcomes: readonly CountedOutcome[],
): Decision<RatchetStep, AggregationRejection> {
  if (aggregation.rule === "perKpi") return accept({ kpis: outcomes.map(agreedStep), shared: undefined });
  if (aggregation.rule === "linear") {
    return mapDecision(allAccepted(outcomes.map(linearStep)), (kpis) => ({ kpis, shared: undefined }));
  }
  if (outcomes.some(({ countsAs }) => countsAs === "suspended")) {
    return accept(wholeStep(outcomes, { by: "suspension", bp: zeroBasisPoints }));
  }
  switch (aggregation.rule) {
    case "allOf":
      return accept(standOrFallTogether(outcomes));
    case "countLadder":
      return accept(wholeStep(outcomes, ladderStep(outcomes, aggregation.ladder)));
    case "threeBand":
      return accept(wholeStep(outcomes, threeBandStep(outcomes, aggregation.steps)));
    case "weightedScore":
      return mapDecision(weightedScore(outcomes), (score) =>
        wholeStep(outcomes, scoreStep(score, aggregation.bands)),
      );
  }
}

/** The step of a certificate that is late, under `penalty`. */
export function penaltyStep(bp: BasisPoints): RatchetStep {
  return { kpis: [], shared: { by: "penalty", bp } };
}

function agreedStep(outcome: CountedOutcome): KpiStep {
  return { ...outcome, bp: stepAs(outcome.countsAs, outcome.kpi) };
}

function stepAs(countsAs: CountedOutcome["countsAs"], kpi: RatchetKpi): BasisPoints {
  switch (countsAs) {
    case "achieved":
      return kpi.achievedBp;
    case "neutral":
      return kpi.neutralBp ?? zeroBasisPoints;
    case "missed":
      return kpi.missedBp;
    case "suspended":
      return zeroBasisPoints;
  }
}

function standOrFallTogether(outcomes: readonly CountedOutcome[]): RatchetStep {
  const has = (countsAs: CountedOutcome["countsAs"]) =>
    outcomes.some((outcome) => outcome.countsAs === countsAs);
  const together = has("missed") ? "missed" : has("neutral") ? "neutral" : "achieved";
  const kpis = outcomes.map((outcome) => ({ ...outcome, bp: stepAs(together, outcome.kpi) }));
  return { kpis, shared: undefined };
}

/** Between `missedBp` at attainment 0 and `achievedBp` at 1, never beyond; to 1e-6 bp, halves to even. */
function linearStep(outcome: CountedOutcome): Decision<KpiStep, AggregationRejection> {
  if (outcome.countsAs === "suspended") return accept({ ...outcome, bp: zeroBasisPoints });
  const { achievedBp, missedBp } = outcome.kpi;
  return mapDecision(attainmentOf(outcome), (attainment) => {
    const part = decimalRatio(lesser(greater(attainment, zero), one));
    const way = multiplyRatios(ratio(achievedBp - missedBp), part);
    const exact = addRatios(ratio(missedBp), way);
    return { ...outcome, bp: roundRatio(exact, "halfEven") as BasisPoints };
  });
}

/** Where a certificate gives no attainment, achieved counts as 1 and missed as 0. */
function attainmentOf({
  kpi,
  countsAs,
  attainment,
}: CountedOutcome): Decision<Decimal, AggregationRejection> {
  if (attainment !== undefined) return accept(attainment);
  if (countsAs === "achieved") return accept(one);
  if (countsAs === "missed") return accept(zero);
  return reject({ code: "attainmentMissing", figures: { kpi: kpi.id, outcome: countsAs } });
}

function ladderStep(outcomes: readonly CountedOutcome[], ladder: readonly LadderRung[]): SharedStep {
  const achieved = outcomes.filter(({ countsAs }) => countsAs === "achieved").length;
  const rung = present(
    ladder.find((candidate) => candidate.achieved === achieved),
    `ladder rung for ${achieved} achieved`,
  );
  return { by: "ladder", achieved, of: outcomes.length, bp: rung.bp };
}

/** Σ weight × attainment / Σ weight; attainment beyond the target counts in full. */
function weightedScore(outcomes: readonly CountedOutcome[]): Decision<Ratio, AggregationRejection> {
  const attainments = allAccepted(outcomes.map(attainmentOf));
  return mapDecision(attainments, (values) => {
    const weights = outcomes.map(({ kpi }) => decimalRatio(present(kpi.weight, `weight of ${kpi.id}`)));
    const parts = values.map((value, i) => multiplyRatios(decimalRatio(value), weights[i] ?? ratio(0n)));
    return divideRatios(sumRatios(parts), sumRatios(weights));
  });
}

function scoreStep(score: Ratio, bands: readonly ScoreBand[]): SharedStep {
  const reached = bands.findLast(({ from }) => compareRatios(decimalRatio(from), score) <= 0);
  const band = present(reached ?? bands[0], "lowest band");
  return { by: "score", score, bandFrom: band.from, bp: band.bp };
}

/** All achieved, or one of them missed and worse than its baseline, or between. */
function threeBandStep(outcomes: readonly CountedOutcome[], steps: ThreeBandSteps): SharedStep {
  if (outcomes.every(({ countsAs }) => countsAs === "achieved")) {
    return { by: "threeBand", band: "achieved", bp: steps.achievedBp };
  }
  if (outcomes.some(isWorseThanBaseline)) return { by: "threeBand", band: "worse", bp: steps.worseBp };
  return { by: "threeBand", band: "between", bp: steps.betweenBp };
}

/** A miss counts as worse than the baseline unless the certificate shows an attainment of 0 or more. */
function isWorseThanBaseline({ countsAs, attainment }: CountedOutcome): boolean {
  return countsAs === "missed" && (attainment === undefined || attainment.lt(zero));
}

function wholeStep(outcomes: readonly CountedOutcome[], shared: SharedStep): RatchetStep {
  return { kpis: outcomes.map((outcome) => ({ ...outcome, bp: zeroBasisPoints })), shared };
}
