/** 期日一括: interest at each due date, the whole principal at the last. Capital loans (資本性劣後) repay the same way. */
import type { RepaymentRule } from "./loan-state.ts";

export const bulletRepayment: RepaymentRule = {
  principalDue: () => 0n,
  resetInstalment: (state) => state,
  shortenTerm: (after) => after,
};
