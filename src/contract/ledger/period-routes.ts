import { z } from "zod";
import { changePreview } from "../approval/change-preview.ts";
import { approvalAnswer } from "../approval/routes.ts";
import { route } from "../route.ts";
import { bilingual } from "../answers.ts";
import { answerDay, answerDecimal, answerInstant, wireDay, wireId, wireText } from "../wire.ts";

const bookId = z.strictObject({ bookId: wireId });
const periodKind = z.enum(["month", "fiscalYear"]);

const periodBody = z.strictObject({
  event: z.enum(["closed", "reopened"]),
  kind: periodKind,
  /** Any day of the period. */
  on: wireDay,
  reason: wireText(1000, 0).default(""),
});

/** As the preview has read them. */
const openingRows = z
  .array(
    z.strictObject({
      row: z.number().int().positive(),
      accountCode: wireText(64, 0),
      debit: wireText(64, 0),
      credit: wireText(64, 0),
    }),
  )
  .max(2_000);

const openingBody = z.strictObject({ effectiveOn: wireDay, rows: openingRows.min(1) });

/** No rows: the book should not have been opened. */
const correctionBody = z.strictObject({ rows: openingRows, reason: wireText(1000, 1) });

const openingEntry = z.strictObject({
  id: wireId,
  effectiveOn: answerDay,
  recordedAt: answerInstant,
  author: z.string(),
  approver: z.string().nullable(),
});

export const periodRoutes = {
  getPeriods: route({
    id: "getPeriods",
    method: "get",
    path: "/v1/books/{bookId}/periods",
    summary: "Through which day the book is closed, and every close and reopening with its two persons",
    tag: "books",
    permission: "readBooks",
    params: bookId,
    response: z
      .strictObject({
        closedThroughOn: answerDay.nullable(),
        firstOpenOn: answerDay.nullable(),
        reopenable: z.strictObject({ kind: periodKind, startOn: answerDay, lastOn: answerDay }).nullable(),
        events: z.array(
          z.strictObject({
            id: wireId,
            event: z.enum(["closed", "reopened"]),
            kind: periodKind,
            startOn: answerDay,
            lastOn: answerDay,
            reason: z.string(),
            requestedBy: z.string(),
            approvedBy: z.string(),
            recordedAt: answerInstant,
          }),
        ),
      })
      .meta({ id: "AccountingPeriods" }),
  }),
  previewPeriod: route({
    id: "previewPeriod",
    method: "post",
    computes: true,
    path: "/v1/books/{bookId}/periods/previews",
    summary: "What closing or reopening a period would change; writes nothing",
    tag: "books",
    permission: "requestApproval",
    params: bookId,
    body: periodBody,
    response: changePreview,
  }),
  requestPeriod: route({
    id: "requestPeriod",
    method: "post",
    path: "/v1/books/{bookId}/periods",
    summary: "Ask a second person to close or reopen a month or a fiscal year",
    tag: "books",
    permission: "requestApproval",
    params: bookId,
    body: periodBody,
    response: approvalAnswer,
    status: 201,
    recordsFacts: true,
  }),
  previewOpeningBalances: route({
    id: "previewOpeningBalances",
    method: "post",
    computes: true,
    path: "/v1/books/{bookId}/opening-balances/previews",
    summary:
      "Read a table (CSV or XLSX: accountCode 科目コード, debit 借方, credit 貸方) and tell every mistake with its row; writes nothing",
    tag: "books",
    permission: "requestApproval",
    params: bookId,
    body: z.strictObject({}),
    bodyKind: "multipart",
    response: z
      .strictObject({
        rows: z.array(
          z.strictObject({
            row: z.number().int(),
            accountCode: z.string(),
            debit: z.string(),
            credit: z.string(),
          }),
        ),
        complaints: z.array(
          z.strictObject({
            row: z.number().int().nullable(),
            code: z.string(),
            /** In the caller's language, with the figures. */
            message: z.string(),
          }),
        ),
      })
      .meta({ id: "OpeningBalancesPreview" }),
  }),
  requestOpeningBalances: route({
    id: "requestOpeningBalances",
    method: "post",
    path: "/v1/books/{bookId}/opening-balances",
    summary: "Ask a second person to open the book with these balances",
    tag: "books",
    permission: "requestApproval",
    params: bookId,
    body: openingBody,
    response: approvalAnswer,
    status: 201,
    recordsFacts: true,
  }),
  getOpeningBalances: route({
    id: "getOpeningBalances",
    method: "get",
    path: "/v1/books/{bookId}/opening-balances",
    summary: "What the book was opened with, by the imported entry and everything that corrected it since",
    tag: "books",
    permission: "readBooks",
    params: bookId,
    response: z
      .strictObject({
        currency: z.string(),
        entry: openingEntry.nullable(),
        corrections: z.array(openingEntry),
        balances: z.array(
          z.strictObject({ accountCode: z.string(), accountName: bilingual, balance: answerDecimal }),
        ),
      })
      .meta({ id: "OpeningBalances" }),
  }),
  previewOpeningCorrection: route({
    id: "previewOpeningCorrection",
    method: "post",
    computes: true,
    path: "/v1/books/{bookId}/opening-balances/corrections/previews",
    summary: "What correcting the opening balances would book; writes nothing",
    tag: "books",
    permission: "requestApproval",
    params: bookId,
    body: correctionBody,
    response: changePreview,
  }),
  requestOpeningCorrection: route({
    id: "requestOpeningCorrection",
    method: "post",
    path: "/v1/books/{bookId}/opening-balances/corrections",
    summary:
      "Ask a second person to correct the opening balances by an entry of the difference; no rows take the import back",
    tag: "books",
    permission: "requestApproval",
    params: bookId,
    body: correctionBody,
    response: approvalAnswer,
    status: 201,
    recordsFacts: true,
  }),
} as const;
