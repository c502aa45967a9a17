/** The rate timeline as a report shows it: figures, whether a floor holds, and the reasons in both languages. */
import type { RateRow } from "../../domain/loan/rate-row.ts";
import type { LoanTerms, RateRow as ReportedRateRow, ReasonNode } from "../../domain/report/loan-report.ts";
import { namesIn, rateRowView, type ExplanationView } from "../loan/explanation-view.ts";
import type { LoanPosition } from "../loan/loan-position.ts";
import { jointProvenance } from "./report-provenance.ts";

export function reportedRates(
  { facts, timeline }: LoanPosition,
  terms: Pick<LoanTerms, "baseRate" | "creditMargin">,
): readonly ReportedRateRow[] {
  const provenance = jointProvenance([terms.baseRate.provenance, terms.creditMargin.provenance]);
  const names = namesIn(facts);
  return timeline.map((row) => {
    const { annualRate, baseRate, creditMargin, stepBp, explanation } = rateRowView(row, names);
    return {
      effectiveOn: row.effectiveOn,
      annualRate,
      baseRate,
      creditMargin,
      stepBp,
      floored: isFloored(row),
      provenance,
      reason: explanation.children.map(reasonNode),
    };
  });
}

function isFloored({ explanation }: RateRow): boolean {
  return explanation.children.some(({ kind }) => kind === "marginFloor" || kind === "allInFloor");
}

function reasonNode({ ja, en, children }: ExplanationView): ReasonNode {
  return { ja, en, children: children.map(reasonNode) };
}
