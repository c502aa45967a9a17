import { expect } from "chai";
import type { Knex } from "knex";
import { connect } from "../../db/connect.ts";
import { isMigrated, migrate } from "../../db/migrate.ts";
import { allTables, migrationNames } from "../../db/migrations/index.ts";
import { rowsOf } from "../../db/read.ts";
import { bundled } from "../support/bundled.ts";
import { eachDatabase, type TestDatabase } from "../support/databases.ts";
import { doomedProcess, killedOn } from "../support/doomed.ts";
import { chance } from "../support/tampering.ts";

const deaths = 12;
/** As many as an empty database is migrated with, and some fewer. */
const statements = 170;

describe("migrations", () => {
  eachDatabase((name, open) => {
    describe(`on ${name}`, function () {
      this.timeout(600_000);
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
          "0006-servicing",
          "0007-job",
          "0008-covenant",
          "0009-books",
          "0012-loan-import",
          "0013-agreement",
          "0014-approval-policy",
          "0015-arrears",
          "0016-entry-indexes",
          "0017-interest-parts",
          "0018-covenant-amendment",
          "0019-affected-loans",
          "0020-portfolio-run",
          "0021-reminder",
          "0023-account",
          "0024-membership",
          "0025-webhook",
          "0026-webhook-delivery",
          "0028-spt-agreed-again",
          "0030-security-log",
          "0030-segregation",
          "0031-fund",
          "0032-fund-event",
          "0033-fund-investment",
          "0034-fund-posting",
          "0035-project",
          "0036-project-page",
          "0037-kpi-library",
          "0038-feed",
          "0039-impact-assessment",
          "0040-outcome-contract",
          "0041-programme",
          "0042-cooperation",
          "0043-fund-share-link",
          "0044-valuation-evidence",
          "0045-append-in-place",
          "0046-lending-profile",
          "0048-outcome-cash",
          "0049-observation-mapping",
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

      it("run once when several programs start together", async () => {
        const shared = await open({ migrated: false });
        const others = [connect(shared.url), connect(shared.url)];
        try {
          const ran = await Promise.all([shared, ...others].map(migrate));
          expect(ran.flat()).to.deep.equal(migrationNames);
          expect(await schemaOf(shared)).to.deep.equal(await schemaOf(database));
        } finally {
          for (const other of others) await other.close();
        }
      });

      it("leave nothing behind when the process is killed half way, and run the next time", async () => {
        const program = await bundled("test/support/migrate-child.ts");
        const random = chance(20_260_402);
        const undisturbed = await schemaOf(database);
        for (let i = 0; i < deaths; i += 1) {
          const spoiled = await open({ migrated: false });
          const dieAt = 2 + Math.floor(random() * statements);
          await killedOn(await doomedProcess(program), { dieAt, moment: "before" }, spoiled);
          expect(await schemaOf(spoiled), `killed before statement ${String(dieAt)}`).to.deep.equal([]);
          expect(await migrate(spoiled)).to.deep.equal(migrationNames);
          expect(await schemaOf(spoiled)).to.deep.equal(undisturbed);
          await spoiled.remove();
        }
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

/** What the database is made of, by name. */
async function schemaOf({ dialect, reader }: TestDatabase): Promise<readonly string[]> {
  const query: Knex.QueryBuilder =
    dialect.name === "sqlite"
      ? reader("sqlite_master").select("name")
      : reader("pg_class").whereRaw("relnamespace = 'public'::regnamespace").select({ name: "relname" });
  return (await rowsOf<{ readonly name: string }>(query)).map(({ name }) => name).toSorted();
}
