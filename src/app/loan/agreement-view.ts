import {
  countsForVerdict,
  observationGrade,
  observationState,
  observedValue,
} from "../../domain/impact/observation.ts";
import type { EvidenceGrade } from "../../domain/impact/evidence-grade.ts";
import type { SptOutcome } from "../../domain/impact/spt-test.ts";
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import type { CanonicalObject } from "../../domain/kernel/canonical-json.ts";
import { canonicalDecimal } from "../../domain/kernel/decimal.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import { cellText } from "../../domain/project/small-cell.ts";
import { ratchetClauses } from "../../domain/report/ratchet-clauses.ts";
import type { Viewpoint } from "../../domain/kernel/viewpoint.ts";
import type { ObservationRecord } from "../impact/ports.ts";
import type { Provenance } from "../provenance.ts";
import { termsOn } from "./agreement-terms.ts";
import { observationFor, reportsFor } from "./judge-spts.ts";
import type { AgreementRecord, LoanFacts, SptRecord } from "./ports.ts";

export type SptState = "scheduled" | "awaiting" | "reported" | "ready" | "pendingApproval" | "decided";

/** How far the test of one SPT has come. */
export interface SptProgress {
  readonly sptId: string;
  readonly state: SptState;
  readonly observation: ObservationRecord | undefined;
  readonly outcome: SptOutcome | undefined;
}

export interface SptView {
  readonly id: string;
  readonly kpi: SptRecord["kpi"];
  readonly testOn: string;
  readonly periodStartOn: string;
  readonly periodEndOn: string;
  readonly certificateDueOn: string;
  readonly baseline: string | null;
  readonly target: string;
  readonly neutralFrom: string | null;
  readonly strict: boolean;
  readonly gradeNeeded: EvidenceGrade;
  readonly state: SptState;
  readonly observation: {
    readonly id: string;
    readonly value: string;
    readonly grade: EvidenceGrade | null;
    readonly state: string;
  } | null;
  readonly outcome: SptOutcome | null;
  readonly provenance: Provenance;
}

export interface AgreementView {
  readonly id: string;
  readonly name: Bilingual;
  readonly aggregation: string;
  readonly effectiveRule: Bilingual;
  readonly ratchet: CanonicalObject;
  readonly clauses: readonly Bilingual[];
  readonly spts: readonly SptView[];
  readonly provenance: Provenance;
}

export function agreementView(
  agreement: AgreementRecord,
  progress: readonly SptProgress[],
  on: LocalDate,
): AgreementView {
  const terms = termsOn(agreement, on);
  const kpiNames = new Map(agreement.spts.map(({ kpi }) => [kpi.id, kpi.name]));
  const clauses = ratchetClauses(terms.ratchet, (kpi) => kpiNames.get(kpi) ?? { ja: kpi, en: kpi });
  return {
    id: agreement.id,
    name: agreement.name,
    aggregation: terms.ratchet.aggregation,
    effectiveRule: clauses.effective,
    ratchet: terms.written,
    clauses: clauses.all,
    spts: agreement.spts.map((spt) =>
      sptView(
        spt,
        progress.find(({ sptId }) => sptId === spt.id),
      ),
    ),
    provenance: agreement.provenance,
  };
}

function sptView(spt: SptRecord, progress: SptProgress | undefined): SptView {
  const observation = progress?.observation;
  return {
    id: spt.id,
    kpi: spt.kpi,
    testOn: spt.testOn,
    periodStartOn: spt.periodStartOn,
    periodEndOn: spt.periodEndOn,
    certificateDueOn: spt.certificateDueOn,
    baseline: spt.baseline === undefined ? null : canonicalDecimal(spt.baseline),
    target: canonicalDecimal(spt.target),
    neutralFrom: spt.neutralFrom === undefined ? null : canonicalDecimal(spt.neutralFrom),
    strict: spt.strict,
    gradeNeeded: spt.gradeNeeded,
    state: progress?.state ?? "scheduled",
    observation: observation === undefined ? null : observationRef(observation, spt),
    outcome: progress?.outcome ?? null,
    provenance: spt.provenance,
  };
}

function observationRef(
  { observationId, events, draftValue }: ObservationRecord,
  { smallestCell }: SptRecord,
): SptView["observation"] {
  return {
    id: observationId,
    value: cellText({ value: observedValue(events) ?? draftValue, smallestCell }),
    grade: observationGrade(events) ?? null,
    state: observationState(events),
  };
}

interface ProgressFacts {
  readonly observations: readonly ObservationRecord[];
  readonly decisions: LoanFacts["decisions"];
  /** Test dates whose verdict waits for a second person. */
  readonly pendingTests: readonly string[];
  readonly viewpoint: Viewpoint;
}

export function sptProgress(spts: readonly SptRecord[], facts: ProgressFacts): readonly SptProgress[] {
  return spts.map((spt) => {
    const decided = facts.decisions.findLast(({ testOn }) => testOn === spt.testOn);
    const outcome = decided?.outcomes.find(({ sptId }) => sptId === spt.id)?.outcome;
    const accepted = observationFor(spt, facts.observations, facts.viewpoint);
    const observation = accepted ?? reportsFor(spt, facts.observations)[0];
    return { sptId: spt.id, observation, outcome, state: stateOf(spt, { ...facts, observation, decided }) };
  });
}

interface StateFacts extends ProgressFacts {
  readonly observation: ObservationRecord | undefined;
  readonly decided: LoanFacts["decisions"][number] | undefined;
}

function stateOf(spt: SptRecord, { decided, pendingTests, observation, viewpoint }: StateFacts): SptState {
  if (pendingTests.includes(spt.testOn)) return "pendingApproval";
  if (decided !== undefined) return "decided";
  if (observation === undefined) return viewpoint.asOf < spt.testOn ? "scheduled" : "awaiting";
  const state = observationState(observation.events);
  if (countsForVerdict(state)) return "ready";
  return state === "submitted" || state === "inReview" ? "reported" : "awaiting";
}
