import { z } from "zod";
import { answeredViewpoint, bilingual, journalLine, pageOf, pageQuery, viewpointQuery } from "../answers.ts";
import { route } from "../route.ts";
import { answerDay, answerDecimal, answerInstant, wireId } from "../wire.ts";

const bookId = z.strictObject({ bookId: wireId });

export const ledgerRoutes = {
  listBooks: route({
    id: "listBooks",
    method: "get",
    path: "/v1/books",
    summary: "Books of the caller's organization",
    tag: "books",
    permission: "readBooks",
    query: pageQuery,
    response: pageOf(
      z.strictObject({ id: wireId, name: bilingual, currency: z.string() }).meta({ id: "Book" }),
    ),
  }),
  getTrialBalance: route({
    id: "getTrialBalance",
    method: "get",
    path: "/v1/books/{bookId}/trial-balance",
    summary: "All balances at a viewpoint; they sum to zero",
    tag: "books",
    permission: "readBooks",
    params: bookId,
    query: viewpointQuery,
    response: z
      .strictObject({
        currency: z.string(),
        rows: z.array(
          z.strictObject({
            accountCode: z.string(),
            accountName: bilingual,
            kind: z.enum(["asset", "liability", "equity", "income", "expense"]),
            debit: answerDecimal,
            credit: answerDecimal,
            balance: answerDecimal,
          }),
        ),
        sum: answerDecimal,
        viewpoint: answeredViewpoint,
      })
      .meta({ id: "TrialBalance" }),
  }),
  listJournalEntries: route({
    id: "listJournalEntries",
    method: "get",
    path: "/v1/books/{bookId}/journal-entries",
    summary: "Journal, newest first, each entry with the fact that caused it",
    tag: "books",
    permission: "readBooks",
    params: bookId,
    query: pageQuery.extend({ loanId: wireId.optional() }),
    response: pageOf(
      z
        .strictObject({
          id: wireId,
          effectiveOn: answerDay,
          recordedAt: answerInstant,
          kind: z.string(),
          description: bilingual,
          reason: z.strictObject({ kind: z.string(), id: z.string() }),
          author: z.string(),
          approver: z.string().nullable(),
          loanId: wireId.nullable(),
          lines: z.array(journalLine),
        })
        .meta({ id: "JournalEntry" }),
    ),
  }),
} as const;
