import type { Covenant, StatementBasis } from "../../domain/covenant/covenant-terms.ts";
import type { CertificateEvent } from "../../domain/covenant/compliance-certificate.ts";
import type { HeadroomLevel } from "../../domain/covenant/headroom.ts";
import type { Amendment } from "../../domain/covenant/amendment.ts";
import type { Statement, StatementFigures, TestInput } from "../../domain/covenant/statement.ts";
import type { CovenantEvent } from "../../domain/covenant/test-life.ts";
import type { EvidenceMediaType } from "../../domain/impact/evidence.ts";
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import type { CanonicalObject } from "../../domain/kernel/canonical-json.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import type { Currency } from "../../domain/kernel/money.ts";
import type { RecordedFact } from "../../domain/kernel/viewpoint.ts";
import type { PersonRef } from "../approval/ports.ts";
import type { OrganizationRecord } from "../impact/ports.ts";
import type { Page, PageRequest } from "../page.ts";
import type { Provenance } from "../provenance.ts";

/** What a covenant hangs on: a facility, one tranche of it, or one loan. */
export interface FacilityRecord {
  readonly id: string;
  readonly number: string;
  readonly currency: Currency;
  readonly lender: OrganizationRecord;
  readonly borrower: OrganizationRecord;
}

export interface CovenantPlace {
  readonly facility: FacilityRecord;
  readonly trancheId: string | undefined;
  readonly loanId: string | undefined;
}

export interface CovenantRecord extends CovenantPlace, RecordedFact {
  readonly id: string;
  readonly code: string;
  readonly name: Bilingual;
  readonly agreed: Covenant;
  readonly clause: string;
  readonly effectiveOn: LocalDate;
  readonly provenance: Provenance;
}

export type NewCovenant = Omit<CovenantRecord, "recordedAt" | "facility"> & {
  readonly facilityId: string;
  readonly createdBy: string;
};

/** A verdict as it was recorded, with all it was reckoned from. */
export interface CovenantTestFact extends RecordedFact {
  readonly id: string;
  readonly covenantId: string;
  readonly testOn: LocalDate;
  readonly effectiveOn: LocalDate;
  readonly verdict: "complied" | "breached";
  /** Terms, schedule and warning as they applied. */
  readonly agreed: CanonicalObject;
  readonly inputs: readonly TestInput[];
  readonly threshold: string | null;
  readonly headroom: string | null;
  readonly level: HeadroomLevel | null;
  readonly note: CanonicalObject | null;
  readonly reason: string;
  readonly testedBy: PersonRef;
}

export type NewCovenantTest = Omit<CovenantTestFact, "recordedAt" | "testedBy"> & {
  readonly testedBy: string;
};

/** One step in the life of a test, whichever table it stands in, and who took it. */
export interface CovenantEventFact {
  readonly covenantId: string;
  readonly event: CovenantEvent;
  readonly reason: string;
  readonly actor: PersonRef;
  readonly requestedBy: PersonRef | null;
  readonly approvalId: string | null;
}

interface SecondPerson {
  readonly requestedBy: string | null;
  readonly approvalId: string | null;
}

type Unrecorded<Event> = Event extends CovenantEvent ? Omit<Event, "recordedAt"> : never;

export interface NewCovenantEvent extends SecondPerson {
  readonly covenantId: string;
  readonly event: Unrecorded<Exclude<CovenantEvent, { readonly kind: "tested" | "stepApplied" }>>;
  /** New terms of an amendment. */
  readonly amendment: Amendment | undefined;
  readonly reason: string;
  readonly actorId: string;
}

export interface NewCovenantStep {
  readonly covenantId: string;
  readonly event: Unrecorded<Extract<CovenantEvent, { readonly kind: "stepApplied" }>>;
  readonly reason: string;
  readonly requestedBy: string;
  readonly approvedBy: string;
  readonly approvalId: string;
}

/** New terms, and who agreed to them. */
export interface AmendmentFact extends RecordedFact, Amendment {
  readonly id: string;
  readonly effectiveOn: LocalDate;
  readonly clause: string;
  readonly reason: string;
  readonly requestedBy: PersonRef | null;
  readonly approvedBy: PersonRef;
}

export interface NewAmendment extends Amendment {
  readonly id: string;
  readonly covenantId: string;
  readonly effectiveOn: LocalDate;
  readonly clause: string;
  readonly reason: string;
  readonly requestedBy: string;
  readonly approvedBy: string;
  readonly approvalId: string;
}

export interface StatementEvidence {
  readonly id: string;
  readonly statementId: string;
  readonly sha256: string;
  readonly fileName: string;
  readonly mediaType: EvidenceMediaType;
  readonly sizeBytes: number;
  readonly uploadedBy: string;
  readonly uploadedAt: Instant;
  readonly fictional: boolean;
}

export interface StatementRecord extends Statement {
  readonly lender: OrganizationRecord;
  readonly borrower: OrganizationRecord;
  readonly termStartOn: LocalDate;
  readonly currency: Currency;
  readonly entry: "typed" | "csv";
  readonly note: string;
  readonly submittedBy: PersonRef;
  readonly provenance: Provenance;
  readonly evidence: readonly StatementEvidence[];
}

export interface NewStatement {
  readonly id: string;
  readonly lenderId: string;
  readonly borrowerId: string;
  readonly termStartOn: LocalDate;
  readonly termEndOn: LocalDate;
  readonly basis: StatementBasis;
  readonly version: number;
  readonly currency: Currency;
  readonly figures: StatementFigures;
  readonly entry: "typed" | "csv";
  readonly note: string;
  readonly submittedBy: string;
  readonly provenance: Provenance;
}

/** Everything known of one covenant: the whole input of its states. */
export interface CovenantFacts {
  readonly covenant: CovenantRecord;
  /** In the order they were recorded. */
  readonly amendments: readonly AmendmentFact[];
  readonly tests: readonly CovenantTestFact[];
  readonly events: readonly CovenantEventFact[];
  /** Of this borrower to this lender, all versions. */
  readonly statements: readonly StatementRecord[];
}

/** Covenants of facilities an organization has granted or taken; nobody else learns that they exist. */
export interface CovenantRepository {
  readonly placeOfLoan: (viewerId: string, loanId: string) => Promise<CovenantPlace | undefined>;
  readonly list: (
    viewerId: string,
    filter: { readonly loanId?: string | undefined },
    page: PageRequest,
  ) => Promise<Page<{ readonly id: string }>>;
  readonly idsOfFacility: (viewerId: string, facilityId: string) => Promise<readonly string[]>;
  /** In the order of the ids; what the viewer may not see, or was not known then, is left out. */
  readonly facts: (
    viewerId: string,
    covenantIds: readonly string[],
    knownAt: Instant,
  ) => Promise<readonly CovenantFacts[]>;
  readonly add: (covenant: NewCovenant) => Promise<void>;
  readonly addTest: (test: NewCovenantTest) => Promise<void>;
  readonly addEvents: (events: readonly NewCovenantEvent[]) => Promise<void>;
  readonly addStep: (step: NewCovenantStep) => Promise<void>;
  readonly addAmendment: (amendment: NewAmendment) => Promise<void>;
}

export interface StatementRepository {
  /** Newest term first. */
  readonly list: (viewerId: string, page: PageRequest) => Promise<Page<StatementRecord>>;
  readonly find: (viewerId: string, statementId: string) => Promise<StatementRecord | undefined>;
  readonly versionsOf: (statement: {
    readonly lenderId: string;
    readonly borrowerId: string;
    readonly termEndOn: LocalDate;
    readonly basis: StatementBasis;
  }) => Promise<readonly StatementRecord[]>;
  readonly findEvidence: (viewerId: string, evidenceId: string) => Promise<StatementEvidence | undefined>;
  readonly add: (statement: NewStatement) => Promise<void>;
  readonly addEvidence: (evidence: Omit<StatementEvidence, "uploadedAt">) => Promise<void>;
  /** Names the file that was read in the audit row of this unit of work. */
  readonly noteReading: (evidenceId: string) => void;
}

export interface CertificateEventRecord extends CertificateEvent {
  readonly by: PersonRef;
  /** In which capacity he signed (代表取締役 …). */
  readonly title: string;
  readonly note: string;
}

export interface CertificateRecord extends RecordedFact {
  readonly id: string;
  readonly facility: FacilityRecord;
  readonly testOn: LocalDate;
  readonly version: number;
  readonly content: CanonicalObject;
  readonly contentHash: string;
  readonly preparedBy: PersonRef;
  readonly events: readonly CertificateEventRecord[];
}

export interface CertificateRepository {
  /** Newest first. */
  readonly list: (viewerId: string, page: PageRequest) => Promise<Page<CertificateRecord>>;
  readonly find: (viewerId: string, certificateId: string) => Promise<CertificateRecord | undefined>;
  readonly versionsOf: (facilityId: string, testOn: LocalDate) => Promise<readonly CertificateRecord[]>;
  readonly add: (certificate: {
    readonly id: string;
    readonly facilityId: string;
    readonly testOn: LocalDate;
    readonly version: number;
    readonly content: CanonicalObject;
    readonly contentHash: string;
    readonly preparedBy: string;
  }) => Promise<void>;
  readonly addEvent: (event: {
    readonly id: string;
    readonly certificateId: string;
    readonly kind: CertificateEvent["kind"];
    readonly contentHash: string;
    readonly title: string;
    readonly note: string;
    readonly actorId: string;
  }) => Promise<void>;
}
