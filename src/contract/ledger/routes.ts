import { z } from "zod";
import { bilingual, pageOf, pageQuery, viewpointQuery } from "../answers.ts";
import { route } from "../route.ts";
import { wireId } from "../wire.ts";
import { journalEntryPage, trialBalanceAnswer } from "./ledger-answers.ts";
import { journalTable, trialBalanceTable } from "./tables.ts";

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
    response: trialBalanceAnswer,
    table: trialBalanceTable,
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
    response: journalEntryPage,
    table: journalTable,
  }),
} as const;
