import type { BusinessDayConvention } from "../../domain/calendar/business-day.ts";
import type { CovenantHistory } from "../../domain/covenant/covenant-step.ts";
import type { EvidenceGrade } from "../../domain/impact/evidence-grade.ts";
import type { KpiDirection } from "../../domain/impact/kpi.ts";
import type { SptOutcome } from "../../domain/impact/spt-test.ts";
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import type { CanonicalObject } from "../../domain/kernel/canonical-json.ts";
import type { Decimal } from "../../domain/kernel/decimal.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import type { Currency } from "../../domain/kernel/money.ts";
import type { Rate } from "../../domain/kernel/rate.ts";
import type { RecordedFact } from "../../domain/kernel/viewpoint.ts";
import type { KpiRestatementPolicy } from "../../domain/loan/agreement-law-book.ts";
import type { InterestParts } from "../../domain/loan/accrual-plan.ts";
import type { InterestRule } from "../../domain/loan/interest.ts";
import type { LoanKind } from "../../domain/loan/loan-terms.ts";
import type { LoanShape } from "../../domain/loan/product-terms.ts";
import type { RatchetTerms } from "../../domain/loan/ratchet-terms.ts";
import type { OrganizationRecord } from "../impact/ports.ts";
import type { Page, PageRequest } from "../page.ts";
import type { Provenance } from "../provenance.ts";
import type {
  AnnualAccountsFact,
  LoanEventFact,
  NewLoanEvent,
  ProductTermsFact,
  RepaymentFact,
} from "./servicing-facts.ts";

/** One agreed term as shown to people, with where it comes from. */
export interface TermNote {
  readonly field: Bilingual;
  readonly value: string;
  readonly provenance: Provenance;
}

export interface LoanRecord {
  readonly id: string;
  readonly number: string;
  readonly lender: OrganizationRecord;
  readonly borrower: OrganizationRecord;
  readonly project: { readonly id: string; readonly name: Bilingual };
  readonly trancheId: string;
  readonly productKind: LoanKind;
  readonly facilityId: string;
  readonly recordedAt: Instant;
  readonly currency: Currency;
  /** Minor units. */
  readonly principal: bigint;
  readonly drawdownOn: LocalDate;
  readonly firstDueOn: LocalDate;
  readonly everyMonths: number;
  readonly instalments: number;
  readonly endOfMonth: boolean;
  readonly interestRule: InterestRule;
  readonly businessDayConvention: BusinessDayConvention;
  readonly baseRateIndex: string;
  readonly terms: readonly TermNote[];
}

export interface PricingFact extends RecordedFact {
  readonly effectiveOn: LocalDate;
  readonly creditMargin: Rate;
}

export interface FixingFact extends RecordedFact {
  readonly id: string;
  readonly indexCode: string;
  readonly name: Bilingual;
  readonly effectiveOn: LocalDate;
  readonly annualRate: Rate;
}

export interface SptRecord {
  readonly id: string;
  readonly agreementId: string;
  readonly kpi: {
    readonly id: string;
    readonly name: Bilingual;
    readonly unit: Bilingual;
    readonly direction: KpiDirection;
  };
  readonly testOn: LocalDate;
  readonly periodStartOn: LocalDate;
  readonly periodEndOn: LocalDate;
  readonly certificateDueOn: LocalDate;
  readonly baseline: Decimal | undefined;
  readonly target: Decimal;
  /** The weaker end of the neutral band. */
  readonly neutralFrom?: Decimal | undefined;
  readonly strict: boolean;
  readonly gradeNeeded: EvidenceGrade;
  readonly provenance: Provenance;
  /** Of the KPI: what is measured below it is told to nobody but the organizer. */
  readonly smallestCell?: number | undefined;
}

/** What a version of the terms says beside its steps; absent where it was recorded without. */
export interface AgreementConditions {
  readonly verifier: string;
  /** The good cause that premium interest is passed to. */
  readonly premiumUse: string | undefined;
  readonly restatement: readonly KpiRestatementPolicy[];
}

export const agreementEventKinds = ["declassification", "suspension", "resumption"] as const;
export type AgreementEventKind = (typeof agreementEventKinds)[number];

export interface AgreementEventFact extends RecordedFact {
  readonly id: string;
  readonly kind: AgreementEventKind;
  readonly effectiveOn: LocalDate;
  readonly reason: string;
}

export interface AgreementTermsFact extends RecordedFact {
  readonly conditions?: AgreementConditions | undefined;
  readonly effectiveOn: LocalDate;
  readonly ratchet: RatchetTerms;
  /** As it was written down, for showing. */
  readonly written: CanonicalObject;
}

export interface AgreementRecord {
  readonly id: string;
  readonly lenderId: string;
  readonly borrowerId: string;
  readonly trancheId: string;
  readonly name: Bilingual;
  readonly provenance: Provenance;
  /** In the order of their days; of one day the newest last. */
  readonly terms: readonly AgreementTermsFact[];
  /** In the order of their days. */
  readonly events: readonly AgreementEventFact[];
  readonly spts: readonly SptRecord[];
}

/** What one SPT came to, and exactly what was read to say so. */
export interface DecidedOutcome {
  readonly sptId: string;
  readonly kpiId: string;
  readonly outcome: SptOutcome;
  readonly value: string | null;
  readonly target: string;
  readonly baseline: string | null;
  readonly plain: string | null;
  readonly fromBaseline: string | null;
  readonly grade: EvidenceGrade | null;
  readonly observationId: string | null;
  readonly observationVersion: number | null;
  readonly evidence: readonly { readonly id: string; readonly fileName: string; readonly sha256: string }[];
}

export interface RatchetDecisionFact extends RecordedFact {
  readonly id: string;
  readonly agreementId: string;
  readonly testOn: LocalDate;
  readonly certificateDueOn: LocalDate;
  readonly certificateReceivedOn: LocalDate | undefined;
  readonly outcomes: readonly DecidedOutcome[];
  readonly correctsId: string | undefined;
  readonly approvedBy: string;
}

export interface NewRatchetDecision extends Omit<RatchetDecisionFact, "recordedAt"> {
  readonly requestedBy: string;
  readonly approvalId: string;
}

export interface InterestPostingFact extends RecordedFact, InterestParts {
  readonly id: string;
  readonly loanId: string;
  readonly kind: "accrual" | "adjustment";
  readonly periodStartOn: LocalDate;
  readonly periodEndOn: LocalDate;
  readonly throughOn: LocalDate;
  readonly entryId: string;
  /** Entry that sets the premium aside. */
  readonly premiumEntryId: string | undefined;
  readonly reasonKind: string;
  readonly reasonId: string;
}

/** A covenant over the loan for whose breaches a rate step was ever applied, with all its events. */
export interface SteppedCovenantFact extends CovenantHistory {
  readonly scope: "facility" | "tranche" | "loan";
  readonly name: Bilingual;
}

/** Everything known of one loan at a moment: the whole input of its rate timeline, schedule and postings. */
export interface LoanFacts {
  readonly loan: LoanRecord;
  readonly pricing: readonly PricingFact[];
  readonly fixings: readonly FixingFact[];
  readonly agreement: AgreementRecord | undefined;
  readonly decisions: readonly RatchetDecisionFact[];
  readonly postings: readonly InterestPostingFact[];
  /** In the order of their days. */
  readonly repayments: readonly RepaymentFact[];
  /** Versions of the tranche's product terms, the newest last; none for a tranche with the usual terms. */
  readonly product: readonly ProductTermsFact[];
  readonly shape: LoanShape;
  /** In the order of their days. */
  readonly events: readonly LoanEventFact[];
  readonly accounts: readonly AnnualAccountsFact[];
  readonly covenants: readonly SteppedCovenantFact[];
}

export type LoanSort = "number" | "-number" | "principal" | "-principal" | "drawdownOn" | "-drawdownOn";

export interface NewRecomputation {
  readonly id: string;
  readonly loanId: string;
  readonly reasonKind: string;
  readonly reasonId: string;
  readonly asOf: LocalDate;
  readonly timeline: CanonicalObject;
  readonly schedule: CanonicalObject;
}

export interface RecomputationRecord extends NewRecomputation {
  readonly recordedAt: Instant;
}

/** Loans an organization has granted or taken; nobody else learns that they exist. */
export interface LoanRepository {
  readonly list: (
    viewerId: string,
    sort: LoanSort,
    page: PageRequest,
  ) => Promise<Page<{ readonly id: string }>>;
  /** Ids of every loan of a lender, for runs over the portfolio. */
  readonly idsOfLender: (lenderId: string) => Promise<readonly string[]>;
  /** Organizations that have granted a loan. */
  readonly lenderIds: () => Promise<readonly string[]>;
  readonly idsOfAgreement: (agreementId: string) => Promise<readonly string[]>;
  /** Loans that a covenant of this place is about. */
  readonly idsOfPlace: (place: {
    readonly facilityId: string;
    readonly trancheId: string | undefined;
    readonly loanId: string | undefined;
  }) => Promise<readonly string[]>;
  readonly idsOfProject: (viewerId: string, projectId: string) => Promise<readonly string[]>;
  /** In the order of the ids; what the viewer may not see, or was not known then, is left out. */
  readonly facts: (
    viewerId: string,
    loanIds: readonly string[],
    knownAt: Instant,
  ) => Promise<readonly LoanFacts[]>;
  readonly findAgreement: (
    viewerId: string,
    agreementId: string,
    knownAt: Instant,
  ) => Promise<AgreementRecord | undefined>;
  readonly agreementsTestingKpi: (viewerId: string, kpiId: string) => Promise<readonly string[]>;
  readonly sptsOfKpis: (viewerId: string, kpiIds: readonly string[]) => Promise<readonly SptRecord[]>;
  readonly latestRecomputation: (loanId: string) => Promise<RecomputationRecord | undefined>;
  readonly addDecisions: (decisions: readonly NewRatchetDecision[]) => Promise<void>;
  readonly addRecomputations: (rows: readonly NewRecomputation[]) => Promise<void>;
  readonly addRepayments: (
    rows: readonly (Omit<RepaymentFact, "recordedAt"> & { readonly entryId: string })[],
  ) => Promise<void>;
  readonly addEvents: (events: readonly NewLoanEvent[]) => Promise<void>;
  readonly addInterestPostings: (rows: readonly Omit<InterestPostingFact, "recordedAt">[]) => Promise<void>;
}
