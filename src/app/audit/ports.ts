import type { Instant } from "../../domain/kernel/instant.ts";
import type { BookRepository } from "../ledger/ports.ts";
import type { LoanRepository } from "../loan/ports.ts";
import type { Page, PageRequest } from "../page.ts";

export interface AuditRecord {
  readonly seq: number;
  readonly recordedAt: Instant;
  readonly person: string;
  readonly action: string;
  readonly tables: readonly { readonly table: string; readonly count: number }[];
  readonly previousHash: string;
  readonly hash: string;
}

export interface AuditRepository {
  readonly list: (organizationId: string, page: PageRequest) => Promise<Page<AuditRecord>>;
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
export type Verifier = (scope: { readonly organizationId?: string }) => Promise<Verification>;

/** Reckons what is derived of loans again, from the facts that were known when it was recorded. */
export type LoanVerifier = (
  repositories: { readonly loans: LoanRepository; readonly books: BookRepository },
  scope: { readonly organizationId?: string },
) => Promise<Verification>;
