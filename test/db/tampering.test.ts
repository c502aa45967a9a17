import { expect } from "chai";
import type { Knex } from "knex";
import type { Cell, Row } from "../../db/dialect.ts";
import { factTables } from "../../db/migrations/index.ts";
import type { BadRow } from "../../src/app/audit/ports.ts";
import { present } from "../../src/domain/kernel/invariant.ts";
import { eachDatabase } from "../support/databases.ts";
import { sample } from "../support/sample-names.ts";
import { chance, keyCells, keyColumns, pick } from "../support/tampering.ts";
import { keyText, tamperedLedger, type TamperedLedger } from "../support/tampered-ledger.ts";
import { firstBadRow } from "../support/verified.ts";

const factTableNames = factTables.map(({ name }) => name);

describe("tampering is found and named:", () => {
  eachDatabase((name, open) => {
    describe(`on ${name}`, function () {
      this.timeout(600_000);
      let tampered: TamperedLedger;
      const random = chance(20_260_401);
      before(async () => {
        tampered = await tamperedLedger(name, open);
      });
      after(() => tampered.close());

      const rowOf = async (table: string, which: Row): Promise<Row> =>
        present((await tampered.rows(table, which))[0], "a row");
      const foundWithout = async (table: string, which: Row): Promise<BadRow | undefined> =>
        tampered.foundWithout(table, [await rowOf(table, which)]);
      const newest = async (table: string, column: string): Promise<Row> => {
        const rows = await tampered.rows(table, { organization_id: sample.bank });
        return rows.reduce((a, b) => ((b[column] ?? "") > (a[column] ?? "") ? b : a));
      };

      for (const table of factTableNames) {
        it(`a row of ${table} that is gone, was added or changed places with another; its newest rows cut off`, async () => {
          const rows = await tampered.rows(table);
          const row = pick(random, rows);
          const place = placeOf(row);
          const others = rows.filter((other) => placeOf(other) === place);
          const counted = String(others.length);

          const gone = await tampered.foundWithout(table, [row]);
          expect(gone?.what).to.equal(table);
          expect(gone?.row).to.include(place);
          expect(gone?.because).to.equal(
            `${String(others.length - 1)} rows where the audit row counts ${counted}`,
          );

          const forged = forgedCopy(table, row);
          const came = await tampered.found(
            (on) => on(table).insert(forged),
            (on) => on(table).where(keyCells(table, forged)).delete(),
            { table },
          );
          expect(came?.what).to.equal(table);
          expect(came?.row).to.include(keyText(table, forged));
          expect(came?.because).to.equal(`more rows than the ${counted} that the audit row counts`);

          const other = rows.find((each) => each !== row);
          if (other !== undefined) {
            const swapped = [
              { ...other, ...keyCells(table, row) },
              { ...row, ...keyCells(table, other) },
            ];
            const changed = await tampered.found(
              (on) => replaced(on, table, swapped),
              (on) => replaced(on, table, [row, other]),
              { table },
            );
            expect(changed?.what).to.equal(table);
            const names = swapped.map((each) => keyText(table, each));
            expect(names.some((each) => changed?.row.includes(each) === true)).to.equal(true);
          }

          const last = rows.reduce((a, b) => (Number(b["audit_seq"]) > Number(a["audit_seq"]) ? b : a));
          const tail = rows.filter((each) => placeOf(each) === placeOf(last));
          const cut = await tampered.foundWithout(table, tail);
          expect(cut).to.deep.equal({
            what: table,
            row: placeOf(last),
            because: `0 rows where the audit row counts ${String(tail.length)}`,
          });
        });
      }

      it("facts that nobody recorded, balanced or not", async () => {
        const entry = await rowOf("journal_entry", { kind: "drawdown", loan_id: sample.loans[0] });
        const lines = await tampered.rows("posting", { entry_id: entry["id"] ?? null });
        const added = (seq: Row[string] | undefined) =>
          tampered.found(
            async (on) => {
              const own = { audit_seq: seq ?? null };
              await on("posting").insert(lines.map((line) => ({ ...line, ...own, entry_id: "forged" })));
              await on("journal_entry").insert({ ...entry, ...own, id: "forged", idempotency_key: "forged" });
            },
            async (on) => {
              await on("posting").where({ entry_id: "forged" }).delete();
              await on("journal_entry").where({ id: "forged" }).delete();
            },
          );
        const beside = await added(entry["audit_seq"]);
        expect(beside?.because).to.equal("more rows than the 2 that the audit row counts");
        expect(beside?.row).to.include("id=forged");
        for (const seq of [3, 999, 0, -5]) {
          const found = await added(seq);
          expect(found?.because, String(seq)).to.match(/no audit row counts it|more rows than/);
          expect(found?.row, String(seq)).to.include(`audit_seq=${String(seq)}`);
        }
      });

      it("a balanced change: both lines of an entry by one yen", async () => {
        const { entry_id } = await newest("posting", "entry_id");
        const change = (sign: number) => (on: Knex) =>
          Promise.all([
            on("posting").where({ entry_id, line: 1 }).increment("amount_minor", sign),
            on("posting").where({ entry_id, line: 2 }).decrement("amount_minor", sign),
          ]);
        const found = await tampered.found(change(1), change(-1));
        expect(found?.what).to.equal("posting");
        expect(found?.row).to.match(
          new RegExp(`^entry_id=${String(entry_id)}, line=1 \\| entry_id=${String(entry_id)}, line=2 `),
        );
      });

      it("other bytes for the same letters", async () => {
        const account = await rowOf("account", { code: "4190" });
        const decomposed = "金利ステップ調整額".normalize("NFD");
        const found = await tampered.foundAfterChange("account", account, { name_ja: decomposed });
        expect(found?.what).to.equal("account");
        expect(found?.row).to.match(new RegExp(`^id=${String(account["id"])} `));
      });

      it("an audit row that is gone, by the gap it leaves", async () => {
        const found = await foundWithout("audit_row", { organization_id: sample.bank, seq: 5 });
        expect(found).to.deep.equal({
          what: "audit_row",
          row: `organization_id=${sample.bank}, seq=6`,
          because: "it follows 4: 5 is missing",
        });
      });

      it("the newest audit row gone with all its facts, by the head of the chain", async () => {
        const { seq = null } = await newest("audit_row", "seq");
        const where = { organization_id: sample.bank, audit_seq: seq };
        const taken = new Map<string, readonly Row[]>();
        for (const table of factTableNames) taken.set(table, await tampered.rows(table, where));
        const auditRow = await rowOf("audit_row", { organization_id: sample.bank, seq });
        const found = await tampered.found(
          async (on) => {
            for (const table of taken.keys()) await on(table).where(where).delete();
            await on("audit_row").where(keyCells("audit_row", auditRow)).delete();
          },
          async (on) => {
            for (const [table, rows] of taken) if (rows.length > 0) await on(table).insert([...rows]);
            await on("audit_row").insert(auditRow);
          },
        );
        expect(found).to.deep.equal({
          what: "chain_head",
          row: `organization_id=${sample.bank}`,
          because: `it stands at ${String(seq)}, but the chain ends with ${String(Number(seq) - 1)}`,
        });
        expect(await firstBadRow(tampered.ledger)).to.equal(undefined);
      });

      it("a chain whose head is gone", async () => {
        const found = await foundWithout("chain_head", { organization_id: sample.otherBank });
        expect(found).to.deep.include({ what: "chain_head", because: "it is missing" });
      });

      it("hashes, contents or moments of two audit rows swapped", async () => {
        const [a, b] = (await tampered.rows("audit_row", { organization_id: sample.bank })).slice(2);
        const [third, fourth] = [present(a, "a row"), present(b, "a row")];
        for (const column of ["hash", "tables", "recorded_at", "previous_hash"]) {
          const swapped = [
            { ...third, [column]: fourth[column] ?? null },
            { ...fourth, [column]: third[column] ?? null },
          ];
          const found = await tampered.found(
            (on) => replaced(on, "audit_row", swapped),
            (on) => replaced(on, "audit_row", [third, fourth]),
          );
          const named = { what: "audit_row", row: `organization_id=${sample.bank}, seq=3` };
          expect(found, column).to.deep.include(named);
        }
      });

      it("everything holds when all is put back", async () => {
        expect(await firstBadRow(tampered.ledger)).to.equal(undefined);
      });
    });
  });
});

function placeOf(row: Row): string {
  return keyText("audit_row", { ...row, seq: row["audit_seq"] ?? null }).replace("seq=", "audit_seq=");
}

/** Rows of the same keys stand there instead. */
async function replaced(on: Knex, table: string, rows: readonly Row[]): Promise<void> {
  for (const row of rows) await on(table).where(keyCells(table, row)).delete();
  await on(table).insert([...rows]);
}

/** The same row once more, under another key and other unique names. */
function forgedCopy(table: string, row: Row): Row {
  const { unique = [] } = present(
    factTables.find(({ name }) => name === table),
    table,
  );
  const sets = [keyColumns(table), ...unique];
  const columns = sets.map((names) =>
    present(
      names.find((column) => !["organization_id", "audit_seq"].includes(column)),
      "a column",
    ),
  );
  return {
    ...row,
    ...Object.fromEntries(columns.map((column) => [column, forgedCell(row[column] ?? null)])),
  };
}

function forgedCell(cell: Cell): Cell {
  return typeof cell === "number" ? cell + 1_000 : `forged ${String(cell)}`;
}
