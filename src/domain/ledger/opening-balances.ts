/**
 * Opening balances (期首残高の取込み): the balances a book begins with, as a table of account, debit, credit. Every row is
 * read and every mistake is told at once, with its row, because whoever corrects the table corrects all of it; only a
 * table without a mistake, whose two sides are equal, becomes an entry.
 *
 * What was booked stays. Where a balance was wrong, a second entry books the difference and names the first; an import
 * that should never have been is corrected to nothing.
 */
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import { money, moneyText, parseMoney, type Currency } from "../kernel/money.ts";

export interface OpeningRow {
  /** Line of the table, the heading being 1. */
  readonly row: number;
  readonly accountCode: string;
  /** Decimal text; empty where nothing stands on that side. */
  readonly debit: string;
  readonly credit: string;
}

export interface OpeningLine {
  readonly accountCode: string;
  /** Minor units; debit positive. */
  readonly amount: bigint;
}

export type OpeningComplaint = Rejection<
  | "openingAccountUnknown"
  | "openingAccountTwice"
  | "openingSideMissing"
  | "openingBothSides"
  | "openingAmountMalformed"
  | "openingUnbalanced"
  | "openingTooShort"
> & {
  /** Null for what is wrong with the table as a whole. */
  readonly row: number | null;
};

export interface OpeningBalances {
  readonly lines: readonly OpeningLine[];
  readonly complaints: readonly OpeningComplaint[];
}

export type OpeningCorrectionRejection = Rejection<"openingUnchanged">;

/** What has to be booked so that the accounts stand at what is right, instead of what was booked so far. */
export function openingDifference(
  booked: readonly OpeningLine[],
  right: readonly OpeningLine[],
): Decision<readonly OpeningLine[], OpeningCorrectionRejection> {
  const differences = new Map<string, bigint>();
  for (const { accountCode, amount } of right) add(differences, accountCode, amount);
  for (const { accountCode, amount } of booked) add(differences, accountCode, -amount);
  const lines = [...differences]
    .filter(([, amount]) => amount !== 0n)
    .map(([accountCode, amount]) => ({ accountCode, amount }));
  return lines.length > 0
    ? accept(lines)
    : reject({ code: "openingUnchanged", figures: { accounts: right.length } });
}

function add(sums: Map<string, bigint>, accountCode: string, amount: bigint): void {
  sums.set(accountCode, (sums.get(accountCode) ?? 0n) + amount);
}

interface Chart {
  readonly currency: Currency;
  readonly codes: readonly string[];
}

export function readOpeningBalances(rows: readonly OpeningRow[], chart: Chart): OpeningBalances {
  const seen = new Set<string>();
  const lines: OpeningLine[] = [];
  const complaints: OpeningComplaint[] = [];
  for (const row of rows) {
    const line = readRow(row, chart, seen);
    if ("amount" in line) lines.push(line);
    else complaints.push({ ...line, row: row.row });
    seen.add(row.accountCode);
  }
  if (complaints.length > 0) return { lines, complaints };
  return { lines, complaints: tableComplaints(lines, chart) };
}

type RowComplaint = Omit<OpeningComplaint, "row">;

function readRow(
  { accountCode, debit, credit }: OpeningRow,
  { currency, codes }: Chart,
  seen: ReadonlySet<string>,
): OpeningLine | RowComplaint {
  const figures = { accountCode };
  if (!codes.includes(accountCode)) return { code: "openingAccountUnknown", figures };
  if (seen.has(accountCode)) return { code: "openingAccountTwice", figures };
  if (debit !== "" && credit !== "")
    return { code: "openingBothSides", figures: { ...figures, debit, credit } };
  const text = debit === "" ? credit : debit;
  if (text === "") return { code: "openingSideMissing", figures };
  const amount = parseMoney(text, currency);
  if (!amount.ok || amount.value.minor <= 0n) {
    return { code: "openingAmountMalformed", figures: { ...figures, amount: text, currency } };
  }
  return { accountCode, amount: debit === "" ? 0n - amount.value.minor : amount.value.minor };
}

function tableComplaints(lines: readonly OpeningLine[], { currency }: Chart): readonly OpeningComplaint[] {
  if (lines.length < 2) return [{ code: "openingTooShort", row: null, figures: { lines: lines.length } }];
  const text = (amount: bigint) => moneyText(money(amount, currency));
  const debit = lines.reduce((sum, { amount }) => (amount > 0n ? sum + amount : sum), 0n);
  const credit = lines.reduce((sum, { amount }) => (amount < 0n ? sum - amount : sum), 0n);
  if (debit === credit) return [];
  const figures = { debit: text(debit), credit: text(credit), difference: text(debit - credit) };
  return [{ code: "openingUnbalanced", row: null, figures }];
}
