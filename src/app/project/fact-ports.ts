import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import type { CanonicalObject } from "../../domain/kernel/canonical-json.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import type { EvidenceMediaType } from "../../domain/impact/evidence.ts";
import type { FundingKind } from "../../domain/project/funding.ts";
import type { LogicModel } from "../../domain/project/logic-model.ts";
import type { Participation } from "../../domain/project/participation.ts";
import type { PartnershipTerms } from "../../domain/project/partnership.ts";
import type { OrganizationRecord } from "../impact/ports.ts";
import type { Provenance } from "../provenance.ts";

export const placeKinds = ["hub", "reusedBuilding", "other"] as const;
export type PlaceKind = (typeof placeKinds)[number];

/** What a project sets out to do. Written as it is kept: amounts are decimal text. */
export interface ProjectPlan {
  readonly challenge: Bilingual;
  readonly region: Bilingual;
  readonly mission: Bilingual;
  readonly activityPlan: Bilingual;
  readonly municipalityCodes: readonly string[];
  readonly places: readonly {
    readonly kind: PlaceKind;
    readonly name: Bilingual;
    readonly municipalityCode: string | null;
  }[];
  readonly funding: readonly {
    readonly kind: FundingKind;
    readonly from: Bilingual;
    /** Whole yen. */
    readonly amount: string;
    readonly source: string;
  }[];
  readonly sdgCodes: readonly string[];
  readonly irisCodes: readonly string[];
  /** Services given in several regions, each region with its own KPI. */
  readonly rollOuts: readonly {
    readonly name: Bilingual;
    readonly regions: readonly {
      readonly name: Bilingual;
      readonly municipalityCode: string | null;
      readonly kpiId: string;
    }[];
  }[];
  readonly logicModel: LogicModel;
}

export interface PlanRecord {
  readonly projectId: string;
  readonly version: number;
  readonly effectiveOn: LocalDate;
  readonly recordedAt: Instant;
  readonly plan: ProjectPlan;
  readonly provenance: Provenance;
}

export interface ParticipationRecord extends Participation {
  readonly id: string;
  readonly version: number;
  readonly organization: OrganizationRecord | null;
  readonly provenance: Provenance;
}

export interface PartnershipDocument {
  readonly id: string;
  readonly partnershipId: string;
  readonly sha256: string;
  readonly fileName: string;
  readonly mediaType: EvidenceMediaType;
  readonly sizeBytes: number;
  readonly uploadedAt: Instant;
  readonly fictional: boolean;
}

export interface PartnershipRecord {
  readonly id: string;
  readonly version: number;
  readonly project: { readonly id: string; readonly name: Bilingual };
  readonly organizerId: string;
  readonly terms: PartnershipTerms;
  readonly documents: readonly PartnershipDocument[];
  readonly kept: readonly { readonly dutyKey: string; readonly keptOn: LocalDate; readonly note: string }[];
  readonly provenance: Provenance;
}

/** What two persons agreed to show to everybody. Words are copied, so that later edits need them again. */
export interface PageContent {
  readonly challenge: Bilingual;
  readonly mission: Bilingual;
  readonly plainWords: Bilingual;
  readonly kpis: readonly {
    readonly kpiId: string;
    /** Its figures count people: small ones are withheld. */
    readonly countsPeople: boolean;
  }[];
  /** Totals of the roll-out are shown. Pages of before it could be chosen do not say it, and show none. */
  readonly showsRollOut?: boolean | undefined;
}

export interface PageRecord {
  readonly projectId: string;
  readonly organizerId: string;
  readonly version: number;
  readonly state: "published" | "withdrawn";
  readonly content: PageContent;
  readonly effectiveOn: LocalDate;
  readonly recordedAt: Instant;
}

export interface NewProjectRow {
  readonly id: string;
  readonly name: Bilingual;
  readonly challenge: Bilingual;
  readonly region: Bilingual;
  readonly provenance: Provenance;
}

export interface NewParticipation extends Participation {
  readonly id: string;
  readonly participationId: string;
  readonly version: number;
  readonly projectId: string;
  readonly provenance: Provenance;
}

/** Facts about projects. Readings name the organization that asks and see only its projects; pages are for everybody. */
export interface ProjectFactRepository {
  readonly plansOf: (viewerId: string, projectIds: readonly string[]) => Promise<readonly PlanRecord[]>;
  readonly participationsOf: (viewerId: string, projectId: string) => Promise<readonly ParticipationRecord[]>;
  /** Of one project, or of all that the reader may see. */
  readonly partnerships: (viewerId: string, projectId?: string) => Promise<readonly PartnershipRecord[]>;
  readonly findPartnership: (
    viewerId: string,
    partnershipId: string,
  ) => Promise<PartnershipRecord | undefined>;
  readonly findDocument: (viewerId: string, documentId: string) => Promise<PartnershipDocument | undefined>;
  /** The newest decision on the page, whoever asks. */
  readonly page: (projectId: string) => Promise<PageRecord | undefined>;
  readonly publishedPages: () => Promise<
    readonly {
      readonly page: PageRecord;
      readonly name: Bilingual;
      readonly municipalityCodes: readonly string[];
    }[]
  >;
  readonly addProject: (project: NewProjectRow) => Promise<void>;
  readonly addPlan: (plan: {
    readonly id: string;
    readonly projectId: string;
    readonly version: number;
    readonly effectiveOn: LocalDate;
    readonly content: CanonicalObject;
    readonly provenance: Provenance;
  }) => Promise<void>;
  /** Also lets the organization see the project. */
  readonly addParticipation: (participation: NewParticipation, visibilityId: string) => Promise<void>;
  readonly addPartnership: (partnership: {
    readonly id: string;
    readonly partnershipId: string;
    readonly version: number;
    readonly projectId: string;
    readonly content: CanonicalObject;
    readonly provenance: Provenance;
  }) => Promise<void>;
  readonly addDocument: (
    document: Omit<PartnershipDocument, "uploadedAt"> & {
      readonly projectId: string;
      readonly uploadedBy: string;
    },
  ) => Promise<void>;
  readonly addDutyKept: (kept: {
    readonly id: string;
    readonly partnershipId: string;
    readonly projectId: string;
    readonly dutyKey: string;
    readonly keptOn: LocalDate;
    readonly note: string;
    readonly recordedBy: string;
  }) => Promise<void>;
  readonly addPage: (page: {
    readonly id: string;
    readonly projectId: string;
    readonly version: number;
    readonly state: "published" | "withdrawn";
    readonly content: CanonicalObject;
    readonly effectiveOn: LocalDate;
    readonly approvalId: string | null;
    readonly requestedBy: string;
    readonly approvedBy: string | null;
  }) => Promise<void>;
}
