import type { z } from "zod";
import { answerTable } from "../table.ts";
import type { arrearsAnswer, claimsAnswer, repaymentsAnswer } from "./servicing-answers.ts";

const kindWords = {
  costs: { ja: "費用・手数料", en: "Costs and fees" },
  lateCharge: { ja: "遅延損害金", en: "Late charge" },
  interest: { ja: "利息", en: "Interest" },
  principal: { ja: "元金", en: "Principal" },
} as const;

export const claimsTable = answerTable<z.output<typeof claimsAnswer>>()({
  name: { ja: "未収の請求", en: "open-claims" },
  rows: ({ open, currency }) => open.map((claim) => ({ ...claim, currency })),
  columns: (cell) => [
    cell("day", ["期日", "Due"], ({ dueOn }) => dueOn),
    cell("text", ["種類", "Kind"], ({ kind }) => kindWords[kind]),
    cell("text", ["通貨", "Currency"], ({ currency }) => currency),
    cell("number", ["未収額", "Open"], ({ amount }) => amount),
    cell("number", ["延滞日数", "Days past due"], ({ daysPastDue }) => daysPastDue),
  ],
});

export const repaymentTable = answerTable<z.output<typeof repaymentsAnswer>>()({
  name: { ja: "入金", en: "repayments" },
  rows: ({ items }) => items,
  columns: (cell) => [
    cell("day", ["入金日", "Received"], ({ receivedOn }) => receivedOn),
    cell("text", ["通貨", "Currency"], ({ currency }) => currency),
    cell("number", ["金額", "Amount"], ({ amount }) => amount),
    cell("number", ["費用・手数料", "Costs and fees"], ({ costs }) => costs),
    cell("number", ["遅延損害金", "Late charge"], ({ lateCharge }) => lateCharge),
    cell("number", ["利息", "Interest"], ({ interest }) => interest),
    cell("number", ["元金", "Principal"], ({ principal }) => principal),
    cell("number", ["預り金", "Held"], ({ held }) => held),
  ],
});

export const arrearsTable = answerTable<z.output<typeof arrearsAnswer>>()({
  name: { ja: "延滞一覧", en: "arrears" },
  rows: ({ items }) => items,
  columns: (cell) => [
    cell("text", ["融資番号", "Loan"], ({ number }) => number),
    cell("text", ["借入人", "Borrower"], ({ borrower }) => borrower.name),
    cell("text", ["通貨", "Currency"], ({ currency }) => currency),
    cell("number", ["残高", "Outstanding"], ({ outstanding }) => outstanding),
    cell("number", ["延滞額", "Overdue"], ({ overdue }) => overdue),
    cell("day", ["最も古い期日", "Oldest due date"], ({ oldestDueOn }) => oldestDueOn),
    cell("number", ["延滞日数", "Days past due"], ({ daysPastDue }) => daysPastDue),
  ],
});
