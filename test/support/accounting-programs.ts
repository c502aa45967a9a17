/** What hledger, ledger-cli and beancount make of a book: they check the journal and add it up by themselves. */
import { expect } from "chai";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import type { ExportFormat } from "../../src/app/ledger/export/book-export.ts";
import type { AccountTotals } from "../../src/domain/ledger/trial-balance.ts";
import { needsProgram, outputOf } from "./programs.ts";

export type JournalFormat = Exclude<ExportFormat, "csv">;
export const journalFormats = ["hledger", "ledger", "beancount"] as const satisfies readonly JournalFormat[];

/** Code → balance in whole yen; accounts that stand at zero are left out. */
export type Balances = Readonly<Record<string, string>>;

const programs = {
  hledger: ["hledger"],
  ledger: ["ledger"],
  beancount: ["bean-check", "bean-query"],
} as const;

const reports: Readonly<Record<JournalFormat, (file: string) => string>> = {
  hledger: (file) => {
    outputOf("hledger", ["-f", file, "check", "accounts"]);
    return outputOf("hledger", ["-f", file, "balance", "--flat", "--no-total"]);
  },
  ledger: (file) => outputOf("ledger", ["--strict", "-f", file, "balance", "--flat", "--no-total"]),
  beancount: (file) => {
    expect(outputOf("bean-check", [file])).to.equal("");
    const query = "select sum(number), currency, account group by currency, account";
    return outputOf("bean-query", ["-f", "csv", file, query]);
  },
};

export function needsProgramsOf(context: Mocha.Context, format: JournalFormat): void {
  for (const program of programs[format]) needsProgram(context, program);
}

export async function balancesBy(
  format: JournalFormat,
  { folder, text }: { readonly folder: string; readonly text: string },
): Promise<Balances> {
  const file = path.join(folder, `book.${format}`);
  await writeFile(file, text);
  return balancesIn(reports[format](file));
}

export function balancesOf(totals: readonly AccountTotals[]): Balances {
  const balances = totals.map(({ code, debit, credit }) => [code, String(debit - credit)] as const);
  return Object.fromEntries(balances.filter(([, balance]) => balance !== "0"));
}

/** An amount of yen, then an account with a code of four digits. */
function balancesIn(report: string): Balances {
  const found = [...report.matchAll(/(-?\d+)(?: |,)JPY\s*,?\s*\w+:(\d{4})\b/g)].map(
    ([, amount = "", code = ""]) => [code, amount] as const,
  );
  return Object.fromEntries(found.filter(([, amount]) => amount !== "0"));
}
