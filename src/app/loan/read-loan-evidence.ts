import { observationGrade, observationState, observedValue } from "../../domain/impact/observation.ts";
import type { EvidenceGrade } from "../../domain/impact/evidence-grade.ts";
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import { canonicalDecimal } from "../../domain/kernel/decimal.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import type { EvidenceRecord } from "../impact/ports.ts";
import { orNotFound } from "../rejected.ts";
import type { LoanReader } from "./read-loan.ts";

export interface LoanEvidenceView extends Omit<EvidenceRecord, "observationId"> {
  readonly observationId: string;
  readonly kpiName: Bilingual;
  readonly periodLabel: string;
  readonly value: string;
  readonly state: string;
  readonly grade: EvidenceGrade | null;
}

/** Evidence behind the KPIs a loan is priced on, newest period first. */
export async function readLoanEvidence(
  { repositories, actor }: LoanReader,
  loanId: string,
  now: Instant,
): Promise<readonly LoanEvidenceView[]> {
  const [found] = await repositories.loans.facts(actor.organizationId, [loanId], now);
  const { agreement } = orNotFound(found, "loan");
  const kpiIds = [...new Set((agreement?.spts ?? []).map(({ kpi }) => kpi.id))];
  const observations = await repositories.impact.observationsOfKpis(actor.organizationId, kpiIds);
  return observations.flatMap(({ observationId, kpi, period, events, draftValue, evidence }) =>
    evidence.map((file) => ({
      ...file,
      observationId,
      kpiName: kpi.name,
      periodLabel: period.label,
      value: canonicalDecimal(observedValue(events) ?? draftValue),
      state: observationState(events),
      grade: observationGrade(events) ?? null,
    })),
  );
}
