/**
 * Transfer of a limited partner's interest (組合員の地位の譲渡): with its units the buyer takes over the same part of the
 * commitment, of what is left to be called, of what was paid in, and of the capital account. What the seller was paid
 * stays its own; the price is between the two.
 */
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import { lineOf, type FundLine } from "./fund-event.ts";
import type { PartnerStanding } from "./fund-standing.ts";

export interface InterestTransfer {
  readonly seller: PartnerStanding;
  readonly buyerId: string;
  readonly units: bigint;
  readonly unitPrice: bigint;
  /** Balance of the seller's capital account on the day. */
  readonly capital: bigint;
}

export type TransferRejection = Rejection<
  "unitsNotPositive" | "unitsNotHeld" | "transferOfGp" | "transferToSelf"
>;

export function transferLines({
  seller,
  buyerId,
  units,
  unitPrice,
  capital,
}: InterestTransfer): Decision<readonly FundLine[], TransferRejection> {
  const held = seller.commitment / unitPrice;
  if (units <= 0n) return reject({ code: "unitsNotPositive", pointer: "/units" });
  if (units > held) {
    return reject({
      code: "unitsNotHeld",
      figures: { units: String(units), held: String(held) },
      pointer: "/units",
    });
  }
  if (seller.partner.kind === "gp") return reject({ code: "transferOfGp", pointer: "/fromPartnerId" });
  if (seller.partner.id === buyerId) return reject({ code: "transferToSelf", pointer: "/toPartnerId" });
  const part = (amount: bigint) => (amount * units) / held;
  const [commitment, unfunded, paidIn] = [units * unitPrice, part(seller.unfunded), part(seller.paidIn)];
  const moved = (cash: bigint, effect: bigint) => [
    { partnerId: seller.partner.id, cash: -cash, unfunded: -effect },
    { partnerId: buyerId, cash, unfunded: effect },
  ];
  return accept([
    lineOf("commitment", moved(0n, commitment)),
    lineOf("transferredCapital", moved(paidIn, unfunded - commitment)),
    lineOf("transferredResult", moved(part(capital) - paidIn, 0n)),
  ]);
}
