/** A chain written anew by someone who knows how it is made: every hash fits again, and only a checkpoint can tell. */
import type { Knex } from "knex";
import type { Row } from "../../db/dialect.ts";
import { factTexts, rowHash, sha256Lines } from "../../db/fact-text.ts";
import { firstOf, rowsOf } from "../../db/read.ts";
import { auditRow, genesisHash, inKeyOrder } from "../../db/recorder.ts";
import { factDigest, type TableDigest } from "../../src/domain/ledger/hash-chain.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import { present } from "../../src/domain/kernel/invariant.ts";
import { factTables } from "../../db/migrations/index.ts";
import { keyCells } from "./tampering.ts";

interface Forgery {
  readonly table: string;
  readonly row: Row;
  readonly cells: Row;
}

export async function changeAndRewrite(on: Knex, { table, row, cells }: Forgery): Promise<void> {
  const changed = { ...row, ...cells };
  const whole = { ...changed, row_hash: rowHash(changed) };
  await on(table).where(keyCells(table, row)).update(whole);
  const place = { organization_id: row["organization_id"] ?? null, audit_seq: row["audit_seq"] ?? null };
  const facts = await rowsOf<Row>(on(table).where(place));
  const digest = factDigest(sha256Lines, factTexts(inKeyOrder(table, facts)));
  await rehash(on, String(row["organization_id"]), (tables, seq) =>
    seq === row["audit_seq"]
      ? tables.map((each) => (each.table === table ? { ...each, digest } : each))
      : tables,
  );
}

/** The newest rows of the chain with all their facts, and the head put back. */
export async function cutAfter(on: Knex, organizationId: string, seq: number): Promise<void> {
  const own = { organization_id: organizationId };
  for (const { name } of factTables) await on(name).where(own).where("audit_seq", ">", seq).delete();
  await on("audit_row").where(own).where("seq", ">", seq).delete();
  const last = await firstOf<Row>(on("audit_row").where({ ...own, seq }));
  await on("chain_head")
    .where(own)
    .update({ seq, hash: present(last, "a row")["hash"] ?? null });
}

type Rewritten = (tables: readonly TableDigest[], seq: number) => readonly TableDigest[];

async function rehash(on: Knex, organizationId: string, tablesOf: Rewritten): Promise<void> {
  const own = { organization_id: organizationId };
  let previousHash = genesisHash;
  for (const row of await rowsOf<Row>(on("audit_row").where(own).orderBy("seq"))) {
    const seq = Number(row["seq"]);
    const content = {
      organizationId,
      seq,
      recordedAt: String(row["recorded_at"]) as Instant,
      personId: String(row["person_id"]),
      action: String(row["action"]),
      subjects: JSON.parse(String(row["subjects"])) as readonly string[],
      tables: tablesOf(JSON.parse(String(row["tables"])) as readonly TableDigest[], seq),
    };
    const rewritten = auditRow(content, previousHash);
    await on("audit_row")
      .where({ ...own, seq })
      .update(rewritten);
    previousHash = String(rewritten["hash"]);
  }
  await on("chain_head").where(own).update({ hash: previousHash });
}
