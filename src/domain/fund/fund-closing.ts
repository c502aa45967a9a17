/**
 * A closing of a fund: partners commit whole units. A later one re-shares the calls inside the commitment made before
 * (`subsequent-closing.ts`): what moves between partners changes what each has paid in and what each has left to pay,
 * and sums to zero; the equalisation interest goes from partner to partner outside the fund.
 */
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import type { LocalDate } from "../kernel/local-date.ts";
import type { Rate } from "../kernel/rate.ts";
import { lineOf, type FundLine, type FundPartner } from "./fund-event.ts";
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
  | SubsequentClosingRejection
  | Rejection<"unitsNotPositive" | "closingAfterTransfer" | "closingAfterDistribution">;

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

/** Every commitment at its closing; partners in the order in which they came, which is that of their numbers. */
function commitmentsIn(
  { events, partners }: FundPosition,
  { on, committed }: { readonly on: LocalDate; readonly committed: FundLine },
): readonly ClosingCommitment[] {
  const closings = [
    ...events
      .filter(({ detail }) => detail.kind === "closing")
      .map(({ effectiveOn, lines }) => ({ closedOn: effectiveOn, lines })),
    { closedOn: on, lines: [committed] },
  ];
  const order = new Map(partners.map(({ id }, i) => [id, i]));
  return closings
    .flatMap(({ closedOn, lines }) =>
      lines
        .filter(({ type }) => type === "commitment")
        .flatMap(({ shares }) => shares)
        .map(({ partnerId, unfunded }) => ({ partner: partnerId, closedOn, amount: unfunded })),
    )
    .toSorted((a, b) => (order.get(a.partner) ?? 0) - (order.get(b.partner) ?? 0));
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

/** What was sold or paid out before cannot be shared again as if the newcomer had been there. */
function complaintAboutTime({ events }: FundPosition): FundClosingRejection | undefined {
  const transfer = events.find(({ detail }) => detail.kind === "transfer");
  if (transfer !== undefined) {
    return { code: "closingAfterTransfer", figures: { transferredOn: transfer.effectiveOn } };
  }
  const distribution = events.find(({ detail }) => detail.kind === "distribution");
  if (distribution === undefined) return undefined;
  return { code: "closingAfterDistribution", figures: { distributedOn: distribution.effectiveOn } };
}
