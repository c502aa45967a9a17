/** One row a posting, for spreadsheets. A cell that a spreadsheet would take for a formula is told to be text. */
import { money, moneyText } from "../../../domain/kernel/money.ts";
import type { BookWriter } from "./book-writer.ts";

const columns = [
  "entryId",
  "line",
  "effectiveOn",
  "belongsOn",
  "recordedAt",
  "kind",
  "accountCode",
  "accountName",
  "debit",
  "credit",
  "currency",
  "description",
  "counterparty",
  "reason",
  "reasonId",
  "author",
  "approver",
] as const;

export const csvTable: BookWriter = {
  fileEnding: "csv",
  mediaType: "text/csv",
  // The mark at the beginning tells spreadsheets that Japanese names are UTF-8.
  head: () => `\u{FEFF}${columns.join(",")}\r\n`,
  entry: (entry, { currency }) =>
    entry.lines
      .map(({ account, amount }, position) => {
        const text = (side: bigint) => (side > 0n ? moneyText(money(side, currency)) : "");
        const cells = [
          entry.id,
          String(position + 1),
          entry.effectiveOn,
          entry.belongsOn ?? "",
          entry.recordedAt,
          entry.kind,
          account.code,
          account.name.ja,
          text(amount),
          text(-amount),
          currency,
          entry.description.ja,
          entry.counterparty?.ja ?? "",
          entry.reasonKind,
          entry.reasonId,
          entry.author,
          entry.approver ?? "",
        ];
        return `${cells.map(cell).join(",")}\r\n`;
      })
      .join(""),
};

function cell(text: string): string {
  const harmless = /^[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
