/** Rows of observations, their events and evidence, turned into the records the application reads. */
import type {
  EvidenceRecord,
  KpiRecord,
  ObservationRecord,
  ObservationStory,
} from "../../src/app/impact/ports.ts";
import type { Provenance } from "../../src/app/provenance.ts";
import type { Attestation } from "../../src/domain/impact/attestation.ts";
import type { EvidenceMediaType } from "../../src/domain/impact/evidence.ts";
import type { EvidenceGrade } from "../../src/domain/impact/evidence-grade.ts";
import type { KpiDirection } from "../../src/domain/impact/kpi.ts";
import type {
  ObservationActor,
  ObservationEvent,
  ObservationStep,
  ObservationStepKind,
  ReturnReason,
} from "../../src/domain/impact/observation.ts";
import { decimal } from "../../src/domain/kernel/decimal.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import { present } from "../../src/domain/kernel/invariant.ts";
import type { LocalDate } from "../../src/domain/kernel/local-date.ts";
import { readJson } from "./json-cell.ts";

export interface KpiRow {
  readonly id: string;
  readonly code: string;
  readonly name_ja: string;
  readonly name_en: string;
  readonly unit_ja: string;
  readonly unit_en: string;
  readonly direction: KpiDirection;
  readonly formula_ja: string;
  readonly formula_en: string;
  readonly provenance: string;
  readonly project_id: string;
  readonly project_ja: string;
  readonly project_en: string;
  readonly organizer_id: string;
  readonly organizer_ja: string;
  readonly organizer_en: string;
  readonly organizer_kind: string;
  readonly recorded_at: Instant;
  readonly smallest_cell: number | null;
  readonly overlap_group: string | null;
}

export interface ObservationRow {
  readonly id: string;
  readonly kpi_id: string;
  readonly period_start_on: LocalDate;
  readonly period_end_on: LocalDate;
  readonly period_label: string;
  readonly version: number;
  readonly draft_value: string;
  readonly source: string;
  readonly as_of_on: LocalDate;
  readonly note: string;
  readonly created_by: string;
  readonly provenance: string;
  readonly recorded_at: Instant;
}

export interface EventRow {
  readonly id: string;
  readonly observation_id: string;
  readonly kind: ObservationStepKind;
  readonly actor_id: string;
  readonly actor_role: ObservationActor["role"];
  readonly value: string | null;
  readonly evidence: string | null;
  readonly reason_code: ReturnReason | null;
  readonly grade: EvidenceGrade | null;
  readonly by_version: number | null;
  readonly note: string;
  readonly recorded_at: Instant;
  readonly actor_name: string | null;
  readonly organization_ja: string;
  readonly organization_en: string;
}

export interface EvidenceRow {
  readonly id: string;
  readonly observation_id: string;
  readonly sha256: string;
  readonly file_name: string;
  readonly media_type: EvidenceMediaType;
  readonly size_bytes: number;
  readonly uploader: string | null;
  readonly uploaded_by: string;
  readonly fictional: number;
  readonly recorded_at: Instant;
  readonly duplicates: number;
}

export function toKpi(row: KpiRow): KpiRecord {
  return {
    id: row.id,
    code: row.code,
    name: { ja: row.name_ja, en: row.name_en },
    unit: { ja: row.unit_ja, en: row.unit_en },
    direction: row.direction,
    formula: { ja: row.formula_ja, en: row.formula_en },
    project: { id: row.project_id, name: { ja: row.project_ja, en: row.project_en } },
    organizer: {
      id: row.organizer_id,
      name: { ja: row.organizer_ja, en: row.organizer_en },
      kind: row.organizer_kind,
    },
    provenance: readJson<Provenance>(row.provenance),
    recordedAt: row.recorded_at,
    smallestCell: row.smallest_cell ?? undefined,
    overlapGroup: row.overlap_group ?? undefined,
  };
}

export function toEvidence(row: EvidenceRow): EvidenceRecord {
  return {
    id: row.id,
    observationId: row.observation_id,
    sha256: row.sha256,
    fileName: row.file_name,
    mediaType: row.media_type,
    sizeBytes: row.size_bytes,
    uploadedBy: row.uploader ?? row.uploaded_by,
    uploadedAt: row.recorded_at,
    fictional: row.fictional === 1,
    duplicate: row.duplicates > 0,
  };
}

interface ObservationParts {
  readonly kpi: KpiRecord;
  readonly kpiVersion: number;
  readonly events: readonly EventRow[];
  readonly evidence: readonly EvidenceRow[];
}

export function toObservation(
  row: ObservationRow,
  { kpi, kpiVersion, events, evidence }: ObservationParts,
): ObservationRecord {
  return {
    observationId: row.id,
    kpiId: row.kpi_id,
    kpiVersion,
    period: { startOn: row.period_start_on, endOn: row.period_end_on, label: row.period_label },
    version: row.version,
    source: row.source,
    asOf: row.as_of_on,
    events: events.map(toEvent),
    stories: events.map(toStory),
    kpi,
    draftValue: decimal(row.draft_value),
    note: row.note,
    createdBy: row.created_by,
    createdAt: row.recorded_at,
    preparedBy: [row.created_by, ...evidence.map((file) => file.uploaded_by)],
    provenance: readJson<Provenance>(row.provenance),
    evidence: evidence.map(toEvidence),
  };
}

function toStory(row: EventRow): ObservationStory {
  return {
    by: row.actor_name ?? row.actor_id,
    organization: { ja: row.organization_ja, en: row.organization_en },
  };
}

function toEvent(row: EventRow): ObservationEvent {
  return {
    ...stepReaders[row.kind](row),
    actor: { personId: row.actor_id, role: row.actor_role },
    recordedAt: row.recorded_at,
    note: row.note,
  };
}

type StepReader = (row: EventRow) => ObservationStep;

const stepReaders: Readonly<Record<ObservationStepKind, StepReader>> = {
  submitted: (row) => ({
    kind: "submitted",
    value: decimal(present(row.value, "submitted value")),
    evidence: readJson<readonly string[]>(present(row.evidence, "submitted evidence")),
  }),
  returned: (row) => ({ kind: "returned", reason: present(row.reason_code, "return reason") }),
  accepted: (row) => ({ kind: "accepted", grade: present(row.grade, "evidence grade") }),
  attested: (row) => ({
    kind: "attested",
    attestation: readJson<Attestation>(present(row.evidence, "attestation")),
  }),
  superseded: (row) => ({ kind: "superseded", byVersion: present(row.by_version, "superseding version") }),
  reviewStarted: () => ({ kind: "reviewStarted" }),
  rejected: () => ({ kind: "rejected" }),
  withdrawn: () => ({ kind: "withdrawn" }),
  locked: () => ({ kind: "locked" }),
};
