/**
 * What a fund may pay out by law on a day. A limited partnership for investment (LPS) may not distribute beyond its
 * net assets (投資事業有限責任組合契約に関する法律 第10条). A limited liability partnership (LLP) keeps ¥3 million back, or all
 * contributions if they are less (有限責任事業組合契約に関する法律 第34条, 同施行規則 第37条). A silent partnership (匿名組合) has
 * no such limit on its assets. A distribution beyond the limit is refused with the figures.
 */
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import { unreachable } from "../kernel/invariant.ts";

type FundForm = "lps" | "llp" | "tk";

/** Yen on the day of the distribution. */
export interface FundAssets {
  readonly form: FundForm;
  readonly netAssets: bigint;
  /** All contributions of the partners so far. */
  readonly contributions: bigint;
}

export type DistributionLimitRejection = Rejection<"distributionAboveLimit">;

const llpReserve = 3_000_000n;

/** What may be distributed; undefined where the law sets no limit. */
export function distributionLimit({ form, netAssets, contributions }: FundAssets): bigint | undefined {
  switch (form) {
    case "lps":
      return atLeastZero(netAssets);
    case "llp":
      return atLeastZero(netAssets - (contributions < llpReserve ? contributions : llpReserve));
    case "tk":
      return undefined;
    default:
      return unreachable(form);
  }
}

/** The amount, if the fund may distribute it. */
export function withinDistributionLimit(
  amount: bigint,
  assets: FundAssets,
): Decision<bigint, DistributionLimitRejection> {
  const limit = distributionLimit(assets);
  if (limit === undefined || amount <= limit) return accept(amount);
  const figures = {
    amount: amount.toString(),
    netAssets: assets.netAssets.toString(),
    limit: limit.toString(),
    excess: (amount - limit).toString(),
  };
  return reject({ code: "distributionAboveLimit", figures });
}

function atLeastZero(amount: bigint): bigint {
  return amount > 0n ? amount : 0n;
}
