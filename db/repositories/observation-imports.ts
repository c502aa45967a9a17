import type { Knex } from "knex";
import type {
  ObservationImportRecord,
  ObservationImportRepository,
} from "../../src/app/observation-import/ports.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import { toPage } from "../page.ts";
import { afterAllIds, firstOf, rowsOf } from "../read.ts";
import { observationMappings } from "./observation-mappings.ts";
import type { RepositoryScope } from "./scope.ts";

export function observationImportRepository(scope: RepositoryScope): ObservationImportRepository {
  const { on, recorder } = scope;
  return {
    ...observationMappings(scope),
    async list(organizationId, { limit, cursor }) {
      const rows = await rowsOf<ImportRow>(
        importQuery(on, organizationId)
          .where("observation_import.id", "<", cursor ?? afterAllIds)
          .orderBy("observation_import.id", "desc")
          .limit(limit + 1),
      );
      return toPage(rows.map(toImport), limit, ({ id }) => id);
    },
    async find(organizationId, importId) {
      const row = await firstOf<ImportRow>(
        importQuery(on, organizationId).where("observation_import.id", importId),
      );
      return row === undefined ? undefined : toImport(row);
    },
    async rowsOf(importId) {
      const rows = await rowsOf<{ readonly line: number; readonly observation_id: string }>(
        on("observation_import_row").where({ import_id: importId }).orderBy("line"),
      );
      return rows.map(({ line, observation_id: observationId }) => ({ line, observationId }));
    },
    async add({ id, fileName, sha256, importedBy }, rows) {
      recorder.concerns(id);
      const file = { file_name: fileName, sha256, row_count: rows.length, imported_by: importedBy };
      await recorder.append("observation_import", [{ id, ...file }]);
      await recorder.append(
        "observation_import_row",
        rows.map(({ id: rowId, line, observationId }) => ({
          ...{ id: rowId, import_id: id, line, observation_id: observationId },
        })),
      );
    },
    async addUndo({ id, importId, reason, undoneBy }) {
      recorder.concerns(importId);
      const said = { import_id: importId, reason, undone_by: undoneBy };
      await recorder.append("observation_import_undo", [{ id, ...said }]);
    },
  };
}

interface ImportRow {
  readonly id: string;
  readonly organization_id: string;
  readonly file_name: string;
  readonly sha256: string;
  readonly row_count: number;
  readonly imported_by: string;
  readonly importer: string | null;
  readonly recorded_at: Instant;
  readonly undone_at: Instant | null;
  readonly undone_by: string | null;
  readonly undo_reason: string | null;
}

function importQuery(on: Knex, organizationId: string): Knex.QueryBuilder {
  return on("observation_import")
    .leftJoin("person", "person.id", "observation_import.imported_by")
    .leftJoin("observation_import_undo as undo", "undo.import_id", "observation_import.id")
    .leftJoin("person as undoer", "undoer.id", "undo.undone_by")
    .where("observation_import.organization_id", organizationId)
    .select("observation_import.*", {
      importer: "person.name",
      undone_at: "undo.recorded_at",
      undone_by: "undoer.name",
      undo_reason: "undo.reason",
    });
}

function toImport(row: ImportRow): ObservationImportRecord {
  const { id, sha256, undone_at: at, undone_by: by, undo_reason: reason } = row;
  return {
    ...{ id, organizationId: row.organization_id, fileName: row.file_name, sha256, rowCount: row.row_count },
    ...{ importedBy: row.importer ?? row.imported_by, importedAt: row.recorded_at },
    undone: at === null ? undefined : { at, by: by ?? "", reason: reason ?? "" },
  };
}
