import type { Knex } from "knex";
import type {
  SecurityEventFilter,
  SecurityEventName,
  SecurityEventRecord,
  SecurityEventRepository,
  StoredSecurityEvent,
} from "../../src/app/identity/security-event.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import type { Row } from "../dialect.ts";
import { toPage } from "../page.ts";
import { afterAllIds, rowsOf } from "../read.ts";
import { heldRoles } from "./held-roles.ts";

interface EventRow {
  readonly id: string;
  readonly occurred_at: Instant;
  readonly event: SecurityEventName;
  readonly organization_id: string | null;
  readonly person_id: string | null;
  readonly name: string | null;
  readonly address: string | null;
  readonly detail: string | null;
}

/** Below the number of parameters that either database takes in one statement. */
const rowsAtOnce = 500;

export function securityEvents(on: Knex): SecurityEventRepository {
  return {
    async add(events) {
      await insert(on, "security_event", events.map(eventRow));
      await insert(on, "security_event_subject", events.flatMap(subjectRows));
    },
    async list(organizationId, filter, { limit, cursor }) {
      const query = on("security_event")
        .leftJoin("person", "person.id", "security_event.person_id")
        .where((scope) => {
          void scope.where("security_event.organization_id", organizationId).orWhere((unscoped) => {
            void unscoped
              .whereNull("security_event.organization_id")
              .whereIn("security_event.person_id", memberIds(on, organizationId));
          });
        })
        .where("security_event.id", "<", cursor ?? afterAllIds)
        .orderBy("security_event.id", "desc")
        .limit(limit + 1)
        .select("security_event.*", "person.name");
      narrow(on, query, filter);
      const rows = await rowsOf<EventRow>(query);
      const named = await namedSubjects(
        on,
        rows.map(({ id }) => id),
      );
      return toPage(
        rows.map((row) => toEvent(row, named.get(row.id) ?? [])),
        limit,
        ({ id }) => id,
      );
    },
    async removeBefore(before) {
      const counted = await rowsOf<{ organization_id: string | null; events: number | string }>(
        on("security_event")
          .where("occurred_at", "<", before)
          .groupBy("organization_id")
          .select("organization_id")
          .count({ events: "id" }),
      );
      await on("security_event_subject").where("occurred_at", "<", before).delete();
      await on("security_event").where("occurred_at", "<", before).delete();
      return counted.map(({ organization_id: organizationId, events }) => ({
        organizationId,
        events: Number(events),
      }));
    },
  };
}

async function insert(on: Knex, table: string, rows: readonly Row[]): Promise<void> {
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    await on(table).insert(rows.slice(from, from + rowsAtOnce));
  }
}

function eventRow(stored: StoredSecurityEvent): Row {
  const { id, occurredAt, event, organizationId, personId, address, detail } = stored;
  return {
    id,
    occurred_at: occurredAt,
    event,
    organization_id: organizationId ?? null,
    person_id: personId ?? null,
    address: address ?? null,
    detail: detail ?? null,
  };
}

function subjectRows({ id, occurredAt, subjects = [], contents = [] }: StoredSecurityEvent): readonly Row[] {
  const named = new Set(subjects);
  return [...new Set([...subjects, ...contents])].map((subjectId) => ({
    event_id: id,
    subject_id: subjectId,
    occurred_at: occurredAt,
    is_named: named.has(subjectId) ? 1 : 0,
  }));
}

async function namedSubjects(
  on: Knex,
  eventIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await rowsOf<{ readonly event_id: string; readonly subject_id: string }>(
    on("security_event_subject")
      .whereIn("event_id", eventIds)
      .where({ is_named: 1 })
      .orderBy("subject_id")
      .select("event_id", "subject_id"),
  );
  const subjects = new Map<string, string[]>();
  for (const { event_id: eventId, subject_id: subjectId } of rows) {
    subjects.set(eventId, [...(subjects.get(eventId) ?? []), subjectId]);
  }
  return subjects;
}

function memberIds(on: Knex, organizationId: string): Knex.QueryBuilder {
  return on(heldRoles(on).as("membership")).where("organization_id", organizationId).select("person_id");
}

function narrow(on: Knex, query: Knex.QueryBuilder, filter: SecurityEventFilter): void {
  const { event, personId, subjectId, from, to } = filter;
  if (event !== undefined) void query.where({ event });
  if (personId !== undefined) void query.where("security_event.person_id", personId);
  if (subjectId !== undefined) {
    const about = on("security_event_subject").where({ subject_id: subjectId }).select("event_id");
    void query.whereIn("security_event.id", about);
  }
  if (from !== undefined) void query.where("security_event.occurred_at", ">=", from);
  if (to !== undefined) void query.where("security_event.occurred_at", "<", to);
}

function toEvent(row: EventRow, subjects: readonly string[]): SecurityEventRecord {
  return {
    id: row.id,
    occurredAt: row.occurred_at,
    event: row.event,
    personName: row.name,
    subjects,
    ...(row.organization_id === null ? {} : { organizationId: row.organization_id }),
    ...(row.person_id === null ? {} : { personId: row.person_id }),
    ...(row.address === null ? {} : { address: row.address }),
    ...(row.detail === null ? {} : { detail: row.detail }),
  };
}
