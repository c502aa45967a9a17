/** What the books say about loans, one statement whatever the number of loans. */
import type { Knex } from "knex";
import type { LoanMovement } from "../../src/app/ledger/ports.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import type { LocalDate } from "../../src/domain/kernel/local-date.ts";
import type { Viewpoint } from "../../src/domain/kernel/viewpoint.ts";
import { lenderChart } from "../../src/domain/ledger/chart-of-accounts.ts";
import type { EntryKind } from "../../src/domain/ledger/journal-entry.ts";
import { rowsOf } from "../read.ts";

interface LoanBalanceRow {
  readonly loan_id: string;
  readonly code: string;
  readonly balance: string;
}

export async function loanBalances(
  on: Knex,
  loanIds: readonly string[],
  { asOf, knownAt }: Viewpoint,
): Promise<ReadonlyMap<string, ReadonlyMap<string, bigint>>> {
  const rows = await rowsOf<LoanBalanceRow>(
    on("posting")
      .join("account", "account.id", "posting.account_id")
      .whereIn("posting.loan_id", [...loanIds])
      .where("posting.effective_on", "<=", asOf)
      .where("posting.recorded_at", "<=", knownAt)
      .groupBy("posting.loan_id", "account.code")
      .select("posting.loan_id", "account.code", on.raw("cast(sum(amount_minor) as text) as balance")),
  );
  const balances = new Map<string, Map<string, bigint>>();
  for (const { loan_id: loanId, code, balance } of rows) {
    const ofLoan = balances.get(loanId) ?? new Map<string, bigint>();
    balances.set(loanId, ofLoan.set(code, BigInt(balance)));
  }
  return balances;
}

interface MovementRow {
  readonly entry_id: string;
  readonly kind: EntryKind;
  readonly effective_on: LocalDate;
  readonly recorded_at: Instant;
  readonly amount_minor: number;
}

interface MovementsAsked {
  readonly loanId: string;
  readonly chartCode: string;
  readonly viewpoint: Viewpoint;
}

export async function loanMovements(
  on: Knex,
  { loanId, chartCode, viewpoint: { asOf, knownAt } }: MovementsAsked,
): Promise<readonly LoanMovement[]> {
  const rows = await rowsOf<MovementRow>(
    on("posting")
      .join("account", "account.id", "posting.account_id")
      .join("journal_entry", "journal_entry.id", "posting.entry_id")
      .where({ "posting.loan_id": loanId, "account.code": chartCode })
      .where("posting.effective_on", "<=", asOf)
      .where("posting.recorded_at", "<=", knownAt)
      .orderBy(["posting.effective_on", "posting.entry_id", "posting.line"])
      .select("posting.*", "journal_entry.kind"),
  );
  return rows.map((row) => ({
    entryId: row.entry_id,
    kind: row.kind,
    on: row.effective_on,
    recordedAt: row.recorded_at,
    amount: BigInt(row.amount_minor),
  }));
}

export async function capitalizedInterest(
  on: Knex,
  loanIds: readonly string[],
): Promise<ReadonlyMap<string, bigint>> {
  const rows = await rowsOf<Omit<LoanBalanceRow, "code">>(
    on("posting")
      .join("account", "account.id", "posting.account_id")
      .join("journal_entry", "journal_entry.id", "posting.entry_id")
      .whereIn("posting.loan_id", [...loanIds])
      .where({ "journal_entry.kind": "capitalization", "account.code": lenderChart.loans.code })
      .groupBy("posting.loan_id")
      .select("posting.loan_id", on.raw("cast(sum(amount_minor) as text) as balance")),
  );
  return new Map(rows.map(({ loan_id: loanId, balance }) => [loanId, BigInt(balance)]));
}
