import { expect } from "chai";
import { isMigrated, migrate } from "../../db/migrate.ts";
import { allTables, migrationNames } from "../../db/migrations/index.ts";
import { eachDatabase, type TestDatabase } from "../support/databases.ts";

describe("migrations", () => {
  eachDatabase((name, open) => {
    describe(`on ${name}`, function () {
      this.timeout(60_000);
      let database: TestDatabase;
      before(async () => {
        database = await open({ migrated: false });
      });
      after(() => database.close());

      it("bring an empty database to this version, in order", async () => {
        expect(await isMigrated(database)).to.equal(false);
        expect(await migrate(database)).to.deep.equal([
          "0001-identity",
          "0001-identity-guards",
          "0002-impact",
          "0003-loan-and-ledger",
          "0005-approval",
        ]);
        expect(await isMigrated(database)).to.equal(true);
      });

      it("run a second time do nothing", async () => {
        expect(await migrate(database)).to.deep.equal([]);
      });

      it("are remembered under names without extension, the same from source and when built", async () => {
        const rows = (await database.reader("knex_migrations").select("name").orderBy("id")) as {
          name: string;
        }[];
        expect(rows.map((row) => row.name)).to.deep.equal(migrationNames);
        expect(rows.filter((row) => /\.(?:ts|js)$/.test(row.name))).to.deep.equal([]);
      });

      it("make every table that the program knows", async () => {
        for (const table of allTables)
          expect(await database.reader.schema.hasTable(table.name), table.name).to.be.true;
      });

      it("refuse a database that a newer program has migrated further", async () => {
        const newer = await open();
        await newer.writer("knex_migrations").insert({ name: "9999-later", batch: 2, migration_time: null });
        let message = "";
        await migrate(newer).catch((error: unknown) => {
          message = error instanceof Error ? error.message : "";
        });
        expect(message).to.equal("the database is newer than this program: it knows 9999-later");
      });
    });
  });
});
