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
import { createHash } from "node:crypto";
import type { Knex } from "knex";
import type { UnitOfWork } from "../src/app/ports.ts";
import { auditHash, factDigest, type AuditContent } from "../src/domain/ledger/hash-chain.ts";
import { canonicalJson } from "../src/domain/kernel/canonical-json.ts";
import type { Instant } from "../src/domain/kernel/instant.ts";
import { present } from "../src/domain/kernel/invariant.ts";
import type { Dialect, Row } from "./dialect.ts";
import { factTables } from "./migrations/index.ts";

export interface Recorder {
  readonly append: (table: string, rows: readonly Row[]) => Promise<void>;
  /** Names what the unit of work is about, for the audit row. */
  readonly concerns: (subject: string) => void;
}

export const genesisHash = "0".repeat(64);

export function sha256(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

export interface OpenRecorder extends Recorder {
  /** When the facts of this unit are recorded. */
  readonly now: Instant;
  readonly seal: () => Promise<void>;
}

/** Takes the organization's chain: on both databases the first statement of the unit is this write. */
export async function openRecorder(on: Knex, dialect: Dialect, unit: UnitOfWork): Promise<OpenRecorder> {
  const head = await takeHead(on, unit.actor.organizationId);
  const { now, flags } = momentUnder(head, unit);
  const written = new Map<string, Row[]>();
  const subjects = new Set(flags);
  const stamp = { organization_id: unit.actor.organizationId, recorded_at: now, audit_seq: head.seq };
  return {
    now,
    append: async (table, rows) => {
      if (rows.length === 0) return;
      const stamped = rows.map((row) => withRowHash(inNfc({ ...emptyRowOf(table), ...row, ...stamp })));
      await dialect.insertRows(on, table, stamped);
      written.set(table, [...(written.get(table) ?? []), ...stamped]);
    },
    concerns: (subject) => {
      subjects.add(subject);
    },
    seal: () => writeAuditRow(on, { unit, now, head, subjects: [...subjects], written }),
  };
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

interface Sealing {
  readonly unit: UnitOfWork;
  readonly now: Instant;
  readonly head: Head;
  readonly subjects: readonly string[];
  readonly written: ReadonlyMap<string, readonly Row[]>;
}

async function writeAuditRow(on: Knex, { unit, now, head, subjects, written }: Sealing): Promise<void> {
  const tables = [...written]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([table, rows]) => ({
      table,
      count: rows.length,
      digest: factDigest(sha256, inKeyOrder(table, rows)),
    }));
  const content: AuditContent = {
    organizationId: unit.actor.organizationId,
    seq: head.seq,
    recordedAt: now,
    personId: unit.actor.personId,
    action: unit.action,
    subjects,
    tables,
  };
  const row = auditRow(content, head.previousHash);
  await on("audit_row").insert(row);
  await on("chain_head").where({ organization_id: content.organizationId }).update({ hash: row["hash"] });
}

/** A row of the chain, every column of it. */
export function auditRow(content: AuditContent, previousHash: string): Row {
  const { organizationId, seq, recordedAt, personId, action, subjects, tables } = content;
  return inNfc({
    organization_id: organizationId,
    seq,
    recorded_at: recordedAt,
    person_id: personId,
    action,
    subjects: JSON.stringify(subjects),
    tables: JSON.stringify(tables.map(({ table, count, digest }) => ({ table, count, digest }))),
    previous_hash: previousHash,
    hash: auditHash(sha256, previousHash, content),
  });
}

function inNfc(row: Row): Row {
  const cells = Object.entries(row).map(([column, cell]) => [
    column,
    typeof cell === "string" ? cell.normalize("NFC") : cell,
  ]);
  return Object.fromEntries(cells) as Row;
}

function withRowHash(row: Row): Row {
  return { ...row, row_hash: rowHash(row) };
}

const rowHashLength = 16;

/** First digits of the SHA-256 of all other columns. */
export function rowHash(row: Row): string {
  return sha256(canonicalJson({ ...row, row_hash: undefined })).slice(0, rowHashLength);
}

const specs = new Map(factTables.map((spec) => [spec.name, spec]));
const emptyRows = new Map(
  factTables.map(({ name, columns }) => [
    name,
    Object.fromEntries(Object.keys(columns).map((column) => [column, null])),
  ]),
);

/** A digest covers every column, also those a fact leaves empty. */
function emptyRowOf(table: string): Row {
  return present(emptyRows.get(table), `table ${table}`);
}

/** The columns that order the rows of a table in its digest. */
export function keyOf(table: string): readonly string[] {
  return present(specs.get(table), `table ${table}`).key ?? ["id"];
}

export function inKeyOrder(table: string, rows: readonly Row[]): readonly Row[] {
  const key = keyOf(table);
  return rows.toSorted((a, b) => {
    for (const column of key) {
      const order = compareCells(a[column], b[column]);
      if (order !== 0) return order;
    }
    return 0;
  });
}

function compareCells(a: Row[string] | undefined, b: Row[string] | undefined): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  return String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0;
}
