import type { Knex } from "knex";
import type { AuditRepository, AuditUnit, ChainLink } from "../../src/app/audit/ports.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import { auditText, type TableDigest } from "../../src/domain/ledger/hash-chain.ts";
import type { Row } from "../dialect.ts";
import { toPage } from "../page.ts";
import { firstOf, numberOfCursor, rowsOf } from "../read.ts";
import { factTexts } from "../fact-text.ts";
import { clockBehind, inKeyOrder } from "../recorder.ts";
import { readJson } from "./json-cell.ts";
import type { RepositoryScope } from "./scope.ts";

interface AuditRow {
  readonly organization_id: string;
  readonly seq: number;
  readonly recorded_at: Instant;
  readonly person_id: string;
  readonly action: string;
  readonly subjects: string;
  readonly tables: string;
  readonly previous_hash: string;
  readonly hash: string;
}

export function auditRepository({ on }: Pick<RepositoryScope, "on">): AuditRepository {
  return {
    async list(organizationId, { limit, cursor }) {
      const rows = await rowsOf<AuditRow & { readonly person: string | null }>(
        on("audit_row")
          .leftJoin("person", "person.id", "audit_row.person_id")
          .where("audit_row.organization_id", organizationId)
          .where("seq", "<", cursor === undefined ? Number.MAX_SAFE_INTEGER : numberOfCursor(cursor))
          .orderBy("seq", "desc")
          .limit(limit + 1)
          .select("audit_row.*", { person: "person.name" }),
      );
      const records = rows.map((row) => ({
        seq: row.seq,
        recordedAt: row.recorded_at,
        person: row.person ?? row.person_id,
        action: row.action,
        clockRead: clockReadOf(row),
        tables: readJson<readonly { readonly table: string; readonly count: number }[]>(row.tables),
        previousHash: row.previous_hash,
        hash: row.hash,
      }));
      return toPage(records, limit, ({ seq }) => String(seq));
    },
    async lengthOf(organizationId) {
      const head = await firstOf<{ readonly seq: number }>(
        on("chain_head").where({ organization_id: organizationId }).select("seq"),
      );
      return head?.seq ?? 0;
    },
    async organizationIds() {
      const rows = await rowsOf<{ readonly organization_id: string }>(
        on("chain_head").orderBy("organization_id").select("organization_id"),
      );
      return rows.map(({ organization_id: id }) => id);
    },
    links: (organizationId) =>
      pages<ChainLink>((after, limit) => linkPage(on, organizationId, { after, limit }), 5_000),
    units: (organizationId) => units(on, organizationId),
    async unitOfEntry(organizationId, entryId) {
      const row = await firstOf<AuditRow>(
        on("audit_row")
          .where({ organization_id: organizationId })
          .where("seq", on("journal_entry").where({ id: entryId }).select("audit_seq")),
      );
      return row === undefined ? undefined : unitOf(on, row);
    },
  };
}

function clockReadOf({ subjects }: AuditRow): string | null {
  const flag = readJson<readonly string[]>(subjects).find((subject) => subject.startsWith(clockBehind));
  return flag?.slice(clockBehind.length) ?? null;
}

interface Stretch {
  readonly after: number;
  readonly limit: number;
}

function linkPage(
  on: Knex,
  organizationId: string,
  { after, limit }: Stretch,
): Promise<readonly ChainLink[]> {
  return rowsOf<ChainLink>(
    on("audit_row")
      .where({ organization_id: organizationId })
      .where("seq", ">", after)
      .orderBy("seq")
      .limit(limit)
      .select("seq", "hash"),
  );
}

async function* pages<T extends { readonly seq: number }>(
  read: (after: number, limit: number) => Promise<readonly T[]>,
  length: number,
): AsyncGenerator<T> {
  for (let after = 0; ;) {
    const rows = await read(after, length);
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < length) return;
    after = last.seq;
  }
}

const auditRowsAtOnce = 200;

async function* units(on: Knex, organizationId: string): AsyncGenerator<AuditUnit> {
  const read = (after: number, limit: number) =>
    rowsOf<AuditRow>(
      on("audit_row")
        .where({ organization_id: organizationId })
        .where("seq", ">", after)
        .orderBy("seq")
        .limit(limit),
    );
  for await (const row of pages(read, auditRowsAtOnce)) yield await unitOf(on, row);
}

async function unitOf(on: Knex, row: AuditRow): Promise<AuditUnit> {
  const digests = readJson<readonly TableDigest[]>(row.tables);
  const { organization_id, seq } = row;
  const tables = [];
  for (const { table } of digests) {
    const rows = await rowsOf<Row>(on(table).where({ organization_id, audit_seq: seq }));
    tables.push({ table, rows: factTexts(inKeyOrder(table, rows)) });
  }
  const content = auditText({
    organizationId: organization_id,
    seq,
    recordedAt: row.recorded_at,
    personId: row.person_id,
    action: row.action,
    subjects: readJson<readonly string[]>(row.subjects),
    tables: digests,
  });
  return { seq, hash: row.hash, previousHash: row.previous_hash, content, tables };
}
