import { addDays, type LocalDate } from "../../domain/kernel/local-date.ts";
import { closedThrough, standingCloses, type PeriodKind } from "../../domain/ledger/accounting-period.ts";
import type { Actor } from "../actor.ts";
import type { Repositories } from "../ports.ts";
import { bookOf } from "./read-books.ts";

export interface PeriodEventView {
  readonly id: string;
  readonly event: "closed" | "reopened";
  readonly kind: PeriodKind;
  readonly startOn: LocalDate;
  readonly lastOn: LocalDate;
  readonly reason: string;
  readonly requestedBy: string;
  readonly approvedBy: string;
  readonly recordedAt: string;
}

export interface PeriodsView {
  readonly closedThroughOn: LocalDate | null;
  readonly firstOpenOn: LocalDate | null;
  /** The newest close: the only one that can be taken back. */
  readonly reopenable: {
    readonly kind: PeriodKind;
    readonly startOn: LocalDate;
    readonly lastOn: LocalDate;
  } | null;
  /** Newest first. */
  readonly events: readonly PeriodEventView[];
}

export async function readPeriods(
  { books, periods }: Pick<Repositories, "books" | "periods">,
  actor: Actor,
  bookId: string,
): Promise<PeriodsView> {
  await bookOf({ books }, actor, bookId);
  const events = await periods.events(bookId);
  const through = closedThrough(events);
  const last = standingCloses(events).at(-1);
  return {
    closedThroughOn: through ?? null,
    firstOpenOn: through === undefined ? null : addDays(through, 1),
    reopenable:
      last === undefined ? null : { kind: last.kind, startOn: last.startOn, lastOn: addDays(last.endOn, -1) },
    events: events
      .map(({ id, event, kind, startOn, endOn, reason, requestedBy, approvedBy, recordedAt }) => ({
        id,
        event,
        kind,
        startOn,
        lastOn: addDays(endOn, -1),
        reason,
        requestedBy,
        approvedBy,
        recordedAt,
      }))
      .toReversed(),
  };
}
