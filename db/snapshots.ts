/**
 * Month-end balances of accounts with many postings. They are derived: dropping them changes no answer, only how long
 * it takes, and `verify` reckons them again. A set of them says up to which audit row it was taken, so that a viewpoint
 * in the past never sees what was recorded after it.
 */
import type { Knex } from "knex";
import { japanDay, type Instant } from "../src/domain/kernel/instant.ts";
import { addDays, earlier, endOfMonth, localDate, type LocalDate } from "../src/domain/kernel/local-date.ts";
import type { Database } from "./connect.ts";
import type { Row } from "./dialect.ts";
import { firstOf, rowsOf } from "./read.ts";
import { inTransaction } from "./transact.ts";

/** Postings of an account from which on it gets one; below that, adding them all up is as quick. */
const hotFrom = 1_000;

interface Book {
  readonly id: string;
  readonly organization_id: string;
}

interface MonthRow {
  readonly account_id: string;
  /** "2026-03" */
  readonly month: string;
  readonly debit: string;
  readonly credit: string;
}

export function dropSnapshots(database: Database): Promise<void> {
  return inTransaction(database, async (on) => {
    await on("balance_snapshot").delete();
  });
}

/** Takes a set of every book in which months have ended since the last one; answers how many rows. */
export async function takeSnapshots(database: Database, from = hotFrom): Promise<number> {
  let count = 0;
  for (const book of await rowsOf<Book>(database.reader("book").select("id", "organization_id"))) {
    const rows = await dueSnapshots(database.reader, book, from);
    if (rows.length === 0) continue;
    await inTransaction(database, async (on) => {
      await on("balance_snapshot")
        .where({ book_id: book.id, upto_seq: rows[0]?.["upto_seq"] ?? 0 })
        .delete();
      await database.dialect.insertRows(on, "balance_snapshot", rows);
    });
    count += rows.length;
  }
  return count;
}

interface Taken {
  readonly upto_seq: number;
  readonly known_at: Instant;
}

async function dueSnapshots(on: Knex, book: Book, from: number): Promise<readonly Row[]> {
  const taken = await firstOf<Taken>(
    on("audit_row")
      .where({ organization_id: book.organization_id })
      .orderBy("seq", "desc")
      .select({ upto_seq: "seq", known_at: "recorded_at" }),
  );
  if (taken === undefined) return [];
  const throughOn = lastMonthEnd(japanDay(taken.known_at));
  const newest = await firstOf<{ readonly through_on: LocalDate }>(
    on("balance_snapshot").where({ book_id: book.id }).orderBy("through_on", "desc").select("through_on"),
  );
  if (newest !== undefined && newest.through_on >= throughOn) return [];
  return snapshotRows(on, { bookId: book.id, ...taken, accountIds: await hotAccounts(on, book.id, from) });
}

async function hotAccounts(on: Knex, bookId: string, from: number): Promise<readonly string[]> {
  const rows = await rowsOf<{ readonly account_id: string }>(
    on("posting")
      .join("account", "account.id", "posting.account_id")
      .where("account.book_id", bookId)
      .groupBy("posting.account_id")
      .havingRaw("count(*) >= ?", [from])
      .select("posting.account_id"),
  );
  return rows.map(({ account_id: id }) => id);
}

function lastMonthEnd(day: LocalDate): LocalDate {
  return addDays(localDate(`${day.slice(0, 7)}-01`), -1);
}

const never = localDate("2200-12-31");

interface SnapshotAsked extends Taken {
  readonly bookId: string;
  readonly accountIds: readonly string[];
  /** First month end that is wanted, where it lies before the first posting of these accounts. */
  readonly fromOn?: LocalDate;
}

/** Dense: every account at every month end from the first posting of any to the last month that has ended. */
export async function snapshotRows(
  on: Knex,
  { bookId, accountIds, upto_seq, known_at, fromOn = never }: SnapshotAsked,
): Promise<readonly Row[]> {
  const months = await rowsOf<MonthRow>(
    on("posting")
      .whereIn("account_id", accountIds)
      .where("audit_seq", "<=", upto_seq)
      .groupByRaw("account_id, substr(effective_on, 1, 7)")
      .select("account_id")
      .select(
        on.raw("substr(effective_on, 1, 7) as month"),
        on.raw("cast(sum(case when amount_minor > 0 then amount_minor else 0 end) as text) as debit"),
        on.raw("cast(sum(case when amount_minor < 0 then -amount_minor else 0 end) as text) as credit"),
      ),
  );
  const throughOn = lastMonthEnd(japanDay(known_at));
  const moved = new Map(months.map((row) => [`${row.account_id} ${row.month}`, row]));
  const firstOn = months
    .map(({ month }) => endOfMonth(localDate(`${month}-01`)))
    .reduce((a, b) => earlier(a, b), fromOn);
  const rows: Row[] = [];
  for (const accountId of accountIds) {
    let [debit, credit] = [0n, 0n];
    for (let day = firstOn; day <= throughOn; day = endOfMonth(addDays(day, 1))) {
      const month = moved.get(`${accountId} ${day.slice(0, 7)}`);
      debit += BigInt(month?.debit ?? 0);
      credit += BigInt(month?.credit ?? 0);
      const place = { book_id: bookId, upto_seq, known_at, through_on: day, account_id: accountId };
      rows.push({ ...place, debit: String(debit), credit: String(credit) });
    }
  }
  return rows;
}
