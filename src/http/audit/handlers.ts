import { takeCheckpoint } from "../../app/audit/take-checkpoint.ts";
import type { AppPorts } from "../../app/ports.ts";
import { orNotFound } from "../../app/rejected.ts";
import type { Checkpoints, Verifier } from "../../app/audit/ports.ts";
import type { auditRoutes } from "../../contract/audit/routes.ts";
import type { Handlers } from "../handler.ts";
import { pageRequest } from "../page.ts";

interface AuditHandlerDeps {
  readonly ports: Pick<AppPorts, "read" | "sha256">;
  readonly verify: Verifier;
  readonly checkpoints: Checkpoints;
}

export function auditHandlers({
  ports,
  verify,
  checkpoints,
}: AuditHandlerDeps): Handlers<typeof auditRoutes> {
  return {
    listAuditRows: ({ query }, { read, actor }) =>
      read(async ({ audit }) => {
        const { items, nextCursor } = await audit.list(actor.organizationId, pageRequest(query));
        return {
          nextCursor,
          items: items.map(({ recordedAt, tables, ...row }) => ({
            ...row,
            at: recordedAt,
            tables: tables.map(({ table, count }) => ({ table, count })),
          })),
        };
      }),
    getVerification: async (_input, { actor }) => {
      const { organizationId } = actor;
      const anchors = await checkpoints.list(organizationId);
      const { checked, firstBadRow } = await verify({ organizationId, anchors });
      return { holds: firstBadRow === undefined, checked, firstBadRow: firstBadRow ?? null };
    },
    listCheckpoints: async (_input, { actor }) => ({
      items: (await checkpoints.list(actor.organizationId)).toReversed(),
    }),
    takeCheckpoint: async (_input, { actor, now }) =>
      orNotFound(await takeCheckpoint({ ...ports, checkpoints }, actor.organizationId, now), "audit chain"),
  };
}
