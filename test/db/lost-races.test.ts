import { expect } from "chai";
import type { Knex } from "knex";
import { rowsOf } from "../../db/read.ts";
import { inTransaction } from "../../db/transact.ts";
import { eachDatabase, type TestDatabase } from "../support/databases.ts";

interface Counter {
  readonly id: number;
  readonly n: number;
}

/** Resolves once so many have come. */
function meeting(people: number): () => Promise<void> {
  let missing = people;
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return () => {
    missing -= 1;
    if (missing === 0) open();
    return opened;
  };
}

describe("a transaction that loses against another one is run again on PostgreSQL", () => {
  eachDatabase((name, openDatabase) => {
    if (name !== "PostgreSQL") return;
    let database: TestDatabase;
    beforeEach(async () => {
      database = await openDatabase();
      await database.writer.schema.createTable("counter", (table) => {
        table.integer("id").primary();
        table.integer("n").notNullable();
      });
      await database.writer("counter").insert([
        { id: 1, n: 0 },
        { id: 2, n: 0 },
      ]);
    });
    afterEach(() => database.remove());

    const counters = () => rowsOf<Counter>(database.reader("counter").orderBy("id"));
    const add = (on: Knex, id: number) => on("counter").where({ id }).increment("n", 1);

    it("where each has read what the other writes (SQLSTATE 40001)", async () => {
      const met = meeting(2);
      let attempts = 0;
      const setTo = (id: number) =>
        inTransaction(database, async (on) => {
          attempts += 1;
          const sum = (await rowsOf<Counter>(on("counter"))).reduce((all, { n }) => all + n, 0);
          await met();
          await on("counter")
            .where({ id })
            .update({ n: sum + 1 });
        });
      await Promise.all([setTo(1), setTo(2)]);
      expect(attempts).to.be.greaterThan(2);
      // As if one had come after the other: nobody worked with a sum that was no longer true.
      expect((await counters()).map(({ n }) => n).toSorted((a, b) => a - b)).to.deep.equal([1, 2]);
    });

    it("where each waits for the row that the other holds (SQLSTATE 40P01)", async () => {
      const met = meeting(2);
      let attempts = 0;
      const both = (first: number, second: number) =>
        inTransaction(database, async (on) => {
          attempts += 1;
          await add(on, first);
          await met();
          await add(on, second);
        });
      await Promise.all([both(1, 2), both(2, 1)]);
      expect(attempts).to.be.greaterThan(2);
      expect((await counters()).map(({ n }) => n)).to.deep.equal([2, 2]);
    });

    it("and any other failure is told at once", async () => {
      let attempts = 0;
      const twice = inTransaction(database, async (on) => {
        attempts += 1;
        await on("counter").insert({ id: 1, n: 0 });
      });
      expect(await twice.then(() => "recorded").catch(String)).to.include("duplicate key");
      expect(attempts).to.equal(1);
    });
  });
});
