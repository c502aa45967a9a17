/**
 * Facts against the chain: for every audit row and table the rows that carry its number are counted, sorted by their
 * key and hashed again. A row that no audit row counts is found as surely as one that is gone. The digest tells that one
 * of the rows recorded together is another; which one, its own hash tells. Where that was changed too, all are named.
 */
import type { Knex } from "knex";
import type { BadRow } from "../../src/app/audit/ports.ts";
import { factDigest, type AuditContent, type TableDigest } from "../../src/domain/ledger/hash-chain.ts";
import type { Row } from "../dialect.ts";
import { factTables } from "../migrations/index.ts";
import { rowsOf } from "../read.ts";
import { rowHash, sha256Lines, storedTexts } from "../fact-text.ts";
import { inKeyOrder, keyOf } from "../recorder.ts";
import { rowName, type Tally } from "./check.ts";

/** Audit rows in their order, and how far the numbers of their facts may reach: `(after, upTo]`. */
export interface Stretch {
  readonly on: Knex;
  readonly organizationId: string;
  readonly audits: readonly AuditContent[];
  readonly after: number;
  readonly upTo: number;
}

type FactRow = Row & { readonly audit_seq: number };

interface BadFact {
  readonly seq: number;
  readonly badRow: BadRow;
}

/** Of the facts of a stretch the first, in the order of the chain, that do not agree with it. */
export async function firstBadFact(stretch: Stretch, tally: Tally): Promise<BadRow | undefined> {
  let first: BadFact | undefined;
  const digests = digestsByTable(stretch.audits);
  const uncounted = await uncountedTables(stretch, new Set(digests.keys()));
  for (const { name } of factTables) {
    tally.count(name, 0);
    const expected = { table: name, digests: digests.get(name) ?? new Map<number, TableDigest>() };
    if (expected.digests.size === 0 && !uncounted.has(name)) continue;
    const found = await firstBadFactOf(expected, stretch, tally);
    if (found !== undefined && (first === undefined || found.seq < first.seq)) first = found;
  }
  return first?.badRow;
}

/** Tables of which no audit row of the stretch counts any row, and which have one all the same. */
async function uncountedTables(stretch: Stretch, counted: ReadonlySet<string>): Promise<ReadonlySet<string>> {
  const { on } = stretch;
  const others = factTables.filter(({ name }) => !counted.has(name)).map(({ name }) => name);
  if (others.length === 0) return new Set();
  const isThere = others.map((name) => on.raw("exists ? as ??", [ofStretch(stretch, name), name]));
  const [found = {}] = await rowsOf<Readonly<Record<string, number | boolean>>>(on.select(isThere));
  return new Set(others.filter((name) => Boolean(found[name])));
}

function ofStretch({ on, organizationId, after, upTo }: Stretch, table: string): Knex.QueryBuilder {
  return on(table)
    .where({ organization_id: organizationId })
    .where("audit_seq", ">", after)
    .where("audit_seq", "<=", upTo);
}

interface Expected {
  readonly table: string;
  /** By the number of the audit row. */
  readonly digests: ReadonlyMap<number, TableDigest>;
}

async function firstBadFactOf(
  { table, digests }: Expected,
  stretch: Stretch,
  tally: Tally,
): Promise<BadFact | undefined> {
  const expected = [...digests.values()].reduce((sum, { count }) => sum + count, 0);
  // One more than expected is enough to see that there are too many.
  const rows = await rowsOf<FactRow>(
    ofStretch(stretch, table)
      .orderBy("audit_seq")
      .limit(expected + 1),
  );
  tally.count(table, rows.length);
  const recorded = bySeq(rows);
  const seqs = [...new Set([...digests.keys(), ...recorded.keys()])].sort((a, b) => a - b);
  for (const seq of seqs) {
    const group = recorded.get(seq) ?? [];
    const because = complaint(table, group, digests.get(seq));
    if (because === undefined) continue;
    const place = { organization_id: stretch.organizationId, audit_seq: seq };
    const changed = group.filter((row) => !isAsHashed(row));
    const name = groupName(place, table, changed.length > 0 ? changed : group);
    return { seq, badRow: { what: table, row: name, because } };
  }
  return undefined;
}

function digestsByTable(
  audits: readonly AuditContent[],
): ReadonlyMap<string, ReadonlyMap<number, TableDigest>> {
  const byTable = new Map<string, Map<number, TableDigest>>();
  for (const { seq, tables } of audits) {
    for (const digest of tables) {
      const digests = byTable.get(digest.table) ?? new Map<number, TableDigest>();
      digests.set(seq, digest);
      byTable.set(digest.table, digests);
    }
  }
  return byTable;
}

function bySeq(rows: readonly FactRow[]): ReadonlyMap<number, readonly FactRow[]> {
  const groups = new Map<number, FactRow[]>();
  for (const row of rows) {
    const group = groups.get(row.audit_seq);
    if (group === undefined) groups.set(row.audit_seq, [row]);
    else group.push(row);
  }
  return groups;
}

function complaint(
  table: string,
  rows: readonly FactRow[],
  digest: TableDigest | undefined,
): string | undefined {
  if (digest === undefined) return "no audit row counts it";
  if (rows.length > digest.count) return `more rows than the ${digest.count} that the audit row counts`;
  if (rows.length < digest.count) return `${rows.length} rows where the audit row counts ${digest.count}`;
  const { texts, isInNfc } = storedTexts(inKeyOrder(table, rows));
  const isRecorded = isInNfc && factDigest(sha256Lines, texts) === digest.digest;
  return isRecorded ? undefined : "it is not as it was recorded";
}

function isAsHashed(row: FactRow): boolean {
  return storedTexts([row]).isInNfc && row["row_hash"] === rowHash(row);
}

const mostNamed = 5;

function groupName(place: Row, table: string, rows: readonly Row[]): string {
  const keys = inKeyOrder(table, rows).map((row) => rowName(row, keyOf(table)));
  const named = keys.slice(0, mostNamed).join(" | ");
  const rest = keys.length > mostNamed ? ` and ${keys.length - mostNamed} more` : "";
  const where = rowName(place, Object.keys(place));
  return keys.length === 0 ? where : `${named}${rest} (${where})`;
}
