import type { TableSpec } from "./table.ts";

/** How people come into an organization, change their roles and leave it. */
export const membershipTables: readonly TableSpec[] = [
  {
    name: "invitation",
    kind: "fact",
    columns: { id: "id", email: "text", name: "text", language: "text", roles: "json", invited_by: "id" },
    index: [["organization_id", "email"]],
    references: { organization_id: "organization", invited_by: "person" },
  },
  {
    name: "invitation_end",
    kind: "fact",
    columns: { id: "id", invitation_id: "id", outcome: "text", person_id: "id?" },
    unique: [["invitation_id"]],
    references: { invitation_id: "invitation", person_id: "person" },
    checks: ["outcome in ('accepted', 'withdrawn')"],
  },
  {
    name: "membership_change",
    kind: "fact",
    columns: { id: "id", person_id: "id", role: "text", held: "flag", reason: "text", changed_by: "id" },
    index: [["organization_id", "person_id", "role", "audit_seq"], ["person_id"]],
    references: { organization_id: "organization", person_id: "person", changed_by: "person" },
  },
  {
    name: "service_account",
    kind: "fact",
    columns: { id: "id", person_id: "id" },
    unique: [["person_id"]],
    references: { organization_id: "organization", person_id: "person" },
  },
  {
    name: "second_factor_policy",
    kind: "fact",
    columns: { id: "id", roles: "json" },
    index: [["organization_id", "audit_seq"]],
    references: { organization_id: "organization" },
  },
];
