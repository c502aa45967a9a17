/**
 * Investments of a fund: lots as they were bought, what has left them, and what they are worth. An exit releases the
 * average cost: the same part of every lot. Old funds value by rank, as a share of cost (A 75 %, B 50 %, C 25 %, D a
 * memorandum value of one yen), newer ones at fair value.
 *
 * A buy-back above the capital behind the shares is partly a dividend (みなし配当), from which the company withholds
 * 20.42 % income tax (所得税法 第25条; 復興特別所得税 included).
 */
import { allocate } from "../kernel/allocation.ts";
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import { present } from "../kernel/invariant.ts";
import { isOf, type ReleasedCost, type ValuationRank } from "./fund-event.ts";
import type { FundPosition } from "./fund-standing.ts";

export interface Lot extends ReleasedCost {
  readonly boughtOn: string;
}

/** What is left of each lot of an investment. */
export function lotsOf({ events }: FundPosition, investmentId: string): readonly Lot[] {
  const released = events
    .filter(isOf("exit"))
    .filter(({ detail }) => detail.investmentId === investmentId)
    .flatMap(({ detail }) => detail.released);
  return events
    .filter(isOf("purchase"))
    .filter(({ detail }) => detail.investmentId === investmentId)
    .map(({ id, effectiveOn, detail }) => {
      const gone = released.filter(({ lotId }) => lotId === id);
      return {
        lotId: id,
        boughtOn: effectiveOn,
        units: gone.reduce((left, { units }) => left - units, detail.units),
        cost: gone.reduce((left, { cost }) => left - cost, detail.cost),
      };
    });
}

export type HoldingRejection = Rejection<"unitsNotHeld" | "amountNotPositive">;

/** Average cost of the units that leave, lot by lot. */
export function releaseCost(
  lots: readonly Lot[],
  units: bigint,
): Decision<readonly ReleasedCost[], HoldingRejection> {
  const held = lots.reduce((sum, lot) => sum + lot.units, 0n);
  if (units <= 0n)
    return reject({ code: "amountNotPositive", figures: { units: String(units) }, pointer: "/units" });
  if (units > held) {
    return reject({
      code: "unitsNotHeld",
      figures: { units: String(units), held: String(held) },
      pointer: "/units",
    });
  }
  const cost = lots.reduce((sum, lot) => sum + lot.cost, 0n);
  const unitShares = shared(
    units,
    lots.map((lot) => lot.units),
  );
  const costShares =
    units === held
      ? lots.map((lot) => lot.cost)
      : shared(
          (cost * units) / held,
          lots.map((lot) => lot.cost),
        );
  return accept(
    lots
      .map(({ lotId }, i) => ({ lotId, units: unitShares[i] ?? 0n, cost: costShares[i] ?? 0n }))
      .filter((lot) => lot.units > 0n || lot.cost > 0n),
  );
}

function shared(amount: bigint, weights: readonly bigint[]): readonly bigint[] {
  if (amount === 0n) return weights.map(() => 0n);
  const allocated = allocate(amount, weights);
  return present(allocated.ok ? allocated.value : undefined, "lots with something left").shares;
}

const rankPercent = { A: 75n, B: 50n, C: 25n } as const;

/** Minor units; `fairValue` is what was found, for a valuation without rank. */
export function valueByRank(rank: ValuationRank, cost: bigint, fairValue: bigint): bigint {
  if (rank === "fairValue") return fairValue;
  if (rank === "D") return cost > 0n ? 1n : 0n;
  return (cost * rankPercent[rank]) / 100n;
}

export interface DeemedDividend {
  readonly deemedDividend: bigint;
  readonly withheldTax: bigint;
}

/** `capitalPortion`: the company's capital behind the shares it buys back (資本金等の額). */
export function deemedDividendOf(proceeds: bigint, capitalPortion: bigint): DeemedDividend {
  const deemedDividend = proceeds > capitalPortion ? proceeds - capitalPortion : 0n;
  return { deemedDividend, withheldTax: (deemedDividend * 2042n) / 10_000n };
}

/** What was bought into one company so far, by its investments. */
export function investedIn({ events }: FundPosition, investmentIds: readonly string[]): bigint {
  return events
    .filter(isOf("purchase"))
    .filter(({ detail }) => investmentIds.includes(detail.investmentId))
    .reduce((sum, { detail }) => sum + detail.cost, 0n);
}
