import type { RestatementTrigger } from "../../domain/impact/restatement.ts";
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import type { CanonicalObject } from "../../domain/kernel/canonical-json.ts";
import type { Decimal } from "../../domain/kernel/decimal.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import type { RecordedFact } from "../../domain/kernel/viewpoint.ts";
import type { AgreedSpt } from "../../domain/loan/agreement-law-book.ts";
import type { OrganizationRecord } from "../impact/ports.ts";
import type { AgreementConditions, AgreementEventKind, RatchetDecisionFact } from "../loan/ports.ts";
import type { Page, PageRequest } from "../page.ts";
import type { Provenance } from "../provenance.ts";

/** A part of a facility that an agreement can be made for. */
export interface TrancheRecord {
  readonly id: string;
  readonly facilityNumber: string;
  readonly borrowerId: string;
  readonly projectId: string;
  readonly loans: readonly { readonly id: string; readonly number: string }[];
  /** Agreements made for it already. */
  readonly agreementIds: readonly string[];
}

/** Who an agreement binds, and for which loans. */
export interface AgreementHeading {
  readonly id: string;
  readonly agreedOn: LocalDate;
  readonly tranche: TrancheRecord;
  readonly lender: OrganizationRecord;
  readonly borrower: OrganizationRecord;
  readonly project: { readonly id: string; readonly name: Bilingual };
}

/** All SPTs of an agreement that are tested on one day. */
export interface AgreementTestKey {
  readonly agreementId: string;
  readonly testOn: LocalDate;
}

/** Names one SPT of an agreement; there is one for each KPI and test date. */
export interface SptKey {
  readonly id: string;
  readonly kpiId: string;
  readonly testOn: LocalDate;
}

export interface RestatementFact extends RecordedFact {
  readonly id: string;
  readonly agreementId: string;
  readonly kpiId: string;
  readonly cause: RestatementTrigger;
  readonly effectiveOn: LocalDate;
  readonly baselineBefore: Decimal;
  readonly baselineAfter: Decimal;
  readonly reason: string;
  readonly consentedOn: LocalDate | undefined;
}

/** Who asked and who approved. */
export interface Approved {
  readonly approvalId: string;
  readonly requestedBy: string;
  readonly approvedBy: string;
}

export interface NewAgreementTerms {
  readonly id: string;
  readonly conditionsId: string;
  readonly agreementId: string;
  readonly effectiveOn: LocalDate;
  readonly ratchet: CanonicalObject;
  readonly conditions: AgreementConditions;
  readonly approvalId: string;
  readonly provenance: Provenance;
}

export interface NewAgreement {
  readonly id: string;
  readonly trancheId: string;
  readonly name: Bilingual;
  readonly agreedOn: LocalDate;
  readonly provenance: Provenance;
}

export interface NewAgreementSpt extends AgreedSpt {
  readonly agreementId: string;
  readonly bandId: string;
  readonly provenance: Provenance;
}

/** What new terms state for an SPT that stood already. */
export interface SptAgreedAgain extends AgreedSpt {
  readonly id: string;
  readonly termsId: string;
}

export interface NewAgreementEvent extends Approved {
  readonly id: string;
  readonly agreementId: string;
  readonly kind: AgreementEventKind;
  readonly effectiveOn: LocalDate;
  readonly reason: string;
}

export interface NewRestatement extends Omit<RestatementFact, "recordedAt">, Approved {
  readonly spts: readonly {
    readonly id: string;
    readonly sptId: string;
    readonly baseline: Decimal;
    readonly target: Decimal;
    readonly neutralFrom: Decimal | undefined;
  }[];
}

/** Sustainability agreements an organization has made as lender or as borrower. */
export interface AgreementRepository {
  readonly findTranche: (lenderId: string, trancheId: string) => Promise<TrancheRecord | undefined>;
  /** Tranches of a lender that have a loan and no agreement yet. */
  readonly openTranches: (lenderId: string) => Promise<readonly TrancheRecord[]>;
  readonly list: (viewerId: string, page: PageRequest) => Promise<Page<{ readonly id: string }>>;
  /** In the order of the ids; what the viewer may not see is left out. */
  readonly headings: (viewerId: string, ids: readonly string[]) => Promise<readonly AgreementHeading[]>;
  /** By test date and agreement. */
  readonly listTests: (viewerId: string, page: PageRequest) => Promise<Page<AgreementTestKey>>;
  /** Every SPT ever agreed, those of KPIs that were let go included. */
  readonly sptKeys: (agreementId: string) => Promise<readonly SptKey[]>;
  readonly decisions: (
    agreementIds: readonly string[],
    knownAt: Instant,
  ) => Promise<readonly RatchetDecisionFact[]>;
  /** Oldest first. */
  readonly restatements: (agreementId: string, knownAt: Instant) => Promise<readonly RestatementFact[]>;
  readonly addAgreement: (agreement: NewAgreement) => Promise<void>;
  readonly addTerms: (terms: NewAgreementTerms) => Promise<void>;
  readonly addSpts: (spts: readonly NewAgreementSpt[]) => Promise<void>;
  readonly agreeSptsAgain: (spts: readonly SptAgreedAgain[]) => Promise<void>;
  readonly addEvent: (event: NewAgreementEvent) => Promise<void>;
  readonly addRestatement: (restatement: NewRestatement) => Promise<void>;
}
