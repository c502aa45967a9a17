/**
 * Segregation of duties (職務分離) in the database: whoever brought something does not judge it, whatever the application
 * thinks. The triggers look at the person, so that neither a second role nor a second organization helps.
 */
import type { DialectName } from "../dialect.ts";

interface Guard {
  readonly name: string;
  readonly table: string;
  /** When a new row is refused. */
  readonly refuses: string;
  readonly message: string;
}

const guards: readonly Guard[] = [
  {
    name: "observation_reviewed_by_another",
    table: "observation_event",
    refuses: `new.kind in ('reviewStarted', 'returned', 'accepted', 'rejected', 'attested') and (
      exists (select 1 from observation_event as before where before.observation_id = new.observation_id
        and before.kind = 'submitted' and before.actor_id = new.actor_id)
      or exists (select 1 from observation where id = new.observation_id and created_by = new.actor_id)
      or exists (select 1 from evidence where observation_id = new.observation_id and uploaded_by = new.actor_id))`,
    message: "own observation",
  },
  {
    name: "observation_graded_within_role",
    table: "observation_event",
    refuses: "new.kind = 'accepted' and new.grade in ('E3', 'E4')",
    message: "grade above role",
  },
  {
    name: "certificate_checked_by_another",
    table: "compliance_certificate_event",
    refuses: `new.kind <> 'signed' and exists (select 1 from compliance_certificate_event as before
      where before.certificate_id = new.certificate_id and before.kind = 'signed' and before.actor_id = new.actor_id)`,
    message: "own signature",
  },
  {
    name: "covenant_tested_by_another",
    table: "covenant_test",
    refuses: `exists (select 1 from covenant_statement
      where submitted_by = new.tested_by and new.inputs like '%' || covenant_statement.id || '%')`,
    message: "own figures",
  },
  {
    name: "roles_given_by_another",
    table: "membership_change",
    // The first administrator is nobody's choice but that of the set-up link.
    refuses: `new.changed_by = new.person_id and (
      exists (select 1 from membership where organization_id = new.organization_id)
      or exists (select 1 from membership_change as before where before.organization_id = new.organization_id))`,
    message: "own roles",
  },
];

export function segregationGuards(dialect: DialectName): readonly string[] {
  return guards.flatMap((guard) => (dialect === "sqlite" ? [sqliteGuard(guard)] : postgresGuard(guard)));
}

function sqliteGuard({ name, table, refuses, message }: Guard): string {
  return `create trigger ${name} before insert on ${table} when ${refuses} begin select raise(abort, '${message}'); end`;
}

function postgresGuard({ name, table, refuses, message }: Guard): readonly string[] {
  return [
    `create function check_${name}() returns trigger language plpgsql as $$
     begin if ${refuses} then raise exception '${message}'; end if; return new; end $$`,
    `create trigger ${name} before insert on ${table} for each row execute function check_${name}()`,
  ];
}
