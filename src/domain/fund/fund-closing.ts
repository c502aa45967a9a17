/**
 * A closing of a fund: partners commit whole units. A later one re-shares the calls inside the commitment made before
 * (`subsequent-closing.ts`): what moves between partners changes what each has paid in and what each has left to pay,
 * and sums to zero; the equalisation interest goes from partner to partner outside the fund.
 *
 * Whoever bought an interest stands in the seller's place from the first closing on: the calls are re-shared among
 * those who hold the commitments now. What a distribution paid was split by a waterfall between those who were partners
 * then; nothing agreed says what of it a newcomer should have had, so no closing comes after one.
 */
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import type { LocalDate } from "../kernel/local-date.ts";
import type { Rate } from "../kernel/rate.ts";
import { isOf, lineOf, type EventOf, type FundLine, type FundPartner } from "./fund-event.ts";
import type { FundPosition } from "./fund-standing.ts";
import {
  replayClosings,
  type ClosingCommitment,
  type SubsequentClosingRejection,
} from "./subsequent-closing.ts";

export interface NewCommitment {
  readonly partnerId: string;
  readonly units: bigint;
}

export type FundClosingRejection =
  SubsequentClosingRejection | Rejection<"unitsNotPositive" | "closingAfterDistribution">;

export interface ClosingAsked {
  readonly on: LocalDate;
  readonly commitments: readonly NewCommitment[];
  readonly equalisationRate: Rate;
}

/** `partners` includes those who come in; the position is that of the day before anything of it. */
export function closingLines(
  position: FundPosition,
  { on, commitments, equalisationRate }: ClosingAsked,
): Decision<readonly FundLine[], FundClosingRejection> {
  const empty = commitments.findIndex(({ units }) => units <= 0n);
  if (empty >= 0) return reject({ code: "unitsNotPositive", pointer: `/partners/${empty}/units` });
  const committed = lineOf(
    "commitment",
    commitments.map(({ partnerId, units }) => ({
      partnerId,
      cash: 0n,
      unfunded: units * position.unitPrice,
    })),
  );
  if (!position.events.some(({ detail }) => detail.kind === "closing")) return accept([committed]);
  const tooLate = complaintAboutTime(position);
  if (tooLate !== undefined) return reject(tooLate);
  const replay = replayClosings(commitmentsIn(position, { on, committed }), {
    calls: callsInside(position),
    annualRate: equalisationRate,
  });
  if (!replay.ok) return replay;
  const newest = replay.value.equalisations
    .filter(({ closedOn }) => closedOn === on)
    .flatMap(({ lines }) => lines);
  const total = ({ id }: FundPartner, what: "reshared" | "interest") =>
    newest.reduce((sum, line) => (line.partner === id ? sum + line[what] : sum), 0n);
  const reshare = position.partners.map((partner) => {
    const cash = total(partner, "reshared");
    return { partnerId: partner.id, cash, unfunded: -cash };
  });
  const interest = position.partners.map((partner) => ({
    partnerId: partner.id,
    cash: total(partner, "interest"),
    unfunded: 0n,
  }));
  const lines = [committed, lineOf("reshare", reshare), lineOf("equalisationInterest", interest, false)];
  return accept(lines.filter(({ shares }) => shares.length > 0));
}

/** Every commitment at its closing, with whoever holds it now; partners in the order in which they came, which is that of their numbers. */
function commitmentsIn(
  { events, partners, unitPrice }: FundPosition,
  { on, committed }: { readonly on: LocalDate; readonly committed: FundLine },
): readonly ClosingCommitment[] {
  const closings = [
    ...events
      .filter(({ detail }) => detail.kind === "closing")
      .map(({ effectiveOn, lines }) => ({ closedOn: effectiveOn, lines })),
    { closedOn: on, lines: [committed] },
  ];
  const order = new Map(partners.map(({ id }, i) => [id, i]));
  const made = closings.flatMap(({ closedOn, lines }) =>
    lines
      .filter(({ type }) => type === "commitment")
      .flatMap(({ shares }) => shares)
      .map(({ partnerId, unfunded }) => ({ partner: partnerId, closedOn, amount: unfunded })),
  );
  return events
    .filter(isOf("transfer"))
    .reduce((held, transfer) => passedOn(held, { transfer, unitPrice }), made)
    .toSorted((a, b) => (order.get(a.partner) ?? 0) - (order.get(b.partner) ?? 0));
}

interface Passing {
  readonly transfer: EventOf<"transfer">;
  readonly unitPrice: bigint;
}

/** What the seller had committed by then passes to the buyer, the earliest commitment first. */
function passedOn(
  commitments: readonly ClosingCommitment[],
  { transfer: { effectiveOn, detail }, unitPrice }: Passing,
): ClosingCommitment[] {
  let left = detail.units * unitPrice;
  return commitments.flatMap((commitment) => {
    const { partner, closedOn, amount } = commitment;
    if (partner !== detail.from || closedOn > effectiveOn || left === 0n) return [commitment];
    const moved = amount < left ? amount : left;
    left -= moved;
    const parts = [
      { ...commitment, amount: amount - moved },
      { ...commitment, partner: detail.to, amount: moved },
    ];
    return parts.filter((part) => part.amount > 0n);
  });
}

function callsInside({
  events,
}: FundPosition): readonly { readonly on: LocalDate; readonly amount: bigint }[] {
  return events
    .filter(({ detail }) => detail.kind === "call")
    .map(({ effectiveOn: on, lines }) => ({
      on,
      amount: lines.reduce((sum, { inside, cash }) => (inside ? sum + cash : sum), 0n),
    }))
    .filter(({ amount }) => amount > 0n);
}

/** What was paid out before cannot be shared again as if the newcomer had been there. */
function complaintAboutTime(position: FundPosition): FundClosingRejection | undefined {
  const distributions = position.events.filter(isOf("distribution"));
  const [first] = distributions;
  if (first === undefined) return undefined;
  const distributed = distributions.flatMap(({ lines }) => lines).reduce((sum, { cash }) => sum + cash, 0n);
  const called = callsInside(position).reduce((sum, { amount }) => sum + amount, 0n);
  const figures = {
    distributedOn: first.effectiveOn,
    distributions: String(distributions.length),
    distributed: String(distributed),
    called: String(called),
  };
  return { code: "closingAfterDistribution", figures };
}
