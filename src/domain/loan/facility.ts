/**
 * Facility (貸付枠): how much a lender agreed to lend to a borrower, for what, and in which rank. Every drawdown uses up
 * the limit for good: a term loan facility does not revolve.
 *
 * Capital loans (資本性劣後ローン) count as capital of the borrower only because they rank behind everything, so that a
 * facility with one of them is subordinated or nothing.
 */
import { rateText, type Rate } from "../kernel/rate.ts";
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import type { LocalDate } from "../kernel/local-date.ts";
import { money, moneyText, type Currency } from "../kernel/money.ts";
import type { LoanKind } from "./loan-terms.ts";
import type { ProductTerms } from "./product-terms.ts";
import { productTermsComplaints, type ProductTermsRejection } from "./product-terms-rules.ts";

export type FacilityRanking = "senior" | "subordinated";

export type SecurityKind = "guarantor" | "collateral";

export interface TrancheTerms {
  readonly productKind: LoanKind;
  readonly creditMargin: Rate;
  readonly product: ProductTerms;
}

export interface FacilityTerms {
  /** Minor units. */
  readonly limit: bigint;
  readonly currency: Currency;
  readonly ranking: FacilityRanking;
  readonly agreedOn: LocalDate;
  readonly tranches: readonly TrancheTerms[];
  readonly securities: readonly { readonly amount: bigint | undefined }[];
}

export type FacilityRejection =
  | ProductTermsRejection
  | Rejection<
      | "facilityLimitNotPositive"
      | "agreedInFuture"
      | "trancheMissing"
      | "capitalNotSubordinated"
      | "creditMarginOutOfRange"
      | "securityAmountNegative"
    >;

interface FacilityToday {
  readonly terms: FacilityTerms;
  readonly today: LocalDate;
}

type FacilityRule = (facility: FacilityToday) => readonly FacilityRejection[];

const rules: readonly FacilityRule[] = [
  limitIsPositive,
  agreementIsNotAhead,
  hasTranche,
  capitalIsSubordinated,
  marginsAreInRange,
  productsAreSound,
  securitiesAreNotNegative,
];

export function agreeFacility(
  terms: FacilityTerms,
  today: LocalDate,
): Decision<FacilityTerms, FacilityRejection> {
  const [complaint] = rules.flatMap((rule) => rule({ terms, today }));
  return complaint === undefined ? accept(terms) : reject(complaint);
}

function limitIsPositive({ terms: { limit, currency } }: FacilityToday): readonly FacilityRejection[] {
  if (limit > 0n) return [];
  const figures = { limit: moneyText(money(limit, currency)) };
  return [{ code: "facilityLimitNotPositive", figures, pointer: "/limit" }];
}

function agreementIsNotAhead({ terms: { agreedOn }, today }: FacilityToday): readonly FacilityRejection[] {
  if (agreedOn <= today) return [];
  return [{ code: "agreedInFuture", figures: { agreedOn, today }, pointer: "/agreedOn" }];
}

function hasTranche({ terms: { tranches } }: FacilityToday): readonly FacilityRejection[] {
  return tranches.length > 0 ? [] : [{ code: "trancheMissing", pointer: "/tranches" }];
}

function capitalIsSubordinated({
  terms: { ranking, tranches },
}: FacilityToday): readonly FacilityRejection[] {
  if (ranking === "subordinated" || tranches.every(({ productKind }) => productKind !== "capital")) return [];
  return [{ code: "capitalNotSubordinated", figures: { ranking }, pointer: "/ranking" }];
}

function marginsAreInRange({ terms: { tranches } }: FacilityToday): readonly FacilityRejection[] {
  return tranches.flatMap(({ creditMargin }, i) => {
    const complaint = creditMarginComplaint(creditMargin);
    return complaint === undefined
      ? []
      : [{ ...complaint, pointer: `/tranches/${String(i)}${complaint.pointer ?? ""}` }];
  });
}

const rateOne = 10_000_000_000n;
const lowestMargin = -rateOne / 20n;
const highestMargin = rateOne / 5n;

/** A margin outside −5 % to 20 % is a slip of the decimal point; 20 % is the highest rate the law allows (利息制限法). */
export function creditMarginComplaint(creditMargin: Rate): Rejection<"creditMarginOutOfRange"> | undefined {
  if (creditMargin >= lowestMargin && creditMargin <= highestMargin) return undefined;
  const figures = { creditMargin: rateText(creditMargin), lowest: "-0.05", highest: "0.2" };
  return { code: "creditMarginOutOfRange", figures, pointer: "/creditMargin" };
}

function productsAreSound({ terms: { tranches } }: FacilityToday): readonly FacilityRejection[] {
  return tranches.flatMap(({ productKind, product }, i) =>
    productTermsComplaints(productKind, product).map((complaint) => ({
      ...complaint,
      pointer: `/tranches/${String(i)}/product${complaint.pointer ?? ""}`,
    })),
  );
}

function securitiesAreNotNegative({
  terms: { securities, currency },
}: FacilityToday): readonly FacilityRejection[] {
  return securities.flatMap(({ amount }, i) => {
    if (amount === undefined || amount >= 0n) return [];
    const figures = { amount: moneyText(money(amount, currency)) };
    return [{ code: "securityAmountNegative" as const, figures, pointer: `/securities/${String(i)}/amount` }];
  });
}
