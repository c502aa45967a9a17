/** What a loan's rate rests on before its margin: fixings of an index, the borrower's profit, or nothing that moves. */
import { zeroRate } from "../../domain/kernel/rate.ts";
import { standingFixings } from "../../domain/loan/base-rate-fixing.ts";
import { capitalBaseRates } from "../../domain/loan/capital-loan.ts";
import { usualProductTerms } from "../../domain/loan/product-terms.ts";
import type { BaseRateFixing } from "../../domain/loan/rate-row.ts";
import { orReject } from "../rejected.ts";
import type { LoanFacts } from "./ports.ts";

/** Stands in place of an index where the margin is the whole of the rate (固定金利). */
export const fixedRateIndex = "FIXED";

/** Stands in place of an index where the borrower's profit sets the rate. */
export const profitTierIndex = "PROFIT_TIER";

export function baseRatesOf({
  loan,
  product,
  fixings,
  accounts,
}: Pick<LoanFacts, "loan" | "product" | "fixings" | "accounts">): readonly BaseRateFixing[] {
  const { capitalRates } = product.at(-1)?.terms ?? usualProductTerms;
  if (capitalRates !== undefined) {
    const terms = { ...capitalRates, drawdownOn: loan.drawdownOn };
    return orReject(capitalBaseRates(terms, accounts)).baseRates;
  }
  if (loan.baseRateIndex === fixedRateIndex) {
    return [{ effectiveOn: loan.drawdownOn, annualRate: zeroRate }];
  }
  return standingFixings(fixings).map(({ effectiveOn, annualRate, name }) => ({
    effectiveOn,
    annualRate,
    index: name.ja,
  }));
}
