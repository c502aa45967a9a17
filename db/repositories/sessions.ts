import type { Knex } from "knex";
import type { Session, SessionRepository } from "../../src/app/identity/ports.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import { firstOf } from "../read.ts";

interface SessionRow {
  readonly token_hash: string;
  readonly person_id: string;
  readonly organization_id: string;
  readonly created_at: Instant;
  readonly last_seen_at: Instant;
}

export function sessions(on: Knex): SessionRepository {
  return {
    async find(tokenHash) {
      const row = await firstOf<SessionRow>(on("session").where({ token_hash: tokenHash }).select());
      return row === undefined ? undefined : toSession(row);
    },
    async insert(session) {
      await on("session").insert({
        token_hash: session.tokenHash,
        person_id: session.personId,
        organization_id: session.organizationId,
        created_at: session.createdAt,
        last_seen_at: session.lastSeenAt,
      });
    },
    async touch(tokenHash, lastSeenAt) {
      await on("session").where({ token_hash: tokenHash }).update({ last_seen_at: lastSeenAt });
    },
    async renew(tokenHash, { tokenHash: newHash, organizationId, lastSeenAt }) {
      await on("session")
        .where({ token_hash: tokenHash })
        .update({ token_hash: newHash, organization_id: organizationId, last_seen_at: lastSeenAt });
    },
    async remove(tokenHash) {
      await on("session").where({ token_hash: tokenHash }).delete();
    },
    async removeOf(personId, exceptHash = "") {
      await on("session").where({ person_id: personId }).whereNot({ token_hash: exceptHash }).delete();
    },
    async removeStale({ seenBefore, createdBefore }) {
      await on("session")
        .where("last_seen_at", "<", seenBefore)
        .orWhere("created_at", "<", createdBefore)
        .delete();
    },
  };
}

function toSession(row: SessionRow): Session {
  return {
    tokenHash: row.token_hash,
    personId: row.person_id,
    organizationId: row.organization_id,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
  };
}
