/** Beancount: accounts are opened before they are used, words are quoted, accounts are plain codes with their name beside. */
import { firstDay } from "../../../domain/kernel/local-date.ts";
import { money, moneyText } from "../../../domain/kernel/money.ts";
import type { AccountRecord } from "../ports.ts";
import { accountRoots, type BookWriter } from "./book-writer.ts";

export const beancountJournal: BookWriter = {
  fileEnding: "beancount",
  mediaType: "text/plain",
  head: (book, accounts) =>
    [
      `option "title" ${quoted(book.name.ja)}`,
      `option "operating_currency" "${book.currency}"`,
      ...accounts.flatMap((account) => [
        `${firstDay} open ${pathOf(account)} ${book.currency}`,
        `  name: ${quoted(account.name.ja)}`,
      ]),
      "",
      "",
    ].join("\n"),
  entry: (entry, { currency }) =>
    [
      `${entry.effectiveOn} * ${quoted(entry.description.ja)}`,
      `  id: "${entry.id}"`,
      `  recorded: "${entry.recordedAt}"`,
      `  reason: ${quoted(`${entry.reasonKind} ${entry.reasonId}`)}`,
      ...(entry.belongsOn === null ? [] : [`  belongs: ${entry.belongsOn}`]),
      ...(entry.corrects.length === 0 ? [] : [`  corrects: ${quoted(entry.corrects.join(" "))}`]),
      ...entry.lines.map(
        ({ account, amount }) => `  ${pathOf(account)}  ${moneyText(money(amount, currency))} ${currency}`,
      ),
      "",
      "",
    ].join("\n"),
};

function pathOf({ kind, code }: AccountRecord): string {
  return `${accountRoots[kind]}:${code}`;
}

function quoted(text: string): string {
  const plain = text.replaceAll(/\s+/g, " ").replaceAll("\\", "\\\\").replaceAll('"', '\\"');
  return `"${plain}"`;
}
