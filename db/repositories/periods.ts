import type { Knex } from "knex";
import type { PeriodRepository, RecordedPeriodEvent } from "../../src/app/ledger/ports.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import type { LocalDate } from "../../src/domain/kernel/local-date.ts";
import type { PeriodEvent, PeriodKind } from "../../src/domain/ledger/accounting-period.ts";
import { firstOf, rowsOf } from "../read.ts";
import type { RepositoryScope } from "./scope.ts";

interface EventRow {
  readonly id: string;
  readonly period_kind: PeriodKind;
  readonly start_on: LocalDate;
  readonly end_on: LocalDate;
  readonly event: PeriodEvent["event"];
  readonly closed_through_on: LocalDate | null;
  readonly reason: string;
  readonly requester: string | null;
  readonly requested_by: string;
  readonly approver: string | null;
  readonly approved_by: string;
  readonly recorded_at: Instant;
}

export function periodRepository({ on, recorder }: RepositoryScope): PeriodRepository {
  return {
    async events(bookId) {
      const rows = await rowsOf<EventRow>(
        on("period_event")
          .leftJoin("person as requester", "requester.id", "period_event.requested_by")
          .leftJoin("person as approver", "approver.id", "period_event.approved_by")
          .where("period_event.book_id", bookId)
          .orderBy("period_event.audit_seq")
          .select("period_event.*", { requester: "requester.name", approver: "approver.name" }),
      );
      return rows.map(toEvent);
    },
    async add({ id, bookId, kind, startOn, endOn, event, closedThroughOn, ...decided }) {
      recorder.concerns(bookId);
      await recorder.append("period_event", [
        {
          id,
          book_id: bookId,
          period_kind: kind,
          start_on: startOn,
          end_on: endOn,
          event,
          closed_through_on: closedThroughOn ?? null,
          reason: decided.reason,
          approval_id: decided.approvalId,
          requested_by: decided.requestedById,
          approved_by: decided.approvedById,
        },
      ]);
    },
  };
}

function toEvent(row: EventRow): RecordedPeriodEvent {
  return {
    id: row.id,
    kind: row.period_kind,
    startOn: row.start_on,
    endOn: row.end_on,
    event: row.event,
    closedThroughOn: row.closed_through_on ?? undefined,
    reason: row.reason,
    requestedBy: row.requester ?? row.requested_by,
    approvedBy: row.approver ?? row.approved_by,
    recordedAt: row.recorded_at,
  };
}

/** Last closed day of a book now. */
export async function closedThroughOf(on: Knex, bookId: string): Promise<LocalDate | undefined> {
  const row = await firstOf<Pick<EventRow, "closed_through_on">>(
    on("period_event").where({ book_id: bookId }).orderBy("audit_seq", "desc").select("closed_through_on"),
  );
  return row?.closed_through_on ?? undefined;
}
