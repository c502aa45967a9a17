/**
 * The audit chain: every write of an organization appends a row whose hash covers the row before it and a digest of
 * every fact written with it. Change one byte of a fact, an entry or the chain itself, and recomputing the hashes
 * stops at that row. A chain over an audit table alone would not notice a changed fact, so the digests are taken from
 * the facts' own rows, all columns.
 *
 * SHA-256 is handed in: the domain reckons, the shell hashes.
 */
import { canonicalJson } from "../kernel/canonical-json.ts";

/** Lower-case hex of the SHA-256 of the UTF-8 text. */
export type Sha256 = (text: string) => string;

/** The same of the texts with a line feed between them: of many facts nobody needs one text. */
export type Sha256Lines = (lines: readonly string[]) => string;

export interface TableDigest {
  readonly table: string;
  readonly count: number;
  readonly digest: string;
}

export interface AuditContent {
  readonly organizationId: string;
  /** 1, 2, 3, … without a gap. */
  readonly seq: number;
  readonly recordedAt: string;
  readonly personId: string;
  readonly action: string;
  readonly subjects: readonly string[];
  readonly tables: readonly TableDigest[];
}

/** Over the canonical JSON of all columns of each row. */
export function factDigest(sha256: Sha256Lines, textsInKeyOrder: readonly string[]): string {
  return sha256(textsInKeyOrder);
}

export function auditHash(sha256: Sha256, previousHash: string, content: AuditContent): string {
  return sha256(`${previousHash}\n${auditText(content)}`);
}

/** What is hashed of an audit row. */
export function auditText(content: AuditContent): string {
  const { organizationId, seq, recordedAt, personId, action, subjects, tables } = content;
  return canonicalJson({
    organizationId,
    seq,
    recordedAt,
    personId,
    action,
    subjects,
    tables: tables.map(({ table, count, digest }) => ({ table, count, digest })),
  });
}
