import type { Knex } from "knex";

/**
 * The roles that are held now, as a table in the place of `membership`: what was there from the beginning, unless it
 * has been changed since, and what the latest change of a role has granted.
 */
export function heldRoles(on: Knex): Knex.QueryBuilder {
  const sameRole = (query: Knex.QueryBuilder, one: string) =>
    query
      .whereRaw("change.organization_id = ??", [`${one}.organization_id`])
      .whereRaw("change.person_id = ??", [`${one}.person_id`])
      .whereRaw("change.role = ??", [`${one}.role`]);
  const columns = ["id", "organization_id", "person_id", "role"];
  const ofOld = columns.map((column) => `old.${column}`);
  const ofLatest = columns.map((column) => `latest.${column}`);
  return on("membership as old")
    .whereNotExists(sameRole(on("membership_change as change").select(on.raw("1")), "old"))
    .select(ofOld)
    .unionAll([
      on("membership_change as latest")
        .where("latest.held", 1)
        .whereNotExists(
          sameRole(on("membership_change as change").select(on.raw("1")), "latest").whereRaw(
            "change.audit_seq > latest.audit_seq",
          ),
        )
        .select(ofLatest),
    ]);
}
