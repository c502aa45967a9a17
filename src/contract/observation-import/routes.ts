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

/** A saved mapping of headings to columns; the usual headings where it is left out. */
const mapped = z.strictObject({ mappingId: wireId.optional() });
const heading = wireText(200).optional();
export const mappedHeadings = z.strictObject({
  kpiCode: heading,
  project: heading,
  firstOn: heading,
  lastOn: heading,
  value: heading,
  source: heading,
  asOf: heading,
  note: heading,
});

const mappingList = z.strictObject({
  items: z.array(
    z
      .strictObject({
        id: wireId,
        version: z.number().int(),
        name: z.string(),
        headings: mappedHeadings,
        recordedBy: z.string(),
        recordedAt: answerInstant,
      })
      .meta({ id: "ObservationMapping" }),
  ),
});

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
    body: mapped,
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
    body: mapped,
    response: importAnswer,
    status: 201,
    recordsFacts: true,
  }),
  listObservationMappings: route({
    ...asked,
    id: "listObservationMappings",
    method: "get",
    path: "/v1/observation-mappings",
    summary: "Saved mappings of headings to columns, for tables of observations",
    response: mappingList,
  }),
  saveObservationMapping: route({
    ...asked,
    id: "saveObservationMapping",
    method: "post",
    path: "/v1/observation-mappings",
    summary: "Save a mapping of headings to columns, or its next version",
    body: z.strictObject({ mappingId: wireId.optional(), name: wireText(100), headings: mappedHeadings }),
    response: mappingList,
    status: 201,
    recordsFacts: true,
  }),
  removeObservationMapping: route({
    ...asked,
    id: "removeObservationMapping",
    method: "post",
    path: "/v1/observation-mappings/{mappingId}/removals",
    summary: "Remove a saved mapping; what was imported with it stays",
    params: z.strictObject({ mappingId: wireId }),
    body: z.strictObject({}).prefault({}),
    response: mappingList,
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
