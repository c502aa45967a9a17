import type { DialectName } from "../dialect.ts";
import type { TableSpec } from "./table.ts";

/** What each event of the security log was about: the records named in the request, and those in a file handed out. */
export const securityLogTables: readonly TableSpec[] = [
  {
    name: "security_event_subject",
    kind: "working",
    key: ["event_id", "subject_id"],
    columns: { event_id: "id", subject_id: "id", occurred_at: "instant", is_named: "flag" },
    index: [["subject_id", "event_id"]],
    references: { event_id: "security_event" },
  },
];

const loggedTables = ["security_event", "security_event_subject"] as const;

/** What has been written stays as it is, and stays for seven years at least, whatever the application thinks. */
export function securityLogGuards(dialect: DialectName): readonly string[] {
  if (dialect === "sqlite") return loggedTables.flatMap(sqliteGuards);
  return [
    `create function keep_security_log() returns trigger language plpgsql as $$
     begin
       if tg_op = 'UPDATE' then raise exception 'append-only: %', tg_table_name; end if;
       if old.occurred_at > to_char((now() at time zone 'utc') - interval '7 years', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
         then raise exception 'still to be kept: %', tg_table_name; end if;
       return old;
     end $$`,
    ...loggedTables.flatMap((table) => [
      `create trigger ${table}_kept before update or delete on ${table} for each row execute function keep_security_log()`,
      `create trigger ${table}_no_truncate before truncate on ${table} for each statement execute function refuse_change()`,
    ]),
  ];
}

function sqliteGuards(table: string): readonly string[] {
  return [
    `create trigger ${table}_no_update before update on ${table} begin select raise(abort, 'append-only: ${table}'); end`,
    `create trigger ${table}_kept before delete on ${table}
     when old.occurred_at > strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '-7 years')
     begin select raise(abort, 'still to be kept: ${table}'); end`,
  ];
}
