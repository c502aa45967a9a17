import type { AuditRepository } from "../../src/app/audit/ports.ts";
import { toPage } from "../page.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import { numberOfCursor, rowsOf } from "../read.ts";
import { readJson } from "./json-cell.ts";
import type { RepositoryScope } from "./scope.ts";

interface AuditRow {
  readonly seq: number;
  readonly recorded_at: Instant;
  readonly person_id: string;
  readonly person: string | null;
  readonly action: string;
  readonly tables: string;
  readonly previous_hash: string;
  readonly hash: string;
}

export function auditRepository({ on }: RepositoryScope): AuditRepository {
  return {
    async list(organizationId, { limit, cursor }) {
      const rows = await rowsOf<AuditRow>(
        on("audit_row")
          .leftJoin("person", "person.id", "audit_row.person_id")
          .where("audit_row.organization_id", organizationId)
          .where("seq", "<", cursor === undefined ? Number.MAX_SAFE_INTEGER : numberOfCursor(cursor))
          .orderBy("seq", "desc")
          .limit(limit + 1)
          .select("audit_row.*", { person: "person.name" }),
      );
      const records = rows.map((row) => ({
        seq: row.seq,
        recordedAt: row.recorded_at,
        person: row.person ?? row.person_id,
        action: row.action,
        tables: readJson<readonly { readonly table: string; readonly count: number }[]>(row.tables),
        previousHash: row.previous_hash,
        hash: row.hash,
      }));
      return toPage(records, limit, ({ seq }) => String(seq));
    },
  };
}
