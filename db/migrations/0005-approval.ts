import type { DialectName } from "../dialect.ts";
import type { TableSpec } from "./table.ts";

/** Changes that wait for a second person, and events for the outside. */
export const approvalTables: readonly TableSpec[] = [
  {
    name: "approval_request",
    kind: "fact",
    columns: {
      id: "id",
      kind: "text",
      subject_id: "id",
      payload: "json",
      preview: "json",
      facts_digest: "text",
      requested_by: "id",
    },
    index: [["organization_id", "subject_id"]],
    references: { organization_id: "organization" },
  },
  {
    name: "approval_decision",
    kind: "fact",
    columns: { id: "id", approval_id: "id", decision: "text", reason: "text", decided_by: "id" },
    unique: [["approval_id"]],
    references: { approval_id: "approval_request" },
    checks: ["decision in ('approved', 'rejected', 'withdrawn')"],
  },
  {
    name: "outbox_event",
    kind: "fact",
    columns: { id: "id", kind: "text", subject_id: "id", payload: "json" },
  },
  {
    name: "evidence_reading",
    kind: "fact",
    columns: { id: "id", evidence_id: "id", person_id: "id" },
    index: [["evidence_id"]],
    references: { evidence_id: "evidence" },
  },
];

const ownRequest = `new.decision <> 'withdrawn'
  and new.decided_by = (select requested_by from approval_request where id = new.approval_id)`;

/** Maker is not checker, whatever the application thinks. */
export function approvalGuards(dialect: DialectName): readonly string[] {
  if (dialect === "sqlite") {
    return [
      `create trigger approval_by_second_person before insert on approval_decision when ${ownRequest}
       begin select raise(abort, 'own request'); end`,
    ];
  }
  return [
    `create function check_second_person() returns trigger language plpgsql as $$
     begin if ${ownRequest} then raise exception 'own request'; end if; return new; end $$`,
    `create trigger approval_by_second_person before insert on approval_decision for each row execute function check_second_person()`,
  ];
}
