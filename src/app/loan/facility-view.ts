import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import { money, moneyText } from "../../domain/kernel/money.ts";
import { rateText } from "../../domain/kernel/rate.ts";
import type { FacilityRanking, SecurityKind } from "../../domain/loan/facility.ts";
import type { LoanKind } from "../../domain/loan/loan-terms.ts";
import type { ProductTerms } from "../../domain/loan/product-terms.ts";
import type { OrganizationRecord } from "../impact/ports.ts";
import type { Provenance } from "../provenance.ts";
import { drawnOf } from "./limit-use.ts";
import type { FacilityRecord, TrancheRecord } from "./setup-ports.ts";

export interface FacilitySummaryView {
  readonly id: string;
  readonly number: string;
  readonly lender: OrganizationRecord;
  readonly borrower: OrganizationRecord;
  readonly project: { readonly id: string; readonly name: Bilingual };
  readonly currency: string;
  readonly limit: string;
  readonly drawn: string;
  readonly undrawn: string;
  /** Drawn of the limit, as a fraction with four decimals, cut off. */
  readonly usedShare: string;
  readonly ranking: FacilityRanking;
  readonly purpose: Bilingual;
  readonly agreedOn: string;
  readonly productKinds: readonly LoanKind[];
  readonly loans: number;
  readonly provenance: Provenance;
}

export interface ProductTermsView extends Omit<
  ProductTerms,
  "lateChargeRate" | "prepaymentFrom" | "capitalRates"
> {
  readonly lateChargeRate: string;
  readonly prepaymentFrom: string | null;
  readonly capitalRates: {
    readonly years: number;
    readonly fixedYears: number;
    readonly fixedRate: string;
    readonly fiscalYearEndMonth: number;
    readonly accountsAfterMonths: number;
    readonly tiers: readonly { readonly profitFrom: string | null; readonly annualRate: string }[];
  } | null;
}

export interface TrancheView {
  readonly id: string;
  readonly productKind: LoanKind;
  readonly baseRateIndex: string;
  readonly interestRule: {
    readonly dayCount: string;
    readonly dayInclusion: string;
    readonly rounding: string;
    readonly roundingScope: string;
    readonly principalUnit: string;
  };
  readonly businessDayConvention: string;
  readonly pricing: readonly {
    readonly effectiveOn: string;
    readonly creditMargin: string;
    readonly recordedAt: string;
  }[];
  readonly product: readonly {
    readonly effectiveOn: string;
    readonly recordedAt: string;
    readonly terms: ProductTermsView;
  }[];
}

export interface FacilityView extends FacilitySummaryView {
  readonly tranches: readonly TrancheView[];
  readonly drawnLoans: readonly {
    readonly id: string;
    readonly trancheId: string;
    readonly number: string;
    readonly drawn: string;
    readonly drawdowns: readonly { readonly on: string; readonly amount: string }[];
  }[];
  readonly securities: readonly {
    readonly id: string;
    readonly kind: SecurityKind;
    readonly name: string;
    readonly detail: string;
    readonly amount: string | null;
    readonly effectiveOn: string;
  }[];
}

export function facilitySummaryView(facility: FacilityRecord): FacilitySummaryView {
  const { id, number, lender, borrower, project, currency, limit, ranking, purpose, agreedOn } = facility;
  const text = (amount: bigint) => moneyText(money(amount, currency));
  const drawn = drawnOf(facility);
  return {
    id,
    number,
    lender,
    borrower,
    project,
    currency,
    limit: text(limit),
    drawn: text(drawn),
    undrawn: text(limit - drawn),
    usedShare: shareText(drawn, limit),
    ranking,
    purpose,
    agreedOn,
    productKinds: [...new Set(facility.tranches.map(({ productKind }) => productKind))],
    loans: facility.loans.length,
    provenance: facility.provenance,
  };
}

function shareText(part: bigint, whole: bigint): string {
  const tenThousandths = String((part * 10_000n) / whole).padStart(5, "0");
  return `${tenThousandths.slice(0, -4)}.${tenThousandths.slice(-4)}`;
}

export function facilityView(facility: FacilityRecord): FacilityView {
  const text = (amount: bigint) => moneyText(money(amount, facility.currency));
  return {
    ...facilitySummaryView(facility),
    tranches: facility.tranches.map((tranche) => trancheView(tranche, text)),
    drawnLoans: facility.loans.map(({ id, trancheId, number, drawdowns }) => ({
      id,
      trancheId,
      number,
      drawn: text(drawdowns.reduce((sum, { amount }) => sum + amount, 0n)),
      drawdowns: drawdowns.map(({ on, amount }) => ({ on, amount: text(amount) })),
    })),
    securities: facility.securities.map(({ id, kind, name, detail, amount, effectiveOn }) => ({
      id,
      kind,
      name,
      detail,
      amount: amount === undefined ? null : text(amount),
      effectiveOn,
    })),
  };
}

function trancheView(tranche: TrancheRecord, text: (amount: bigint) => string): TrancheView {
  const { id, productKind, baseRateIndex, interestRule, businessDayConvention } = tranche;
  return {
    id,
    productKind,
    baseRateIndex,
    interestRule: { ...interestRule, principalUnit: text(interestRule.principalUnit) },
    businessDayConvention,
    pricing: tranche.pricing.map(({ effectiveOn, creditMargin, recordedAt }) => ({
      effectiveOn,
      creditMargin: rateText(creditMargin),
      recordedAt,
    })),
    product: tranche.product.map(({ effectiveOn, recordedAt, terms }) => ({
      effectiveOn,
      recordedAt,
      terms: productTermsView(terms, text),
    })),
  };
}

function productTermsView(terms: ProductTerms, text: (amount: bigint) => string): ProductTermsView {
  const { capitalRates } = terms;
  return {
    ...terms,
    lateChargeRate: rateText(terms.lateChargeRate),
    prepaymentFrom: terms.prepaymentFrom ?? null,
    capitalRates:
      capitalRates === undefined
        ? null
        : {
            ...capitalRates,
            fixedRate: rateText(capitalRates.fixedRate),
            tiers: capitalRates.tiers.map(({ profitFrom, annualRate }) => ({
              profitFrom: profitFrom === undefined ? null : text(profitFrom),
              annualRate: rateText(annualRate),
            })),
          },
  };
}
