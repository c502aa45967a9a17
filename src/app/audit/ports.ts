import type { Instant } from "../../domain/kernel/instant.ts";
import type { CheckpointContent, SignedCheckpoint } from "../../domain/ledger/checkpoint.ts";
import type { BookRepository } from "../ledger/ports.ts";
import type { LoanRepository } from "../loan/ports.ts";
import type { Page, PageRequest } from "../page.ts";

export interface AuditRecord {
  readonly seq: number;
  readonly recordedAt: Instant;
  readonly person: string;
  readonly action: string;
  /** What the clock read, where it was behind the row before. */
  readonly clockRead: string | null;
  readonly tables: readonly { readonly table: string; readonly count: number }[];
  readonly previousHash: string;
  readonly hash: string;
}

export interface ChainLink {
  readonly seq: number;
  readonly hash: string;
}

/** A unit of work as it was hashed: the content of its audit row, and every row it wrote, as canonical JSON. */
export interface AuditUnit extends ChainLink {
  readonly previousHash: string;
  readonly content: string;
  /** In the order of their digests. */
  readonly tables: readonly { readonly table: string; readonly rows: readonly string[] }[];
}

export interface AuditRepository {
  readonly list: (organizationId: string, page: PageRequest) => Promise<Page<AuditRecord>>;
  /** Rows of a chain. */
  readonly lengthOf: (organizationId: string) => Promise<number>;
  readonly organizationIds: () => Promise<readonly string[]>;
  /** Every row of a chain in its order, read in pages. */
  readonly links: (organizationId: string) => AsyncIterable<ChainLink>;
  readonly units: (organizationId: string) => AsyncIterable<AuditUnit>;
  readonly unitOfEntry: (organizationId: string, entryId: string) => Promise<AuditUnit | undefined>;
}

/** Signed checkpoints, kept outside the database with a key of their own. */
export interface Checkpoints {
  readonly keep: (content: CheckpointContent) => Promise<SignedCheckpoint>;
  /** Oldest first. */
  readonly list: (organizationId: string) => Promise<readonly SignedCheckpoint[]>;
}

export interface BadRow {
  readonly what: string;
  readonly row: string;
  readonly because: string;
}

export interface Verification {
  readonly checked: readonly { readonly what: string; readonly count: number }[];
  readonly firstBadRow: BadRow | undefined;
}

/** Recomputes hashes, balances and rates from the rows; of one organization, or of all. */
export type Verifier = (scope: VerifyAsked) => Promise<Verification>;

export interface VerifyAsked {
  readonly organizationId?: string;
  /** Checkpoints that the chains have to reach; signed with the key of this installation. */
  readonly anchors?: readonly SignedCheckpoint[];
  /** Told from time to time how many rows of a kind were looked at so far. */
  readonly onProgress?: (what: string, count: number) => void;
  /** Every so many rows; 50,000 where nothing is said. */
  readonly progressEvery?: number;
}

/** How many more of a kind were looked at. */
type Tell = (what: string, count: number) => void;

/** Reckons what is derived of loans again, from the facts that were known when it was recorded; tells of each loan. */
export type LoanVerifier = (
  repositories: { readonly loans: LoanRepository; readonly books: BookRepository },
  scope: { readonly organizationId?: string; readonly onChecked?: Tell },
) => Promise<BadRow | undefined>;

/** How the tally calls a loan that was reckoned again. */
export const loanReckoned = "loan reckoned again";
