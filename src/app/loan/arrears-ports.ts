import type { LocalDate } from "../../domain/kernel/local-date.ts";
import type { Viewpoint } from "../../domain/kernel/viewpoint.ts";

/** Since when the oldest open claim of a loan is due. Derived from facts and never read back as one. */
export interface ArrearsMark {
  readonly loanId: string;
  readonly organizationId: string;
  /** Number of the audit row up to which facts were read. */
  readonly uptoSeq: number;
  /** Day of the last receipt; on an earlier day other claims were open. */
  readonly fromOn: LocalDate;
  /** Undefined where every claim of the schedule is settled. */
  readonly openSince: LocalDate | undefined;
}

export interface ArrearsRepository {
  /**
   * Loans of a lender that may be in arrears at a viewpoint: those whose mark says so, and those without a mark that
   * holds there. Every loan left out is not in arrears.
   */
  readonly candidates: (lenderId: string, viewpoint: Viewpoint) => Promise<readonly string[]>;
  /** Loans whose mark is missing or older than their facts, with the audit row that is the last at this moment. */
  readonly unmarked: (
    lenderId: string,
  ) => Promise<{ readonly loanIds: readonly string[]; readonly uptoSeq: number }>;
  readonly mark: (marks: readonly ArrearsMark[]) => Promise<void>;
}

/** A small write transaction that leaves no audit row: what is written is derived. */
export type KeepArrears = <T>(work: (arrears: ArrearsRepository) => Promise<T>) => Promise<T>;
