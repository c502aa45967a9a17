import type { FundBalances } from "../../domain/fund/fund-statement.ts";
import type { FundDetail, FundEvent, FundLine, FundPartner } from "../../domain/fund/fund-event.ts";
import type { FundEntryDraft, FundPosting } from "../../domain/fund/fund-posting.ts";
import type { FundForm } from "../../domain/fund/fund-terms.ts";
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import type { Currency } from "../../domain/kernel/money.ts";
import type { RecordedFact, Viewpoint } from "../../domain/kernel/viewpoint.ts";
import type { FundAccountRole } from "../../domain/fund/fund-chart.ts";
import type { PersonRef } from "../approval/ports.ts";
import type { BookRecord, NewEntry } from "../ledger/ports.ts";
import type { FundEvidenceRepository, ValuationEvidence } from "./evidence-ports.ts";
import type { Page, PageRequest } from "../page.ts";
import type { Provenance } from "../provenance.ts";

export interface OrganizationName {
  readonly id: string;
  readonly name: Bilingual;
  readonly kind: string;
}

export interface FundRecord extends RecordedFact {
  readonly id: string;
  readonly bookId: string;
  readonly manager: OrganizationName;
  readonly name: Bilingual;
  readonly form: FundForm;
  readonly currency: Currency;
  /** Minor units. */
  readonly unitPrice: bigint;
  readonly startsOn: LocalDate;
  /** As agreed at first; extensions are events. */
  readonly termEndsOn: LocalDate;
  readonly fiscalYearStartMonth: number;
  readonly provenance: Provenance;
}

export interface PartnerRecord extends FundPartner, RecordedFact {
  readonly organization: OrganizationName;
}

export const instruments = ["common", "classShares", "jKiss", "loan"] as const;
export type Instrument = (typeof instruments)[number];

export interface InvestmentRecord extends RecordedFact {
  readonly id: string;
  readonly company: OrganizationName;
  readonly project: { readonly id: string; readonly name: Bilingual } | null;
  readonly instrument: Instrument;
  /** Decimal text of amounts. */
  readonly redemptions: readonly { readonly on: string; readonly amount: string }[];
  readonly provenance: Provenance;
}

export type FundEventRecord = FundEvent & {
  readonly requestedBy: PersonRef;
  readonly approvedBy: PersonRef;
};

export interface FundFacts {
  readonly fund: FundRecord;
  readonly partners: readonly PartnerRecord[];
  readonly investments: readonly InvestmentRecord[];
  /** In the order they were recorded. */
  readonly events: readonly FundEventRecord[];
  /** Behind valuations, in the order they were added. */
  readonly evidence: readonly ValuationEvidence[];
}

interface Decided {
  readonly approvalId: string;
  readonly requestedBy: string;
  readonly approvedBy: string;
}

export interface NewFund extends Omit<FundRecord, "manager" | "recordedAt">, Decided {
  readonly bookName: Bilingual;
}

export interface NewPartner extends FundPartner {
  readonly fundId: string;
}

export interface NewInvestment extends Omit<InvestmentRecord, "company" | "project" | "recordedAt"> {
  readonly fundId: string;
  readonly companyId: string;
  readonly projectId: string | null;
}

export interface NewFundEvent extends Decided {
  readonly id: string;
  readonly fundId: string;
  readonly effectiveOn: LocalDate;
  readonly detail: FundDetail;
  readonly lines: readonly FundLine[];
}

export interface NewFundEntry extends NewEntry<FundAccountRole> {
  readonly draft: FundEntryDraft;
}

/** An entry of a fund's book with what its lines name. */
export interface PostedFundEntry {
  readonly entryId: string;
  readonly effectiveOn: LocalDate;
  readonly belongsOn: LocalDate | null;
  readonly recordedAt: Instant;
  readonly kind: string;
  readonly description: Bilingual;
  readonly reasonId: string;
  readonly lines: readonly FundPosting[];
}

export interface BalancesAsked extends Viewpoint {
  readonly bookId: string;
  /** By the day an entry was booked on, or by the day it belongs to where that period was closed. */
  readonly by: "booked" | "belonging";
}

export interface FundRepository extends FundEvidenceRepository {
  /** Funds that the organization manages or takes part in. */
  readonly list: (viewerId: string, page: PageRequest) => Promise<Page<FundRecord>>;
  /** Everything known of one of them; undefined for whoever does not stand to it. */
  readonly facts: (viewerId: string, fundId: string, knownAt: Instant) => Promise<FundFacts | undefined>;
  readonly organizations: (ids: readonly string[]) => Promise<readonly OrganizationName[]>;
  /** The project, if the organization may know of it. */
  readonly projectName: (viewerId: string, projectId: string) => Promise<Bilingual | undefined>;
  readonly balances: (asked: BalancesAsked) => Promise<FundBalances>;
  /** Entries of these events, or all of the book, oldest first. */
  readonly entries: (
    bookId: string,
    reasonIds: readonly string[] | undefined,
    knownAt: Instant,
  ) => Promise<readonly PostedFundEntry[]>;
  readonly add: (fund: NewFund) => Promise<void>;
  readonly addPartners: (partners: readonly NewPartner[]) => Promise<void>;
  readonly addInvestment: (investment: NewInvestment) => Promise<void>;
  readonly addEvents: (events: readonly NewFundEvent[]) => Promise<void>;
  readonly post: (book: BookRecord, entries: readonly NewFundEntry[]) => Promise<void>;
}
