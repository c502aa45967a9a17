import type { ColumnMapping } from "../../domain/impact/column-mapping.ts";
import type { CanonicalObject } from "../../domain/kernel/canonical-json.ts";
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

export interface ObservationMappingRecord {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly headings: ColumnMapping;
  readonly isRemoved: boolean;
  readonly recordedBy: string;
  readonly recordedAt: Instant;
}

export interface ObservationMappings {
  /** The newest version of each, removed ones too. */
  readonly mappings: (organizationId: string) => Promise<readonly ObservationMappingRecord[]>;
  readonly addMapping: (mapping: {
    readonly id: string;
    readonly mappingId: string;
    readonly version: number;
    readonly name: string;
    readonly headings: CanonicalObject;
    readonly state: "kept" | "removed";
    readonly recordedBy: string;
  }) => Promise<void>;
}

export interface ObservationImportRepository extends ObservationMappings {
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
