import type { CanonicalObject } from "../../domain/kernel/canonical-json.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import type { Page, PageRequest } from "../page.ts";
import type { EventKind } from "../webhook/event-kinds.ts";

export const approvalStates = ["waiting", "approved", "rejected", "withdrawn"] as const;
export type ApprovalState = (typeof approvalStates)[number];

/** Changes of a fund: its manager asks for them. */
export const fundChangeKinds = [
  "fund",
  "fundTerms",
  "fundExtension",
  "fundClosing",
  "capitalCall",
  "capitalReceipt",
  "fundInvestment",
  "fundValuation",
  "distributableAmount",
  "buyBackException",
  "fundExit",
  "fundIncome",
  "fundExpense",
  "fundFee",
  "fundDistribution",
  "interestTransfer",
  "fundReversal",
] as const;

/** Every kind of change that waits for a second person; `kinds.ts` says how each is reckoned and applied. */
export const approvalKinds = [
  "ratchetDecision",
  "fixing",
  "approvalPolicy",
  "facility",
  "loan",
  "drawdown",
  "pricing",
  "productTerms",
  "annualAccounts",
  "loanImport",
  "importUndo",
  "accountingPeriod",
  "openingBalances",
  "openingCorrection",
  "covenantWaiver",
  "covenantStep",
  "covenantAcceleration",
  "covenantAmendment",
  "repayment",
  "prepayment",
  "paymentHoliday",
  "nonAccrual",
  "accrualResumption",
  "acceleration",
  "writeOff",
  "charge",
  "heldRefund",
  "heldApplication",
  "goodCausePayment",
  "agreement",
  "agreementTerms",
  "declassification",
  "suspension",
  "restatement",
  "portfolioRun",
  ...fundChangeKinds,
  "outcomeContract",
  "outcomeSettlement",
  "outcomePayment",
  "programme",
  "applicationDecision",
  "applicationContract",
  "crisisEvent",
  "projectPage",
] as const;
export type ApprovalKind = (typeof approvalKinds)[number];

export interface PersonRef {
  readonly id: string;
  readonly name: string;
}

export interface ApprovalRecord {
  readonly id: string;
  readonly kind: ApprovalKind;
  /** The agreement, loan … the request is about. */
  readonly subjectId: string;
  readonly state: ApprovalState;
  readonly payload: CanonicalObject;
  readonly preview: CanonicalObject;
  readonly factsDigest: string;
  readonly requestedBy: PersonRef;
  readonly requestedAt: Instant;
  readonly decidedBy: PersonRef | null;
  readonly decidedAt: Instant | null;
  readonly reason: string;
}

export interface NewApproval {
  readonly id: string;
  readonly kind: ApprovalKind;
  readonly subjectId: string;
  readonly payload: CanonicalObject;
  readonly preview: CanonicalObject;
  readonly factsDigest: string;
  readonly requestedBy: string;
}

export interface ApprovalFilter {
  readonly state?: ApprovalState | undefined;
  /** Requests of this person alone. */
  readonly requestedBy?: string | undefined;
}

export interface ApprovalRepository {
  readonly list: (
    organizationId: string,
    filter: ApprovalFilter,
    page: PageRequest,
  ) => Promise<Page<ApprovalRecord>>;
  readonly find: (organizationId: string, approvalId: string) => Promise<ApprovalRecord | undefined>;
  /** Requests about these subjects that still wait. */
  readonly waitingFor: (
    organizationId: string,
    subjectIds: readonly string[],
  ) => Promise<readonly ApprovalRecord[]>;
  readonly add: (approval: NewApproval) => Promise<void>;
  readonly decide: (decision: {
    readonly id: string;
    readonly approvalId: string;
    readonly decision: Exclude<ApprovalState, "waiting">;
    readonly reason: string;
    readonly decidedBy: string;
  }) => Promise<void>;
  /** Whether changes of the kind need a second person; true unless the institution has said otherwise. */
  readonly needsSecondPerson: (organizationId: string, kind: ApprovalKind) => Promise<boolean>;
  readonly setPolicy: (policy: {
    readonly id: string;
    readonly kind: ApprovalKind;
    readonly needsSecondPerson: boolean;
  }) => Promise<void>;
}

export interface Outbox {
  readonly add: (events: readonly OutboxEvent[]) => Promise<void>;
}

export interface OutboxEvent {
  readonly id: string;
  readonly kind: EventKind;
  readonly subjectId: string;
  readonly payload: CanonicalObject;
}
