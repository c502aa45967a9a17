/**
 * The summary at the head of a loan report, drawn from its own rows so that the two cannot disagree: the latest test
 * of each KPI, the rate in force at the viewpoint and the next one decided, and the weakest evidence any of those
 * tests rests on, because a conclusion is as strong as its weakest support.
 */
import { present } from "../kernel/invariant.ts";
import type { LocalDate } from "../kernel/local-date.ts";
import { latestTest, weakestGrade, type KpiResult } from "./kpi-result.ts";
import type { LoanSummary, RateInForce, RateRow } from "./loan-report.ts";

export function summarizeLoan({
  asOf,
  kpis,
  rates,
}: {
  readonly asOf: LocalDate;
  readonly kpis: readonly KpiResult[];
  /** By effective day; the first one is in force at the viewpoint. */
  readonly rates: readonly RateRow[];
}): LoanSummary {
  const tests = kpis.flatMap((kpi) => latestTest(kpi) ?? []);
  const rateNext = rates.find(({ effectiveOn }) => effectiveOn > asOf);
  const nextTestOn = kpis
    .flatMap(({ targets }) => targets.filter(({ testOn, verdict }) => testOn > asOf && verdict === undefined))
    .map(({ testOn }) => testOn)
    .sort()
    .at(0);
  const evidenceGrade = weakestGrade(tests.flatMap(({ verdict }) => verdict.grade ?? []));
  return {
    tests,
    rateNow: inForce(
      present(
        rates.findLast(({ effectiveOn }) => effectiveOn <= asOf),
        `rate on ${asOf}`,
      ),
    ),
    ...(rateNext === undefined ? {} : { rateNext: inForce(rateNext) }),
    ...(nextTestOn === undefined ? {} : { nextTestOn }),
    ...(evidenceGrade === undefined ? {} : { evidenceGrade }),
  };
}

function inForce({ annualRate, effectiveOn }: RateRow): RateInForce {
  return { annualRate, effectiveOn };
}
