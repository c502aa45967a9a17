import type { AccountKind } from "../../../domain/ledger/chart-of-accounts.ts";

/** The five roots that plain-text accounting knows. */
export const accountRoots: Readonly<Record<AccountKind, string>> = {
  asset: "Assets",
  liability: "Liabilities",
  equity: "Equity",
  income: "Income",
  expense: "Expenses",
};
