/** What became of the loans behind the statistics: those in arrears, and the yen lent for each unit that a KPI gained. */
import { amountPerOutcome } from "../../domain/impact/finance-per-outcome.ts";
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import { canonicalDecimal, decimal, fixedDecimal } from "../../domain/kernel/decimal.ts";
import { money, moneyText } from "../../domain/kernel/money.ts";
import type { Viewpoint } from "../../domain/kernel/viewpoint.ts";
import {
  daysOf,
  divisionsOf,
  lentByPeriod,
  periodOf,
  type PortfolioDimension,
} from "../../domain/programme/portfolio-statistics.ts";
import type { Actor } from "../actor.ts";
import { gainTold, kpiEnds, knownSeries } from "../impact/kpi-ends.ts";
import { rowsInArrears, sumText } from "../loan/list-arrears.ts";
import type { LoanReader } from "../loan/read-loan.ts";
import type { Repositories } from "../ports.ts";
import { labelOf, percentOf, type AskedStatistics } from "./read-statistics.ts";
import type { LentKpi, LentPlace } from "./statistics-ports.ts";

export interface PortfolioArrearsRow {
  readonly period: string;
  readonly key: string;
  readonly label: Bilingual;
  /** Loans lent in the period that have something overdue. */
  readonly loans: number;
  /** Percent of the loans lent in the period, one decimal. */
  readonly shareOfLoans: string;
  readonly overdue: string;
  readonly outstanding: string;
}

const rangeLength = 500;

/** Loans in yen with something overdue, under the period they were lent in. */
export async function readPortfolioArrears(
  reader: LoanReader,
  { dimension, period, viewpoint }: AskedStatistics,
): Promise<readonly PortfolioArrearsRow[]> {
  const { repositories, actor } = reader;
  const { portfolioStatistics } = repositories;
  const asked = { dimension, viewpoint };
  const late = (await rowsInArrears(reader, viewpoint)).filter(({ currency }) => currency === "JPY");
  const places: LentPlace[] = [];
  for (let from = 0; from < late.length; from += rangeLength) {
    const ids = late.slice(from, from + rangeLength).map(({ loanId }) => loanId);
    places.push(...(await portfolioStatistics.places(actor.organizationId, asked, ids)));
  }
  const lateById = new Map(late.map((row) => [row.loanId, row]));
  const lent = lentByPeriod(await portfolioStatistics.lent(actor.organizationId, asked), {
    dimension,
    period,
  });
  return lent.flatMap(({ period: of, key, loans }) => {
    const own = places.filter(
      (place) => periodOf(place.month, period) === of && divisionsOf(place.key, dimension).includes(key),
    );
    const rows = own.flatMap(({ loanId }) => lateById.get(loanId) ?? []);
    if (rows.length === 0) return [];
    return [
      {
        period: of,
        key,
        label: labelOf(dimension, key),
        loans: rows.length,
        shareOfLoans: percentOf(BigInt(rows.length), BigInt(loans)) ?? "0",
        overdue: sumText(
          rows.map((row) => row.overdue),
          "JPY",
        ),
        outstanding: sumText(
          rows.map((row) => row.outstanding),
          "JPY",
        ),
      },
    ];
  });
}

export interface PortfolioOutcome {
  readonly kpiId: string;
  readonly kpi: Bilingual;
  readonly unit: Bilingual;
  readonly loans: number;
  /** Yen of the loans whose agreements set targets for the KPI. */
  readonly amount: string;
  /** Between the first and the last observation; null where there are fewer than two, or one counts too few people. */
  readonly change: string | null;
  /** Yen to two places; null where the KPI did not gain. */
  readonly amountPerOutcome: string | null;
}

export interface AskedOutcomes {
  readonly dimension: PortfolioDimension;
  readonly key: string;
  readonly period: string;
  readonly viewpoint: Viewpoint;
}

const moneyPlaces = 2;

/** For each KPI that loans behind a figure rest on; a loan with several KPIs is in the amount of each. */
export async function readPortfolioOutcomes(
  { portfolioStatistics, impact }: Pick<Repositories, "portfolioStatistics" | "impact">,
  { organizationId }: Actor,
  { dimension, key, period, viewpoint }: AskedOutcomes,
): Promise<readonly PortfolioOutcome[]> {
  const [firstOn, lastOn] = daysOf(period);
  const asked = { dimension, key, viewpoint, firstOn, lastOn };
  const lent = await portfolioStatistics.kpis(organizationId, asked);
  const ids = [...new Set(lent.map(({ kpiId }) => kpiId))];
  const series = knownSeries(await impact.observationsOfKpis(organizationId, ids), viewpoint);
  const outcomes: PortfolioOutcome[] = [];
  for (const kpiId of ids) {
    const loans = lent.filter((one) => one.kpiId === kpiId);
    const kpi = await impact.findKpi(organizationId, kpiId);
    if (kpi === undefined) continue;
    const ends = kpiEnds(
      series.filter((record) => record.kpiId === kpiId),
      {},
    );
    const scale = gainTold(ends, kpi, organizationId);
    const amount = moneyText(money(principalOf(loans), "JPY"));
    const share = scale && amountPerOutcome(decimal(amount), { scale, direction: kpi.direction });
    outcomes.push({
      kpiId,
      kpi: kpi.name,
      unit: kpi.unit,
      loans: loans.length,
      amount,
      change: scale === undefined ? null : canonicalDecimal(scale),
      amountPerOutcome: share === undefined ? null : fixedDecimal(share, moneyPlaces),
    });
  }
  return outcomes;
}

function principalOf(loans: readonly LentKpi[]): bigint {
  return loans.reduce((sum, { principal }) => sum + principal, 0n);
}
