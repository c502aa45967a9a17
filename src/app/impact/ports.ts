import type { Standing } from "../../domain/party/access.ts";
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import type { Decimal } from "../../domain/kernel/decimal.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import type { EvidenceMediaType } from "../../domain/impact/evidence.ts";
import type { KpiDirection } from "../../domain/impact/kpi.ts";
import type { Observation, ObservationActor, ObservationStep } from "../../domain/impact/observation.ts";
import type { Page, PageRequest } from "../page.ts";
import type { Provenance } from "../provenance.ts";

export interface OrganizationRecord {
  readonly id: string;
  readonly name: Bilingual;
  readonly kind: string;
}

export interface KpiRecord {
  readonly id: string;
  readonly code: string;
  readonly name: Bilingual;
  readonly unit: Bilingual;
  readonly direction: KpiDirection;
  readonly formula: Bilingual;
  readonly project: { readonly id: string; readonly name: Bilingual };
  readonly organizer: OrganizationRecord;
  readonly provenance: Provenance;
  readonly recordedAt: Instant;
  /** Of its newest definition: figures of people below it leave the organizer as suppressed. */
  readonly smallestCell: number | undefined;
  /** Of its newest definition: figures of one group are never added up. */
  readonly overlapGroup: string | undefined;
}

export interface EvidenceRecord {
  readonly id: string;
  readonly observationId: string;
  readonly sha256: string;
  readonly fileName: string;
  readonly mediaType: EvidenceMediaType;
  readonly sizeBytes: number;
  readonly uploadedBy: string;
  readonly uploadedAt: Instant;
  readonly fictional: boolean;
  /** The same bytes were also given for another KPI or period. */
  readonly duplicate: boolean;
}

/** What a person of that organization did, with names for showing. */
export interface ObservationStory {
  readonly by: string;
  readonly organization: Bilingual;
}

export interface ObservationRecord extends Observation {
  readonly kpi: KpiRecord;
  readonly draftValue: Decimal;
  readonly note: string;
  readonly createdBy: string;
  readonly createdAt: Instant;
  /** Ids of the people who drafted it and who added evidence to it. */
  readonly preparedBy: readonly string[];
  readonly provenance: Provenance;
  readonly evidence: readonly EvidenceRecord[];
  /** One for each event, in the same order. */
  readonly stories: readonly ObservationStory[];
}

export interface NewObservation {
  readonly id: string;
  readonly kpiId: string;
  readonly periodStartOn: LocalDate;
  readonly periodEndOn: LocalDate;
  readonly periodLabel: string;
  readonly version: number;
  readonly draftValue: Decimal;
  readonly source: string;
  readonly asOf: LocalDate;
  readonly note: string;
  readonly createdBy: string;
  readonly provenance: Provenance;
}

export interface NewObservationStep {
  readonly id: string;
  readonly observationId: string;
  readonly step: ObservationStep;
  readonly actor: ObservationActor;
  readonly note: string;
}

export interface NewEvidence {
  readonly id: string;
  readonly observationId: string;
  readonly sha256: string;
  readonly fileName: string;
  readonly mediaType: EvidenceMediaType;
  readonly sizeBytes: number;
  readonly uploadedBy: string;
  readonly fictional: boolean;
}

/**
 * How the caller's organization stands to a project: its own, one it finances by loans or by paying for its results,
 * one it takes part in.
 */
export type ProjectStanding = Extract<Standing, "runsProject" | "financesProject" | "takesPart">;

export interface ObservationFilter {
  readonly kpiId?: string | undefined;
  readonly state?: string | undefined;
}

/**
 * Every reading names the organization that asks, and sees only projects it runs, finances or takes part in. Drafts
 * and withdrawn observations are seen by their organizer alone.
 */
export interface ImpactRepository {
  readonly standingTo: (viewerId: string, projectId: string) => Promise<ProjectStanding | undefined>;
  readonly listKpis: (viewerId: string, page: PageRequest) => Promise<Page<KpiRecord>>;
  readonly findKpi: (viewerId: string, kpiId: string) => Promise<KpiRecord | undefined>;
  readonly kpisOfProject: (viewerId: string, projectId: string) => Promise<readonly KpiRecord[]>;
  /** Newest period first. */
  readonly observationsOfKpis: (
    viewerId: string,
    kpiIds: readonly string[],
  ) => Promise<readonly ObservationRecord[]>;
  /** Of these, those that the viewer may see. */
  readonly observationsOfIds: (
    viewerId: string,
    ids: readonly string[],
  ) => Promise<readonly ObservationRecord[]>;
  readonly listObservations: (
    viewerId: string,
    filter: ObservationFilter,
    page: PageRequest,
  ) => Promise<Page<ObservationRecord>>;
  readonly findObservation: (
    viewerId: string,
    observationId: string,
  ) => Promise<ObservationRecord | undefined>;
  readonly findEvidence: (viewerId: string, evidenceId: string) => Promise<EvidenceRecord | undefined>;
  /** Bytes of all evidence that an organization has given, for reports and for statements. */
  readonly storedBytes: (organizationId: string) => Promise<number>;
  readonly addObservation: (observation: NewObservation) => Promise<void>;
  readonly addSteps: (steps: readonly NewObservationStep[]) => Promise<void>;
  readonly addEvidence: (evidence: NewEvidence) => Promise<void>;
  readonly addEvidenceReading: (reading: {
    readonly id: string;
    readonly evidenceId: string;
    readonly personId: string;
  }) => Promise<void>;
}

/** Evidence files, kept under the SHA-256 of their bytes. Storing the same bytes twice keeps one file. */
export interface EvidenceFiles {
  readonly store: (bytes: Uint8Array) => Promise<{ readonly sha256: string }>;
  readonly read: (sha256: string) => Promise<Uint8Array | undefined>;
  /** The most that one organization may store; unlimited where absent. */
  readonly quotaBytes?: number;
}
