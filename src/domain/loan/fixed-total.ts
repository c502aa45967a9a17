/**
 * Fixed total payment: the parties agree the amount paid at each due date, and maturity takes whatever is then left.
 * Where the amount does not cover the interest, principal grows by the difference: that is what was agreed.
 */
import type { RepaymentRule } from "./loan-state.ts";

export const fixedTotalRepayment: RepaymentRule = {
  principalDue: ({ instalment }, interest) => instalment - interest(),
  resetInstalment: (state) => state,
  shortenTerm: (after) => after,
};
