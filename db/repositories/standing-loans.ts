import type { Knex } from "knex";
import type { Instant } from "../../src/domain/kernel/instant.ts";

/** A loan whose import has been undone is in no list from then on; a viewpoint before still knows it. */
export function standing(on: Knex, query: Knex.QueryBuilder, knownAt?: Instant): Knex.QueryBuilder {
  const withdrawn = on("loan_withdrawal").whereRaw("loan_withdrawal.loan_id = loan.id").select("loan_id");
  if (knownAt !== undefined) void withdrawn.where("loan_withdrawal.recorded_at", "<=", knownAt);
  return query.whereNotExists(withdrawn);
}
