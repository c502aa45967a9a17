/**
 * Balances as queries over postings. Where a snapshot of the book lies at or before the viewpoint, only what came after
 * it is added up: postings booked later, and postings recorded later for earlier days. A viewpoint before every snapshot
 * is answered from the postings alone; the answer is the same.
 */
import type { Knex } from "knex";
import type { LocalDate } from "../../src/domain/kernel/local-date.ts";
import type { Viewpoint } from "../../src/domain/kernel/viewpoint.ts";
import type { AccountTotals } from "../../src/domain/ledger/trial-balance.ts";
import { firstOf, rowsOf } from "../read.ts";
import { accountsOf } from "./accounts.ts";

interface Totals {
  readonly debit: bigint;
  readonly credit: bigint;
}

const nothing: Totals = { debit: 0n, credit: 0n };

/** One moment of a book: all postings of the chain up to `upto_seq` that are booked up to `through_on`. */
interface Cut {
  readonly upto_seq: number;
  readonly through_on: LocalDate;
}

interface SumRow {
  readonly account_id: string;
  /** Whole numbers as text: sums over a book may go beyond 2^53. */
  readonly debit: string | null;
  readonly credit: string | null;
}

export async function accountTotals(
  on: Knex,
  bookId: string,
  viewpoint: Viewpoint,
): Promise<readonly AccountTotals[]> {
  const accounts = [...(await accountsOf(on, bookId, viewpoint)).values()];
  const sums = await sumsOf(on, { bookId, accountIds: accounts.map(({ id }) => id) }, viewpoint);
  return accounts.map(({ id, code, name, kind }) => ({
    accountId: id,
    code,
    name,
    kind,
    ...(sums.get(id) ?? nothing),
  }));
}

export async function balanceOf(on: Knex, accountId: string, viewpoint: Viewpoint): Promise<bigint> {
  const account = await firstOf<{ readonly book_id: string }>(on("account").where({ id: accountId }));
  if (account === undefined) return 0n;
  const sums = await sumsOf(on, { bookId: account.book_id, accountIds: [accountId] }, viewpoint);
  const { debit, credit } = sums.get(accountId) ?? nothing;
  return debit - credit;
}

interface Asked {
  readonly bookId: string;
  readonly accountIds: readonly string[];
}

type Sums = Map<string, Totals>;

async function sumsOf(on: Knex, asked: Asked, viewpoint: Viewpoint): Promise<Sums> {
  const cut = await cutBefore(on, asked.bookId, viewpoint);
  const sums: Sums = new Map();
  if (cut !== undefined) {
    const stored = await rowsOf<SumRow>(
      on("balance_snapshot")
        .where({ book_id: asked.bookId, ...cut })
        .whereIn("account_id", asked.accountIds),
    );
    addTo(sums, stored);
  }
  const hot = [...sums.keys()];
  const cold = asked.accountIds.filter((id) => !sums.has(id));
  if (cut !== undefined && hot.length > 0) {
    addTo(sums, await rowsOf<SumRow>(summed(on, hot, viewpoint).where("effective_on", ">", cut.through_on)));
    addTo(sums, await rowsOf<SumRow>(recordedSince(on, { hot, bookId: asked.bookId }, cut, viewpoint)));
  }
  if (cold.length > 0) addTo(sums, await rowsOf<SumRow>(summed(on, cold, viewpoint)));
  return sums;
}

function addTo(sums: Sums, rows: readonly SumRow[]): void {
  for (const { account_id: id, debit, credit } of rows) {
    const before = sums.get(id) ?? nothing;
    sums.set(id, { debit: before.debit + BigInt(debit ?? 0), credit: before.credit + BigInt(credit ?? 0) });
  }
}

/** The newest snapshot that the viewpoint may know, at the latest day it may see. */
async function cutBefore(on: Knex, bookId: string, { asOf, knownAt }: Viewpoint): Promise<Cut | undefined> {
  return firstOf<Cut>(
    on("balance_snapshot")
      .where({ book_id: bookId })
      .where("known_at", "<=", knownAt)
      .where("through_on", "<=", asOf)
      .orderBy([
        { column: "upto_seq", order: "desc" },
        { column: "through_on", order: "desc" },
      ])
      .select("upto_seq", "through_on"),
  );
}

export function summed(
  on: Knex,
  accountIds: readonly string[],
  { asOf, knownAt }: Viewpoint,
  postings = "posting",
): Knex.QueryBuilder {
  return on(postings)
    .whereIn("account_id", accountIds)
    .where("effective_on", "<=", asOf)
    .where("recorded_at", "<=", knownAt)
    .groupBy("account_id")
    .select(
      "account_id",
      on.raw("cast(sum(case when amount_minor > 0 then amount_minor else 0 end) as text) as debit"),
      on.raw("cast(sum(case when amount_minor < 0 then -amount_minor else 0 end) as text) as credit"),
    );
}

/**
 * What was recorded after the cut for days before it: found by its number alone, so that history is not read. Left to
 * choose, PostgreSQL also walks the account's index over all days before the cut.
 */
function recordedSince(
  on: Knex,
  { hot, bookId }: { readonly hot: readonly string[]; readonly bookId: string },
  { upto_seq, through_on }: Cut,
  viewpoint: Viewpoint,
): Knex.QueryBuilder {
  const since = on("posting")
    .where("organization_id", on("book").where({ id: bookId }).select("organization_id"))
    .where("audit_seq", ">", upto_seq)
    .select("account_id", "effective_on", "recorded_at", "amount_minor");
  return summed(on, hot, { ...viewpoint, asOf: through_on }, "since").withMaterialized("since", since);
}
