import type { Verifier } from "../../app/audit/ports.ts";
import type { auditRoutes } from "../../contract/audit/routes.ts";
import type { Handlers } from "../handler.ts";
import { pageRequest } from "../page.ts";

export function auditHandlers({ verify }: { readonly verify: Verifier }): Handlers<typeof auditRoutes> {
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
      const { checked, firstBadRow } = await verify({ organizationId: actor.organizationId });
      return { holds: firstBadRow === undefined, checked, firstBadRow: firstBadRow ?? null };
    },
  };
}
