/**
 * American waterfall (deal by deal): each deal has its own waterfall over its own capital, so a first success pays
 * carried interest before the other deals are known. The clawback settles that over the whole fund: what the GP got
 * deal by deal is compared with what one waterfall over all flows would have given it.
 */
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import { complaintAboutFlows, inDateOrder, type FundFlows, type FundFlowsRejection } from "./cash-flow.ts";
import { fundOutcome } from "./clawback.ts";
import { splitEuropean, type EuropeanTerms } from "./european-waterfall.ts";
import { roundSplits, sumOf, totalsOf, type DistributionSplit, type Waterfall } from "./waterfall.ts";
import { complaintAboutCarryTerms, type CarryTermsRejection } from "./waterfall-tiers.ts";

export interface Deal extends FundFlows {
  readonly id: string;
}

export interface DealDistribution extends DistributionSplit {
  readonly deal: string;
}

export type AmericanRejection =
  FundFlowsRejection | CarryTermsRejection | Rejection<"noDeals" | "dealIdRepeated">;

export function americanWaterfall(
  deals: readonly Deal[],
  terms: EuropeanTerms,
): Decision<Waterfall<DealDistribution>, AmericanRejection> {
  const complaint = complaintAboutCarryTerms(terms, terms.hurdle.rate) ?? complaintAboutDeals(deals);
  if (complaint !== undefined) return reject(complaint);
  const exact = deals.map(({ id, ...flows }) => ({ deal: id, splits: splitEuropean(flows, terms) }));
  const rows = exact.flatMap(({ deal, splits }) => roundSplits(splits).map((split) => ({ deal, ...split })));
  const wholeFund: FundFlows = {
    contributions: deals.flatMap(({ contributions }) => contributions),
    distributions: deals.flatMap(({ distributions }) => distributions),
  };
  const totals = totalsOf(rows);
  const outcome = fundOutcome(wholeFund, {
    ...terms,
    carryPaid: totals.gp,
    splits: exact.flatMap(({ splits }) => splits),
    wholeFundCarry: sumOf(splitEuropean(wholeFund, terms), "gp"),
  });
  return accept({ distributions: inDateOrder(rows), totals, ...outcome });
}

function complaintAboutDeals(deals: readonly Deal[]): AmericanRejection | undefined {
  if (deals.length === 0) return { code: "noDeals", pointer: "/deals" };
  for (const [i, { id, ...flows }] of deals.entries()) {
    const complaint = complaintAboutFlows(flows, `/deals/${i}`);
    if (complaint !== undefined) return complaint;
    const earlier = deals.findIndex((deal) => deal.id === id);
    if (earlier < i) {
      return { code: "dealIdRepeated", figures: { deal: id, earlier }, pointer: `/deals/${i}/id` };
    }
  }
  return undefined;
}
