import type { Instant } from "../../domain/kernel/instant.ts";
import type { Page, PageRequest } from "../page.ts";

export interface ObservationImportRecord {
  readonly id: string;
  readonly organizationId: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly rowCount: number;
  readonly importedBy: string;
  readonly importedAt: Instant;
  readonly undone: { readonly at: Instant; readonly by: string; readonly reason: string } | undefined;
}

export interface ImportedRow {
  readonly line: number;
  readonly observationId: string;
}

export interface ObservationImportRepository {
  /** Newest first. */
  readonly list: (organizationId: string, page: PageRequest) => Promise<Page<ObservationImportRecord>>;
  readonly find: (organizationId: string, importId: string) => Promise<ObservationImportRecord | undefined>;
  /** In the order of their lines. */
  readonly rowsOf: (importId: string) => Promise<readonly ImportedRow[]>;
  readonly add: (
    batch: {
      readonly id: string;
      readonly fileName: string;
      readonly sha256: string;
      readonly importedBy: string;
    },
    rows: readonly (ImportedRow & { readonly id: string })[],
  ) => Promise<void>;
  readonly addUndo: (undo: {
    readonly id: string;
    readonly importId: string;
    readonly reason: string;
    readonly undoneBy: string;
  }) => Promise<void>;
}
