import type { BusinessDayConvention } from "../../domain/calendar/business-day.ts";
import type { AgreedJson } from "../../domain/covenant/covenant-json.ts";
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import type { RecordedFact } from "../../domain/kernel/viewpoint.ts";
import type { LoanKind } from "../../domain/loan/loan-terms.ts";
import type { HolidayInterest, HolidayMaturity } from "../../domain/loan/payment-holiday.ts";
import type { CrisisKind, CrisisTerms } from "../../domain/programme/crisis-event.ts";
import type { ProgrammeTerms } from "../../domain/programme/programme-terms.ts";
import type { OrganizationRecord } from "../impact/ports.ts";
import type { WrittenInterestRule, WrittenProduct } from "../loan/written-terms.ts";
import type { Page, PageRequest } from "../page.ts";
import type { Provenance } from "../provenance.ts";

/** A covenant that every loan of the programme carries; its schedule follows the borrower's fiscal year. */
export interface CovenantTemplate {
  readonly code: string;
  readonly name: Bilingual;
  readonly terms: AgreedJson["terms"];
  readonly basis: AgreedJson["basis"];
  readonly consequence: AgreedJson["consequence"];
  readonly dueAfterMonths: number;
  readonly graceDays: number;
  readonly clause: string;
}

/** How loans of the programme are set up; margin, term and grace come from the decision. */
export interface ProgrammeLending {
  readonly productKind: LoanKind;
  readonly baseRateIndex?: string;
  readonly interestRule: WrittenInterestRule;
  readonly businessDayConvention: BusinessDayConvention;
  readonly product: WrittenProduct;
  /** What a KPI moves the rate by; both zero where it is only reported. */
  readonly steps: { readonly achievedBp: string; readonly missedBp: string };
  /** Who verifies the reports on the KPIs. */
  readonly verifier: string;
  readonly covenants: readonly CovenantTemplate[];
}

export interface ProgrammeVersion extends RecordedFact {
  readonly id: string;
  readonly version: number;
  readonly effectiveOn: LocalDate;
  readonly terms: ProgrammeTerms;
  readonly lending: ProgrammeLending;
}

export interface ProgrammeRecord {
  readonly id: string;
  readonly lender: OrganizationRecord;
  readonly code: string;
  readonly name: Bilingual;
  readonly provenance: Provenance;
  /** By their numbers. */
  readonly versions: readonly ProgrammeVersion[];
}

interface Approved {
  readonly approvalId: string;
  readonly requestedBy: string;
  readonly approvedBy: string;
}

export interface NewProgramme {
  readonly id: string;
  readonly code: string;
  readonly name: Bilingual;
  readonly provenance: Provenance;
}

export interface NewProgrammeVersion extends Omit<ProgrammeVersion, "recordedAt">, Approved {
  readonly programmeId: string;
}

export interface CrisisRecord extends RecordedFact, CrisisTerms {
  readonly id: string;
  readonly kind: CrisisKind;
  readonly name: Bilingual;
  readonly treatment: MoratoriumTreatment | undefined;
  readonly loans: readonly {
    readonly id: string;
    readonly number: string;
    readonly borrower: Bilingual;
    readonly outstanding: bigint;
  }[];
}

export interface MoratoriumTreatment {
  readonly interest: HolidayInterest;
  readonly maturity: HolidayMaturity;
}

export interface NewCrisis extends Omit<CrisisRecord, "recordedAt" | "loans">, Approved {
  readonly loans: readonly { readonly id: string; readonly loanId: string; readonly outstanding: bigint }[];
}

/** Programmes are public offers: every organization may read them. Crisis events are their lender's. */
export interface ProgrammeRepository {
  readonly list: (page: PageRequest) => Promise<Page<ProgrammeRecord>>;
  readonly find: (programmeId: string) => Promise<ProgrammeRecord | undefined>;
  readonly codesTaken: (lenderId: string) => Promise<ReadonlySet<string>>;
  readonly add: (programme: NewProgramme) => Promise<void>;
  readonly addVersion: (version: NewProgrammeVersion) => Promise<void>;
  /** Newest first. */
  readonly crises: (lenderId: string) => Promise<readonly CrisisRecord[]>;
  readonly addCrisis: (crisis: NewCrisis) => Promise<void>;
}
