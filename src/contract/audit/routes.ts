import { z } from "zod";
import { pageOf, pageQuery } from "../answers.ts";
import { route } from "../route.ts";
import { answerInstant, wireId } from "../wire.ts";

export const checkpoint = z
  .strictObject({
    organizationId: wireId,
    /** Rows of the chain, and leaves of the tree. */
    seq: z.number().int(),
    hash: z.string(),
    merkleRoot: z.string(),
    at: answerInstant,
    publicKey: z.string(),
    signature: z.string(),
  })
  .meta({ id: "Checkpoint" });

export const verificationResult = z
  .strictObject({
    holds: z.boolean(),
    checked: z.array(z.strictObject({ what: z.string(), count: z.number().int() })),
    firstBadRow: z.strictObject({ what: z.string(), row: z.string(), because: z.string() }).nullable(),
  })
  .meta({ id: "Verification" });

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
          /** What the clock read, where it was behind the row before: facts keep their order, time waits. */
          clockRead: answerInstant.nullable(),
          tables: z.array(z.strictObject({ table: z.string(), count: z.number().int() })),
          previousHash: z.string(),
          hash: z.string(),
        })
        .meta({ id: "AuditRow" }),
    ),
  }),
  listCheckpoints: route({
    id: "listCheckpoints",
    method: "get",
    path: "/v1/audit/checkpoints",
    summary: "Signed checkpoints of the organization's chain, newest first; kept outside the database",
    tag: "audit",
    permission: "audit",
    response: z.strictObject({ items: z.array(checkpoint) }),
  }),
  takeCheckpoint: route({
    id: "takeCheckpoint",
    method: "post",
    path: "/v1/audit/checkpoints",
    summary: "Sign how far the chain has come and append it to the anchors file",
    tag: "audit",
    permission: "audit",
    response: checkpoint,
    status: 201,
  }),
  getVerification: route({
    id: "getVerification",
    method: "get",
    path: "/v1/audit/verification",
    summary:
      "Recomputes hashes, balances and rates of the organization and names the first row that does not hold",
    tag: "audit",
    permission: "audit",
    response: verificationResult,
  }),
} as const;
