import type { Knex } from "knex";
import type { SecondFactor, SecondFactorRepository } from "../../src/app/identity/account-ports.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import type { Role } from "../../src/domain/party/role.ts";
import { firstOf, rowsOf } from "../read.ts";
import { readJson } from "./json-cell.ts";

interface FactorRow {
  readonly person_id: string;
  readonly sealed_secret: string;
  readonly last_counter: number;
  readonly created_at: Instant;
  readonly confirmed_at: Instant | null;
}

export function secondFactors(on: Knex): SecondFactorRepository {
  const codesOf = (personId: string) => on("recovery_code").where({ person_id: personId });
  return {
    async find(personId) {
      const row = await firstOf<FactorRow>(on("second_factor").where({ person_id: personId }).select());
      return row === undefined ? undefined : toFactor(row);
    },
    async save({ personId, sealedSecret, lastCounter, createdAt, confirmedAt }) {
      await on("second_factor")
        .insert({
          person_id: personId,
          sealed_secret: sealedSecret,
          last_counter: lastCounter,
          created_at: createdAt,
          confirmed_at: confirmedAt ?? null,
        })
        .onConflict("person_id")
        .merge();
    },
    async remove(personId) {
      await codesOf(personId).delete();
      await on("second_factor").where({ person_id: personId }).delete();
    },
    async replaceRecoveryCodes(personId, codeHashes) {
      await codesOf(personId).delete();
      await on("recovery_code").insert(
        codeHashes.map((hash) => ({ person_id: personId, code_hash: hash, used_at: null })),
      );
    },
    async countRecoveryCodes(personId) {
      return (await rowsOf<unknown>(codesOf(personId).whereNull("used_at").select("code_hash"))).length;
    },
    async useRecoveryCode({ personId, codeHash, usedAt }) {
      const changed: unknown = await codesOf(personId)
        .where({ code_hash: codeHash })
        .whereNull("used_at")
        .update({ used_at: usedAt });
      return changed === 1;
    },
    async requiredRoles(organizationId) {
      const row = await firstOf<{ readonly roles: string }>(
        on("second_factor_policy")
          .where({ organization_id: organizationId })
          .orderBy("audit_seq", "desc")
          .select("roles"),
      );
      return row === undefined ? [] : readJson<readonly Role[]>(row.roles);
    },
  };
}

function toFactor(row: FactorRow): SecondFactor {
  const { person_id: personId, sealed_secret: sealedSecret, last_counter: lastCounter } = row;
  const factor = { personId, sealedSecret, lastCounter, createdAt: row.created_at };
  return row.confirmed_at === null ? factor : { ...factor, confirmedAt: row.confirmed_at };
}
