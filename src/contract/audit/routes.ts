import { z } from "zod";
import { pageOf, pageQuery } from "../answers.ts";
import { route } from "../route.ts";
import { answerInstant } from "../wire.ts";

export const auditRoutes = {
  listAuditRows: route({
    id: "listAuditRows",
    method: "get",
    path: "/v1/audit/rows",
    summary: "The organization's audit chain, newest first",
    tag: "audit",
    permission: "audit",
    query: pageQuery,
    response: pageOf(
      z
        .strictObject({
          seq: z.number().int(),
          at: answerInstant,
          person: z.string(),
          action: z.string(),
          tables: z.array(z.strictObject({ table: z.string(), count: z.number().int() })),
          previousHash: z.string(),
          hash: z.string(),
        })
        .meta({ id: "AuditRow" }),
    ),
  }),
  getVerification: route({
    id: "getVerification",
    method: "get",
    path: "/v1/audit/verification",
    summary:
      "Recomputes hashes, balances and rates of the organization and names the first row that does not hold",
    tag: "audit",
    permission: "audit",
    response: z
      .strictObject({
        holds: z.boolean(),
        checked: z.array(z.strictObject({ what: z.string(), count: z.number().int() })),
        firstBadRow: z.strictObject({ what: z.string(), row: z.string(), because: z.string() }).nullable(),
      })
      .meta({ id: "Verification" }),
  }),
} as const;
