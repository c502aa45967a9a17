/** Trial balance (合計残高試算表): debits, credits and balance of every account; the balances sum to zero. */
import type { AccountDefinition } from "./chart-of-accounts.ts";

export interface AccountTotals extends AccountDefinition {
  /** Minor units. */
  readonly debit: bigint;
  /** Minor units, positive. */
  readonly credit: bigint;
}

export interface TrialBalance {
  readonly rows: readonly (AccountTotals & { readonly balance: bigint })[];
  /** Zero, or the book lies. */
  readonly sum: bigint;
}

export function trialBalance(totals: readonly AccountTotals[]): TrialBalance {
  const rows = totals
    .map((row) => ({ ...row, balance: row.debit - row.credit }))
    .sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
  return { rows, sum: rows.reduce((sum, { balance }) => sum + balance, 0n) };
}
