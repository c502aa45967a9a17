/** All provenances a loan report states, in reading order: for its list of sources and its notes on invented items. */
import { present } from "../kernel/invariant.ts";
import type { LoanReport } from "./loan-report.ts";
import type { NegativeResult } from "./negative-result.ts";
import type { Provenance } from "./provenance.ts";
import type { Bilingual } from "../kernel/bilingual.ts";

export function provenancesIn(report: Omit<LoanReport, "documentId">): readonly Provenance[] {
  const { lender, borrower, project, loan, kpis, rates, evidence } = report;
  return [
    borrower.name.provenance,
    lender.name.provenance,
    project.name.provenance,
    loan.principal.provenance,
    loan.drawdownOn.provenance,
    loan.maturityOn.provenance,
    loan.repayment.provenance,
    loan.baseRate.provenance,
    loan.creditMargin.provenance,
    ...kpis.flatMap((kpi) => [
      kpi.name.provenance,
      ...(kpi.baseline === undefined ? [] : [kpi.baseline.provenance]),
      ...kpi.targets.map(({ provenance }) => provenance),
      ...kpi.observations.flatMap(({ provenance, conflicting }) => [
        provenance,
        ...conflicting.map((other) => other.provenance),
      ]),
    ]),
    ...rates.map(({ provenance }) => provenance),
    ...evidence.map(({ provenance }) => provenance),
  ];
}

/** The provenance of what follows from the loan's terms, such as interest: invented as soon as one of them is. */
export function pricingProvenance({
  principal,
  repayment,
  baseRate,
  creditMargin,
}: LoanReport["loan"]): Provenance {
  const parts = [principal, repayment, baseRate, creditMargin].map(({ provenance }) => provenance);
  return parts.find(({ kind }) => kind === "fictional") ?? { kind: "recorded" };
}

/** What is said about the invented items, each sentence once. */
export function fictionNotes(report: LoanReport): readonly Bilingual[] {
  const notes = new Map<string, Bilingual>();
  for (const provenance of provenancesIn(report)) {
    if (provenance.kind === "fictional" && provenance.note !== undefined) {
      notes.set(provenance.note.ja, provenance.note);
    }
  }
  return [...notes.values()];
}

/** The provenance of the facts a negative result rests on. */
export function provenanceOfResult(
  { kpis, evidence }: Pick<LoanReport, "kpis" | "evidence">,
  result: NegativeResult,
): Provenance {
  if (result.kind === "returned") {
    const file = evidence.find(({ fileName }) => fileName === result.fileName);
    return present(file, `evidence ${result.fileName}`).provenance;
  }
  const { targets, observations } = present(
    kpis.find(({ id }) => id === result.kpi),
    `KPI ${result.kpi}`,
  );
  if (result.kind === "conflict") {
    const { startOn } = result.period;
    const observation = observations.find(({ period }) => period.startOn === startOn);
    return present(observation, `observation of ${result.kpi} from ${startOn}`).provenance;
  }
  const target = targets.find(({ testOn }) => testOn === result.testOn);
  return present(target, `SPT of ${result.kpi} on ${result.testOn}`).provenance;
}
