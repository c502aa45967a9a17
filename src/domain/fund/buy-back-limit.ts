/**
 * A company may buy its own shares back (自己株式の取得) only out of its distributable amount (分配可能額, 会社法 第461条). The fund
 * holds that amount per company, with its day and the document it was taken from; buy-backs since then use it up. A
 * redemption beyond what is left is refused with the figures, unless an exception was approved for it.
 */
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import type { LocalDate } from "../kernel/local-date.ts";
import { sumAmounts, type CashFlow } from "./cash-flow.ts";

interface DistributableAmount {
  readonly asOf: LocalDate;
  /** Yen. */
  readonly amount: bigint;
  /** The document it was taken from. */
  readonly source: string;
}

export interface BuyBackStanding {
  /** All that are known, in any order; the newest up to the day of the redemption counts. */
  readonly distributableAmounts: readonly DistributableAmount[];
  /** Earlier redemptions by the same company, to this fund. */
  readonly redemptions: readonly CashFlow[];
  /** Reference of an approved exception for this redemption. */
  readonly approvedException?: string;
}

export interface BuyBackHeadroom {
  readonly distributable: DistributableAmount;
  /** Redeemed from and including the day of the distributable amount. */
  readonly redeemedSince: bigint;
  /** Left before this redemption; may be negative. */
  readonly left: bigint;
  /** The exception the redemption needed. */
  readonly exception: string | undefined;
}

export type BuyBackRejection = Rejection<"distributableAmountUnknown" | "buyBackAboveDistributable">;

export function withinBuyBackLimit(
  redemption: CashFlow,
  { distributableAmounts, redemptions, approvedException }: BuyBackStanding,
): Decision<BuyBackHeadroom, BuyBackRejection> {
  const distributable = newestBy(redemption.on, distributableAmounts);
  if (distributable === undefined) {
    return reject({ code: "distributableAmountUnknown", figures: { on: redemption.on } });
  }
  const since = redemptions.filter(({ on }) => on >= distributable.asOf && on <= redemption.on);
  const redeemedSince = sumAmounts(since);
  const left = distributable.amount - redeemedSince;
  if (redemption.amount <= left) {
    return accept({ distributable, redeemedSince, left, exception: undefined });
  }
  if (approvedException !== undefined) {
    return accept({ distributable, redeemedSince, left, exception: approvedException });
  }
  const figures = {
    amount: redemption.amount.toString(),
    distributable: distributable.amount.toString(),
    asOf: distributable.asOf,
    source: distributable.source,
    redeemedSince: redeemedSince.toString(),
    left: left.toString(),
    excess: (redemption.amount - left).toString(),
  };
  return reject({ code: "buyBackAboveDistributable", figures });
}

function newestBy(on: LocalDate, amounts: readonly DistributableAmount[]): DistributableAmount | undefined {
  return amounts
    .filter(({ asOf }) => asOf <= on)
    .reduce<DistributableAmount | undefined>(
      (newest, amount) => (newest === undefined || amount.asOf >= newest.asOf ? amount : newest),
      undefined,
    );
}
