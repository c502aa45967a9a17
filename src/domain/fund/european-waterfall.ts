/**
 * European waterfall (whole fund): all capital called so far is returned, then the preferred return, then the GP
 * catches up, then the rest is split. The GP sees carried interest only after every investment is paid for.
 */
import { accept, reject, type Decision } from "../kernel/decision.ts";
import { complaintAboutFlows, type FundFlows, type FundFlowsRejection } from "./cash-flow.ts";
import { wholeFundWaterfall } from "./clawback.ts";
import type { HurdleTerms } from "./preferred-return.ts";
import { splitExactly, type ExactSplit, type Waterfall } from "./waterfall.ts";
import {
  carriedInterest,
  catchUp,
  complaintAboutCarryTerms,
  preferredReturn,
  returnOfCapital,
  type CarryTerms,
  type CarryTermsRejection,
} from "./waterfall-tiers.ts";

export interface EuropeanTerms extends CarryTerms {
  readonly hurdle: HurdleTerms;
}

export function europeanWaterfall(
  flows: FundFlows,
  terms: EuropeanTerms,
): Decision<Waterfall, FundFlowsRejection | CarryTermsRejection> {
  const complaint = complaintAboutCarryTerms(terms, terms.hurdle.rate) ?? complaintAboutFlows(flows);
  if (complaint !== undefined) return reject(complaint);
  return accept(wholeFundWaterfall(flows, { ...terms, splits: splitEuropean(flows, terms) }));
}

/** As `europeanWaterfall`, exact, for terms and flows already checked. */
export function splitEuropean(flows: FundFlows, terms: EuropeanTerms): readonly ExactSplit[] {
  const tiers = [
    returnOfCapital(({ contributed }) => contributed),
    preferredReturn,
    catchUp(terms),
    carriedInterest(terms.carryRate),
  ];
  return splitExactly(tiers, flows, terms.hurdle);
}
