/**
 * Statistics of a lender's portfolio: count and yen of what was lent in a period, by what the loans were lent for. A loan
 * counts in the period of its first drawdown, with its first amount, and under what was known of it when it was lent:
 * legal form, prefecture, fields, band of significance. Later repayments change nothing here, so that a published figure
 * stays what it was. A loan may belong to several fields (介護・福祉 and 社会的課題 overlap in the published tables), so
 * that fields are never summed; the total is counted from the loans themselves.
 */
import type { LocalDate } from "../kernel/local-date.ts";
import type { SignificanceBand } from "./significance.ts";

export const portfolioFields = ["care", "socialIssue"] as const;
export type PortfolioField = (typeof portfolioFields)[number];

export const portfolioDimensions = ["total", "legalForm", "prefecture", "field", "band"] as const;
export type PortfolioDimension = (typeof portfolioDimensions)[number];

/** What a loan counts under, as it was lent. */
export interface LendingProfile {
  /** Code of the table of legal forms. */
  readonly legalForm: string;
  /** First two digits of the municipality code. */
  readonly prefecture: string;
  readonly fields: readonly PortfolioField[];
  /** Undefined where nobody graded it. */
  readonly band: SignificanceBand | undefined;
}

/** Loans of one month that are alike in all that is asked of them. */
export interface LentGroup {
  /** `2019-04`. */
  readonly month: string;
  /** Code of the dimension asked for; the fields of a group joined by commas. */
  readonly key: string;
  readonly loans: number;
  /** Minor units. */
  readonly amount: bigint;
}

export interface LentRow {
  readonly period: string;
  readonly key: string;
  readonly loans: number;
  readonly amount: bigint;
}

export type StatisticsPeriod = "fiscalYear" | "half";

/** Rows of every period and key, in the order of both. */
export function lentByPeriod(
  groups: readonly LentGroup[],
  { dimension, period }: { readonly dimension: PortfolioDimension; readonly period: StatisticsPeriod },
): readonly LentRow[] {
  const rows = new Map<string, LentRow>();
  for (const { month, key, loans, amount } of groups) {
    for (const one of divisionsOf(key, dimension)) {
      const place = { period: periodOf(month, period), key: one };
      const name = `${place.period}/${one}`;
      const before = rows.get(name) ?? { ...place, loans: 0, amount: 0n };
      rows.set(name, { ...place, loans: before.loans + loans, amount: before.amount + amount });
    }
  }
  return [...rows.values()].toSorted((a, b) => order(a.period, b.period) || order(a.key, b.key));
}

/** What a loan with this key counts under: each of its fields, and one of everything else. */
export function divisionsOf(key: string, dimension: PortfolioDimension): readonly string[] {
  if (dimension !== "field") return [key];
  return key === "" ? ["none"] : key.split(",");
}

/** Fiscal years begin in April: `2019`, and their halves `2019H1` (April to September) and `2019H2`. */
export function periodOf(month: string, period: StatisticsPeriod): string {
  const [year = 0, number = 0] = month.split("-").map(Number);
  const fiscalYear = number >= 4 ? year : year - 1;
  if (period === "fiscalYear") return String(fiscalYear);
  return `${String(fiscalYear)}${number >= 4 && number <= 9 ? "H1" : "H2"}`;
}

/** The same part of the year before. */
export function yearBefore(period: string): string {
  return `${String(Number(period.slice(0, 4)) - 1)}${period.slice(4)}`;
}

/** First and last day of a period. */
export function daysOf(period: string): readonly [LocalDate, LocalDate] {
  const year = Number(period.slice(0, 4));
  const half = period.slice(4);
  const from = half === "H2" ? `${String(year)}-10-01` : `${String(year)}-04-01`;
  const through = half === "H1" ? `${String(year)}-09-30` : `${String(year + 1)}-03-31`;
  return [from as LocalDate, through as LocalDate];
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
