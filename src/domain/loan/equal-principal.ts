/**
 * 元金均等: the same principal at every due date, floor(P / n); the last takes the rest. Interest comes on top, reckoned
 * on the balance before the payment. A shortened term keeps that principal and drops due dates from the end.
 */
import type { LoanState, RepaymentRule } from "./loan-state.ts";
import { fewestInstalments } from "./fewest-instalments.ts";

export const equalPrincipalRepayment: RepaymentRule = {
  principalDue: ({ instalment }) => instalment,
  resetInstalment: (state) => ({ ...state, instalment: share(state, state.remaining) }),
  shortenTerm: (after, { instalment }) => ({
    ...after,
    remaining: fewestInstalments(after.remaining, (count) => share(after, count) <= instalment),
  }),
};

function share({ balance }: LoanState, count: number): bigint {
  return balance / BigInt(count);
}
