/**
 * Sharing profit and loss among the partners, by units, on the cumulative total: what a partner was given before under
 * the same shares counts, so that rounding never drifts. Units change with a closing or a transfer; partners excused
 * from an investment take no part in it; a side letter lowers a partner's share of the management fee. Each such set of
 * shares is a pool of its own, and counts from nothing.
 */
import { mapDecision, type Decision } from "../kernel/decision.ts";
import { rateRatio } from "../kernel/rate.ts";
import { ratio, roundRatio, subtractRatios, multiplyRatios } from "../kernel/ratio.ts";
import { allocateCumulatively } from "./cumulative-allocation.ts";
import { lineOf, type FundEvent, type FundLine, type FundShare } from "./fund-event.ts";
import { unitsOf, type FundPosition } from "./fund-standing.ts";
import type { AllocationRejection } from "../kernel/allocation.ts";

export interface ProfitPool {
  readonly key: string;
  /** In the order of the partners. */
  readonly weights: readonly bigint[];
}

/** By units; those excused from the investment take no part. */
export function profitPool(position: FundPosition, investmentId: string | undefined): ProfitPool {
  const units = unitsOf(position);
  const isExcused = position.partners.map(
    ({ sideLetter }) => investmentId !== undefined && sideLetter.excused.includes(investmentId),
  );
  const weights = units.map((count, i) => (isExcused[i] === true ? 0n : count));
  const key = sharesKey(position);
  return { key: isExcused.includes(true) ? `${key}/${investmentId ?? ""}` : key, weights };
}

const discountScale = 10_000_000_000n;

/** By units less what side letters take off. */
export function feePool(position: FundPosition): ProfitPool & { readonly isDiscounted: boolean } {
  const units = unitsOf(position);
  const discounts = position.partners.map(({ sideLetter }) => sideLetter.feeDiscountRate);
  const isDiscounted = discounts.some((discount) => discount !== 0n);
  if (!isDiscounted) return { key: sharesKey(position), weights: units, isDiscounted };
  const weights = units.map((count, i) => {
    const paid = subtractRatios(ratio(1n), rateRatio(discounts[i] ?? discountless));
    return roundRatio(multiplyRatios(ratio(count * discountScale), paid), "floor");
  });
  return { key: `${sharesKey(position)}/fee`, weights, isDiscounted };
}

const discountless = 0n as Parameters<typeof rateRatio>[0];

/** What is left of an amount charged by units once side letters have taken their part off. */
export function afterDiscounts(amount: bigint, position: FundPosition): bigint {
  const { weights, isDiscounted } = feePool(position);
  if (!isDiscounted) return amount;
  const full = unitsOf(position).reduce((sum, count) => sum + count * discountScale, 0n);
  return (amount * weights.reduce((sum, weight) => sum + weight, 0n)) / full;
}

/** The event from which on the shares have been what they are. */
function sharesKey({ events }: FundPosition): string {
  return events.findLast(({ detail: { kind } }) => kind === "closing" || kind === "transfer")?.id ?? "";
}

/** One line for each amount, positive for profit; all are shared on the cumulative total of the pool. */
export function shareProfit(
  amounts: readonly bigint[],
  pool: ProfitPool,
  { partners, known }: { readonly partners: FundPosition["partners"]; readonly known: readonly FundEvent[] },
): Decision<readonly FundLine[], AllocationRejection> {
  let before = partners.map(({ id }) => givenBefore(known, pool.key, id));
  const lines: FundLine[] = [];
  for (const amount of amounts) {
    const shared = mapDecision(
      allocateCumulatively(amount, { weights: pool.weights, before }),
      (cash) => cash,
    );
    if (!shared.ok) return shared;
    before = before.map((sum, i) => sum + (shared.value[i] ?? 0n));
    lines.push(profitLine(partners, shared.value));
  }
  return { ok: true, value: lines };
}

function profitLine(partners: FundPosition["partners"], amounts: readonly bigint[]): FundLine {
  const shares = partners.map(({ id }, i): FundShare => ({
    partnerId: id,
    cash: amounts[i] ?? 0n,
    unfunded: 0n,
  }));
  return lineOf("profit", shares);
}

/** `known`: every event that stands, of any day: profit learned late was given too. */
function givenBefore(known: readonly FundEvent[], key: string, partnerId: string): bigint {
  return known
    .filter(({ detail }) => "pool" in detail && detail.pool === key)
    .flatMap(({ lines }) => lines)
    .filter(({ type }) => type === "profit")
    .flatMap(({ shares }) => shares)
    .reduce((sum, share) => (share.partnerId === partnerId ? sum + share.cash : sum), 0n);
}
