import type { Knex } from "knex";
import type { ApiToken, ApiTokenRepository, TokenScope } from "../../src/app/identity/ports.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import { firstOf, rowsOf } from "../read.ts";

interface ApiTokenRow {
  readonly id: string;
  readonly token_hash: string;
  readonly person_id: string;
  readonly organization_id: string;
  readonly name: string;
  readonly scope: TokenScope;
  readonly created_at: Instant;
  readonly expires_at: Instant;
  readonly revoked_at: Instant | null;
}

interface OwnedRow extends ApiTokenRow {
  readonly owner: string;
  readonly service_id: string | null;
}

export function apiTokens(on: Knex): ApiTokenRepository {
  return {
    async find(tokenHash) {
      const row = await firstOf<ApiTokenRow>(on("api_token").where({ token_hash: tokenHash }).select());
      return row === undefined ? undefined : toApiToken(row);
    },
    async insert(token) {
      await on("api_token").insert({
        id: token.id,
        token_hash: token.tokenHash,
        person_id: token.personId,
        organization_id: token.organizationId,
        name: token.name,
        scope: token.scope,
        created_at: token.createdAt,
        expires_at: token.expiresAt,
        revoked_at: token.revokedAt ?? null,
      });
    },
    async listOf({ personId, organizationId }) {
      const rows = await rowsOf<ApiTokenRow>(
        on("api_token").where({ person_id: personId, organization_id: organizationId }).orderBy("id", "desc"),
      );
      return rows.map(toApiToken);
    },
    async revoke({ tokenId, personId, organizationId, revokedAt }) {
      const owned = { id: tokenId, person_id: personId, organization_id: organizationId };
      await on("api_token").where(owned).whereNull("revoked_at").update({ revoked_at: revokedAt });
      const row = await firstOf<{ readonly id: string }>(on("api_token").where(owned).select("id"));
      return row !== undefined;
    },
    async listIn(organizationId) {
      const rows = await rowsOf<OwnedRow>(ownedTokens(on, organizationId));
      return rows.map((row) => ({
        token: toApiToken(row),
        owner: { id: row.person_id, name: row.owner, isService: row.service_id !== null },
      }));
    },
    async revokeIn({ organizationId, tokenId, revokedAt }) {
      const revoked: unknown = await on("api_token")
        .where({ id: tokenId, organization_id: organizationId })
        .whereNull("revoked_at")
        .update({ revoked_at: revokedAt });
      return revoked === 1;
    },
    async revokeAll({ personId, organizationId, revokedAt }) {
      await on("api_token")
        .where({ person_id: personId, organization_id: organizationId })
        .whereNull("revoked_at")
        .update({ revoked_at: revokedAt });
    },
  };
}

function ownedTokens(on: Knex, organizationId: string): Knex.QueryBuilder {
  return on("api_token")
    .join("person", "person.id", "api_token.person_id")
    .leftJoin("service_account", "service_account.person_id", "person.id")
    .where("api_token.organization_id", organizationId)
    .whereNull("revoked_at")
    .orderBy("api_token.id", "desc")
    .select("api_token.*", { owner: "person.name", service_id: "service_account.id" });
}

function toApiToken(row: ApiTokenRow): ApiToken {
  const token = {
    id: row.id,
    tokenHash: row.token_hash,
    personId: row.person_id,
    organizationId: row.organization_id,
    name: row.name,
    scope: row.scope,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  };
  return row.revoked_at === null ? token : { ...token, revokedAt: row.revoked_at };
}
