import { z } from "zod";
import { bilingual, pageOf, pageQuery } from "../answers.ts";
import { approvalAnswer } from "../approval/routes.ts";
import { scheduleLine } from "../approval/change-preview.ts";
import { route } from "../route.ts";
import { answerDecimal, answerInstant, wireCurrency, wireId, wireText } from "../wire.ts";
import { findingTable, resultTable } from "./tables.ts";

export const loanImportStates = [
  "mapping",
  "checking",
  "checked",
  "requested",
  "importing",
  "imported",
  "undoRequested",
  "undoing",
  "undone",
] as const;

const loanKind = z.enum(["bullet", "equalPrincipal", "annuity"]);
const fieldTexts = z.record(z.string().regex(/^[a-zA-Z]{1,40}$/, "not a column"), wireText(200, 0));
const mapping = z.strictObject({
  columns: fieldTexts,
  constants: fieldTexts,
  rateUnit: z.enum(["percent", "fraction"]),
});

const checked = z.strictObject({
  rows: z.number().int(),
  loans: z.number().int(),
  rowsWithErrors: z.number().int(),
  errors: z.number().int(),
  warnings: z.number().int(),
  totals: z.array(
    z.strictObject({
      kind: loanKind,
      currency: wireCurrency,
      loans: z.number().int(),
      outstanding: answerDecimal,
      accruedInterest: answerDecimal,
    }),
  ),
  samples: z.array(
    z.strictObject({
      line: z.number().int(),
      number: z.string(),
      kind: loanKind,
      currency: wireCurrency,
      schedule: z.array(scheduleLine),
    }),
  ),
});

export const loanImportAnswer = z
  .strictObject({
    id: wireId,
    fileName: z.string(),
    sha256: z.string(),
    person: z.string(),
    createdAt: answerInstant,
    expiresAt: answerInstant.nullable(),
    rows: z.number().int(),
    state: z.enum(loanImportStates),
    header: z.array(z.string()),
    mapping: z.strictObject({
      columns: z.record(z.string(), z.string()),
      constants: z.record(z.string(), z.string()),
      rateUnit: z.enum(["percent", "fraction"]),
    }),
    missing: z.array(z.string()),
    checked: checked.nullable(),
    checkJobId: wireId.nullable(),
    importJobId: wireId.nullable(),
    undoJobId: wireId.nullable(),
    approvalId: wireId.nullable(),
    allowed: z.array(z.enum(["map", "request", "requestUndo"])),
  })
  .meta({ id: "LoanImport" });

export const findingAnswer = z
  .strictObject({
    line: z.number().int(),
    field: z.string().nullable(),
    heading: z.string().nullable(),
    cell: z.string().nullable(),
    severity: z.enum(["error", "warning"]),
    code: z.string(),
    figures: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
    message: bilingual,
  })
  .meta({ id: "LoanImportFinding" });

export const resultRowAnswer = z
  .strictObject({
    line: z.number().int(),
    number: z.string(),
    loanId: wireId.nullable(),
    recordedNumber: z.string().nullable(),
    state: z.enum(["imported", "undone", "notImported"]),
    messages: z.array(bilingual),
  })
  .meta({ id: "LoanImportResultRow" });

export const findingPage = pageOf(findingAnswer);
export const resultPage = pageOf(resultRowAnswer);

const importId = z.strictObject({ importId: wireId });
const reading = { tag: "loan imports", permission: "readBooks" } as const;
const recording = {
  tag: "loan imports",
  permission: "requestApproval",
  status: 201,
  recordsFacts: true,
} as const;

export const loanImportRoutes = {
  downloadLoanTemplate: route({
    ...reading,
    id: "downloadLoanTemplate",
    method: "get",
    path: "/v1/loan-import-template",
    summary: "Template of a loan book: headings with an example, or what may be written in each column",
    query: z.strictObject({
      format: z.enum(["csv", "xlsx"]).default("xlsx"),
      part: z.enum(["rows", "notes"]).default("rows"),
    }),
    responseKind: "file",
    response: z.unknown(),
  }),
  listLoanImports: route({
    ...reading,
    id: "listLoanImports",
    method: "get",
    path: "/v1/loan-imports",
    summary: "Loan books that were uploaded, newest first",
    query: pageQuery,
    response: pageOf(loanImportAnswer),
  }),
  uploadLoanBook: route({
    ...recording,
    id: "uploadLoanBook",
    method: "post",
    path: "/v1/loan-imports",
    summary:
      "Upload a loan book (CSV in UTF-8 or Shift_JIS, XLSX; at most 20,000 rows); records nothing in the books",
    body: z.strictObject({}),
    bodyKind: "multipart",
    response: loanImportAnswer,
  }),
  getLoanImport: route({
    ...reading,
    id: "getLoanImport",
    method: "get",
    path: "/v1/loan-imports/{importId}",
    summary: "One loan book: state, mapping, counts, totals and sample schedules",
    params: importId,
    response: loanImportAnswer,
  }),
  listLoanImportColumns: route({
    ...reading,
    id: "listLoanImportColumns",
    method: "get",
    path: "/v1/loan-imports/{importId}/columns",
    summary: "Every column a loan book may have, with what this file has for it",
    params: importId,
    response: z.strictObject({
      items: z.array(
        z
          .strictObject({
            key: z.string(),
            label: bilingual,
            isRequired: z.boolean(),
            note: bilingual,
            words: z.array(z.string()),
            heading: z.string().nullable(),
            constant: z.string().nullable(),
            samples: z.array(z.string()),
          })
          .meta({ id: "LoanImportColumn" }),
      ),
    }),
  }),
  mapLoanBook: route({
    ...recording,
    id: "mapLoanBook",
    method: "post",
    path: "/v1/loan-imports/{importId}/mappings",
    summary: "Say which heading is which column; it is kept for later files, and the file is checked again",
    params: importId,
    body: mapping,
    response: loanImportAnswer,
  }),
  listLoanImportFindings: route({
    ...reading,
    id: "listLoanImportFindings",
    method: "get",
    path: "/v1/loan-imports/{importId}/findings",
    summary: "Every error and warning of every row",
    params: importId,
    query: pageQuery,
    response: findingPage,
    table: findingTable,
  }),
  listLoanImportRows: route({
    ...reading,
    id: "listLoanImportRows",
    method: "get",
    path: "/v1/loan-imports/{importId}/rows",
    summary: "Result: each row of the file with its loan or its errors",
    params: importId,
    query: pageQuery,
    response: resultPage,
    table: resultTable,
  }),
  requestLoanImport: route({
    ...recording,
    id: "requestLoanImport",
    method: "post",
    path: "/v1/loan-imports/{importId}/requests",
    summary: "Ask a second person to approve the import; rows with errors are left out only when asked for",
    params: importId,
    body: z.strictObject({ skipErrors: z.boolean().default(false) }),
    response: approvalAnswer,
  }),
  requestImportUndo: route({
    ...recording,
    id: "requestImportUndo",
    method: "post",
    path: "/v1/loan-imports/{importId}/undo-requests",
    summary: "Ask a second person to approve taking the whole batch back",
    params: importId,
    body: z.strictObject({ reason: wireText(2000) }),
    response: approvalAnswer,
  }),
} as const;
