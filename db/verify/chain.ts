/**
 * The audit chain: numbers without a gap, each row hashed again from its own columns and joined to the one before, the
 * facts of each row against its digests, and the head equal to the last row. Rows are read in stretches that hold only
 * so many facts, whatever the length of the chain.
 */
import type { Knex } from "knex";
import { setImmediate as otherWork } from "node:timers/promises";
import type { BadRow } from "../../src/app/audit/ports.ts";
import type { AuditContent, TableDigest } from "../../src/domain/ledger/hash-chain.ts";
import type { Row } from "../dialect.ts";
import { factTables } from "../migrations/index.ts";
import { firstOf, rowsOf } from "../read.ts";
import { auditRow, genesisHash } from "../recorder.ts";
import { rowName, type Check, type Tally, type VerifyScope } from "./check.ts";
import { firstBadFact } from "./facts.ts";

export const chainsHold: Check = async (scope) => {
  for (const organizationId of await organizationsOf(scope)) {
    const found = await chainHolds({ ...scope, organizationId });
    if (found !== undefined) return found;
  }
  return undefined;
};

/** Every organization that any row belongs to, also where its chain is gone. */
async function organizationsOf({ on, organizationId }: VerifyScope): Promise<readonly string[]> {
  if (organizationId !== undefined) return [organizationId];
  const found = new Set<string>();
  for (const table of ["chain_head", "audit_row", ...factTables.map(({ name }) => name)]) {
    const rows = await rowsOf<{ readonly organization_id: string }>(on(table).distinct("organization_id"));
    for (const row of rows) found.add(row.organization_id);
  }
  return [...found].sort();
}

interface ChainScope {
  readonly on: Knex;
  readonly organizationId: string;
  readonly tally: Tally;
}

/** The last row found to hold. */
interface Link {
  readonly seq: number;
  readonly hash: string;
}

async function chainHolds(scope: ChainScope): Promise<BadRow | undefined> {
  let last: Link = { seq: 0, hash: genesisHash };
  for (let after = Number.MIN_SAFE_INTEGER; ; after = last.seq) {
    const { rows, isEnd } = await nextStretch(scope, last.seq);
    const { sound, broken } = joined(last, rows);
    scope.tally.count("audit_row", sound.length);
    // At the end of the chain also what carries a number that it has not reached.
    const reached = isEnd && broken === undefined ? Number.MAX_SAFE_INTEGER : last.seq + sound.length;
    const stretch = { ...scope, audits: sound, after, upTo: reached };
    const bad = (await firstBadFact(stretch, scope.tally)) ?? broken;
    if (bad !== undefined) return bad;
    last = rows.at(-1)?.row ?? last;
    if (isEnd) return headHolds(scope, last);
    await otherWork();
  }
}

interface StoredAuditRow extends Row, Link {
  readonly organization_id: string;
  readonly recorded_at: string;
  readonly person_id: string;
  readonly action: string;
  readonly subjects: string;
  readonly tables: string;
  readonly previous_hash: string;
}

interface ReadAuditRow {
  readonly row: StoredAuditRow;
  /** Undefined where subjects or tables are not the JSON that was written. */
  readonly content: AuditContent | undefined;
}

const mostAuditRows = 2_000;
const mostFacts = 10_000;

/** As many of the next rows as have facts enough; one at least, unless the chain ends. */
async function nextStretch(
  { on, organizationId }: ChainScope,
  after: number,
): Promise<{ readonly rows: readonly ReadAuditRow[]; readonly isEnd: boolean }> {
  const from = after === 0 ? Number.MIN_SAFE_INTEGER : after;
  const stored = await rowsOf<StoredAuditRow>(
    on("audit_row")
      .where({ organization_id: organizationId })
      .where("seq", ">", from)
      .orderBy("seq")
      .limit(mostAuditRows),
  );
  const rows = stored.map((row) => ({ row, content: contentOf(row) }));
  let facts = 0;
  const cut = rows.findIndex(({ content }) => {
    facts += (content?.tables ?? []).reduce((sum, { count }) => sum + count, 0);
    return facts > mostFacts;
  });
  if (cut < 0) return { rows, isEnd: rows.length < mostAuditRows };
  return { rows: rows.slice(0, cut + 1), isEnd: false };
}

interface Joined {
  /** The rows that hold, up to the first that does not. */
  readonly sound: readonly AuditContent[];
  readonly broken: BadRow | undefined;
}

function joined(last: Link, rows: readonly ReadAuditRow[]): Joined {
  const sound: AuditContent[] = [];
  let before = last;
  for (const { row, content } of rows) {
    const because = content === undefined ? "it cannot be read" : complaint(before, row, content);
    if (content === undefined || because !== undefined) {
      const name = rowName(row, ["organization_id", "seq"]);
      return { sound, broken: { what: "audit_row", row: name, because: because ?? "" } };
    }
    sound.push(content);
    before = row;
  }
  return { sound, broken: undefined };
}

const factTableNames = new Set(factTables.map(({ name }) => name));

function complaint(before: Link, row: StoredAuditRow, content: AuditContent): string | undefined {
  if (row.seq !== before.seq + 1) return `it follows ${before.seq}: ${before.seq + 1} is missing`;
  if (row.previous_hash !== before.hash) return "its previous hash is not the hash of the row before";
  const unknown = content.tables.find(({ table }) => !factTableNames.has(table));
  if (unknown !== undefined) return `it counts rows of ${unknown.table}, which holds no facts`;
  const rewritten = auditRow(content, row.previous_hash);
  const changed = Object.entries(rewritten).find(([column, cell]) => row[column] !== cell);
  return changed === undefined ? undefined : `${changed[0]} is not what its other columns give`;
}

function contentOf(row: StoredAuditRow): AuditContent | undefined {
  const subjects = parsed(row.subjects);
  const tables = parsed(row.tables);
  if (!isListOf(subjects, isText) || !isListOf(tables, isTableDigest)) return undefined;
  return {
    organizationId: row.organization_id,
    seq: row.seq,
    recordedAt: row.recorded_at,
    personId: row.person_id,
    action: row.action,
    subjects,
    tables,
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isListOf<T>(value: unknown, isItem: (item: unknown) => item is T): value is readonly T[] {
  return Array.isArray(value) && value.every(isItem);
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isTableDigest(value: unknown): value is TableDigest {
  if (typeof value !== "object" || value === null) return false;
  const { table, count, digest } = value as Partial<Record<keyof TableDigest, unknown>>;
  return isText(table) && isText(digest) && Number.isSafeInteger(count) && Number(count) > 0;
}

async function headHolds({ on, organizationId }: ChainScope, last: Link): Promise<BadRow | undefined> {
  const head = await firstOf<Link>(
    on("chain_head").where({ organization_id: organizationId }).select("seq", "hash"),
  );
  if (head === undefined) return last.seq === 0 ? undefined : badHead(organizationId, "it is missing");
  if (head.seq > last.seq) {
    return badHead(organizationId, `it stands at ${head.seq}, but the chain ends with ${last.seq}`);
  }
  if (head.seq < last.seq) return badHead(organizationId, `it stands at ${head.seq}, before ${last.seq}`);
  return head.hash === last.hash
    ? undefined
    : badHead(organizationId, "its hash is not that of the last row");
}

function badHead(organizationId: string, because: string): BadRow {
  return {
    what: "chain_head",
    row: rowName({ organization_id: organizationId }, ["organization_id"]),
    because,
  };
}
