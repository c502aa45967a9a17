/**
 * The waterfall of the model agreement for Japanese limited partnerships (METI, 投資事業有限責任組合契約例): every partner
 * gets distributions in proportion to its contributions until it has back what it paid in (出資履行金額) or, where the
 * agreement says so, what it committed (出資約束金額); what is left is split with the GP, as a rule 80/20.
 *
 * An agreement may put a hurdle between the two, with or without a catch-up; the catch-up then looks at the profit
 * above the returned amount only. "LP" stands here for all partners as investors, the GP's own contribution included.
 */
import { decimal, greater, zero } from "../kernel/decimal.ts";
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import type { Rate } from "../kernel/rate.ts";
import { complaintAboutFlows, type FundFlows, type FundFlowsRejection } from "./cash-flow.ts";
import { wholeFundWaterfall } from "./clawback.ts";
import type { HurdleTerms } from "./preferred-return.ts";
import { splitExactly, type Waterfall } from "./waterfall.ts";
import {
  carriedInterest,
  catchUp,
  complaintAboutCarryTerms,
  preferredReturn,
  returnOfCapital,
  type CarryTermsRejection,
} from "./waterfall-tiers.ts";

export const returnBases = ["paidIn", "committed"] as const;
export type ReturnBasis = (typeof returnBases)[number];

export interface MetiTerms {
  readonly hurdle: HurdleTerms;
  readonly gpShareRate: Rate;
  readonly catchUpRate: Rate;
  readonly returnBasis: ReturnBasis;
  /** Minor units; needed for the basis `committed`. Calls beyond it are returned as well. */
  readonly commitment?: bigint;
}

export type MetiRejection = FundFlowsRejection | CarryTermsRejection | Rejection<"commitmentMissing">;

export function metiWaterfall(flows: FundFlows, terms: MetiTerms): Decision<Waterfall, MetiRejection> {
  const { hurdle, gpShareRate, catchUpRate } = terms;
  const carry = { carryRate: gpShareRate, catchUpRate };
  const complaint =
    complaintAboutCarryTerms(carry, hurdle.rate) ??
    complaintAboutCommitment(terms) ??
    complaintAboutFlows(flows);
  if (complaint !== undefined) return reject(complaint);
  const committed = terms.returnBasis === "committed" ? decimal(terms.commitment ?? 0n) : zero;
  const tiers = [
    returnOfCapital(({ contributed }) => greater(contributed, committed)),
    preferredReturn,
    catchUp(carry),
    carriedInterest(gpShareRate),
  ];
  const splits = splitExactly(tiers, flows, hurdle);
  return accept(wholeFundWaterfall(flows, { hurdle, carryRate: gpShareRate, splits }));
}

function complaintAboutCommitment({ returnBasis, commitment }: MetiTerms): MetiRejection | undefined {
  if (commitment === undefined) {
    return returnBasis === "committed" ? { code: "commitmentMissing", pointer: "/commitment" } : undefined;
  }
  if (commitment >= 0n) return undefined;
  return { code: "amountNegative", figures: { amount: commitment.toString() }, pointer: "/commitment" };
}
