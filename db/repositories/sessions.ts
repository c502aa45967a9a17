import type { Knex } from "knex";
import type { Session, SessionRepository } from "../../src/app/identity/ports.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import { firstOf, rowsOf } from "../read.ts";

interface SessionRow {
  readonly id: string | null;
  readonly address: string | null;
  readonly device: string | null;
  readonly name?: string;
  readonly token_hash: string;
  readonly person_id: string;
  readonly organization_id: string;
  readonly created_at: Instant;
  readonly last_seen_at: Instant;
}

export function sessions(on: Knex): SessionRepository {
  const where = (conditions: Readonly<Record<string, string>>) =>
    on("session")
      .leftJoin("session_origin", "session_origin.token_hash", "session.token_hash")
      .join("person", "person.id", "session.person_id")
      .where(conditions)
      .orderBy("session.created_at", "desc")
      .select("session.*", "session_origin.id", "address", "device", "person.name");
  return {
    async find(tokenHash) {
      const row = await firstOf<SessionRow>(where({ "session.token_hash": tokenHash }));
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
      const { tokenHash, id, address, device } = session;
      await on("session_origin").insert({ token_hash: tokenHash, id, address, device });
    },
    async listOf(personId) {
      const rows = await rowsOf<SessionRow>(where({ "session.person_id": personId }));
      return rows.map(toSession);
    },
    async listIn(organizationId) {
      const rows = await rowsOf<SessionRow>(where({ "session.organization_id": organizationId }));
      return rows.map((row) => ({ ...toSession(row), personName: row.name ?? "" }));
    },
    async touch(tokenHash, lastSeenAt) {
      await on("session").where({ token_hash: tokenHash }).update({ last_seen_at: lastSeenAt });
    },
    async renew(tokenHash, { tokenHash: newHash, organizationId, lastSeenAt }) {
      await on("session")
        .where({ token_hash: tokenHash })
        .update({ token_hash: newHash, organization_id: organizationId, last_seen_at: lastSeenAt });
      await on("session_origin").where({ token_hash: tokenHash }).update({ token_hash: newHash });
    },
    async remove(tokenHash) {
      await on("session").where({ token_hash: tokenHash }).delete();
    },
    async removeOf(personId, exceptHash = "") {
      await on("session").where({ person_id: personId }).whereNot({ token_hash: exceptHash }).delete();
    },
    async removeIn(organizationId, personId) {
      await on("session").where({ organization_id: organizationId, person_id: personId }).delete();
    },
    async removeStale({ seenBefore, createdBefore }) {
      await on("session")
        .where("last_seen_at", "<", seenBefore)
        .orWhere("created_at", "<", createdBefore)
        .delete();
      await on("session_origin").whereNotIn("token_hash", on("session").select("token_hash")).delete();
    },
  };
}

/** Sessions opened by an earlier version came from nowhere. */
function toSession(row: SessionRow): Session {
  return {
    id: row.id ?? "",
    address: row.address ?? "",
    device: row.device ?? "",
    tokenHash: row.token_hash,
    personId: row.person_id,
    organizationId: row.organization_id,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
  };
}
