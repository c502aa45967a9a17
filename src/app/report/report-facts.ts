/** Everything a loan report is drawn from, as known at its viewpoint. */
import type { Viewpoint } from "../../domain/kernel/viewpoint.ts";
import type { JournalLine } from "../../domain/report/loan-report.ts";
import type { KpiRecord, ObservationRecord } from "../impact/ports.ts";
import { positionOf, type LoanPosition } from "../loan/loan-position.ts";
import type { LoanReader } from "../loan/read-loan.ts";
import type { ProjectRecord } from "../project/ports.ts";
import { orNotFound } from "../rejected.ts";
import { journalLines } from "./journal-lines.ts";
import { loanFactsAsOf, observationsAt } from "./viewpoint-facts.ts";

export interface ReportFacts {
  readonly position: LoanPosition;
  readonly project: ProjectRecord;
  readonly kpis: readonly KpiRecord[];
  readonly observations: readonly ObservationRecord[];
  readonly journal: readonly JournalLine[] | undefined;
}

/** Before its drawdown there is no loan to report on. */
export async function reportFacts(
  reader: LoanReader,
  loanId: string,
  viewpoint: Viewpoint,
): Promise<ReportFacts> {
  const { repositories, calendar, actor } = reader;
  const viewer = actor.organizationId;
  const [known] = await repositories.loans.facts(viewer, [loanId], viewpoint.knownAt);
  const isDrawn = known !== undefined && known.loan.drawdownOn <= viewpoint.asOf;
  const facts = loanFactsAsOf(orNotFound(isDrawn ? known : undefined, "loan"), viewpoint.asOf);
  const kpiIds = [...new Set((facts.agreement?.spts ?? []).map(({ kpi }) => kpi.id))];
  const observations = await repositories.impact.observationsOfKpis(viewer, kpiIds);
  return {
    position: positionOf(facts, calendar),
    project: orNotFound(await repositories.projects.find(viewer, facts.loan.project.id), "project"),
    kpis: await kpisOf(reader, kpiIds),
    observations: observationsAt(observations, viewpoint),
    journal: await journalLines(reader, facts.loan, viewpoint),
  };
}

async function kpisOf({ repositories, actor }: LoanReader, kpiIds: readonly string[]): Promise<KpiRecord[]> {
  const kpis: KpiRecord[] = [];
  for (const kpiId of kpiIds) {
    const kpi = await repositories.impact.findKpi(actor.organizationId, kpiId);
    if (kpi !== undefined) kpis.push(kpi);
  }
  return kpis;
}
