/**
 * Where the partners of a fund stand on a day, from its events: commitment, what is left of it to be called (unfunded),
 * what was paid in and distributed, the flows behind the figures of performance.
 *
 * Unfunded = commitment − calls inside the commitment + lines that restore it: the sum of what all lines do to it.
 */
import type { LocalDate } from "../kernel/local-date.ts";
import { compareDays } from "../kernel/local-date.ts";
import { invariant } from "../kernel/invariant.ts";
import type { FundFlows } from "./cash-flow.ts";
import {
  callPurposes,
  isOf,
  standingEvents,
  type FundEvent,
  type FundLineType,
  type FundPartner,
  type FundShare,
} from "./fund-event.ts";
import type { FundTerms } from "./fund-terms.ts";

const callTypes: readonly FundLineType[] = callPurposes;
export const tierTypes = ["returnOfCapital", "preferredReturn", "catchUp", "carriedInterest"] as const;
const distributedTypes: readonly FundLineType[] = tierTypes;
const paidInTypes: readonly FundLineType[] = [...callTypes, "reshare", "transferredCapital"];

/** A fund at one viewpoint: its partners, limited ones first, and the events that stand, in the order of their days. */
export interface FundPosition {
  readonly unitPrice: bigint;
  readonly partners: readonly FundPartner[];
  readonly events: readonly FundEvent[];
}

/** `events`: everything known, in the order it was recorded. */
export function fundPositionOn({ unitPrice, partners, events }: FundPosition, asOf: LocalDate): FundPosition {
  return {
    unitPrice,
    partners: partners.toSorted((a, b) => rank(a) - rank(b) || a.number - b.number),
    events: standingEvents(events)
      .filter(({ effectiveOn }) => effectiveOn <= asOf)
      .toSorted((a, b) => compareDays(a.effectiveOn, b.effectiveOn)),
  };
}

/** The general partner stands last: policies that give it the odd yen look there. */
function rank({ kind }: FundPartner): number {
  return kind === "gp" ? 1 : 0;
}

export interface PartnerStanding {
  readonly partner: FundPartner;
  readonly commitment: bigint;
  readonly unfunded: bigint;
  readonly paidIn: bigint;
  readonly distributed: bigint;
}

export function partnerStandings({ partners, events }: FundPosition): readonly PartnerStanding[] {
  return partners.map((partner) => {
    const cashOf = (types: readonly FundLineType[]) => sumOf(events, partner.id, { types, what: "cash" });
    return {
      partner,
      commitment: sumOf(events, partner.id, { types: ["commitment"], what: "unfunded" }),
      unfunded: sumOf(events, partner.id, { types: undefined, what: "unfunded" }),
      paidIn: cashOf(paidInTypes),
      distributed: cashOf(distributedTypes),
    };
  });
}

interface Summed {
  readonly types: readonly FundLineType[] | undefined;
  readonly what: "cash" | "unfunded";
}

function sumOf(events: readonly FundEvent[], partnerId: string, { types, what }: Summed): bigint {
  return events
    .flatMap(({ lines }) => lines)
    .filter(({ type }) => types === undefined || types.includes(type))
    .flatMap(({ shares }) => shares)
    .reduce((sum, share) => (share.partnerId === partnerId ? sum + share[what] : sum), 0n);
}

/** Units of each partner, in the order of the partners. */
export function unitsOf(position: FundPosition): readonly bigint[] {
  return partnerStandings(position).map(({ commitment }) => {
    invariant(commitment % position.unitPrice === 0n, "a commitment is whole units");
    return commitment / position.unitPrice;
  });
}

/** The terms that hold on the day of the position. */
export function termsOf({ events }: FundPosition): FundTerms | undefined {
  return events.filter(isOf("terms")).at(-1)?.detail.terms;
}

/** What all partners paid in and got, by the days of the events. */
export function fundFlows({ events }: FundPosition): FundFlows {
  const flowsOf = (types: readonly FundLineType[]) =>
    events
      .map(({ effectiveOn: on, lines }) => ({
        on,
        amount: lines.reduce((sum, { type, cash }) => (types.includes(type) ? sum + cash : sum), 0n),
      }))
      .filter(({ amount }) => amount !== 0n);
  return { contributions: flowsOf(callTypes), distributions: flowsOf(distributedTypes) };
}

/** Every type of line that moves a partner's own money, and which way: paid in is negative. */
const ownMoney: Partial<Record<FundLineType, 1n | -1n>> = {
  investment: -1n,
  managementFee: -1n,
  expense: -1n,
  other: -1n,
  reshare: -1n,
  equalisationInterest: -1n,
  transferredCapital: -1n,
  transferredResult: -1n,
  returnOfCapital: 1n,
  preferredReturn: 1n,
  catchUp: 1n,
  carriedInterest: 1n,
};

/** One partner's own flows, day by day: what left its pocket is a contribution, what came back a distribution. */
export function partnerFlows({ events }: FundPosition, partnerId: string): FundFlows {
  const signed = events.map(({ effectiveOn: on, lines }) => ({
    on,
    amount: lines.reduce(
      (sum, { type, shares }) => sum + (ownMoney[type] ?? 0n) * cashOf(shares, partnerId),
      0n,
    ),
  }));
  return {
    contributions: signed
      .filter(({ amount }) => amount < 0n)
      .map(({ on, amount }) => ({ on, amount: -amount })),
    distributions: signed.filter(({ amount }) => amount > 0n),
  };
}

function cashOf(shares: readonly FundShare[], partnerId: string): bigint {
  return shares.reduce((sum, share) => (share.partnerId === partnerId ? sum + share.cash : sum), 0n);
}
