import { z } from "zod";
import { bilingual, pageOf, pageQuery } from "../answers.ts";
import { observationStates } from "../impact/answers.ts";
import { route } from "../route.ts";
import { answerDay, answerDecimal, answerInstant, wireId, wireText } from "../wire.ts";

const summary = {
  id: wireId,
  fileName: z.string(),
  sha256: z.string(),
  rowCount: z.number().int(),
  importedBy: z.string(),
  importedAt: answerInstant,
  undone: z.strictObject({ at: answerInstant, by: z.string(), reason: z.string() }).nullable(),
};

const importSummary = z.strictObject(summary).meta({ id: "ObservationImportSummary" });

const importAnswer = z
  .strictObject({
    ...summary,
    rows: z.array(
      z.strictObject({
        line: z.number().int(),
        observationId: wireId,
        kpi: bilingual,
        periodLabel: z.string(),
        value: answerDecimal,
        state: z.enum(observationStates),
      }),
    ),
    allowed: z.array(z.enum(["undo"])),
  })
  .meta({ id: "ObservationImport" });

export const importPreviewAnswer = z
  .strictObject({
    rows: z.number().int(),
    rowsWithErrors: z.number().int(),
    /** Everything wrong with every row, in the order of the lines. */
    findings: z.array(
      z.strictObject({
        line: z.number().int(),
        column: z.string().nullable(),
        heading: z.string().nullable(),
        cell: z.string().nullable(),
        severity: z.enum(["error", "warning"]),
        code: z.string(),
        message: bilingual,
      }),
    ),
    /** What the rows without an error would become. */
    planned: z.array(
      z.strictObject({
        line: z.number().int(),
        kpi: bilingual,
        unit: bilingual,
        project: bilingual,
        startOn: answerDay,
        endOn: answerDay,
        value: answerDecimal,
        source: z.string(),
        version: z.number().int(),
      }),
    ),
  })
  .meta({ id: "ObservationImportPreview" });

const importId = z.strictObject({ importId: wireId });
const asked = { tag: "observation imports", permission: "reportObservation" } as const;

export const observationImportRoutes = {
  downloadObservationTemplate: route({
    ...asked,
    id: "downloadObservationTemplate",
    method: "get",
    path: "/v1/observation-import-template",
    summary: "Template of a table of observations, with the periods that are open as rows to fill in",
    query: z.strictObject({ format: z.enum(["csv", "xlsx"]).default("xlsx") }),
    responseKind: "file",
    response: z.unknown(),
  }),
  previewObservationImport: route({
    ...asked,
    id: "previewObservationImport",
    method: "post",
    path: "/v1/observation-imports/previews",
    summary: "What a table (CSV in UTF-8 or Shift_JIS, XLSX) would record, with the errors of all rows",
    bodyKind: "multipart",
    body: z.strictObject({}),
    computes: true,
    response: importPreviewAnswer,
  }),
  importObservations: route({
    ...asked,
    id: "importObservations",
    method: "post",
    path: "/v1/observation-imports",
    summary:
      "Submit every row of a table as an observation with the table as evidence; none while one is wrong",
    bodyKind: "multipart",
    body: z.strictObject({}),
    response: importAnswer,
    status: 201,
    recordsFacts: true,
  }),
  listObservationImports: route({
    ...asked,
    id: "listObservationImports",
    method: "get",
    path: "/v1/observation-imports",
    summary: "Tables that were imported, newest first",
    query: pageQuery,
    response: pageOf(importSummary),
  }),
  getObservationImport: route({
    ...asked,
    id: "getObservationImport",
    method: "get",
    path: "/v1/observation-imports/{importId}",
    summary: "One imported table with what became of its rows",
    params: importId,
    response: importAnswer,
  }),
  undoObservationImport: route({
    ...asked,
    id: "undoObservationImport",
    method: "post",
    path: "/v1/observation-imports/{importId}/undos",
    summary: "Take a whole table back by withdrawing its observations, unless one has been decided on",
    params: importId,
    body: z.strictObject({ reason: wireText(2000) }),
    response: importAnswer,
    status: 201,
    recordsFacts: true,
  }),
} as const;
