/**
 * The terms of a fund (組合契約), in versions that hold from a day on: who gets the odd yen of each kind of flow, the
 * waterfall and how its preferred return grows, the management fee, what late payment costs, and how much may go into
 * one company. A side letter changes some of them for one partner.
 */
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import { rateDecimal, rateText, type Rate } from "../kernel/rate.ts";
import type { CashFlow } from "./cash-flow.ts";
import type { ManagementFeeRule } from "./management-fee.ts";
import type { ReturnBasis } from "./meti-waterfall.ts";
import type { PartnerAllocationPolicy } from "./partner-allocation.ts";
import type { HurdleTerms } from "./preferred-return.ts";
import { complaintAboutCarryTerms, type CarryTerms, type CarryTermsRejection } from "./waterfall-tiers.ts";

export const fundForms = ["lps", "llp", "tk"] as const;
export type FundForm = (typeof fundForms)[number];

export const waterfallModels = ["metiModel", "european", "american"] as const;
export type WaterfallModel = (typeof waterfallModels)[number];

export interface WaterfallTerms extends CarryTerms {
  readonly model: WaterfallModel;
  readonly hurdle: HurdleTerms;
  /** Of the `metiModel`. */
  readonly returnBasis: ReturnBasis;
}

export interface FundTerms {
  readonly allocation: {
    readonly call: PartnerAllocationPolicy;
    readonly distribution: PartnerAllocationPolicy;
  };
  readonly waterfall: WaterfallTerms;
  readonly fee: ManagementFeeRule | null;
  readonly lateChargeRate: Rate;
  /** Of equalisation at a subsequent closing. */
  readonly equalisationRate: Rate;
  /** On distributions; only of a silent partnership (匿名組合). */
  readonly withholdingRate: Rate;
  /** Most that may be invested in one company, minor units. */
  readonly perCompanyLimit: bigint | null;
  /** What the manager means to call, for the warning that the commitment will not do. */
  readonly plannedCalls: readonly CashFlow[];
}

/** What was promised to one partner alone. */
export interface SideLetter {
  /** Share of the management fee it does not pay. */
  readonly feeDiscountRate: Rate;
  /** Investments it takes no part in. */
  readonly excused: readonly string[];
}

export type FundTermsRejection =
  CarryTermsRejection | Rejection<"rateOutOfRange" | "callPolicyKeepsRest" | "withholdingOnlyInTk">;

export function agreeFundTerms(form: FundForm, terms: FundTerms): Decision<FundTerms, FundTermsRejection> {
  const { waterfall, allocation, fee } = terms;
  const carry = complaintAboutCarryTerms(waterfall, waterfall.hurdle.rate);
  if (carry !== undefined) return reject({ ...carry, pointer: "/terms/waterfall" });
  if (allocation.call === "floorCarry" || allocation.call === "unitFloor") {
    const figures = { policy: allocation.call };
    return reject({ code: "callPolicyKeepsRest", figures, pointer: "/terms/allocation/call" });
  }
  if (form !== "tk" && terms.withholdingRate !== 0n) {
    return reject({ code: "withholdingOnlyInTk", figures: { form }, pointer: "/terms/withholdingRate" });
  }
  const shares = {
    lateChargeRate: terms.lateChargeRate,
    equalisationRate: terms.equalisationRate,
    withholdingRate: terms.withholdingRate,
    ...(fee === null ? {} : { feeRate: fee.annualRate, offsetRate: fee.offsetRate }),
  };
  for (const [term, rate] of Object.entries(shares)) {
    if (!isShare(rate)) return reject(outOfRange(term, rate));
  }
  return accept(terms);
}

export function agreeSideLetter(letter: SideLetter): Decision<SideLetter, FundTermsRejection> {
  const { feeDiscountRate } = letter;
  return isShare(feeDiscountRate) ? accept(letter) : reject(outOfRange("feeDiscountRate", feeDiscountRate));
}

function isShare(rate: Rate): boolean {
  return rate >= 0n && rateDecimal(rate).lte(1);
}

function outOfRange(term: string, rate: Rate): FundTermsRejection {
  const figures = { term, rate: rateText(rate), lowest: "0", highest: "1" };
  return { code: "rateOutOfRange", figures, pointer: `/terms/${term}` };
}
