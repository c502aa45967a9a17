/** The full sample and a thief in it. Every deed is undone once verify has said what it finds. */
import type { Knex } from "knex";
import type { Row } from "../../db/dialect.ts";
import { factTables } from "../../db/migrations/index.ts";
import { rowsOf } from "../../db/read.ts";
import type { BadRow } from "../../src/app/audit/ports.ts";
import type { DatabaseName, OpenDatabase } from "./databases.ts";
import { openFullSample, type SampleDatabase } from "./sample-database.ts";
import { keyCells, keyColumns, thiefIn, type Thief } from "./tampering.ts";
import { firstBadRow } from "./verified.ts";

/** Facts, the chain over them and its heads. */
export const provenTables: readonly string[] = [
  ...factTables.map(({ name }) => name),
  "audit_row",
  "chain_head",
];

export interface TamperedLedger {
  readonly ledger: SampleDatabase;
  readonly thief: Thief;
  /** In the order of the key. */
  readonly rows: (table: string, which?: Row) => Promise<readonly Row[]>;
  /** What verify finds after a deed. */
  readonly found: (
    deed: (on: Knex) => Promise<unknown>,
    undo: (on: Knex) => Promise<unknown>,
    within?: { readonly table?: string; readonly organizationId?: string | undefined },
  ) => Promise<BadRow | undefined>;
  /** What it finds after a row has other cells; of one organization, where the row stays in it. */
  readonly foundAfterChange: (table: string, row: Row, cells: Row) => Promise<BadRow | undefined>;
  readonly foundWithout: (table: string, rows: readonly Row[]) => Promise<BadRow | undefined>;
  readonly close: () => Promise<void>;
}

export async function tamperedLedger(name: DatabaseName, open: OpenDatabase): Promise<TamperedLedger> {
  const ledger = await openFullSample(name, open);
  const thief = await thiefIn(ledger.database);
  const found: TamperedLedger["found"] = async (deed, undo, { table, organizationId } = {}) => {
    await thief.act(deed, table);
    try {
      return await firstBadRow(ledger, organizationId);
    } finally {
      await thief.act(undo, table);
    }
  };
  return {
    ledger,
    thief,
    found,
    rows: (table, which = {}) =>
      rowsOf<Row>(
        ledger.database
          .reader(table)
          .where(which)
          .orderBy([...keyColumns(table)]),
      ),
    foundAfterChange: (table, row, cells) =>
      found(
        (on) => on(table).where(keyCells(table, row)).update(cells),
        (on) =>
          on(table)
            .where(keyCells(table, { ...row, ...cells }))
            .update(row),
        {
          table,
          organizationId: "organization_id" in cells ? undefined : String(row["organization_id"]),
        },
      ),
    foundWithout: (table, gone) =>
      found(
        async (on) => {
          for (const row of gone) await on(table).where(keyCells(table, row)).delete();
        },
        (on) => on(table).insert([...gone]),
        { table },
      ),
    close: async () => {
      await thief.leave();
      await ledger.database.close();
    },
  };
}

/** The key of a row as verify writes it. */
export function keyText(table: string, row: Row): string {
  return Object.entries(keyCells(table, row))
    .map(([column, cell]) => `${column}=${String(cell)}`)
    .join(", ");
}
