/**
 * What product terms must satisfy whatever loan is drawn under them: late charges within the law (利息制限法: at most
 * 1.46 times 20 %), every kind of claim in the order of allocation, and profit tiers where, and only where, the rate
 * follows the borrower's profit.
 */
import type { Rejection } from "../kernel/decision.ts";
import { localDate } from "../kernel/local-date.ts";
import { rateText, type Rate } from "../kernel/rate.ts";
import { capitalRates, type CapitalRateRejection } from "./capital-loan.ts";
import type { LoanKind } from "./loan-terms.ts";
import type { ProductTerms } from "./product-terms.ts";
import { claimKinds } from "./repayment-allocation.ts";

export type ProductTermsRejection =
  | CapitalRateRejection
  | Rejection<
      | "lateChargeRateOutOfRange"
      | "orderIncomplete"
      | "capitalRatesMissing"
      | "capitalRatesNotForKind"
      | "tierRateOutOfRange"
    >;

interface Product {
  readonly kind: LoanKind;
  readonly terms: ProductTerms;
}

const rules: readonly ((product: Product) => readonly ProductTermsRejection[])[] = [
  lateChargeIsLawful,
  allocationIsComplete,
  capitalRatesFitKind,
  capitalRatesAreSound,
  tierRatesAreInRange,
];

export function productTermsComplaints(
  kind: LoanKind,
  terms: ProductTerms,
): readonly ProductTermsRejection[] {
  return rules.flatMap((rule) => rule({ kind, terms }));
}

const rateOne = 10_000_000_000n;
const highestLateCharge = (rateOne * 292n) / 1000n;
const highestTierRate = rateOne / 5n;

function lateChargeIsLawful({ terms: { lateChargeRate } }: Product): readonly ProductTermsRejection[] {
  if (lateChargeRate >= 0n && lateChargeRate <= highestLateCharge) return [];
  const figures = { annualRate: rateText(lateChargeRate), lowest: "0", highest: "0.292" };
  return [{ code: "lateChargeRateOutOfRange", figures, pointer: "/lateChargeRate" }];
}

function allocationIsComplete({ terms: { allocation } }: Product): readonly ProductTermsRejection[] {
  const { order } = allocation;
  if (order.length === claimKinds.length && claimKinds.every((kind) => order.includes(kind))) return [];
  return [{ code: "orderIncomplete", figures: { order: order.join(" ") }, pointer: "/allocation/order" }];
}

function capitalRatesFitKind({ kind, terms }: Product): readonly ProductTermsRejection[] {
  const isCapital = kind === "capital";
  if (isCapital === (terms.capitalRates !== undefined)) return [];
  const code = isCapital ? "capitalRatesMissing" : "capitalRatesNotForKind";
  return [{ code, figures: { kind }, pointer: "/capitalRates" }];
}

function capitalRatesAreSound({ terms }: Product): readonly ProductTermsRejection[] {
  if (terms.capitalRates === undefined) return [];
  const anyDay = localDate("2000-01-01");
  const rates = capitalRates({ ...terms.capitalRates, drawdownOn: anyDay }, []);
  return rates.ok ? [] : [{ ...rates.rejection, pointer: "/capitalRates" }];
}

function tierRatesAreInRange({
  terms: { capitalRates: capital },
}: Product): readonly ProductTermsRejection[] {
  if (capital === undefined) return [];
  const rates: readonly (readonly [Rate, string])[] = [
    [capital.fixedRate, "/capitalRates/fixedRate"],
    ...capital.tiers.map(
      ({ annualRate }, i) => [annualRate, `/capitalRates/tiers/${String(i)}/annualRate`] as const,
    ),
  ];
  return rates
    .filter(([rate]) => rate < 0n || rate > highestTierRate)
    .map(([rate, pointer]) => ({
      code: "tierRateOutOfRange",
      figures: { annualRate: rateText(rate), lowest: "0", highest: "0.2" },
      pointer,
    }));
}
