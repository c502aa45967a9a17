import type { EvidenceGrade } from "../../domain/impact/evidence-grade.ts";
import type { PartTest } from "../../domain/impact/outcome-contract.ts";
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import type { CanonicalValue } from "../../domain/kernel/canonical-json.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import type { Currency } from "../../domain/kernel/money.ts";
import type { ExplanationView } from "../loan/explanation-view.ts";
import type { Provenance } from "../provenance.ts";
import type { OrganizationRecord } from "./ports.ts";

export type WrittenRule =
  | { readonly rule: "proportional"; readonly target: string }
  | {
      readonly rule: "tierTable";
      readonly tiers: readonly { readonly from: string; readonly payment: string }[];
    }
  | { readonly rule: "pointIncrease"; readonly baseline: string; readonly points: string }
  | { readonly rule: "countThreshold"; readonly threshold: string }
  | { readonly rule: "fixed" };

/** One part of a contract as it is written; amounts in major units. */
export interface WrittenPart {
  readonly code: string;
  readonly name: Bilingual;
  /** Null for a fixed part. */
  readonly kpiId: string | null;
  readonly rule: WrittenRule;
  readonly cap: string;
  readonly fixed: string;
  readonly roundTo: string;
  readonly tests: readonly PartTest[];
}

interface ContractTerms {
  readonly id: string;
  readonly projectId: string;
  readonly number: string;
  readonly name: Bilingual;
  readonly bookId: string;
  /** Minor units: the most that is paid in all. */
  readonly cap: bigint;
  readonly gradeNeeded: EvidenceGrade;
  readonly agreedOn: LocalDate;
  readonly parts: readonly WrittenPart[];
  readonly provenance: Provenance;
}

export interface OutcomeContractRecord extends ContractTerms {
  /** The organization in whose book it is kept. */
  readonly organizationId: string;
  readonly currency: Currency;
  readonly payer: OrganizationRecord;
  readonly payee: OrganizationRecord;
  readonly recordedAt: Instant;
  /** Oldest first. */
  readonly settlements: readonly SettlementRecord[];
  /** By the day they were made. */
  readonly payments: readonly OutcomePaymentRecord[];
  /** Who runs the project. */
  readonly organizerId: string;
  /** Undefined while who runs the project has not consented. */
  readonly acceptance: { readonly at: Instant; readonly by: string } | undefined;
}

interface PaymentFigures {
  readonly id: string;
  readonly contractId: string;
  readonly part: string;
  readonly testOn: LocalDate;
  readonly paidOn: LocalDate;
  /** Minor units; below zero where money went back. */
  readonly amount: bigint;
  readonly reference: string;
  readonly entryId: string;
}

export interface OutcomePaymentRecord extends PaymentFigures {
  readonly requestedBy: string;
  readonly approvedBy: string;
  readonly recordedAt: Instant;
}

interface SettlementFigures {
  readonly id: string;
  readonly contractId: string;
  readonly part: string;
  readonly testOn: LocalDate;
  /** 1 for the first settlement of a test; a restatement has the next number. */
  readonly version: number;
  /** Its accounting day. */
  readonly effectiveOn: LocalDate;
  readonly observationId: string | null;
  readonly result: string | null;
  readonly grade: EvidenceGrade | null;
  readonly exact: string;
  /** Minor units. */
  readonly payment: bigint;
  readonly booked: bigint;
  /** Null where nothing is booked. */
  readonly entryId: string | null;
  readonly explanation: ExplanationView;
  readonly reason: string;
}

export interface SettlementRecord extends SettlementFigures {
  readonly requestedBy: string;
  readonly approvedBy: string;
  readonly recordedAt: Instant;
}

export interface NewOutcomeContract extends ContractTerms, Approved {
  readonly payerId: string;
  readonly payeeId: string;
}

export type NewSettlement = Omit<SettlementFigures, "explanation"> &
  Approved & { readonly explanation: CanonicalValue };

interface Approved {
  readonly approvalId: string;
  readonly requestedBy: string;
  readonly approvedBy: string;
}

/** Seen by who keeps it, who pays, who is paid and who runs the project. */
export interface OutcomeRepository {
  readonly ofProject: (viewerId: string, projectId: string) => Promise<readonly OutcomeContractRecord[]>;
  readonly find: (viewerId: string, contractId: string) => Promise<OutcomeContractRecord | undefined>;
  readonly addContract: (contract: NewOutcomeContract) => Promise<void>;
  readonly addSettlement: (settlement: NewSettlement) => Promise<void>;
  readonly addPayment: (payment: PaymentFigures & Approved) => Promise<void>;
  readonly addAcceptance: (acceptance: {
    readonly id: string;
    readonly contractId: string;
    readonly acceptedBy: string;
    readonly note: string;
  }) => Promise<void>;
}
