/**
 * Appends facts and, at the end, the one row of the audit chain that covers them. A repository has no other way to
 * write a fact, so that no fact can stand outside the chain.
 *
 * The audit row holds for each table the count of the rows and a digest over all their columns:
 * `digest = sha256(join("\n", canonicalJson(row)))` in the order of the table's key, and
 * `hash = sha256(previousHash + "\n" + canonicalJson(audit row))`. `sanpo verify` computes both again from the rows.
 * Text is kept in NFC, the form it is hashed in, so that no other bytes could stand for it. Each fact also carries a
 * short hash of its own: it proves nothing, but tells which of the rows under a digest is another.
 */
import type { Knex } from "knex";
import type { UnitOfWork } from "../src/app/ports.ts";
import { auditHash, factDigest, type AuditContent } from "../src/domain/ledger/hash-chain.ts";
import { inNfc } from "../src/domain/kernel/canonical-json.ts";
import type { Instant } from "../src/domain/kernel/instant.ts";
import { invariant, present } from "../src/domain/kernel/invariant.ts";
import type { Cell, Row, RowText } from "./dialect.ts";
import { factWriter, hashingWriter, sha256, sha256Lines } from "./fact-text.ts";
import { allTables, factTables } from "./migrations/index.ts";
import { columnNames } from "./migrations/table.ts";
import type { Owner } from "./pending-rows.ts";
import type { WriteSession } from "./write-session.ts";

export interface Recorder {
  readonly append: (table: string, rows: readonly Row[]) => Promise<void>;
  /** Names what the unit of work is about, for the audit row. */
  readonly concerns: (subject: string) => void;
}

export const genesisHash = "0".repeat(64);

export interface OpenRecorder extends Recorder {
  /** When the facts of this unit are recorded. */
  readonly now: Instant;
  /** Adds the audit row and moves the head of the chain on. */
  readonly seal: () => void;
}

/** The end of an organization's chain, held by one transaction until it ends. */
export interface Chain {
  readonly open: (unit: UnitOfWork, owner: Owner) => OpenRecorder;
  /** Writes what was recorded, and where the chain has come to. */
  readonly close: () => Promise<void>;
}

/** Takes the organization's chain: on both databases the first statement of the transaction is this write. */
export async function takeChain(session: WriteSession, organizationId: string): Promise<Chain> {
  let head = await takeHead(session.on, organizationId);
  return {
    open: (unit, owner) =>
      openRecorder({ session, owner, unit, head }, (sealed) => {
        head = sealed;
      }),
    close: async () => {
      await session.flush();
      await session
        .on("chain_head")
        .where({ organization_id: organizationId })
        .update({ seq: head.seq - 1, hash: head.previousHash });
    },
  };
}

interface Opening {
  readonly session: WriteSession;
  readonly owner: Owner;
  readonly unit: UnitOfWork;
  readonly head: Head;
}

function openRecorder({ session, owner, unit, head }: Opening, seal: (next: Head) => void): OpenRecorder {
  const { now, flags } = momentUnder(head, unit);
  const written = new Map<string, RowText[]>();
  const subjects = new Set(flags);
  const stamp = { organization_id: unit.actor.organizationId, recorded_at: now, audit_seq: head.seq };
  return {
    now,
    append: (table, rows) => {
      if (rows.length === 0) return Promise.resolve();
      const { columns, facts } = stampedFacts(table, rows, stamp);
      session.insert(owner, { table, columns, rows: facts });
      const before = written.get(table);
      if (before === undefined) written.set(table, [...facts]);
      else for (const fact of facts) before.push(fact);
      return Promise.resolve();
    },
    concerns: (subject) => {
      subjects.add(subject);
    },
    seal: () => {
      const row = auditRow(
        {
          organizationId: unit.actor.organizationId,
          seq: head.seq,
          recordedAt: now,
          personId: unit.actor.personId,
          action: unit.action,
          subjects: [...subjects],
          tables: digestsOf(written),
        },
        head.previousHash,
      );
      session.insert(owner, {
        table: "audit_row",
        columns: auditWriter.columns,
        rows: [auditWriter.write(row)],
      });
      seal({ seq: head.seq + 1, previousHash: String(row["hash"]), previousAt: now });
    },
  };
}

function stampedFacts(
  table: string,
  rows: readonly Row[],
  stamp: Row,
): { readonly columns: readonly string[]; readonly facts: readonly RowText[] } {
  const { columns, write } = present(writers.get(table), () => `table ${table}`);
  const known = new Set(columns);
  const facts = rows.map((row) => {
    for (const column in row) invariant(known.has(column), () => `${table} has no column ${column}`);
    return write(row, stamp);
  });
  return { columns, facts };
}

function digestsOf(written: ReadonlyMap<string, readonly RowText[]>): AuditContent["tables"] {
  return [...written]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([table, facts]) => ({
      table,
      count: facts.length,
      digest: factDigest(
        sha256Lines,
        facts.toSorted(inOrderOf(table)).map(({ text }) => text),
      ),
    }));
}

interface Head {
  /** Number of the audit row to be written. */
  readonly seq: number;
  readonly previousHash: string;
  /** When the row before was recorded. */
  readonly previousAt: Instant | null;
}

interface HeadRow {
  readonly seq: number;
  readonly hash: string;
  readonly recorded_at: Instant | null;
}

async function takeHead(on: Knex, organizationId: string): Promise<Head> {
  const first = { organization_id: organizationId, seq: 1, hash: genesisHash };
  const before = on("audit_row")
    .where("audit_row.organization_id", on.ref("chain_head.organization_id"))
    .where("audit_row.seq", on.raw("chain_head.seq - 1"))
    .select("recorded_at")
    .as("recorded_at");
  const rows: readonly HeadRow[] = await on("chain_head")
    .insert(first)
    .onConflict("organization_id")
    .merge({ seq: on.raw("chain_head.seq + 1") })
    .returning(["seq", "hash", before as never]);
  const head = present(rows[0], "chain head");
  return { seq: head.seq, previousHash: head.hash, previousAt: head.recorded_at };
}

/** How an audit row says that the clock was behind the row before, and what it read. */
export const clockBehind = "clockBehind:";

/** Facts are ordered by their numbers. A clock that runs backwards does not move them: it is flagged, and time waits. */
function momentUnder(
  { previousAt }: Head,
  { now: moment }: UnitOfWork,
): { readonly now: Instant; readonly flags: readonly string[] } {
  const now = typeof moment === "function" ? moment() : moment;
  if (previousAt === null || now >= previousAt) return { now, flags: [] };
  return { now: previousAt, flags: [`${clockBehind}${now}`] };
}

/** A row of the chain, every column of it. */
export function auditRow(content: AuditContent, previousHash: string): Row {
  const { organizationId, seq, recordedAt, personId, action, subjects, tables } = content;
  const row = {
    organization_id: organizationId,
    seq,
    recorded_at: recordedAt,
    person_id: personId,
    action,
    subjects: JSON.stringify(subjects),
    tables: JSON.stringify(tables.map(({ table, count, digest }) => ({ table, count, digest }))),
    previous_hash: previousHash,
    hash: auditHash(sha256, previousHash, content),
  };
  return Object.fromEntries(Object.entries(row).map(([column, cell]) => [column, normal(cell)]));
}

function normal(cell: Cell): Cell {
  return typeof cell === "string" ? inNfc(cell) : cell;
}

const specs = new Map(factTables.map((spec) => [spec.name, spec]));
/** A digest covers every column, also those a fact leaves empty. */
const writers = new Map(factTables.map((spec) => [spec.name, hashingWriter(columnNames(spec))]));
const auditWriter = factWriter(
  allTables.filter(({ name }) => name === "audit_row").flatMap((spec) => columnNames(spec)),
);

/** The columns that order the rows of a table in its digest. */
export function keyOf(table: string): readonly string[] {
  return present(specs.get(table), `table ${table}`).key ?? ["id"];
}

export function inKeyOrder(table: string, rows: readonly Row[]): readonly Row[] {
  const key = keyOf(table);
  return rows.toSorted((a, b) => {
    for (const column of key) {
      const order = compareCells(a[column] ?? null, b[column] ?? null);
      if (order !== 0) return order;
    }
    return 0;
  });
}

/** Of facts as they are written, their cells in the order of the table's columns. */
function inOrderOf(table: string): (a: RowText, b: RowText) => number {
  const { columns } = present(writers.get(table), () => `table ${table}`);
  const places = keyOf(table).map((column) => columns.indexOf(column));
  return (a, b) => {
    for (const place of places) {
      const order = compareCells(a.values[place] ?? null, b.values[place] ?? null);
      if (order !== 0) return order;
    }
    return 0;
  };
}

function compareCells(a: Cell, b: Cell): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  return String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0;
}
