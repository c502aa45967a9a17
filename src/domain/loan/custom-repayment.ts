/**
 * 個別: dated principal amounts as agreed, the last of them often a balloon. A prepayment that reduces instalments
 * scales the amounts still to come (largest remainder, nothing lost); one that shortens the term drops them from the
 * end, because each amount is paid in full until nothing is left.
 */
import { allocate } from "../kernel/allocation.ts";
import type { LoanState, RepaymentRule } from "./loan-state.ts";

export const customRepayment: RepaymentRule = {
  principalDue: (state) => state.amounts[nextPosition(state)] ?? 0n,
  resetInstalment: (state) => {
    const position = nextPosition(state);
    const scaled = allocate(state.balance, state.amounts.slice(position));
    if (!scaled.ok) return state;
    return { ...state, amounts: [...state.amounts.slice(0, position), ...scaled.value.shares] };
  },
  shortenTerm: (after) => after,
};

function nextPosition({ amounts, remaining }: LoanState): number {
  return amounts.length - remaining;
}
