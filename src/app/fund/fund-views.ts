/** Answers about funds, as text in the shape in which they are given out. */
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import type { CanonicalObject } from "../../domain/kernel/canonical-json.ts";
import type { Viewpoint } from "../../domain/kernel/viewpoint.ts";
import type { Provenance } from "../provenance.ts";
import type { ValuationEvidence } from "./evidence-ports.ts";
import type { FundRecord, Instrument, InvestmentRecord, OrganizationName } from "./ports.ts";

export interface FundSummaryView extends Pick<
  FundRecord,
  "id" | "bookId" | "name" | "form" | "currency" | "manager" | "startsOn"
> {
  readonly termEndsOn: string;
  readonly standing: "managesFund" | "partnerInFund";
  readonly commitment: string;
  readonly unfunded: string;
  readonly paidIn: string;
  readonly distributed: string;
  readonly capital: string;
  readonly netAssets: string;
}

export interface PartnerView {
  readonly id: string;
  readonly number: number;
  readonly kind: "gp" | "lp";
  readonly organization: OrganizationName;
  readonly units: string;
  readonly commitment: string;
  readonly unfunded: string;
  readonly paidIn: string;
  readonly distributed: string;
  readonly capital: string;
  readonly sideLetter: CanonicalObject;
}

export interface InvestmentView {
  readonly id: string;
  readonly company: OrganizationName;
  readonly project: { readonly id: string; readonly name: Bilingual } | null;
  readonly instrument: Instrument;
  readonly redemptions: InvestmentRecord["redemptions"];
  readonly provenance: Provenance;
  readonly units: string;
  /** All that was paid for it. */
  readonly invested: string;
  /** Of what is still held. */
  readonly cost: string;
  readonly fairValue: string;
  readonly proceeds: string;
  readonly moic: string | null;
  readonly rank: "A" | "B" | "C" | "D" | "fairValue" | null;
  readonly valuedOn: string | null;
  /** Behind the newest valuation. */
  readonly evidence: readonly ValuationEvidence[];
  readonly distributableAmount: {
    readonly asOf: string;
    readonly amount: string;
    readonly source: string;
  } | null;
}

export interface WarningView {
  readonly kind: "termEnding" | "latePayment" | "unfundedBelowPlan";
  readonly message: Bilingual;
}

export interface FundView extends FundSummaryView {
  readonly unitPrice: string;
  readonly fiscalYearStartMonth: number;
  readonly provenance: Provenance;
  readonly terms: readonly {
    readonly effectiveOn: string;
    readonly recordedAt: string;
    readonly reason: string;
    readonly terms: CanonicalObject;
  }[];
  readonly partners: readonly PartnerView[];
  readonly investments: readonly InvestmentView[];
  readonly warnings: readonly WarningView[];
  readonly viewpoint: Viewpoint;
}
