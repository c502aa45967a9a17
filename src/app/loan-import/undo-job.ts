/**
 * Takes an imported batch back, in ranges: what its loans have in the books is reversed and each loan is withdrawn. It
 * disappears from every list; a viewpoint before still shows it.
 */
import { japanDay, type Instant } from "../../domain/kernel/instant.ts";
import { localDate, type LocalDate } from "../../domain/kernel/local-date.ts";
import type { Currency } from "../../domain/kernel/money.ts";
import { present } from "../../domain/kernel/invariant.ts";
import { lenderAccountRoles, lenderChart } from "../../domain/ledger/chart-of-accounts.ts";
import type { Sha256 } from "../../domain/ledger/hash-chain.ts";
import { checkedEntry, type JournalLine } from "../../domain/ledger/journal-entry.ts";
import type { LenderAccountRole } from "../../domain/ledger/chart-of-accounts.ts";
import type { JobContext, JobRunner } from "../job/runner.ts";
import type { NewEntry } from "../ledger/ports.ts";
import type { LoanRecord } from "../loan/ports.ts";
import type { Repositories } from "../ports.ts";
import { orReject, Rejected } from "../rejected.ts";
import { batchIds, type BatchIds } from "./batch-ids.ts";

export const undoKind = "importUndo";

interface UndoDeps {
  readonly sha256: Sha256;
  readonly rangeLength?: number;
}

interface Undo {
  readonly importId: string;
  readonly undoId: string;
  readonly requestedBy: string;
  readonly approvedBy: string;
}

const rowsAtATime = 250;
const everyDay = localDate("2200-12-31");

export function importUndoRunner({ sha256, rangeLength = rowsAtATime }: UndoDeps): JobRunner {
  return {
    kind: undoKind,
    run: async (payload, job) => {
      const undo = payload as unknown as Undo;
      const { organizationId } = job.actor;
      const rows = await job.read(({ loanImports }) => loanImports.rows(organizationId, undo.importId));
      const ids = batchIds(undo.importId, sha256);
      const done = Number(job.checkpoint?.["done"] ?? 0);
      await job.progress({ done, total: rows.length });
      for (let from = done; from < rows.length; from += rangeLength) {
        const loanIds = rows.slice(from, from + rangeLength).map(({ line }) => ids("loan", line));
        await undoRange(job, { undo, ids, loanIds, done: Math.min(from + rangeLength, rows.length) });
        await job.pause();
      }
    },
  };
}

interface UndoRange {
  readonly undo: Undo;
  readonly ids: BatchIds;
  readonly loanIds: readonly string[];
  readonly done: number;
}

async function undoRange(job: JobContext, { undo, ids, loanIds, done }: UndoRange): Promise<void> {
  const lenderId = job.actor.organizationId;
  await job.step("undoImport", async (work, now) => {
    const loans = (await work.loans.facts(lenderId, loanIds, now)).map(({ loan }) => loan);
    await guardNothingSince(
      work,
      loans.map(({ id }) => id),
    );
    await reverse(work, { undo, ids, loans, now, lenderId });
    await work.loanImports.addWithdrawals(
      loans.map(({ id }) => ({ id: ids("withdrawal", id), loanId: id, undoId: undo.undoId })),
    );
    return { done, checkpoint: { done }, result: { importId: undo.importId } };
  });
}

interface Reversal {
  readonly undo: Undo;
  readonly ids: BatchIds;
  readonly loans: readonly LoanRecord[];
  readonly now: Instant;
  readonly lenderId: string;
}

async function reverse(work: Repositories, { undo, ids, loans, now, lenderId }: Reversal): Promise<void> {
  const viewpoint = { asOf: everyDay, knownAt: now };
  const loanIds = loans.map(({ id }) => id);
  const balances = await work.books.loanBalances(loanIds, viewpoint);
  const byCurrency = new Map<Currency, NewEntry[]>();
  for (const { id, number, currency } of loans) {
    const lines = reversed(balances.get(id) ?? new Map());
    if (lines.length === 0) continue;
    const entry = entryOf({ id, number }, { undo, ids, lines, on: japanDay(now) });
    byCurrency.set(currency, [...(byCurrency.get(currency) ?? []), entry]);
  }
  for (const [currency, entries] of byCurrency) {
    const book = present(await work.books.ofLender(lenderId, currency), `a book in ${currency}`);
    await work.books.post(book, entries);
  }
}

const roleOf = new Map(lenderAccountRoles.map((role) => [lenderChart[role].code, role]));

function reversed(balances: ReadonlyMap<string, bigint>): readonly JournalLine<LenderAccountRole>[] {
  return [...balances]
    .filter(([, balance]) => balance !== 0n)
    .map(([code, balance]) => ({ account: present(roleOf.get(code), `account ${code}`), amount: -balance }));
}

interface ReversingEntry {
  readonly undo: Undo;
  readonly ids: BatchIds;
  readonly lines: readonly JournalLine<LenderAccountRole>[];
  readonly on: LocalDate;
}

function entryOf(
  { id, number }: Pick<LoanRecord, "id" | "number">,
  { undo, ids, lines, on }: ReversingEntry,
): NewEntry {
  const description = { ja: `${number} 取込の取消`, en: `${number} import undone` };
  return {
    id: ids("reversal", id),
    draft: orReject(checkedEntry({ kind: "openingBalance", effectiveOn: on, description, lines })),
    loanId: id,
    reasonKind: undoKind,
    reasonId: undo.undoId,
    authorId: undo.requestedBy,
    approverId: undo.approvedBy,
    idempotencyKey: `${id}/undo/${undo.undoId}`,
  };
}

export async function guardNothingSince(
  { loanImports }: Pick<Repositories, "loanImports">,
  loanIds: readonly string[],
): Promise<void> {
  const [first, ...others] = await loanImports.laterFacts(loanIds);
  if (first === undefined) return;
  const figures = { loan: first.number, what: first.what, count: first.count, others: others.length };
  throw new Rejected({ code: "importedLoanInUse", figures });
}
