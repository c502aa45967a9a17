/**
 * Laws of books over histories that nobody planned, in two currencies, with closed and reopened periods, reversals and
 * adjustments. Viewpoints are drawn from all that can be told from their neighbours: each day on which something is booked,
 * with each moment at which something was learned.
 */
import { expect } from "chai";
import fc from "fast-check";
import type { Database } from "../../db/connect.ts";
import { grouped } from "../../db/grouped.ts";
import { rowsOf } from "../../db/read.ts";
import { dropSnapshots, takeSnapshots } from "../../db/snapshots.ts";
import { readOn } from "../../db/transact.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import { lastDay, localDate, type LocalDate } from "../../src/domain/kernel/local-date.ts";
import { lenderChart } from "../../src/domain/ledger/chart-of-accounts.ts";
import { trialBalance } from "../../src/domain/ledger/trial-balance.ts";
import { bookHistory, historyBooks, liveBooks, type BookModel } from "../support/book-history.ts";
import { eachDatabase } from "../support/databases.ts";
import { openDecidedSample } from "../support/sample-database.ts";
import { at } from "../support/sample-names.ts";
import { firstBadRow } from "../support/verified.ts";

interface StoredPosting {
  readonly entry_id: string;
  readonly book_id: string;
  readonly account_id: string;
  readonly code: string;
  readonly effective_on: LocalDate;
  readonly recorded_at: Instant;
  readonly audit_seq: number;
  readonly amount_minor: number;
}

interface StoredSnapshot {
  readonly account_id: string;
  readonly upto_seq: number;
  readonly through_on: LocalDate;
  readonly debit: string;
  readonly credit: string;
}

/** Nothing was booked yet. */
const before = localDate("2024-09-30");
const always = { asOf: lastDay, knownAt: at("2190-01-01") };

const viewpoints = fc.array(fc.tuple(fc.nat(9_999), fc.nat(9_999)), { minLength: 40, maxLength: 40 });
type Drawn = readonly (readonly [day: number, moment: number])[];

describe("laws of books over random histories", () => {
  eachDatabase((name, open) => {
    it(`hold at every viewpoint on ${name}`, async function () {
      this.timeout(600_000);
      await fc.assert(
        fc.asyncProperty(bookHistory, viewpoints, async (told, drawn) => {
          const ledger = await openDecidedSample(name, open);
          try {
            const model = await liveBooks(ledger.database, told);
            for (const { got, expected } of model.refusals) expect(got).to.equal(expected);
            const postings = await storedPostings(ledger.database);
            await replayIsStored(ledger.database, model, postings);
            await balancesAreSums(ledger.database, postings, drawn);
            await snapshotsAreSums(ledger.database, postings, drawn);
            expect(await firstBadRow(ledger)).to.equal(undefined);
          } finally {
            await ledger.database.remove();
          }
        }),
        { numRuns: name === "SQLite" ? 6 : 2, seed: 20, endOnFailure: true },
      );
    });
  });
});

function storedPostings(database: Database): Promise<readonly StoredPosting[]> {
  return rowsOf(
    database
      .reader("posting")
      .join("account", "account.id", "posting.account_id")
      .whereIn("account.book_id", historyBooks)
      .orderBy(["posting.entry_id", "posting.line"])
      .select("posting.*", "account.book_id", "account.code"),
  );
}

/** What was asked, replayed by the rules of the domain alone, is what stands in the tables. */
async function replayIsStored(
  database: Database,
  { entries, events }: BookModel,
  postings: readonly StoredPosting[],
): Promise<void> {
  const linesOf = grouped(
    postings,
    (row) => row.entry_id,
    (row) => [row.code, BigInt(row.amount_minor)],
  );
  for (const book of historyBooks) {
    const own = entries.filter((entry) => entry.book === book);
    const told = await readOn(database)(({ journal }) =>
      Promise.all(own.map(({ id }) => journal.find(book, id, always))),
    );
    const stored = told.map((entry) => [
      entry?.effectiveOn,
      entry?.belongsOn,
      entry?.recordedAt,
      entry?.corrects,
      [...(entry?.correctedBy ?? [])].sort(),
      linesOf.get(entry?.id ?? ""),
    ]);
    const replayed = own.map(({ id, lines, recordedOn, ...entry }) => [
      entry.effectiveOn,
      entry.belongsOn,
      at(recordedOn),
      entry.corrects,
      own.filter(({ corrects }) => corrects.includes(id)).map((other) => other.id),
      lines.map(({ account, amount }) => [lenderChart[account].code, amount]),
    ]);
    expect(stored).to.deep.equal(replayed);
    const recorded = await readOn(database)(({ periods }) => periods.events(book));
    expect(
      recorded.map(({ event, kind, startOn, endOn, closedThroughOn }) => ({
        ...{ event, kind, startOn, endOn },
        closedThroughOn,
      })),
    ).to.deep.equal(events.get(book) ?? []);
  }
  const all = await rowsOf(database.reader("journal_entry").where({ reason_kind: "history" }).select("id"));
  expect(all).to.have.length(entries.length);
}

/** Of the days on which something is booked × the moments at which something was learned, those that were drawn. */
async function balancesAreSums(
  database: Database,
  postings: readonly StoredPosting[],
  drawn: Drawn,
): Promise<void> {
  const days = [before, ...new Set(postings.map((row) => row.effective_on))];
  const moments = [at(before), ...new Set(postings.map((row) => row.recorded_at))];
  for (const [day, moment] of drawn) {
    const asOf = days[day % days.length] ?? before;
    const knownAt = moments[moment % moments.length] ?? at(before);
    const known = postings.filter((row) => row.effective_on <= asOf && row.recorded_at <= knownAt);
    const sums = sumsOf(known);
    for (const book of historyBooks) {
      const totals = await readOn(database)(({ books }) => books.totals(book, { asOf, knownAt }));
      const { rows, sum } = trialBalance(totals);
      expect(sum).to.equal(0n);
      for (const { accountId, debit, credit } of rows) {
        expect([debit, credit]).to.deep.equal(sums.get(accountId) ?? [0n, 0n]);
      }
      const unnamed = known.filter((row) => row.book_id === book && !rows.some(isAccountOf(row)));
      expect(unnamed).to.deep.equal([]);
    }
  }
}

function isAccountOf({ account_id: id }: StoredPosting): (row: { readonly accountId: string }) => boolean {
  return ({ accountId }) => accountId === id;
}

/** Each stored balance is the sum of what had been recorded when it was taken; taken again, they change no answer. */
async function snapshotsAreSums(
  database: Database,
  postings: readonly StoredPosting[],
  drawn: Drawn,
): Promise<void> {
  const stored = await rowsOf<StoredSnapshot>(
    database.reader("balance_snapshot").whereIn("book_id", historyBooks),
  );
  for (const { account_id: accountId, upto_seq, through_on, debit, credit } of stored) {
    const within = postings.filter((row) => row.audit_seq <= upto_seq && row.effective_on <= through_on);
    expect([debit, credit].map(BigInt)).to.deep.equal(sumsOf(within).get(accountId) ?? [0n, 0n]);
  }
  await dropSnapshots(database);
  await balancesAreSums(database, postings, drawn);
  await takeSnapshots(database, 1);
  await balancesAreSums(database, postings, drawn);
}

function sumsOf(postings: readonly StoredPosting[]): ReadonlyMap<string, readonly [bigint, bigint]> {
  const sums = new Map<string, readonly [bigint, bigint]>();
  for (const { account_id: id, amount_minor } of postings) {
    const [debit, credit] = sums.get(id) ?? [0n, 0n];
    const amount = BigInt(amount_minor);
    sums.set(id, amount > 0n ? [debit + amount, credit] : [debit, credit - amount]);
  }
  return sums;
}
