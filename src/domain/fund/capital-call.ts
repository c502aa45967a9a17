/**
 * Capital call (出資請求): an amount for a purpose, shared by units among the partners who take part. What lies inside the
 * commitment uses it up; a call beyond what a partner has left is refused with the figures. A call outside the
 * commitment (some agreements allow it for expenses) leaves the commitment as it is.
 */
import { decimal } from "../kernel/decimal.ts";
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import {
  allocateToPartners,
  type PartnerAllocationPolicy,
  type PartnerAllocationRejection,
} from "./partner-allocation.ts";
import { lineOf, type CallPurpose, type FundLine } from "./fund-event.ts";
import { partnerStandings, type FundPosition } from "./fund-standing.ts";
import { profitPool } from "./fund-profit.ts";

export interface CalledAmount {
  readonly purpose: CallPurpose;
  /** Minor units. */
  readonly amount: bigint;
  readonly inside: boolean;
}

export type CapitalCallRejection =
  PartnerAllocationRejection | Rejection<"amountNotPositive" | "callAboveCommitment">;

export interface CapitalCall {
  readonly amounts: readonly CalledAmount[];
  readonly investmentId: string | undefined;
  readonly policy: PartnerAllocationPolicy;
}

/** The fund on the day of the call, which says who takes part, and with every event known, also of later days. */
export interface CalledFund {
  readonly onDay: FundPosition;
  readonly whole: FundPosition;
}

export function callLines(
  { onDay: position, whole }: CalledFund,
  { amounts, investmentId, policy }: CapitalCall,
): Decision<readonly FundLine[], CapitalCallRejection> {
  const empty = amounts.findIndex(({ amount }) => amount <= 0n);
  if (empty >= 0) {
    const figures = { amount: String(amounts[empty]?.amount ?? 0n) };
    return reject({ code: "amountNotPositive", figures, pointer: `/lines/${empty}/amount` });
  }
  const weights = profitPool(position, investmentId).weights.map((units) => decimal(units));
  const lines: FundLine[] = [];
  for (const { purpose, amount, inside } of amounts) {
    const shared = allocateToPartners(amount, weights, policy);
    if (!shared.ok) return shared;
    const shares = position.partners.map(({ id }, i) => {
      const cash = shared.value.shares[i] ?? 0n;
      return { partnerId: id, cash, unfunded: inside ? -cash : 0n };
    });
    lines.push(lineOf(purpose, shares, inside));
  }
  const complaint = complaintAboutUnfunded(whole, lines);
  return complaint === undefined ? accept(lines) : reject(complaint);
}

function complaintAboutUnfunded(
  position: FundPosition,
  lines: readonly FundLine[],
): CapitalCallRejection | undefined {
  for (const { partner, unfunded, commitment } of partnerStandings(position)) {
    const called = lines
      .flatMap(({ shares }) => shares)
      .reduce((sum, share) => (share.partnerId === partner.id ? sum - share.unfunded : sum), 0n);
    if (called <= unfunded) continue;
    const figures = {
      partner: partner.number,
      commitment: commitment.toString(),
      unfunded: unfunded.toString(),
      called: called.toString(),
      excess: (called - unfunded).toString(),
    };
    return { code: "callAboveCommitment", figures, pointer: "/lines" };
  }
  return undefined;
}
