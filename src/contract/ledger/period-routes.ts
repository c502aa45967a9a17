import { z } from "zod";
import { changePreview } from "../approval/change-preview.ts";
import { approvalAnswer } from "../approval/routes.ts";
import { route } from "../route.ts";
import { answerDay, answerInstant, wireDay, wireId, wireText } from "../wire.ts";

const bookId = z.strictObject({ bookId: wireId });
const periodKind = z.enum(["month", "fiscalYear"]);

const periodBody = z.strictObject({
  event: z.enum(["closed", "reopened"]),
  kind: periodKind,
  /** Any day of the period. */
  on: wireDay,
  reason: wireText(1000, 0).default(""),
});

const openingBody = z.strictObject({
  effectiveOn: wireDay,
  /** CSV with the columns accountCode (科目コード), debit (借方), credit (貸方). */
  csv: z.string().min(1).max(200_000),
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
    summary: "Read a table of opening balances and tell every mistake with its row; writes nothing",
    tag: "books",
    permission: "requestApproval",
    params: bookId,
    body: openingBody,
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
            figures: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
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
} as const;
