/**
 * How a fund has done, as of a day and for one partner or the whole fund. DPI = distributions / paid-in, RVPI = net
 * asset value / paid-in, TVPI = DPI + RVPI, PIC = paid-in / commitment; MOIC = what the investments have returned and
 * are still worth / what they cost. The J-curve is the running sum of what partners got less what they paid in.
 */
import { decimal, type Decimal } from "../kernel/decimal.ts";
import type { LocalDate } from "../kernel/local-date.ts";
import { inDateOrder, type CashFlow, type FundFlows } from "./cash-flow.ts";

/** Minor units. */
export interface FundFigures {
  readonly commitment: bigint;
  readonly paidIn: bigint;
  readonly distributed: bigint;
  readonly netAssetValue: bigint;
}

/** Multiples, unrounded; undefined while there is nothing to divide by. */
export interface FundMultiples {
  readonly dpi: Decimal | undefined;
  readonly rvpi: Decimal | undefined;
  readonly tvpi: Decimal | undefined;
  readonly pic: Decimal | undefined;
}

export function fundMultiples({
  commitment,
  paidIn,
  distributed,
  netAssetValue,
}: FundFigures): FundMultiples {
  const dpi = multiple(distributed, paidIn);
  const rvpi = multiple(netAssetValue, paidIn);
  const tvpi = multiple(distributed + netAssetValue, paidIn);
  return { dpi, rvpi, tvpi, pic: multiple(paidIn, commitment) };
}

/** Minor units. */
export interface InvestmentFigures {
  readonly cost: bigint;
  readonly proceeds: bigint;
  readonly fairValue: bigint;
}

/** Multiple on invested capital of one investment, or of several whose figures were added. */
export function multipleOnInvestedCapital(figures: InvestmentFigures): Decimal | undefined {
  return multiple(figures.proceeds + figures.fairValue, figures.cost);
}

export interface JCurvePoint {
  readonly on: LocalDate;
  /** Distributions less contributions up to and including the day. Minor units. */
  readonly cumulative: bigint;
}

/** One point for every day with a flow, in date order. */
export function jCurve({ contributions, distributions }: FundFlows): readonly JCurvePoint[] {
  const flows: readonly CashFlow[] = inDateOrder([
    ...contributions.map(({ on, amount }) => ({ on, amount: -amount })),
    ...distributions,
  ]);
  const byDay = new Map<LocalDate, bigint>();
  let cumulative = 0n;
  for (const { on, amount } of flows) {
    cumulative += amount;
    byDay.set(on, cumulative);
  }
  return [...byDay].map(([on, sum]) => ({ on, cumulative: sum }));
}

function multiple(amount: bigint, base: bigint): Decimal | undefined {
  return base === 0n ? undefined : decimal(amount).div(decimal(base));
}
