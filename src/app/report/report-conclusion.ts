/**
 * What a report concludes: its negative results, and whether it is final. It is final when the verdict of every test
 * day up to the viewpoint is approved, and the absence of negative results has a name behind it: that of the person who
 * approved the latest verdict, on that day. Until then it is a draft.
 */
import { japanDay } from "../../domain/kernel/instant.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import type { EvidenceEntry } from "../../domain/report/evidence-entry.ts";
import type { KpiResult } from "../../domain/report/kpi-result.ts";
import type { LoanReport } from "../../domain/report/loan-report.ts";
import {
  negativeResultsIn,
  type NegativeResult,
  type NegativeResults,
} from "../../domain/report/negative-result.ts";
import type { ObservationRecord } from "../impact/ports.ts";
import type { RatchetDecisionFact } from "../loan/ports.ts";
import { withRemark } from "./negative-remark.ts";
import { inBoth } from "./report-provenance.ts";

export interface ConclusionFacts {
  readonly kpis: readonly KpiResult[];
  readonly evidence: readonly EvidenceEntry[];
  /** Oldest first. */
  readonly decisions: readonly RatchetDecisionFact[];
  readonly observations: readonly ObservationRecord[];
  readonly asOf: LocalDate;
}

export function conclusionOf(facts: ConclusionFacts): Pick<LoanReport, "status" | "negativeResults"> {
  const negativeResults = negativeResultsOf(facts);
  const decided = new Set(facts.decisions.map(({ testOn }) => testOn));
  const isOpen = facts.kpis.some(({ targets }) =>
    targets.some(({ testOn }) => testOn <= facts.asOf && !decided.has(testOn)),
  );
  return {
    status: isOpen || negativeResults.kind === "notAsserted" ? "draft" : "final",
    negativeResults,
  };
}

function negativeResultsOf(facts: ConclusionFacts): NegativeResults {
  const [first, ...others] = negativeResultsIn(facts);
  if (first !== undefined) {
    const remarked = (result: NegativeResult) => withRemark(result, facts);
    return { kind: "listed", results: [remarked(first), ...others.map(remarked)] };
  }
  const latest = facts.decisions.at(-1);
  if (latest === undefined || isId(latest.approvedBy)) return { kind: "notAsserted" };
  const { approvedBy, recordedAt } = latest;
  return { kind: "noneAsserted", assertedBy: inBoth(approvedBy), assertedOn: japanDay(recordedAt) };
}

/** An approver whose name is not on record stands there by his id, and an id asserts nothing. */
function isId(name: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(name);
}
