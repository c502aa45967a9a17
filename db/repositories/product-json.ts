/** Product terms and loan shapes as they are kept: rates as decimal text, amounts as whole minor units in text. */
import type { CanonicalObject } from "../../src/domain/kernel/canonical-json.ts";
import type { LocalDate } from "../../src/domain/kernel/local-date.ts";
import { rateText } from "../../src/domain/kernel/rate.ts";
import type { LoanShape, ProductTerms } from "../../src/domain/loan/product-terms.ts";
import { rateOf } from "./ratchet-json.ts";

type Capital = NonNullable<ProductTerms["capitalRates"]>;

interface CapitalJson extends Omit<Capital, "fixedRate" | "tiers"> {
  readonly fixedRate: string;
  readonly tiers: readonly { readonly profitFrom: string | null; readonly annualRate: string }[];
}

export interface ProductJson extends Omit<
  ProductTerms,
  "lateChargeRate" | "prepaymentFrom" | "capitalRates"
> {
  readonly lateChargeRate: string;
  readonly prepaymentFrom: LocalDate | null;
  readonly capitalRates: CapitalJson | null;
}

export interface ShapeJson {
  readonly grace: LoanShape["grace"];
  readonly principalAmounts: readonly { readonly dueOn: LocalDate; readonly amount: string }[];
  readonly fixedInstalment: string | null;
}

export function writeProductTerms(terms: ProductTerms): CanonicalObject {
  const { allocation, lateChargeRate, prepaymentFrom, capitalRates, ...plain } = terms;
  return {
    ...plain,
    allocation: { order: allocation.order, partPayments: allocation.partPayments },
    lateChargeRate: rateText(lateChargeRate),
    prepaymentFrom: prepaymentFrom ?? null,
    capitalRates: capitalRates === undefined ? null : writeCapital(capitalRates),
  };
}

function writeCapital({ fixedRate, tiers, ...plain }: Capital): CanonicalObject {
  return {
    ...plain,
    fixedRate: rateText(fixedRate),
    tiers: tiers.map(({ profitFrom, annualRate }) => ({
      profitFrom: profitFrom === undefined ? null : String(profitFrom),
      annualRate: rateText(annualRate),
    })),
  };
}

export function readProductTerms(json: ProductJson): ProductTerms {
  return {
    ...json,
    lateChargeRate: rateOf(json.lateChargeRate),
    prepaymentFrom: json.prepaymentFrom ?? undefined,
    capitalRates: json.capitalRates === null ? undefined : readCapital(json.capitalRates),
  };
}

function readCapital({ fixedRate, tiers, ...plain }: CapitalJson): Capital {
  return {
    ...plain,
    fixedRate: rateOf(fixedRate),
    tiers: tiers.map(({ profitFrom, annualRate }) => ({
      ...(profitFrom === null ? {} : { profitFrom: BigInt(profitFrom) }),
      annualRate: rateOf(annualRate),
    })),
  };
}

export function writeShape({ grace, principalAmounts, fixedInstalment }: LoanShape): CanonicalObject {
  return {
    grace: { instalments: grace.instalments, interest: grace.interest },
    principalAmounts: principalAmounts.map(({ dueOn, amount }) => ({ dueOn, amount: String(amount) })),
    fixedInstalment: fixedInstalment === undefined ? null : String(fixedInstalment),
  };
}

export function readShape({ grace, principalAmounts, fixedInstalment }: ShapeJson): LoanShape {
  return {
    grace,
    principalAmounts: principalAmounts.map(({ dueOn, amount }) => ({ dueOn, amount: BigInt(amount) })),
    ...(fixedInstalment === null ? {} : { fixedInstalment: BigInt(fixedInstalment) }),
  };
}
