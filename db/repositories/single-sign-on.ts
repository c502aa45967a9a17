import type { Knex } from "knex";
import type { SingleSignOnRepository } from "../../src/app/identity/single-sign-on-ports.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import { firstOf } from "../read.ts";

interface RequestRow {
  readonly state_hash: string;
  readonly provider_id: string;
  readonly binding_hash: string;
  readonly sealed_checks: string;
  readonly expires_at: Instant;
}

export function singleSignOnRepository(on: Knex): SingleSignOnRepository {
  return {
    async save({ stateHash, providerId, bindingHash, sealedChecks, expiresAt }) {
      await on("single_sign_on_request").insert({
        state_hash: stateHash,
        provider_id: providerId,
        binding_hash: bindingHash,
        sealed_checks: sealedChecks,
        expires_at: expiresAt,
      });
    },
    async take(stateHash) {
      const own = on("single_sign_on_request").where({ state_hash: stateHash });
      const row = await firstOf<RequestRow>(own.clone().select());
      if (row === undefined) return undefined;
      await own.clone().delete();
      return {
        stateHash: row.state_hash,
        providerId: row.provider_id,
        bindingHash: row.binding_hash,
        sealedChecks: row.sealed_checks,
        expiresAt: row.expires_at,
      };
    },
    async removeExpired(now) {
      await on("single_sign_on_request").where("expires_at", "<=", now).delete();
    },
    async personOf({ issuer, subject }) {
      const row = await firstOf<{ readonly person_id: string }>(
        on("single_sign_on_account").where({ issuer, subject }).select("person_id"),
      );
      return row?.person_id;
    },
    async link({ issuer, subject, personId, linkedAt }) {
      await on("single_sign_on_account").insert({
        issuer,
        subject,
        person_id: personId,
        linked_at: linkedAt,
      });
    },
  };
}
