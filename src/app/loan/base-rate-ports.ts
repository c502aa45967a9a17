import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import type { Rate } from "../../domain/kernel/rate.ts";
import type { Page, PageRequest } from "../page.ts";
import type { Provenance } from "../provenance.ts";
import type { FixingFact } from "./ports.ts";

export interface BaseRateIndex {
  readonly code: string;
  readonly name: Bilingual;
  /** Loans priced on it. */
  readonly loans: number;
  /** The fixing in force on the day asked for; undefined before the first one. */
  readonly current: FixingFact | undefined;
}

export interface RecordedFixing extends FixingFact {
  readonly provenance: Provenance;
}

export interface NewBaseRateFixing {
  readonly id: string;
  readonly indexCode: string;
  readonly name: Bilingual;
  readonly effectiveOn: LocalDate;
  readonly annualRate: Rate;
  readonly provenance: Provenance;
}

/** Base rates a lender prices its loans on, each a series of dated fixings. */
export interface BaseRateRepository {
  readonly indexes: (lenderId: string, asOf: LocalDate) => Promise<readonly BaseRateIndex[]>;
  /** In the order of their days; of one day in the order of recording. */
  readonly fixings: (lenderId: string, indexCode: string, knownAt: Instant) => Promise<readonly FixingFact[]>;
  /** Newest day first. */
  readonly listFixings: (
    lenderId: string,
    indexCode: string | undefined,
    page: PageRequest,
  ) => Promise<Page<RecordedFixing>>;
  /** Ids of the lender's loans priced on an index, in the order of their ids. */
  readonly idsOfLoansOn: (lenderId: string, indexCode: string) => Promise<readonly string[]>;
  readonly addFixings: (fixings: readonly NewBaseRateFixing[]) => Promise<void>;
}
