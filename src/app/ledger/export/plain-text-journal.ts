/** The syntax that hledger and ledger-cli share: dated entries, lines indented, signed amounts, tags in comments. */
import { money, moneyText } from "../../../domain/kernel/money.ts";
import type { AccountRecord } from "../ports.ts";
import { accountRoots, type BookWriter } from "./book-writer.ts";

export const hledgerJournal: BookWriter = {
  fileEnding: "journal",
  mediaType: "text/plain",
  head: (book, accounts) =>
    [
      `; ${plain(book.name.ja)} / ${plain(book.name.en)} (${book.currency})`,
      ...accounts.map((account) => `account ${pathOf(account)}`),
      "",
      "",
    ].join("\n"),
  entry: (entry, { currency }) => {
    const tags = [
      `recordedAt: ${entry.recordedAt}`,
      `reason: ${entry.reasonKind} ${entry.reasonId}`,
      ...(entry.belongsOn === null ? [] : [`belongsOn: ${entry.belongsOn}`]),
      ...entry.corrects.map((id) => `corrects: ${id}`),
    ];
    return [
      `${entry.effectiveOn} (${entry.id}) ${plain(entry.description.ja)}`,
      ...tags.map((tag) => `    ; ${plain(tag)}`),
      ...entry.lines.map(
        ({ account, amount }) => `    ${pathOf(account)}  ${moneyText(money(amount, currency))} ${currency}`,
      ),
      "",
      "",
    ].join("\n");
  },
};

/** With its words declared, so that `ledger --strict` has nothing to ask. */
export const ledgerJournal: BookWriter = {
  ...hledgerJournal,
  fileEnding: "ledger",
  head: (book, accounts) => {
    const tags = ["recordedAt", "reason", "belongsOn", "corrects"].map((tag) => `tag ${tag}\n`);
    return `commodity ${book.currency}\n${tags.join("")}${hledgerJournal.head(book, accounts)}`;
  },
};

function pathOf({ kind, code, name }: AccountRecord): string {
  return `${accountRoots[kind]}:${code} ${plain(name.ja).replaceAll(":", "：")}`;
}

/** Signs with a meaning in the syntax become their full-width forms; two blanks would end a name. */
function plain(text: string): string {
  return text.replaceAll(/\s+/g, " ").replaceAll(";", "；").replaceAll("|", "｜").trim();
}
