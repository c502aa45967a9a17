/** Closing or reopening a period of a book, as a change that a second person approves. */
import { canonicalJson, type CanonicalObject } from "../../domain/kernel/canonical-json.ts";
import { japanDay } from "../../domain/kernel/instant.ts";
import { addDays, localDate, type LocalDate } from "../../domain/kernel/local-date.ts";
import { money, moneyText } from "../../domain/kernel/money.ts";
import {
  closedThrough,
  closePeriod,
  periodAround,
  reopenPeriod,
  type PeriodEvent,
  type PeriodKind,
} from "../../domain/ledger/accounting-period.ts";
import { trialBalance } from "../../domain/ledger/trial-balance.ts";
import type { Asked, ChangeKind } from "../approval/change-kind.ts";
import type { ChangePreviewView } from "../approval/change-preview.ts";
import { toCanonical } from "../canonical.ts";
import { orReject } from "../rejected.ts";
import type { BookRecord, RecordedPeriodEvent } from "./ports.ts";
import { bookOf } from "./read-books.ts";

export interface PeriodRequest {
  readonly bookId: string;
  readonly event: PeriodEvent["event"];
  readonly kind: PeriodKind;
  /** Any day of the period. */
  readonly on: LocalDate;
  readonly reason: string;
}

export const periodChange: ChangeKind = async (deps, asked, payload) => {
  const request = periodRequestOf(payload);
  const { work, actor, now } = asked;
  const book = await bookOf(work, actor, request.bookId);
  const events = await work.periods.events(book.id);
  const period = periodAround(request.kind, request.on);
  const event = orReject(
    request.event === "closed" ? closePeriod(events, period, japanDay(now)) : reopenPeriod(events, period),
  );
  const turnover = await turnoverOf(asked, book, event);
  const preview = previewOf({ book, events, event, turnover });
  return {
    subjectId: book.id,
    payload: periodPayload(request),
    preview: toCanonical(preview),
    factsDigest: deps.sha256(
      canonicalJson({ payload: periodPayload(request), events: events.map(({ id }) => id), turnover }),
    ),
    differenceTo: () => ({ closedThroughOn: closedThrough(events) ?? null, turnoverNow: turnover }),
    apply: async ({ work: applying, actor: approver, newId }, approval) => {
      await applying.periods.add({
        ...event,
        id: newId(),
        bookId: book.id,
        reason: request.reason,
        approvalId: approval.id,
        requestedById: approval.requestedBy.id,
        approvedById: approver.personId,
      });
      const { startOn, endOn, closedThroughOn } = event;
      await applying.outbox.add([
        {
          id: newId(),
          kind: event.event === "closed" ? "period.closed" : "period.reopened",
          subjectId: book.id,
          payload: { book: book.id, startOn, endOn, closedThroughOn: closedThroughOn ?? null },
        },
      ]);
    },
  };
};

/** What was debited in the period, as text: shown, and part of what is approved. */
async function turnoverOf(
  { work, now }: Asked,
  book: BookRecord,
  { startOn, endOn }: PeriodEvent,
): Promise<string> {
  const totalsOn = (asOf: LocalDate) => work.books.totals(book.id, { asOf, knownAt: now });
  const { rows } = trialBalance(await totalsOn(addDays(endOn, -1)), await totalsOn(addDays(startOn, -1)));
  const debits = rows.reduce((sum, { debit }) => sum + debit, 0n);
  return moneyText(money(debits, book.currency));
}

interface PeriodCase {
  readonly book: BookRecord;
  readonly events: readonly RecordedPeriodEvent[];
  readonly event: PeriodEvent;
  readonly turnover: string;
}

function previewOf({ book, events, event, turnover }: PeriodCase): ChangePreviewView {
  const days = `${event.startOn} – ${addDays(event.endOn, -1)}`;
  const isClose = event.event === "closed";
  return {
    title: isClose
      ? { ja: `${book.name.ja}：${days} の締め`, en: `${book.name.en}: close ${days}` }
      : { ja: `${book.name.ja}：${days} の締めの取消し`, en: `${book.name.en}: reopen ${days}` },
    currency: book.currency,
    facts: [
      {
        label: { ja: "締め済みの最終日", en: "Closed through" },
        form: "day",
        before: closedThrough(events) ?? null,
        after: event.closedThroughOn ?? null,
      },
      {
        label: { ja: "期間の借方合計(貸方も同額)", en: "Debits of the period (credits are the same)" },
        form: "money",
        before: turnover,
        after: turnover,
      },
    ],
    loans: [],
    furtherLoans: 0,
    warnings: isClose
      ? []
      : [
          {
            ja: "この期間の報告書を出していれば、その数字が変わることがあります。",
            en: "Reports already drawn from this period may no longer agree with it.",
          },
        ],
  };
}

export function periodPayload({ bookId, event, kind, on, reason }: PeriodRequest): CanonicalObject {
  return { bookId, event, kind, on: periodAround(kind, on).startOn, reason };
}

function periodRequestOf(payload: CanonicalObject): PeriodRequest {
  const { on, ...request } = payload as unknown as Omit<PeriodRequest, "on"> & { readonly on: string };
  return { ...request, on: localDate(on) };
}
