import { expect } from "chai";
import type { Row } from "../../db/dialect.ts";
import { factTables } from "../../db/migrations/index.ts";
import { present } from "../../src/domain/kernel/invariant.ts";
import type { BadRow } from "../../src/app/audit/ports.ts";
import { eachDatabase } from "../support/databases.ts";
import { chainKeys, chance, flipped, pick } from "../support/tampering.ts";
import { keyText, provenTables, tamperedLedger, type TamperedLedger } from "../support/tampered-ledger.ts";
import { firstBadRow } from "../support/verified.ts";

const leastTries = 500;
const mostAttempts = 40;
/** Digests are made by the same code on both; PostgreSQL reads its rows over the wire, so half of its columns do. */
const shareOfColumns = { SQLite: 1, PostgreSQL: 0.5 };

describe("one character or bit changed in a row is found, and the row is named:", () => {
  eachDatabase((name, open) => {
    describe(`on ${name}`, function () {
      this.timeout(600_000);
      const rows = new Map<string, readonly Row[]>();
      const random = chance(20_260_331);
      let tampered: TamperedLedger;
      let tries = 0;
      before(async () => {
        tampered = await tamperedLedger(name, open);
        for (const table of provenTables) rows.set(table, await tampered.rows(table));
      });
      after(() => tampered.close());

      it("every table of facts has rows that could be changed", () => {
        const empty = factTables.filter(({ name: table }) => rows.get(table)?.length === 0);
        expect(empty.map(({ name: table }) => table)).to.deep.equal([]);
      });

      /** Another value of a cell that the database takes, in a row picked at random. */
      const change = async (table: string, column: string): Promise<void> => {
        for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
          const row = pick(random, present(rows.get(table), table));
          const cells = { [column]: flipped(random, row[column] ?? null) };
          const found = await tampered.foundAfterChange(table, row, cells).catch(refusedByType);
          if (found === "refused") continue;
          tries += 1;
          expectNamed(found, { table, column, row, cells });
          return;
        }
        expect.fail(`no change of ${table}.${column} was taken`);
      };

      for (const table of provenTables) {
        it(`in columns of ${table}`, async () => {
          const columns = Object.keys(present(present(rows.get(table), table)[0], `a row of ${table}`));
          const tried = columns.filter(() => random() < shareOfColumns[name]);
          for (const column of tried) await change(table, column);
        });
      }

      it(`${String(leastTries)} times and more, and everything holds when all is put back`, async () => {
        expect(tries).to.be.at.least(leastTries);
        expect(await firstBadRow(tampered.ledger)).to.equal(undefined);
      });
    });
  });
});

interface Changed {
  readonly table: string;
  readonly column: string;
  readonly row: Row;
  readonly cells: Row;
}

/** A row whose place in the chain was changed is missing there, or one too many elsewhere. */
function expectNamed(found: BadRow | undefined, { table, column, row, cells }: Changed): void {
  const changed = { ...row, ...cells };
  const what = `${table}.${column} ${JSON.stringify(row)} → ${JSON.stringify(cells)}`;
  if (!["organization_id", "audit_seq", "seq"].includes(column)) {
    expect(found?.what, what).to.equal(table);
    const place = `organization_id=${String(row["organization_id"])}, audit_seq=${String(row["audit_seq"])}`;
    const named = table in chainKeys ? keyText(table, changed) : `${keyText(table, changed)} (${place})`;
    expect(found?.row, what).to.equal(named);
    return;
  }
  // An audit row that has left the end of its chain leaves facts behind that nobody counts.
  if (table === "audit_row") expect(found, what).to.not.equal(undefined);
  else expect(found?.what, what).to.be.oneOf([table, "chain_head"]);
  const places = [row, changed].map((cell) => `organization_id=${String(cell["organization_id"])}`);
  expect(
    places.some((place) => found?.row.includes(place) === true),
    `${what}: ${found?.row ?? ""}`,
  ).to.equal(true);
}

/** STRICT tables and typed columns refuse what is not of their kind; then there is nothing to be found. */
function refusedByType(error: unknown): "refused" {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  // SQLite: datatype, unique. PostgreSQL: unique, not a number.
  if (/^SQLITE_CONSTRAINT|^23505$|^22P02$/.test(code)) return "refused";
  throw error;
}
