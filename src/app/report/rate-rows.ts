/** The rate timeline as a report shows it: figures, whether a floor holds, and the reasons in both languages. */
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import { basisPointsText, rateText, sumBasisPoints } from "../../domain/kernel/rate.ts";
import type { RateRow } from "../../domain/loan/rate-row.ts";
import type { KpiResult } from "../../domain/report/kpi-result.ts";
import type { LoanTerms, RateRow as ReportedRateRow } from "../../domain/report/loan-report.ts";
import type { LoanPosition } from "../loan/loan-position.ts";
import { rateReasons } from "./rate-reasons.ts";
import { jointProvenance } from "./report-provenance.ts";

export function reportedRates(
  { facts, timeline }: Pick<LoanPosition, "facts" | "timeline">,
  { baseRate, creditMargin }: Pick<LoanTerms, "baseRate" | "creditMargin">,
  { kpis, asOf }: { readonly kpis: readonly KpiResult[]; readonly asOf: LocalDate },
): readonly ReportedRateRow[] {
  const provenance = jointProvenance([baseRate.provenance, creditMargin.provenance]);
  const explanations = timeline.map(({ explanation }) => explanation);
  const inForce = timeline.findLastIndex(({ effectiveOn }) => effectiveOn <= asOf);
  const reasons = rateReasons(explanations, { ...facts, kpis }, inForce);
  return timeline.map((row, i) => ({
    effectiveOn: row.effectiveOn,
    annualRate: rateText(row.annualRate),
    baseRate: rateText(row.baseRate),
    creditMargin: rateText(row.creditMargin),
    stepBp: basisPointsText(sumBasisPoints([row.stepBp, row.covenantStepBp])),
    floored: isFloored(row),
    provenance,
    reason: reasons[i] ?? [],
  }));
}

function isFloored({ explanation }: RateRow): boolean {
  return explanation.children.some(({ kind }) => kind === "marginFloor" || kind === "allInFloor");
}
