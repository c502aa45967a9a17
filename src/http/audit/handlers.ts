import { takeCheckpoint } from "../../app/audit/take-checkpoint.ts";
import type { AppPorts } from "../../app/ports.ts";
import { orNotFound } from "../../app/rejected.ts";
import type { Checkpoints, Verification, Verifier } from "../../app/audit/ports.ts";
import type { auditRoutes } from "../../contract/audit/routes.ts";
import type { Handlers } from "../handler.ts";
import { pageRequest } from "../page.ts";
import { nextTogether } from "../next-together.ts";
import { takeTurns } from "../turns.ts";

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
  // Each takes a thread of its own and reads the whole chain.
  const together = nextTogether<Verification>();
  const inTurn = takeTurns({ atOnce: 1, longestQueue: 50 });
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
      const { checked, firstBadRow } = await together(organizationId, () =>
        inTurn(async () => verify({ organizationId, anchors: await checkpoints.list(organizationId) })),
      );
      return { holds: firstBadRow === undefined, checked, firstBadRow: firstBadRow ?? null };
    },
    listCheckpoints: async (_input, { actor }) => ({
      items: (await checkpoints.list(actor.organizationId)).toReversed(),
    }),
    takeCheckpoint: async (_input, { actor, now }) =>
      orNotFound(await takeCheckpoint({ ...ports, checkpoints }, actor.organizationId, now), "audit chain"),
  };
}
