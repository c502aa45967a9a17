import type { z } from "zod";
import { answerTable } from "../table.ts";
import type { generalLedgerAnswer, journalEntryPage, trialBalanceAnswer } from "./ledger-answers.ts";

type TrialBalance = z.output<typeof trialBalanceAnswer>;
type Ledger = z.output<typeof generalLedgerAnswer>;
type Entries = z.output<typeof journalEntryPage>;

export const trialBalanceTable = answerTable<TrialBalance>()({
  name: { ja: "試算表", en: "trial-balance" },
  rows: ({ rows, currency }) => rows.map((row) => ({ ...row, currency })),
  columns: (cell) => [
    cell("text", ["科目コード", "Account code"], ({ accountCode }) => accountCode),
    cell("text", ["勘定科目", "Account"], ({ accountName }) => accountName),
    cell("text", ["区分", "Kind"], ({ kind }) => kind),
    cell("text", ["通貨", "Currency"], ({ currency }) => currency),
    cell("number", ["前期繰越（借方＋・貸方−）", "Opening (debit +, credit -)"], ({ opening }) => opening),
    cell("number", ["借方", "Debit"], ({ debit }) => debit),
    cell("number", ["貸方", "Credit"], ({ credit }) => credit),
    cell("number", ["残高（借方＋・貸方−）", "Balance (debit +, credit -)"], ({ balance }) => balance),
  ],
});

/** One row for each posting of the account. */
export const generalLedgerTable = answerTable<Ledger>()({
  name: { ja: "総勘定元帳", en: "general-ledger" },
  rows: ({ items, account, currency }) => items.map((item) => ({ ...item, account, currency })),
  columns: (cell) => [
    cell("text", ["科目コード", "Account code"], ({ account }) => account.code),
    cell("text", ["勘定科目", "Account"], ({ account }) => account.name),
    cell("day", ["起算日", "Effective"], ({ effectiveOn }) => effectiveOn),
    cell("instant", ["記帳時刻", "Recorded"], ({ recordedAt }) => recordedAt),
    cell("text", ["仕訳", "Entry"], ({ entryId }) => entryId),
    cell("text", ["摘要", "Description"], ({ description }) => description),
    cell("text", ["通貨", "Currency"], ({ currency }) => currency),
    cell("number", ["金額（借方＋・貸方−）", "Amount (debit +, credit -)"], ({ amount }) => amount),
    cell("number", ["残高（借方＋・貸方−）", "Balance (debit +, credit -)"], ({ balance }) => balance),
  ],
});

/** One row for each line of each entry. */
export const journalTable = answerTable<Entries>()({
  name: { ja: "仕訳帳", en: "journal" },
  rows: ({ items }) => items.flatMap(({ lines, ...entry }) => lines.map((line) => ({ ...entry, line }))),
  columns: (cell) => [
    cell("day", ["起算日", "Effective"], ({ effectiveOn }) => effectiveOn),
    cell("instant", ["記帳時刻", "Recorded"], ({ recordedAt }) => recordedAt),
    cell("text", ["仕訳", "Entry"], ({ id }) => id),
    cell("text", ["摘要", "Description"], ({ description }) => description),
    cell("text", ["科目コード", "Account code"], ({ line }) => line.accountCode),
    cell("text", ["勘定科目", "Account"], ({ line }) => line.accountName),
    cell("number", ["金額（借方＋・貸方−）", "Amount (debit +, credit -)"], ({ line }) => line.amount),
    cell("text", ["原因", "Reason"], ({ reason }) => reason.kind),
    cell("text", ["起票者", "Author"], ({ author }) => author),
    cell("text", ["承認者", "Approver"], ({ approver }) => approver),
  ],
});
