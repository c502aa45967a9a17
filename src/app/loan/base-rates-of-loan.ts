/** What a loan's rate rests on before its margin: fixings of an index, the borrower's profit, or nothing that moves. */
import { zeroRate } from "../../domain/kernel/rate.ts";
import { standingFixings } from "../../domain/loan/base-rate-fixing.ts";
import { capitalBaseRates, type CapitalBaseRates } from "../../domain/loan/capital-loan.ts";
import { usualProductTerms } from "../../domain/loan/product-terms.ts";
import { orReject } from "../rejected.ts";
import type { LoanFacts } from "./ports.ts";

/** Stands in place of an index where the margin is the whole of the rate (固定金利). */
export const fixedRateIndex = "FIXED";

/** Stands in place of an index where the borrower's profit sets the rate. */
export const profitTierIndex = "PROFIT_TIER";

/** Where not even the first year of a capital loan is known, it is priced at nothing so far, and all of it awaits. */
export function baseRatesOf({
  loan,
  product,
  fixings,
  accounts,
}: Pick<LoanFacts, "loan" | "product" | "fixings" | "accounts">): CapitalBaseRates {
  const { capitalRates } = product.at(-1)?.terms ?? usualProductTerms;
  const nothing = [{ effectiveOn: loan.drawdownOn, annualRate: zeroRate }];
  if (capitalRates !== undefined) {
    const terms = { ...capitalRates, drawdownOn: loan.drawdownOn, currency: loan.currency };
    const { baseRates, awaitingFrom } = orReject(capitalBaseRates(terms, accounts));
    return { baseRates: baseRates.length === 0 ? nothing : baseRates, awaitingFrom };
  }
  if (loan.baseRateIndex === fixedRateIndex) return { baseRates: nothing, awaitingFrom: undefined };
  const baseRates = standingFixings(fixings).map(({ effectiveOn, annualRate, name }) => ({
    effectiveOn,
    annualRate,
    index: name.ja,
  }));
  return { baseRates, awaitingFrom: undefined };
}
