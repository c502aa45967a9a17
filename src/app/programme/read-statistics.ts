/** A lender's portfolio in figures: what was lent in each period, beside the period before it and the published series. */
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import { canonicalDecimal, decimal } from "../../domain/kernel/decimal.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import { money, moneyText } from "../../domain/kernel/money.ts";
import type { Viewpoint } from "../../domain/kernel/viewpoint.ts";
import { legalFormName } from "../../domain/party/legal-form.ts";
import { prefectureName } from "../../domain/party/prefecture.ts";
import { attainmentByPeriod } from "../../domain/programme/portfolio-attainment.ts";
import {
  daysOf,
  lentByPeriod,
  yearBefore,
  type LentRow,
  type PortfolioDimension,
  type StatisticsPeriod,
} from "../../domain/programme/portfolio-statistics.ts";
import { publishedLending } from "../../domain/programme/published-lending.ts";
import type { Actor } from "../actor.ts";
import type { Page, PageRequest } from "../page.ts";
import type { Repositories } from "../ports.ts";

export interface StatisticsRow {
  readonly period: string;
  readonly key: string;
  readonly label: Bilingual;
  readonly loans: number;
  readonly amount: string;
  /** Yen a loan, cut to whole yen. */
  readonly average: string;
  /** Percent of the loans and of the yen of the period, one decimal. */
  readonly shareOfLoans: string;
  readonly shareOfAmount: string;
  /** Percent of the same period a year before, one decimal; null where nothing was lent then. */
  readonly loansOnYear: string | null;
  readonly amountOnYear: string | null;
  readonly interestForgone: string;
  /** Targets judged so far under these loans, and percent of them met, one decimal; null where none was judged. */
  readonly targetsJudged: number;
  readonly attainment: string | null;
}

export interface StatisticsView {
  readonly viewpoint: Viewpoint;
  readonly items: readonly StatisticsRow[];
  /** Counted from the loans themselves; fields overlap and do not add up to it. */
  readonly totals: readonly StatisticsRow[];
  readonly published: readonly PublishedRow[];
}

export interface PublishedRow {
  readonly period: string;
  readonly loans: number | null;
  /** In 100 million yen, truncated as published. */
  readonly oku: number | null;
  readonly source: string;
  readonly isNarrower: boolean;
}

export interface AskedStatistics {
  readonly dimension: PortfolioDimension;
  readonly period: StatisticsPeriod;
  readonly viewpoint: Viewpoint;
}

type Work = Pick<Repositories, "portfolioStatistics">;

export async function readStatistics(
  work: Work,
  { organizationId }: Actor,
  { dimension, period, viewpoint }: AskedStatistics,
): Promise<StatisticsView> {
  const rowsBy = async (by: PortfolioDimension): Promise<readonly Counted[]> => {
    const asked = { dimension: by, viewpoint };
    const lent = lentByPeriod(await work.portfolioStatistics.lent(organizationId, asked), {
      dimension: by,
      period,
    });
    const forgone = await work.portfolioStatistics.forgone(organizationId, asked);
    const taken = lentByPeriod(
      forgone.map(({ forgone: amount, ...group }) => ({ ...group, loans: 0, amount })),
      { dimension: by, period },
    );
    const found = new Map(taken.map((row) => [placeOf(row), row.amount]));
    const verdicts = await work.portfolioStatistics.verdicts(organizationId, asked);
    const attained = new Map(
      attainmentByPeriod(verdicts, { dimension: by, period }).map((row) => [placeOf(row), row]),
    );
    return lent.map((row) => ({
      ...row,
      forgone: found.get(placeOf(row)) ?? 0n,
      judged: attained.get(placeOf(row))?.judged ?? 0,
      achieved: attained.get(placeOf(row))?.achieved ?? 0,
    }));
  };
  const totals = await rowsBy("total");
  const rows = dimension === "total" ? totals : await rowsBy(dimension);
  return {
    viewpoint,
    items: rows.map((row) => statisticsRow(row, { dimension, rows, totals })),
    totals: totals.map((row) => statisticsRow(row, { dimension: "total", rows: totals, totals })),
    published: publishedLending
      .filter((row) => row.period.includes("H") === (period === "half"))
      .map(({ period: of, loans, oku, source, isNarrower }) => ({
        period: of,
        loans: loans ?? null,
        oku: oku ?? null,
        source,
        isNarrower: isNarrower ?? false,
      })),
  };
}

interface Counted extends LentRow {
  readonly forgone: bigint;
  readonly judged: number;
  readonly achieved: number;
}

interface Beside {
  readonly dimension: PortfolioDimension;
  readonly rows: readonly Counted[];
  readonly totals: readonly Counted[];
}

function placeOf({ period, key }: Pick<LentRow, "period" | "key">): string {
  return `${period}/${key}`;
}

function statisticsRow(row: Counted, { dimension, rows, totals }: Beside): StatisticsRow {
  const { period, key, loans, amount, forgone, judged, achieved } = row;
  const total = totals.find((one) => one.period === period) ?? nothing;
  const before = rows.find((one) => one.key === key && one.period === yearBefore(period)) ?? nothing;
  const yen = (minor: bigint): string => moneyText(money(minor, "JPY"));
  return {
    period,
    key,
    label: labelOf(dimension, key),
    loans,
    amount: yen(amount),
    average: yen(loans === 0 ? 0n : amount / BigInt(loans)),
    shareOfLoans: percentOf(BigInt(loans), BigInt(total.loans)) ?? "0",
    shareOfAmount: percentOf(amount, total.amount) ?? "0",
    loansOnYear: percentOf(BigInt(loans), BigInt(before.loans)),
    amountOnYear: percentOf(amount, before.amount),
    interestForgone: yen(forgone),
    targetsJudged: judged,
    attainment: percentOf(BigInt(achieved), BigInt(judged)),
  };
}

const nothing = { loans: 0, amount: 0n } as const;

const notStated: Bilingual = { ja: "記録なし", en: "not recorded" };
const words: Readonly<Record<string, Bilingual>> = {
  care: { ja: "介護・福祉", en: "Care and welfare" },
  socialIssue: { ja: "社会的課題の解決", en: "Social issues" },
  none: { ja: "その他・記録なし", en: "Other or not recorded" },
  High: { ja: "とても高い", en: "High" },
  Significant: { ja: "高い", en: "Significant" },
  Moderate: { ja: "中程度", en: "Moderate" },
  Low: { ja: "低い", en: "Low" },
};

export function labelOf(dimension: PortfolioDimension, key: string): Bilingual {
  if (dimension === "total") return { ja: "合計", en: "Total" };
  if (key === "") return notStated;
  if (dimension === "legalForm") return legalFormName(key) ?? { ja: key, en: key };
  if (dimension === "prefecture") return prefectureName(key) ?? { ja: key, en: key };
  return words[key] ?? { ja: key, en: key };
}

/** One decimal, rounded half up from the exact quotient; undefined of nothing is null. */
export function percentOf(part: bigint, whole: bigint): string | null {
  if (whole <= 0n) return null;
  const thousandths = (part * 2_000n + whole) / (whole * 2n);
  return canonicalDecimal(decimal(String(thousandths)).div(10));
}

export interface LentLoanView {
  readonly id: string;
  readonly number: string;
  readonly borrower: { readonly id: string; readonly name: { readonly ja: string; readonly en: string } };
  readonly drawdownOn: LocalDate;
  readonly principal: string;
  readonly legalForm: string;
  readonly prefecture: string;
  readonly fields: readonly string[];
  readonly band: string;
}

/** The loans behind one figure. */
export async function readLentLoans(
  work: Work,
  { organizationId }: Actor,
  asked: {
    readonly dimension: PortfolioDimension;
    readonly key: string;
    readonly period: string;
    readonly viewpoint: Viewpoint;
    readonly page: PageRequest;
  },
): Promise<Page<LentLoanView>> {
  const { dimension, key, viewpoint } = asked;
  const [firstOn, lastOn] = daysOf(asked.period);
  const { items, nextCursor } = await work.portfolioStatistics.loans(
    organizationId,
    { dimension, key, viewpoint, firstOn, lastOn },
    asked.page,
  );
  return {
    items: items.map(({ borrower: { id, ja, en }, principal, ...loan }) => ({
      ...loan,
      borrower: { id, name: { ja, en } },
      principal: moneyText(money(principal, "JPY")),
    })),
    nextCursor,
  };
}
