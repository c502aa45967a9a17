/** Ports of the KPI library: what KPIs mean, what they are measured for, and from where to where. */
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import type { Decimal } from "../../domain/kernel/decimal.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import type { KpiDefinition } from "../../domain/impact/kpi.ts";
import type { Provenance } from "../provenance.ts";

export interface KpiVersionRecord extends KpiDefinition {
  readonly reason: string;
  readonly definedBy: string;
  readonly definerName: string | null;
}

export interface NewKpiVersion extends Omit<KpiDefinition, "recordedAt"> {
  readonly id: string;
  readonly reason: string;
  readonly definedBy: string;
}

export const assignmentSubjects = ["project", "loan", "fund", "programme"] as const;
export type AssignmentSubject = (typeof assignmentSubjects)[number];

export interface NewAssignmentChange {
  readonly id: string;
  readonly assignmentId: string;
  readonly kpiId: string;
  readonly subject: AssignmentSubject;
  /** Undefined for a programme, which is named alone. */
  readonly subjectId: string | undefined;
  readonly subjectName: string;
  readonly change: "assigned" | "ended";
  readonly effectiveOn: LocalDate;
  readonly note: string;
  readonly changedBy: string;
}

export interface AssignmentRecord extends Omit<NewAssignmentChange, "id" | "change" | "changedBy"> {
  readonly organizationId: string;
  readonly organization: Bilingual;
  readonly endedOn: LocalDate | undefined;
}

export interface NewKpiLevel {
  readonly id: string;
  readonly kpiId: string;
  readonly kind: "baseline" | "target";
  readonly levelOn: LocalDate;
  readonly value: Decimal;
  readonly source: string;
  readonly note: string;
  readonly setBy: string;
}

export interface KpiLevelRecord extends Omit<NewKpiLevel, "setBy"> {
  readonly recordedAt: Instant;
  readonly setterName: string | null;
}

export interface NewKpi {
  readonly id: string;
  readonly projectId: string;
  readonly code: string;
  readonly provenance: Provenance;
}

/** Readings take ids of KPIs that the caller was found to see. */
export interface KpiLibraryRepository {
  /** Oldest first; of a KPI that came before the library, only the versions that followed. */
  readonly versionsOf: (kpiIds: readonly string[]) => Promise<readonly KpiVersionRecord[]>;
  /** Those in force and those ended. */
  readonly assignmentsOf: (kpiIds: readonly string[]) => Promise<readonly AssignmentRecord[]>;
  /** Every statement of a level, oldest first: the newest of a kind and day holds. */
  readonly levelsOf: (kpiIds: readonly string[]) => Promise<readonly KpiLevelRecord[]>;
  readonly codeIsTaken: (projectId: string, code: string) => Promise<boolean>;
  /** The number of a loan, or the name of a fund, that the organization stands to. */
  readonly subjectName: (
    viewerId: string,
    subject: "loan" | "fund",
    subjectId: string,
  ) => Promise<string | undefined>;
  readonly addKpi: (kpi: NewKpi, first: NewKpiVersion) => Promise<void>;
  readonly addVersion: (version: NewKpiVersion) => Promise<void>;
  readonly addAssignmentChange: (change: NewAssignmentChange) => Promise<void>;
  readonly addLevel: (level: NewKpiLevel) => Promise<void>;
}
