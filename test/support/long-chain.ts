/** A chain of many units of work, written in a few statements: what the recorder would have written one by one. */
import type { Row } from "../../db/dialect.ts";
import { factTexts, rowHash, sha256Lines } from "../../db/fact-text.ts";
import { auditRow, genesisHash } from "../../db/recorder.ts";
import { factDigest } from "../../src/domain/ledger/hash-chain.ts";
import type { TestDatabase } from "./databases.ts";
import { at } from "./sample-names.ts";

const rowsPerStatement = 2_000;

/** Each unit records one outbox event, called `e` and its number. */
export async function writeLongChain(
  { writer, dialect }: TestDatabase,
  organizationId: string,
  length: number,
): Promise<void> {
  const audits: Row[] = [];
  const events: Row[] = [];
  let hash = genesisHash;
  for (let seq = 1; seq <= length; seq += 1) {
    const event = eventOf(organizationId, seq);
    const digest = factDigest(sha256Lines, factTexts([event]));
    const content = {
      organizationId,
      seq,
      recordedAt: at("2026-01-05"),
      personId: "system",
      action: "write",
      subjects: [],
      tables: [{ table: "outbox_event", count: 1, digest }],
    };
    const audit = auditRow(content, hash);
    hash = String(audit["hash"]);
    audits.push(audit);
    events.push(event);
  }
  for (let from = 0; from < length; from += rowsPerStatement) {
    const stretch = (rows: readonly Row[]) => rows.slice(from, from + rowsPerStatement);
    await dialect.insertRows(writer, "outbox_event", stretch(events));
    await dialect.insertRows(writer, "audit_row", stretch(audits));
  }
  await writer("chain_head").insert({ organization_id: organizationId, seq: length, hash });
}

function eventOf(organizationId: string, seq: number): Row {
  const event: Row = {
    id: `e${String(seq)}`,
    kind: "written",
    subject_id: "x",
    payload: "{}",
    organization_id: organizationId,
    recorded_at: at("2026-01-05"),
    audit_seq: seq,
  };
  return { ...event, row_hash: rowHash(event) };
}
