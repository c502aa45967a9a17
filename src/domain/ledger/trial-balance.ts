/**
 * Trial balance (合計残高試算表): for every account what it stood at before a period, what it was debited and credited
 * with in it, and what it stands at after. The balances sum to zero, before and after; without a first day the period
 * is all of history.
 */
import type { AccountDefinition } from "./chart-of-accounts.ts";

/** Everything an account was ever debited and credited with, up to some day. */
export interface AccountTotals extends AccountDefinition {
  readonly accountId: string;
  /** Minor units. */
  readonly debit: bigint;
  /** Minor units, positive. */
  readonly credit: bigint;
}

export interface TrialBalanceRow extends AccountTotals {
  readonly opening: bigint;
  readonly balance: bigint;
}

export interface TrialBalance {
  readonly rows: readonly TrialBalanceRow[];
  /** Zero, or the book lies. */
  readonly sum: bigint;
}

/** `before`: totals up to the day before the period; empty where it begins with history. */
export function trialBalance(
  totals: readonly AccountTotals[],
  before: readonly AccountTotals[] = [],
): TrialBalance {
  const openings = new Map(before.map((row) => [row.accountId, row]));
  const rows = totals
    .map((row) => ({ ...row, ...movement(row, openings.get(row.accountId)) }))
    .sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
  return { rows, sum: rows.reduce((sum, { balance }) => sum + balance, 0n) };
}

function movement(
  { debit, credit }: AccountTotals,
  before: AccountTotals | undefined,
): Pick<TrialBalanceRow, "opening" | "debit" | "credit" | "balance"> {
  const opened = before ?? { debit: 0n, credit: 0n };
  return {
    opening: opened.debit - opened.credit,
    debit: debit - opened.debit,
    credit: credit - opened.credit,
    balance: debit - credit,
  };
}
