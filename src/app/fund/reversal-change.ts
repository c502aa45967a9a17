/**
 * Taking back what was recorded by mistake. Nothing is edited: the lines and the entry are recorded once more with the
 * sign turned round, share by share as they were kept, on the day of the original; where that day is closed by now, the
 * entry goes to the first open day and says where it belongs. What later events rest on cannot be taken back before them.
 */
import {
  isOf,
  type FundDetail,
  type FundEvent,
  type FundEventKind,
  type FundLine,
} from "../../domain/fund/fund-event.ts";
import { reversedPostings } from "../../domain/fund/fund-posting.ts";
import { orNotFound, Rejected } from "../rejected.ts";
import { wholePosition, type FundCase } from "./fund-case.ts";
import { fundChange, type FundStep } from "./fund-change.ts";
import type { FundEventRecord } from "./ports.ts";
import { codeFact, dayFact, effectiveDay, reasonWord, textFact, unfundedFact } from "./step-words.ts";

export interface ReversalPayload {
  readonly fundId: string;
  readonly eventId: string;
  readonly reason: string;
}

const reversible: readonly FundEventKind[] = [
  "call",
  "receipt",
  "purchase",
  "valuation",
  "exit",
  "income",
  "expense",
  "fee",
  "distribution",
  "distributableAmount",
  "buyBackException",
];

export const reversalChange = fundChange(async (known, asked: ReversalPayload): Promise<FundStep> => {
  const event = orNotFound(
    known.facts.events.find(({ id }) => id === asked.eventId),
    "fundEvent",
  );
  mustBeReversible(known, event);
  const [posted] = await known.funds.entries(known.book.id, [event.id], known.asked.now);
  const lines = event.lines.map(mirrored);
  const { kind } = event.detail;
  const words = {
    ja: `取消し：${kind}（${event.effectiveOn}）`,
    en: `reversal of ${kind} of ${event.effectiveOn}`,
  };
  return {
    title: words,
    effectiveOn: event.effectiveOn,
    detail: { kind: "reversal", reverses: event.id, reason: asked.reason },
    lines,
    entry:
      posted === undefined
        ? undefined
        : {
            kind: "fundReversal",
            effectiveOn: event.effectiveOn,
            description: {
              ja: `取消し：${posted.description.ja}`,
              en: `reversal: ${posted.description.en}`,
            },
            lines: reversedPostings(posted.lines),
          },
    corrects: posted === undefined ? [] : [posted.entryId],
    facts: [
      codeFact({ ja: "取り消す記録", en: "Taken back" }, kind),
      dayFact(effectiveDay, event.effectiveOn),
      unfundedFact(known, lines),
      textFact(reasonWord, asked.reason),
    ],
    subjectId: event.id,
  };
});

function mirrored({ shares, cash, unfunded, ...line }: FundLine): FundLine {
  return {
    ...line,
    cash: -cash,
    unfunded: -unfunded,
    shares: shares.map((share) => ({ ...share, cash: -share.cash, unfunded: -share.unfunded })),
  };
}

function mustBeReversible(known: FundCase, event: FundEventRecord): void {
  const { kind } = event.detail;
  if (!reversible.includes(kind)) throw new Rejected({ code: "fundEventNotReversible", figures: { kind } });
  const standing = wholePosition(known).events;
  if (!standing.some(({ id }) => id === event.id)) {
    throw new Rejected({ code: "fundEventReversed", figures: { kind, effectiveOn: event.effectiveOn } });
  }
  const rests = restsOn(known, event);
  if (rests === undefined) return;
  const figures = { kind, first: rests.detail.kind, effectiveOn: rests.effectiveOn };
  throw new Rejected({ code: "laterEventRestsOnIt", figures });
}

/** The newest event that would be wrong without this one. */
function restsOn(known: FundCase, event: FundEventRecord): FundEventRecord | undefined {
  const standing = new Set(wholePosition(known).events.map(({ id }) => id));
  return known.facts.events
    .filter(({ id }) => standing.has(id) && id !== event.id)
    .findLast((later) => namesIt(later, event.id) || holdsTheSame(later, event));
}

function namesIt(later: FundEvent, id: string): boolean {
  if (isOf("receipt")(later)) return later.detail.callId === id;
  return isOf("exit")(later) && later.detail.exceptionId === id;
}

const aboutHoldings: readonly FundEventKind[] = ["purchase", "valuation", "exit"];

/** Cost and value of an investment follow one another. */
function holdsTheSame(later: FundEvent, { detail, recordedAt }: FundEvent): boolean {
  if (![later.detail, detail].every(({ kind }) => aboutHoldings.includes(kind))) return false;
  const investmentOf = (one: FundDetail) => ("investmentId" in one ? one.investmentId : undefined);
  return investmentOf(later.detail) === investmentOf(detail) && later.recordedAt > recordedAt;
}
