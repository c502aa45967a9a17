import { expect } from "chai";
import type { Knex } from "knex";
import type { Row } from "../../db/dialect.ts";
import { factTables } from "../../db/migrations/index.ts";
import { firstOf, rowsOf } from "../../db/read.ts";
import type { BadRow } from "../../src/app/audit/ports.ts";
import { present } from "../../src/domain/kernel/invariant.ts";
import { eachDatabase } from "../support/databases.ts";
import { openDecidedSample, type SampleDatabase } from "../support/sample-database.ts";
import { sample } from "../support/sample-names.ts";
import { chance, flipped, keyCells, keyColumns, pick, thiefIn, type Thief } from "../support/tampering.ts";
import { firstBadRow } from "../support/verified.ts";

describe("tampering is found and named:", () => {
  eachDatabase((name, open) => {
    describe(`on ${name}`, function () {
      this.timeout(120_000);
      let ledger: SampleDatabase;
      let thief: Thief;
      before(async () => {
        ledger = await openDecidedSample(name, open);
        thief = await thiefIn(ledger.database);
      });
      after(async () => {
        await thief.leave();
        await ledger.database.close();
      });

      /** What verify finds after a deed; the deed is undone, and everything must hold again. */
      const foundAfter = async (
        deed: (on: Knex) => Promise<unknown>,
        undo: (on: Knex) => Promise<unknown>,
      ): Promise<BadRow | undefined> => {
        await thief.act(deed);
        const found = await firstBadRow(ledger);
        await thief.act(undo);
        return found;
      };
      const rowOf = async (table: string, which: Row): Promise<Row> =>
        present(await firstOf<Row>(ledger.database.reader(table).where(which)), "a row");
      /** What verify finds after one row has other cells. */
      const foundAfterChange = async (table: string, which: Row, cells: Row): Promise<BadRow | undefined> => {
        const row = await rowOf(table, which);
        const changed = { ...row, ...cells };
        return foundAfter(
          (on) => on(table).where(keyCells(table, row)).update(cells),
          (on) => on(table).where(keyCells(table, changed)).update(row),
        );
      };
      const foundWithout = async (table: string, which: Row): Promise<BadRow | undefined> => {
        const row = await rowOf(table, which);
        return foundAfter(
          (on) => on(table).where(keyCells(table, row)).delete(),
          (on) => on(table).insert(row),
        );
      };
      const newest = (table: string, column: string): Promise<Row> =>
        firstOf<Row>(
          ledger.database.reader(table).where({ organization_id: sample.bank }).orderBy(column, "desc"),
        ).then((row) => present(row, "a row"));

      // 520 on both together; a verification on PostgreSQL takes three times as long.
      const flips = name === "SQLite" ? 400 : 120;
      it(`one character or bit changed anywhere, ${String(flips)} tries`, async () => {
        const random = chance(20_260_331);
        const tables: string[] = [];
        for (const table of [...factTables.map((spec) => spec.name), "audit_row", "chain_head"]) {
          if ((await firstOf(ledger.database.reader(table))) !== undefined) tables.push(table);
        }
        for (let tries = 0; tries < flips;) {
          const table = pick(random, tables);
          const row = pick(
            random,
            await rowsOf<Row>(ledger.database.reader(table).orderBy(keyColumns(table).map(String))),
          );
          const column = pick(random, Object.keys(row));
          const cells = { [column]: flipped(random, row[column] ?? null) };
          const what = `${table}.${column} ${JSON.stringify(row)} → ${JSON.stringify(cells)}`;
          const found = await foundAfterChange(table, keyCells(table, row), cells).catch(refusedByType);
          if (found === "refused") continue;
          tries += 1;
          expectNamed(found, { table, column, row, changed: { ...row, ...cells }, what });
        }
        expect(await firstBadRow(ledger), "after everything was put back").to.equal(undefined);
      });

      it("a fact that is gone", async () => {
        const event = await rowOf("outbox_event", { kind: "loan.rateDecided" });
        expect(await foundWithout("outbox_event", { id: event["id"] ?? null })).to.deep.include({
          what: "outbox_event",
          because: "3 rows where the audit row counts 4",
        });
        const found = await foundWithout("evidence_reading", {});
        expect(found).to.deep.include({ what: "evidence_reading" });
        expect(found?.because).to.equal("0 rows where the audit row counts 1");
      });

      it("facts that nobody recorded, balanced or not", async () => {
        const entry = await rowOf("journal_entry", { kind: "drawdown", loan_id: sample.loans[0] });
        const lines = await rowsOf<Row>(ledger.database.reader("posting").where({ entry_id: entry["id"] }));
        const added = (seq: Row[string] | undefined) =>
          foundAfter(
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
        const found = await foundAfter(change(1), change(-1));
        expect(found?.what).to.equal("posting");
        expect(found?.row).to.match(
          new RegExp(`^entry_id=${String(entry_id)}, line=1 \\| entry_id=${String(entry_id)}, line=2 `),
        );
      });

      it("other bytes for the same letters", async () => {
        const { id = null } = await rowOf("account", { code: "4190" });
        const decomposed = "金利ステップ調整額".normalize("NFD");
        const found = await foundAfterChange("account", { id }, { name_ja: decomposed });
        expect(found?.what).to.equal("account");
        expect(found?.row).to.match(new RegExp(`^id=${String(id)} `));
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
        for (const { name: table } of factTables)
          taken.set(table, await rowsOf<Row>(ledger.database.reader(table).where(where)));
        const auditRow = await rowOf("audit_row", { organization_id: sample.bank, seq });
        const found = await foundAfter(
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
        expect(await firstBadRow(ledger)).to.equal(undefined);
      });

      it("a chain whose head is gone", async () => {
        const found = await foundWithout("chain_head", { organization_id: sample.otherBank });
        expect(found).to.deep.include({ what: "chain_head", because: "it is missing" });
      });

      it("hashes, contents or moments of two audit rows swapped", async () => {
        const [a, b] = await Promise.all(
          [3, 4].map((seq) => rowOf("audit_row", { organization_id: sample.bank, seq })),
        );
        const swap = (column: string) =>
          foundAfter(
            (on) => write(on, [a, b], [pickCell(b, column), pickCell(a, column)]),
            (on) => write(on, [a, b], [pickCell(a, column), pickCell(b, column)]),
          );
        const third = { what: "audit_row", row: `organization_id=${sample.bank}, seq=3` };
        for (const column of ["hash", "tables", "recorded_at", "previous_hash"])
          expect(await swap(column), column).to.deep.include(third);
      });
    });
  });
});

interface Expected {
  readonly table: string;
  readonly column: string;
  readonly row: Row;
  readonly changed: Row;
  readonly what: string;
}

/** A row whose place in the chain was changed is missing there, or one too many elsewhere. */
function expectNamed(found: BadRow | undefined, { table, column, row, changed, what }: Expected): void {
  const name = (cells: Row) =>
    Object.entries(keyCells(table, cells))
      .map(([key, cell]) => `${key}=${String(cell)}`)
      .join(", ");
  const isMoved = ["organization_id", "audit_seq", "seq"].includes(column);
  if (!isMoved) {
    expect(found?.what, what).to.equal(table);
    expect(`${found?.row ?? ""} (`, what).to.satisfy((text: string) => text.startsWith(`${name(changed)} (`));
    return;
  }
  expect(found?.what, what).to.be.oneOf([table, "chain_head"]);
  const places = [row, changed].map((cells) => `organization_id=${String(cells["organization_id"])}`);
  expect(
    places.some((place) => found?.row.includes(place) === true),
    `${what}: ${found?.row ?? ""}`,
  ).to.equal(true);
}

/** STRICT tables and typed columns refuse what is not of their kind; then there is nothing to be found. */
function refusedByType(error: unknown): "refused" {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  // SQLite: datatype, unique. PostgreSQL: check, unique, not a number.
  if (/^SQLITE_CONSTRAINT|^23514$|^23505$|^22P02$/.test(code)) return "refused";
  throw error;
}

function pickCell(row: Row | undefined, column: string): Row {
  return { [column]: row?.[column] ?? null };
}

async function write(on: Knex, rows: readonly (Row | undefined)[], cells: readonly Row[]): Promise<void> {
  for (const [i, row] of rows.entries())
    await on("audit_row")
      .where(keyCells("audit_row", present(row, "a row")))
      .update(present(cells[i], "cells"));
}
