/**
 * What happens in a fund, as facts. Every event carries lines: what kind of cash it is, how much, and what it does to
 * the unfunded commitment; and for every line the partners' shares, in whole yen, as they were allocated on the day.
 * They are kept, never reckoned again: a reversal copies them with the sign turned round.
 *
 * "Recallable" is no flag: a distribution that restores commitment is a line with an effect on unfunded.
 */
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import type { LocalDate } from "../kernel/local-date.ts";
import { largestMinor } from "../kernel/money.ts";
import type { RecordedFact } from "../kernel/viewpoint.ts";
import type { FundTerms, SideLetter } from "./fund-terms.ts";
import type { WaterfallTier } from "./waterfall-tiers.ts";

export const callPurposes = ["investment", "managementFee", "expense", "other"] as const;
export type CallPurpose = (typeof callPurposes)[number];

export type FundLineType =
  | "commitment"
  | "reshare"
  | "equalisationInterest"
  | CallPurpose
  | "receipt"
  | "lateCharge"
  | "profit"
  | WaterfallTier
  | "transferredCapital"
  | "transferredResult";

/** Minor units. */
export interface FundShare {
  readonly partnerId: string;
  readonly cash: bigint;
  readonly unfunded: bigint;
}

/** The shares add up to the line, both amounts. */
export interface FundLine {
  readonly type: FundLineType;
  readonly cash: bigint;
  readonly unfunded: bigint;
  /** Inside the commitment; a call outside it does not use it up. */
  readonly inside: boolean;
  readonly shares: readonly FundShare[];
}

/** Lines whose every amount can be stored exactly: units times their price may go beyond what each of them may be. */
export function storableLines(
  lines: readonly FundLine[],
): Decision<readonly FundLine[], Rejection<"amountTooLarge">> {
  const amounts = lines
    .flatMap((line) => [line, ...line.shares])
    .flatMap(({ cash, unfunded }) => [cash, unfunded]);
  const large = amounts.find((amount) => amount > largestMinor || amount < -largestMinor);
  if (large === undefined) return accept(lines);
  return reject({
    code: "amountTooLarge",
    figures: { amount: String(large), largest: String(largestMinor) },
  });
}

export const valuationRanks = ["A", "B", "C", "D", "fairValue"] as const;
export type ValuationRank = (typeof valuationRanks)[number];

export const exitKinds = ["buyBack", "sale", "writeOff"] as const;
export type ExitKind = (typeof exitKinds)[number];

/** A lot is known by the event of its purchase. */
export interface ReleasedCost {
  readonly lotId: string;
  readonly units: bigint;
  readonly cost: bigint;
}

/** What a tier paid: to all partners as investors, and to the general partner as carried interest. */
export interface PaidTier {
  readonly tier: WaterfallTier;
  readonly lp: bigint;
  readonly gp: bigint;
}

/** Amounts in minor units. `pool`: commitments by which profit was shared; see `fund-profit.ts`. */
export type FundDetail =
  | { readonly kind: "terms"; readonly terms: FundTerms; readonly reason: string }
  | { readonly kind: "extension"; readonly termEndsOn: LocalDate; readonly reason: string }
  | { readonly kind: "closing" }
  | {
      readonly kind: "call";
      readonly noticeOn: LocalDate;
      readonly dueOn: LocalDate;
      /** Called to invest in it; partners excused from it are not called. */
      readonly companyId: string | null;
    }
  | { readonly kind: "receipt"; readonly callId: string; readonly pool: string }
  | {
      readonly kind: "purchase";
      readonly investmentId: string;
      readonly units: bigint;
      readonly cost: bigint;
    }
  | {
      readonly kind: "valuation";
      readonly investmentId: string;
      readonly rank: ValuationRank;
      readonly cost: bigint;
      readonly fairValue: bigint;
      readonly method: string;
      readonly pool: string;
    }
  | {
      readonly kind: "distributableAmount";
      readonly investmentId: string;
      readonly amount: bigint;
      readonly source: string;
    }
  | {
      readonly kind: "buyBackException";
      readonly investmentId: string;
      readonly amount: bigint;
      readonly untilOn: LocalDate;
      readonly reason: string;
    }
  | {
      readonly kind: "exit";
      readonly exit: ExitKind;
      readonly investmentId: string;
      readonly units: bigint;
      readonly proceeds: bigint;
      readonly withheldTax: bigint;
      readonly deemedDividend: bigint;
      /** Average cost of what left each lot. */
      readonly released: readonly ReleasedCost[];
      readonly exceptionId: string | null;
      readonly pool: string;
    }
  | {
      readonly kind: "income";
      readonly investmentId: string | null;
      readonly amount: bigint;
      readonly withheldTax: bigint;
      readonly what: string;
      readonly pool: string;
    }
  | { readonly kind: "expense"; readonly amount: bigint; readonly what: string; readonly pool: string }
  | {
      readonly kind: "fee";
      readonly startOn: LocalDate;
      readonly endOn: LocalDate;
      readonly gross: bigint;
      readonly portfolioFees: bigint;
      readonly offset: bigint;
      readonly payable: bigint;
      readonly consumptionTax: bigint;
      readonly offsetCarriedForward: bigint;
      readonly pool: string;
    }
  | {
      readonly kind: "distribution";
      readonly noticeOn: LocalDate;
      /** The deal it came from: needed by the american waterfall. */
      readonly investmentId: string | null;
      /** Left in the fund by the rounding policy. */
      readonly carried: bigint;
      readonly withheldTax: bigint;
      readonly tiers: readonly PaidTier[];
    }
  | { readonly kind: "transfer"; readonly from: string; readonly to: string; readonly units: bigint }
  | { readonly kind: "reversal"; readonly reverses: string; readonly reason: string };

export type FundEventKind = FundDetail["kind"];

export interface FundEvent extends RecordedFact {
  readonly id: string;
  readonly effectiveOn: LocalDate;
  readonly detail: FundDetail;
  readonly lines: readonly FundLine[];
}

export type EventOf<Kind extends FundEventKind> = FundEvent & {
  readonly detail: Extract<FundDetail, { readonly kind: Kind }>;
};

export interface FundPartner {
  readonly id: string;
  readonly organizationId: string;
  readonly kind: "gp" | "lp";
  /** Its place in the list of partners: where shares tie, the smaller number comes first. */
  readonly number: number;
  readonly sideLetter: SideLetter;
}

/** A line whose shares are given; the line is their sum. */
export function lineOf(type: FundLineType, shares: readonly FundShare[], inside = true): FundLine {
  const kept = shares.filter(({ cash, unfunded }) => cash !== 0n || unfunded !== 0n);
  return {
    type,
    inside,
    cash: kept.reduce((sum, { cash }) => sum + cash, 0n),
    unfunded: kept.reduce((sum, { unfunded }) => sum + unfunded, 0n),
    shares: kept,
  };
}

/** Events that stand: neither reversed nor reversals themselves. */
export function standingEvents(events: readonly FundEvent[]): readonly FundEvent[] {
  const reversed = new Set(events.filter(isOf("reversal")).map(({ detail }) => detail.reverses));
  return events.filter(({ id, detail }) => detail.kind !== "reversal" && !reversed.has(id));
}

export function isOf<Kind extends FundEventKind>(kind: Kind): (event: FundEvent) => event is EventOf<Kind> {
  return (event): event is EventOf<Kind> => event.detail.kind === kind;
}
