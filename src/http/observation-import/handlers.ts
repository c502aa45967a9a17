import { importObservations } from "../../app/observation-import/import-observations.ts";
import { listMappings, removeMapping, saveMapping } from "../../app/observation-import/keep-mapping.ts";
import {
  previewImport,
  type ImportFindingView,
  type ObservationImportPreview,
} from "../../app/observation-import/preview-import.ts";
import { listImports, readImport } from "../../app/observation-import/read-imports.ts";
import { templateRows } from "../../app/observation-import/template-rows.ts";
import { undoImport } from "../../app/observation-import/undo-import.ts";
import type { EvidenceFiles } from "../../app/impact/ports.ts";
import type { observationImportRoutes } from "../../contract/observation-import/routes.ts";
import { canonicalDecimal } from "../../domain/kernel/decimal.ts";
import { lastDayOf } from "../../domain/report/period.ts";
import { tableFile } from "../export/table-file.ts";
import type { Answer, Handlers } from "../handler.ts";
import { pageRequest } from "../page.ts";
import { wording } from "../problem-text/wording.ts";
import { readSpreadsheet } from "../spreadsheet/read-spreadsheet.ts";

type Routes = typeof observationImportRoutes;

export function observationImportHandlers({ files }: { readonly files: EvidenceFiles }): Handlers<Routes> {
  return {
    downloadObservationTemplate: async ({ query: { format } }, { read, actor, now, language }) => {
      const rows = await read((work) => templateRows(work, { actor, now, language }));
      const name = language === "ja" ? "実績_ひな形" : "observations-template";
      return tableFile({ name, format, rows });
    },
    previewObservationImport: ({ file, body: { mappingId } }, { read, actor, now }) =>
      read(async (work) =>
        previewAnswer(await previewImport({ readSpreadsheet, work, actor, now }, { ...file, mappingId })),
      ),
    importObservations: ({ file, body: { mappingId } }, context) =>
      importObservations({ readSpreadsheet, files }, context, { ...file, mappingId }),
    listObservationMappings: (_, { read, actor }) =>
      read(async (work) => ({ items: await listMappings(work, actor) })),
    saveObservationMapping: async ({ body: { mappingId, ...said } }, context) => ({
      items: await saveMapping(context, { mappingId, ...said }),
    }),
    removeObservationMapping: async ({ params }, context) => ({
      items: await removeMapping(context, params.mappingId),
    }),
    listObservationImports: ({ query }, { read, actor }) =>
      read((work) => listImports(work, actor, pageRequest(query))),
    getObservationImport: ({ params }, { read, actor }) =>
      read((work) => readImport(work, actor, params.importId)),
    undoObservationImport: ({ params, body }, context) => undoImport(context, { ...params, ...body }),
  };
}

function previewAnswer({
  rows,
  rowsWithErrors,
  findings,
  planned,
}: ObservationImportPreview): Answer<Routes["previewObservationImport"]> {
  return {
    rows,
    rowsWithErrors,
    findings: findings.map(findingAnswer),
    planned: planned.map(({ line, kpi, startOn, endOn, value, source, version }) => ({
      ...{ line, kpi: kpi.name, unit: kpi.unit, project: kpi.project.name, startOn, source, version },
      endOn: lastDayOf({ startOn, endOn }),
      value: canonicalDecimal(value),
    })),
  };
}

function findingAnswer({
  line,
  column,
  heading,
  cell,
  severity,
  code,
  figures = {},
}: ImportFindingView): Answer<Routes["previewObservationImport"]>["findings"][number] {
  const refused = { code, figures };
  const message = { ja: wording(refused, "ja"), en: wording(refused, "en") };
  return { line, column: column ?? null, heading, cell, severity, code, message };
}
