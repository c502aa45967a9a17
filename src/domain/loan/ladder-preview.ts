/**
 * Preview of a ladder: what the ratchet brings for every number of SPTs achieved, or along the attainment where the step
 * follows it. Both parties see the price of each outcome before they sign; it is reckoned by the functions that later
 * price the loan.
 */
import { canonicalDecimal, decimal, one, zero, type Decimal } from "../kernel/decimal.ts";
import { allAccepted, mapDecision, type Decision } from "../kernel/decision.ts";
import type { BasisPoints } from "../kernel/rate.ts";
import { applyStep, initialStanding } from "./margin-ratchet.ts";
import { aggregate, type AggregationRejection } from "./ratchet-aggregation.ts";
import type { CountedOutcome } from "./ratchet-outcome.ts";
import type { MarginRatchet } from "./ratchet-terms.ts";

export interface LadderPoint {
  /** Number of SPTs achieved, or attainment as a fraction. */
  readonly at: string;
  readonly bp: BasisPoints;
}

export interface LadderPreview {
  readonly by: "achieved" | "attainment";
  readonly points: readonly LadderPoint[];
}

const followsAttainment = (ratchet: MarginRatchet) =>
  ["linear", "weightedScore", "threeBand"].includes(ratchet.aggregation.rule);

export function ladderPreview(ratchet: MarginRatchet): Decision<LadderPreview, AggregationRejection> {
  const by = followsAttainment(ratchet) ? "attainment" : "achieved";
  const points = by === "attainment" ? attainments.map((at) => along(ratchet, at)) : counts(ratchet);
  return mapDecision(allAccepted(points), (found) => ({ by, points: found }));
}

/** From a quarter worse than the baseline to a quarter beyond the target. */
const attainments = Array.from({ length: 31 }, (_, i) => decimal(i - 5).div(20));

function along(ratchet: MarginRatchet, attainment: Decimal): Decision<LadderPoint, AggregationRejection> {
  const isReached = attainment.gte(one);
  const countsAs = isReached ? "achieved" : "missed";
  return pointOf(ratchet, canonicalDecimal(attainment), () => ({ countsAs, attainment }));
}

/** The KPIs in the order of the agreement, the first ones achieved and the others missed. */
function counts(ratchet: MarginRatchet): readonly Decision<LadderPoint, AggregationRejection>[] {
  return Array.from({ length: ratchet.kpis.length + 1 }, (_, achieved) =>
    pointOf(ratchet, String(achieved), (position) =>
      position < achieved
        ? { countsAs: "achieved", attainment: one }
        : { countsAs: "missed", attainment: zero },
    ),
  );
}

function pointOf(
  ratchet: MarginRatchet,
  at: string,
  outcomeAt: (
    position: number,
  ) => Pick<CountedOutcome, "attainment"> & { readonly countsAs: "achieved" | "missed" },
): Decision<LadderPoint, AggregationRejection> {
  const outcomes = ratchet.kpis.map((kpi, position): CountedOutcome => {
    const { countsAs, attainment } = outcomeAt(position);
    return { kpi, outcome: countsAs, countsAs, attainment, basis: undefined };
  });
  return mapDecision(aggregate(ratchet, outcomes), (step) => ({
    at,
    bp: applyStep(ratchet, initialStanding, step).standing.totalBp,
  }));
}
