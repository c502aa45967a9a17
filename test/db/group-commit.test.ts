import { expect } from "chai";
import type { Row } from "../../db/dialect.ts";
import { allTables } from "../../db/migrations/index.ts";
import { rowsOf } from "../../db/read.ts";
import { transactOn } from "../../db/transact.ts";
import type { NewEntry } from "../../src/app/ledger/ports.ts";
import type { AppPorts, Repositories } from "../../src/app/ports.ts";
import { Rejected } from "../../src/app/rejected.ts";
import { lastDay } from "../../src/domain/kernel/local-date.ts";
import { present } from "../../src/domain/kernel/invariant.ts";
import { eachDatabase, type TestDatabase } from "../support/databases.ts";
import { randomEntries } from "../support/random-book.ts";
import { openSample, type SampleDatabase } from "../support/sample-database.ts";
import { at, idMaker, people, sample } from "../support/sample-names.ts";
import { firstBadRow } from "../support/verified.ts";

type Transact = AppPorts["transact"];

const newId = idMaker(31);
const unit = { actor: people.officer, action: "post", now: at("2026-03-01"), newId };

/** Posts the entry, and then does what else the unit of work has to do. */
function post(
  transact: Transact,
  entry: NewEntry,
  then?: (r: Repositories) => Promise<void>,
): Promise<string> {
  return transact(unit, async (repositories) => {
    const { books } = repositories;
    await books.post(present(await books.find(sample.bank, sample.book), "a book"), [entry]);
    await then?.(repositories);
    return entry.id;
  });
}

const always = { asOf: lastDay, knownAt: at("2027-01-01") };
const page = { limit: 100, cursor: undefined };
const refuse = () => Promise.reject(new Rejected({ code: "notFound" }));

describe("units of work recorded together", () => {
  eachDatabase((name, open) => {
    describe(`on ${name}`, function () {
      this.timeout(600_000);
      let ledger: SampleDatabase;
      let transact: Transact;
      beforeEach(async () => {
        ledger = await openSample(name, open);
        transact = transactOn(ledger.database);
      });
      afterEach(() => ledger.database.remove());

      const entriesOf = (entries: number) => randomEntries(newId, { entries, seed: entries });
      const recorded = async (entries: readonly NewEntry[]): Promise<readonly string[]> => {
        const ids = entries.map(({ id }) => id);
        const rows = await rowsOf<{ readonly id: string }>(
          ledger.database.reader("journal_entry").whereIn("id", ids).orderBy("audit_seq").select("id"),
        );
        return rows.map(({ id }) => id);
      };

      it("share transactions and statements", async () => {
        const statements: string[] = [];
        ledger.database.writer.on("query", ({ sql }: { readonly sql: string }) => statements.push(sql));
        const count = (words: RegExp) => statements.filter((sql) => words.test(sql)).length;
        const entries = entriesOf(40);
        await Promise.all(entries.map((entry) => post(transact, entry)));
        // A batch that takes long leaves the rest to the next one.
        expect(count(/^begin/i)).to.be.within(2, 20);
        for (const table of ["posting", "journal_entry", "audit_row"])
          expect(count(new RegExp(`^insert into .${table}`)), table).to.equal(count(/^begin/i));
        expect(count(/from .book/), "the book is asked for once a batch").to.be.at.most(count(/^begin/i));
      });

      it("leave the same rows, audit chain included, as recorded one after another", async () => {
        const entries = entriesOf(30);
        await Promise.all(entries.map((entry) => post(transact, entry)));
        const other = await openSample(name, open);
        const alone = transactOn(other.database);
        for (const entry of entries) await post(alone, entry);
        expect(await contentOf(ledger.database)).to.deep.equal(await contentOf(other.database));
        expect(await firstBadRow(ledger)).to.equal(undefined);
        await other.database.remove();
      });

      it("are refused each for itself, before or after its rows were sent", async () => {
        const entries = entriesOf(12);
        const all = await Promise.allSettled(
          entries.map((entry, i) =>
            post(transact, entry, async (repositories) => {
              if (i % 4 === 2) await repositories.journal.find(sample.book, entry.id, always);
              if (i % 4 >= 2) await refuse();
            }),
          ),
        );
        const stands = entries.filter((_, i) => i % 4 < 2);
        expect(all.map(({ status }) => status === "fulfilled")).to.deep.equal(
          entries.map((entry) => stands.includes(entry)),
        );
        expect(await recorded(entries)).to.deep.equal(stands.map(({ id }) => id));
        expect(await firstBadRow(ledger)).to.equal(undefined);
      });

      it("do not fail with a neighbour that the database refuses", async () => {
        const entries = entriesOf(10);
        const broken = entries.map((entry, i): NewEntry => {
          const lines = i === 5 ? entry.draft.lines.slice(0, 1) : entry.draft.lines;
          return { ...entry, draft: { ...entry.draft, lines } };
        });
        const all = await Promise.allSettled(broken.map((entry) => post(transact, entry)));
        const refused = all.flatMap((each, i) =>
          each.status === "rejected" ? [[i, String(each.reason)]] : [],
        );
        expect(refused).to.have.length(1);
        expect(refused[0]?.[0]).to.equal(5);
        expect(refused[0]?.[1]).to.match(/unbalanced entry/);
        expect(await recorded(entries)).to.have.length(9);
        expect(await firstBadRow(ledger)).to.equal(undefined);
      });

      it("see what those before them have recorded, and nothing of those refused", async () => {
        const entries = entriesOf(12);
        const seen = await Promise.all(
          entries.map((entry, i) =>
            transact(unit, async ({ journal, books }) => {
              const { items } = await journal.search(sample.book, { viewpoint: always }, page);
              await books.post(present(await books.find(sample.bank, sample.book), "a book"), [entry]);
              if (i % 3 === 2) await refuse();
              return items.filter(({ id }) => entries.some((each) => each.id === id)).length;
            }).catch(() => "refused"),
          ),
        );
        expect(seen).to.deep.equal([0, 1, "refused", 2, 3, "refused", 4, 5, "refused", 6, 7, "refused"]);
      });

      it("answer one idempotency key once, also within one batch", async () => {
        const key = {
          organizationId: sample.bank,
          personId: people.officer.personId,
          route: "post",
          key: "k",
        };
        const answers = await Promise.all(
          entriesOf(8).map((entry) =>
            transact({ ...unit, idempotencyKey: key }, async ({ books, idempotency }) => {
              const known = await idempotency.find(key);
              if (known !== undefined) return known.body;
              await books.post(present(await books.find(sample.bank, sample.book), "a book"), [entry]);
              await idempotency.store(key, { requestHash: "h", status: 201, body: entry.id });
              return entry.id;
            }),
          ),
        );
        expect(new Set(answers).size).to.equal(1);
        expect(await rowsOf(ledger.database.reader("idempotency_record"))).to.have.length(1);
      });

      it("leave nothing behind where all are refused", async () => {
        const before = await contentOf(ledger.database);
        const all = await Promise.allSettled(entriesOf(6).map((entry) => post(transact, entry, refuse)));
        expect(all.map(({ status }) => status)).to.deep.equal(all.map(() => "rejected"));
        expect(await contentOf(ledger.database)).to.deep.equal(before);
      });
    });
  });
});

async function contentOf({ reader }: TestDatabase): Promise<ReadonlyMap<string, readonly Row[]>> {
  const content = new Map<string, readonly Row[]>();
  for (const { name, key = ["id"] } of allTables)
    content.set(name, await rowsOf<Row>(reader(name).orderBy([...key])));
  return content;
}
