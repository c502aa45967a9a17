/** What was agreed with borrowers, before anything happens to it: facilities, tranches, loans and what secures them. */
import type { BusinessDayConvention } from "../../domain/calendar/business-day.ts";
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import type { Currency } from "../../domain/kernel/money.ts";
import type { Rate } from "../../domain/kernel/rate.ts";
import type { FacilityRanking, SecurityKind } from "../../domain/loan/facility.ts";
import type { InterestRule } from "../../domain/loan/interest.ts";
import type { Drawdown, LoanKind } from "../../domain/loan/loan-terms.ts";
import type { LoanShape, ProductTerms } from "../../domain/loan/product-terms.ts";
import type { OrganizationRecord } from "../impact/ports.ts";
import type { Page, PageRequest } from "../page.ts";
import type { Provenance } from "../provenance.ts";
import type { PricingFact, TermNote } from "./ports.ts";
import type { AnnualAccountsFact, ProductTermsFact } from "./servicing-facts.ts";

export interface NewFacility {
  readonly id: string;
  readonly borrowerId: string;
  readonly projectId: string;
  readonly number: string;
  /** Minor units. */
  readonly limit: bigint;
  readonly currency: Currency;
  readonly ranking: FacilityRanking;
  readonly purpose: Bilingual;
  readonly agreedOn: LocalDate;
  readonly provenance: Provenance;
}

export interface NewTranche {
  readonly id: string;
  readonly facilityId: string;
  readonly productKind: LoanKind;
  readonly baseRateIndex: string;
  readonly interestRule: InterestRule;
  readonly businessDayConvention: BusinessDayConvention;
}

export interface NewPricing {
  readonly id: string;
  readonly trancheId: string;
  readonly effectiveOn: LocalDate;
  readonly creditMargin: Rate;
  readonly provenance: Provenance;
}

export interface NewProductTerms {
  readonly id: string;
  readonly trancheId: string;
  readonly effectiveOn: LocalDate;
  readonly terms: ProductTerms;
}

export interface NewLoan {
  readonly id: string;
  readonly trancheId: string;
  readonly number: string;
  /** Of the first drawdown, minor units. */
  readonly principal: bigint;
  readonly drawdownOn: LocalDate;
  readonly firstDueOn: LocalDate;
  readonly everyMonths: number;
  readonly instalments: number;
  readonly endOfMonth: boolean;
  readonly terms: readonly TermNote[];
}

export interface NewLoanShape {
  readonly id: string;
  readonly loanId: string;
  readonly shape: LoanShape;
}

/** A guarantor or a collateral: kept in a register, nothing is reckoned from it. */
export interface NewSecurity {
  readonly id: string;
  readonly facilityId: string;
  readonly kind: SecurityKind;
  readonly name: string;
  readonly detail: string;
  /** Minor units; undefined where it is not limited or not valued. */
  readonly amount: bigint | undefined;
  readonly effectiveOn: LocalDate;
}

export interface NewAnnualAccounts {
  readonly id: string;
  readonly borrowerId: string;
  readonly fiscalYearEndOn: LocalDate;
  readonly currency: Currency;
  /** Minor units; a loss is below zero. */
  readonly profit: bigint;
  readonly provenance: Provenance;
}

/** Rows of everything that can be agreed in one unit of work; what is left out is not recorded. */
export interface AgreedSetup {
  readonly facilities?: readonly NewFacility[];
  readonly tranches?: readonly NewTranche[];
  readonly pricing?: readonly NewPricing[];
  readonly productTerms?: readonly NewProductTerms[];
  readonly loans?: readonly NewLoan[];
  readonly shapes?: readonly NewLoanShape[];
  readonly securities?: readonly NewSecurity[];
}

export interface SecurityRecord extends Omit<NewSecurity, "facilityId"> {
  readonly recordedAt: Instant;
}

export interface TrancheRecord extends Omit<NewTranche, "facilityId"> {
  /** Versions in the order of their days. */
  readonly pricing: readonly PricingFact[];
  readonly product: readonly ProductTermsFact[];
}

/** A loan of a facility, as far as it uses up the limit. */
export interface DrawnLoan {
  readonly id: string;
  readonly trancheId: string;
  readonly number: string;
  /** In the order of their days. */
  readonly drawdowns: readonly Drawdown[];
}

export interface FacilityRecord extends Omit<NewFacility, "borrowerId" | "projectId"> {
  readonly lender: OrganizationRecord;
  readonly borrower: OrganizationRecord;
  readonly project: { readonly id: string; readonly name: Bilingual };
  readonly recordedAt: Instant;
  readonly tranches: readonly TrancheRecord[];
  readonly loans: readonly DrawnLoan[];
  readonly securities: readonly SecurityRecord[];
}

/** Facilities an organization has granted or taken; nobody else learns that they exist. */
export interface FacilityRepository {
  readonly list: (viewerId: string, page: PageRequest) => Promise<Page<FacilityRecord>>;
  readonly find: (viewerId: string, facilityId: string) => Promise<FacilityRecord | undefined>;
  readonly ofTranche: (viewerId: string, trancheId: string) => Promise<FacilityRecord | undefined>;
  /** Whether the lender has granted the borrower a facility. */
  readonly lendsTo: (lenderId: string, borrowerId: string) => Promise<boolean>;
  readonly organization: (organizationId: string) => Promise<OrganizationRecord | undefined>;
  /** Numbers of the lender's facilities that are taken already. */
  readonly facilityNumbersTaken: (
    lenderId: string,
    numbers: readonly string[],
  ) => Promise<ReadonlySet<string>>;
  /** The lender's loans of a tranche, in the order of their ids. */
  readonly idsOfLoansIn: (lenderId: string, trancheId: string) => Promise<readonly string[]>;
  /** The lender's capital loans to a borrower, in the order of their ids. */
  readonly idsOfCapitalLoans: (lenderId: string, borrowerId: string) => Promise<readonly string[]>;
  /** What the lender knows of a borrower's accounts, in the order of recording. */
  readonly annualAccounts: (
    lenderId: string,
    borrowerId: string,
  ) => Promise<readonly (AnnualAccountsFact & { readonly currency: Currency })[]>;
  readonly record: (setup: AgreedSetup) => Promise<void>;
  readonly addAnnualAccounts: (accounts: readonly NewAnnualAccounts[]) => Promise<void>;
}
