/**
 * Attainment of a portfolio: of the sustainability targets judged so far under the loans lent in a period, how many were
 * met. The last verdict on a target counts, so that a correction replaces what it corrects. A target that nobody
 * reported on, or that came out between its bands, was judged and not met; a suspended one was not judged. A target
 * counts once in a period however many of its loans share the agreement.
 */
import type { SptOutcome } from "../impact/spt-test.ts";
import {
  divisionsOf,
  periodOf,
  type PortfolioDimension,
  type StatisticsPeriod,
} from "./portfolio-statistics.ts";

/** One verdict on one target, under a loan lent in a month. */
export interface JudgedTarget {
  /** `2019-04`. */
  readonly month: string;
  readonly key: string;
  readonly sptId: string;
  readonly outcome: SptOutcome;
}

export interface AttainmentRow {
  readonly period: string;
  readonly key: string;
  readonly judged: number;
  readonly achieved: number;
}

/** `verdicts` in the order they were taken in. Rows in no order. */
export function attainmentByPeriod(
  verdicts: readonly JudgedTarget[],
  { dimension, period }: { readonly dimension: PortfolioDimension; readonly period: StatisticsPeriod },
): readonly AttainmentRow[] {
  const last = new Map<string, Map<string, SptOutcome>>();
  for (const { month, key, sptId, outcome } of verdicts) {
    for (const division of divisionsOf(key, dimension)) {
      const place = `${periodOf(month, period)}/${division}`;
      const outcomes = last.get(place) ?? new Map<string, SptOutcome>();
      last.set(place, outcomes.set(sptId, outcome));
    }
  }
  return [...last].map(([place, outcomes]) => rowOf(place, [...outcomes.values()]));
}

function rowOf(place: string, outcomes: readonly SptOutcome[]): AttainmentRow {
  const [period = "", key = ""] = place.split("/");
  return {
    period,
    key,
    judged: outcomes.filter((outcome) => outcome !== "suspended").length,
    achieved: outcomes.filter((outcome) => outcome === "achieved").length,
  };
}
