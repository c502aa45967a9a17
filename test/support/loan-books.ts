/** Loan books for tests: rows under the headings of the template. */
import {
  loanBookFieldKeys,
  loanBookFields,
  type LoanBookFieldKey,
} from "../../src/domain/loan/loan-book-fields.ts";
import { guessMapping } from "../../src/domain/loan/loan-book-mapping.ts";

export type BookRow = Readonly<Partial<Record<LoanBookFieldKey, string>>>;

export const bookHeader = loanBookFieldKeys.map((key) => loanBookFields[key].label.ja);
export const bookMapping = guessMapping(bookHeader);

/** A good loan at a fixed rate; what is given replaces its cells. */
export function bookRow(n: number, cells: BookRow = {}): readonly string[] {
  const good: BookRow = {
    loanNumber: `T-${String(n).padStart(5, "0")}`,
    facilityNumber: `TF-${String(Math.ceil(n / 3))}`,
    borrowerName: `取込先${String(Math.ceil(n / 3))}株式会社`,
    kind: ["元金均等", "元利均等", "期日一括"][n % 3] ?? "",
    originalPrincipal: "60,000,000",
    takeoverOn: "2026/1/5",
    outstanding: `¥${String(24_000_000 + n * 1000)}`,
    interestPaidTo: "令和7年12月31日",
    nextDueOn: "2026/1/31",
    everyMonths: "毎月",
    instalments: "24回",
    fixedRate: "1.475%",
    ...cells,
  };
  return loanBookFieldKeys.map((key) => good[key] ?? "");
}

export function bookCsv(rows: readonly (readonly string[])[]): string {
  return [bookHeader, ...rows].map((cells) => cells.map((cell) => `"${cell}"`).join(",")).join("\r\n");
}
