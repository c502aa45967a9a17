/**
 * Master data that no command records yet: organizations and their people, projects, agreed loans. The demonstration
 * puts it in through this port, one unit of work at a time; everything that happens afterwards goes through the
 * commands that people use.
 */
import type { EvidenceGrade } from "../../domain/impact/evidence-grade.ts";
import type { KpiDirection } from "../../domain/impact/kpi.ts";
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import type { CanonicalObject } from "../../domain/kernel/canonical-json.ts";
import type { Decimal } from "../../domain/kernel/decimal.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import type { Currency } from "../../domain/kernel/money.ts";
import type { Rate } from "../../domain/kernel/rate.ts";
import type { OrganizationKind, Role } from "../../domain/party/role.ts";
import type { Language } from "../identity/ports.ts";
import type {
  NewFacility,
  NewLoan,
  NewLoanShape,
  NewPricing,
  NewProductTerms,
  NewTranche,
} from "../loan/setup-ports.ts";
import type { UnitOfWork } from "../ports.ts";
import type { ParticipantRole } from "../../domain/project/participation.ts";
import type { Provenance } from "../provenance.ts";

export interface NewOrganization {
  readonly id: string;
  readonly name: Bilingual;
  readonly kind: OrganizationKind;
  readonly legalForm: string;
  readonly provenance: Provenance;
}

/** Somebody of the acting organization, with a password to sign in with. */
export interface NewPerson {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly language: Language;
  readonly fictional: boolean;
  readonly passwordHash: string;
  readonly memberships: readonly { readonly id: string; readonly role: Role }[];
}

/** The acting lender's book in one currency. */
export interface NewLenderBook {
  readonly id: string;
  readonly name: Bilingual;
  readonly currency: Currency;
  /** Ids of its accounts, by account code. */
  readonly accountId: (code: string) => string;
}

/** A project of the acting organization. */
export interface NewProject {
  readonly id: string;
  readonly name: Bilingual;
  readonly challenge: Bilingual;
  readonly region: Bilingual;
  readonly provenance: Provenance;
  readonly kpis: readonly NewKpi[];
}

export interface NewKpi {
  readonly id: string;
  readonly code: string;
  readonly name: Bilingual;
  readonly unit: Bilingual;
  readonly direction: KpiDirection;
  readonly formula: Bilingual;
  readonly provenance: Provenance;
}

export interface NewParticipant {
  readonly id: string;
  readonly projectId: string;
  readonly organizationId: string;
  readonly role: ParticipantRole;
}

export interface NewFixing {
  readonly id: string;
  readonly indexCode: string;
  readonly name: Bilingual;
  readonly effectiveOn: LocalDate;
  readonly annualRate: Rate;
  readonly provenance: Provenance;
}

/** What the acting lender agreed with a borrower: a facility of one tranche, drawn down as one loan. */
export interface NewAgreedLoan {
  readonly facility: NewFacility;
  readonly tranche: Omit<NewTranche, "facilityId"> & {
    readonly pricing: Omit<NewPricing, "trancheId">;
    /** Left out for the usual terms. */
    readonly product?: Omit<NewProductTerms, "trancheId">;
  };
  readonly loan: Omit<NewLoan, "trancheId">;
  readonly shape?: Omit<NewLoanShape, "loanId">;
  readonly agreement?: NewAgreement;
}

export interface NewAgreement {
  readonly id: string;
  readonly name: Bilingual;
  readonly agreedOn: LocalDate;
  readonly provenance: Provenance;
  readonly terms: {
    readonly id: string;
    readonly effectiveOn: LocalDate;
    /** In the shape of the rate-timeline calculator, KPIs by their ids. */
    readonly ratchet: CanonicalObject;
    readonly provenance: Provenance;
  };
  readonly spts: readonly NewSpt[];
}

export interface NewSpt {
  readonly id: string;
  readonly kpiId: string;
  readonly testOn: LocalDate;
  readonly periodStartOn: LocalDate;
  readonly periodEndOn: LocalDate;
  readonly certificateDueOn: LocalDate;
  readonly baseline: Decimal | undefined;
  readonly target: Decimal;
  readonly strict: boolean;
  readonly gradeNeeded: EvidenceGrade;
  readonly provenance: Provenance;
}

export interface DemoMasterData {
  readonly countOrganizations: () => Promise<number>;
  readonly addOrganization: (organization: NewOrganization) => Promise<void>;
  readonly addPeople: (people: readonly NewPerson[]) => Promise<void>;
  readonly addLenderBook: (book: NewLenderBook) => Promise<void>;
  readonly addProject: (project: NewProject) => Promise<void>;
  readonly addParticipant: (participant: NewParticipant) => Promise<void>;
  readonly addFixing: (fixing: NewFixing) => Promise<void>;
  readonly addAgreedLoan: (loan: NewAgreedLoan) => Promise<void>;
}

/** A unit of work that records master data: one transaction, one row of the acting organization's audit chain. */
export type RecordMasterData = <T>(
  unit: UnitOfWork,
  work: (master: DemoMasterData) => Promise<T>,
) => Promise<T>;
