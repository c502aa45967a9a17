/** Cells of a row by the names of their columns. What cannot be read is kept as a finding, and reading goes on. */
import type { Rejection, Decision } from "../kernel/decision.ts";
import type { LocalDate } from "../kernel/local-date.ts";
import type { Currency } from "../kernel/money.ts";
import { percent, type Rate } from "../kernel/rate.ts";
import {
  readAmount,
  readCorporateNumber,
  readCount,
  readDay,
  readName,
  readRate,
  readWord,
} from "./loan-book-cells.ts";
import { loanBookFields, type LoanBookFieldKey } from "./loan-book-fields.ts";
import type { LoanBookMapping } from "./loan-book-mapping.ts";
import type { Words } from "./loan-book-words.ts";

export interface LoanBookRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** What is wrong with a row. A warning leaves the loan as it is read, and says what to look at. */
export interface LoanBookFinding extends Pick<Rejection, "code" | "figures"> {
  readonly line: number;
  readonly column: LoanBookFieldKey | undefined;
  readonly severity: "error" | "warning";
}

type Complaint = Pick<Rejection, "code" | "figures">;

/** A cell that is empty is undefined; one that cannot be read is undefined too, and found. */
export interface LoanBookCells {
  readonly findings: readonly LoanBookFinding[];
  readonly text: (key: LoanBookFieldKey) => string;
  readonly complain: (key: LoanBookFieldKey, complaint: Complaint) => void;
  readonly name: (key: LoanBookFieldKey, longest: number) => string | undefined;
  readonly amount: (key: LoanBookFieldKey, currency: Currency) => bigint | undefined;
  readonly day: (key: LoanBookFieldKey) => LocalDate | undefined;
  readonly rate: (key: LoanBookFieldKey) => Rate | undefined;
  readonly count: (key: LoanBookFieldKey) => number | undefined;
  readonly word: <Term extends string>(key: LoanBookFieldKey, words: Words<Term>) => Term | undefined;
  readonly corporateNumber: (key: LoanBookFieldKey) => string | undefined;
}

/** Below a twentieth of a percent a rate was probably meant as a fraction. */
const suspiciouslyLow = percent(1n) / 20n;

export function loanBookCells(
  { line, cells }: LoanBookRow,
  { header, mapping }: { readonly header: readonly string[]; readonly mapping: LoanBookMapping },
): LoanBookCells {
  const findings: LoanBookFinding[] = [];
  const text = (key: LoanBookFieldKey): string => {
    const heading = mapping.columns[key];
    return (heading === undefined ? mapping.constants[key] : cells[header.indexOf(heading)])?.trim() ?? "";
  };
  const find = (column: LoanBookFieldKey, severity: LoanBookFinding["severity"], found: Complaint): void => {
    findings.push({ line, column, severity, ...found });
  };
  const read = <T>(key: LoanBookFieldKey, reading: (cell: string) => Decision<T>): T | undefined => {
    const cell = text(key);
    if (cell === "") {
      if (loanBookFields[key].isRequired) find(key, "error", { code: "cellEmpty" });
      return undefined;
    }
    const decision = reading(cell);
    if (decision.ok) return decision.value;
    find(key, "error", decision.rejection);
    return undefined;
  };
  const rate = (key: LoanBookFieldKey): Rate | undefined => {
    const value = read(key, (cell) => readRate(cell, mapping.rateUnit));
    if (value === undefined || value <= 0n || value >= suspiciouslyLow) return value;
    find(key, "warning", { code: "rateSuspiciouslyLow", figures: { text: text(key) } });
    return value;
  };
  return {
    findings,
    text,
    rate,
    complain: (key, complaint) => {
      find(key, "error", complaint);
    },
    name: (key, longest) => read(key, (cell) => readName(cell, longest)),
    amount: (key, currency) => read(key, (cell) => readAmount(cell, currency)),
    day: (key) => read(key, readDay),
    count: (key) => read(key, readCount),
    word: (key, words) => read(key, (cell) => readWord(cell, words)),
    corporateNumber: (key) => read(key, readCorporateNumber),
  };
}
