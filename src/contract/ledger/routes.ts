import { z } from "zod";
import { pageOf, pageQuery, viewpointQuery } from "../answers.ts";
import { route } from "../route.ts";
import { wireAmount, wireDay, wireId, wireText } from "../wire.ts";
import {
  accountAnswer,
  bookAnswer,
  chartAnswer,
  entryProofAnswer,
  entryWithOrigin,
  generalLedgerAnswer,
  journalEntryPage,
  trialBalanceAnswer,
} from "./ledger-answers.ts";
import { generalLedgerTable, journalTable, trialBalanceTable } from "./tables.ts";

const bookId = z.strictObject({ bookId: wireId });
const accountId = bookId.extend({ accountId: wireId });

export const ledgerRoutes = {
  listBooks: route({
    id: "listBooks",
    method: "get",
    path: "/v1/books",
    summary: "Books of the caller's organization",
    tag: "books",
    permission: "readBooks",
    query: pageQuery,
    response: pageOf(bookAnswer),
  }),
  getChart: route({
    id: "getChart",
    method: "get",
    path: "/v1/books/{bookId}/chart",
    summary: "Accounts as the institution calls them, and the posting rules: event, debit, credit",
    tag: "books",
    permission: "readBooks",
    params: bookId,
    query: viewpointQuery,
    response: chartAnswer,
  }),
  renameAccount: route({
    id: "renameAccount",
    method: "post",
    path: "/v1/books/{bookId}/accounts/{accountId}/names",
    summary: "Call an account by another code or name from today on; earlier names stay on record",
    tag: "books",
    permission: "administer",
    params: accountId,
    body: z.strictObject({
      code: wireText(16),
      name: z.strictObject({ ja: wireText(60), en: wireText(120) }),
    }),
    response: accountAnswer,
    status: 201,
    recordsFacts: true,
  }),
  getTrialBalance: route({
    id: "getTrialBalance",
    method: "get",
    path: "/v1/books/{bookId}/trial-balance",
    summary: "Opening, debit, credit and balance of every account at a viewpoint; the balances sum to zero",
    tag: "books",
    permission: "readBooks",
    params: bookId,
    query: viewpointQuery.extend({ fromOn: wireDay.optional() }),
    response: trialBalanceAnswer,
    table: trialBalanceTable,
  }),
  getGeneralLedger: route({
    id: "getGeneralLedger",
    method: "get",
    path: "/v1/books/{bookId}/accounts/{accountId}/ledger",
    summary:
      "One account between two days: opening balance, postings with the balance after each, closing balance",
    tag: "books",
    permission: "readBooks",
    params: accountId,
    query: viewpointQuery.extend(pageQuery.shape).extend({ fromOn: wireDay }),
    response: generalLedgerAnswer,
    table: generalLedgerTable,
  }),
  listJournalEntries: route({
    id: "listJournalEntries",
    method: "get",
    path: "/v1/books/{bookId}/journal-entries",
    summary:
      "Journal, newest first; by day, amount and counterparty (電子帳簿保存法), account, loan and lateness in any combination",
    tag: "books",
    permission: "readBooks",
    params: bookId,
    query: viewpointQuery.extend(pageQuery.shape).extend({
      loanId: wireId.optional(),
      accountId: wireId.optional(),
      fromOn: wireDay.optional(),
      toOn: wireDay.optional(),
      amountFrom: wireAmount.optional(),
      amountTo: wireAmount.optional(),
      /** Part of the borrower's name or of the number of the loan. */
      counterparty: wireText(100).optional(),
      /** Only what was recorded later than the usual cycle of business allows. */
      late: z.enum(["true", "false"]).optional(),
    }),
    response: journalEntryPage,
    table: journalTable,
  }),
  exportBook: route({
    id: "exportBook",
    method: "get",
    path: "/v1/books/{bookId}/export",
    summary: "The book as a journal for hledger, ledger-cli or beancount, or as a table",
    tag: "books",
    permission: "readBooks",
    params: bookId,
    query: viewpointQuery.extend({ format: z.enum(["hledger", "ledger", "beancount", "csv"]) }),
    response: z.string(),
    responseKind: "file",
  }),
  getEntryProof: route({
    id: "getEntryProof",
    method: "get",
    path: "/v1/books/{bookId}/journal-entries/{entryId}/proof",
    summary: "Proof that the entry stands in the books, against a signed checkpoint; to be checked offline",
    tag: "books",
    permission: "audit",
    params: bookId.extend({ entryId: wireId }),
    response: entryProofAnswer,
  }),
  getJournalEntry: route({
    id: "getJournalEntry",
    method: "get",
    path: "/v1/books/{bookId}/journal-entries/{entryId}",
    summary: "One entry with its lines, the fact and the approval that caused it, and what it corrects",
    tag: "books",
    permission: "readBooks",
    params: bookId.extend({ entryId: wireId }),
    query: viewpointQuery,
    response: entryWithOrigin,
  }),
} as const;
