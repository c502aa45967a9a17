import type { Knex } from "knex";
import type {
  SecurityEventFilter,
  SecurityEventName,
  SecurityEventRecord,
  SecurityEventRepository,
} from "../../src/app/identity/security-event.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
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

export function securityEvents(on: Knex): SecurityEventRepository {
  return {
    async add(events) {
      if (events.length === 0) return;
      await on("security_event").insert(
        events.map(({ id, occurredAt, event, organizationId, personId, address, detail }) => ({
          id,
          occurred_at: occurredAt,
          event,
          organization_id: organizationId ?? null,
          person_id: personId ?? null,
          address: address ?? null,
          detail: detail ?? null,
        })),
      );
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
      narrow(query, filter);
      return toPage((await rowsOf<EventRow>(query)).map(toEvent), limit, ({ id }) => id);
    },
  };
}

function memberIds(on: Knex, organizationId: string): Knex.QueryBuilder {
  return on(heldRoles(on).as("membership")).where("organization_id", organizationId).select("person_id");
}

function narrow(query: Knex.QueryBuilder, { event, personId, from, to }: SecurityEventFilter): void {
  if (event !== undefined) void query.where({ event });
  if (personId !== undefined) void query.where("security_event.person_id", personId);
  if (from !== undefined) void query.where("occurred_at", ">=", from);
  if (to !== undefined) void query.where("occurred_at", "<", to);
}

function toEvent(row: EventRow): SecurityEventRecord {
  return {
    id: row.id,
    occurredAt: row.occurred_at,
    event: row.event,
    personName: row.name,
    ...(row.organization_id === null ? {} : { organizationId: row.organization_id }),
    ...(row.person_id === null ? {} : { personId: row.person_id }),
    ...(row.address === null ? {} : { address: row.address }),
    ...(row.detail === null ? {} : { detail: row.detail }),
  };
}
