/** Links by which a partner without a login reads its own position until a day. */
import { z } from "zod";
import { pageOf, pageQuery } from "../answers.ts";
import { route } from "../route.ts";
import { answerInstant, wireId } from "../wire.ts";
import { noticesAnswer, partnerStatementAnswer } from "./documents.ts";

const fundId = z.strictObject({ fundId: wireId });
const mostDays = 90;

export const shareLinkAnswer = z
  .strictObject({
    id: wireId,
    partnerId: wireId,
    madeBy: z.strictObject({ id: wireId, name: z.string() }),
    madeAt: answerInstant,
    expiresAt: answerInstant,
    revokedAt: answerInstant.nullable(),
    openings: z.number().int(),
    lastOpenedAt: answerInstant.nullable(),
    state: z.enum(["open", "expired", "revoked"]),
  })
  .meta({ id: "ShareLink" });

export const sharedPositionAnswer = z
  .strictObject({
    currency: z.string(),
    statement: partnerStatementAnswer,
    notices: z.array(noticesAnswer),
    expiresAt: answerInstant,
  })
  .meta({ id: "SharedPosition" });

export const fundShareRoutes = {
  listShareLinks: route({
    id: "listShareLinks",
    method: "get",
    path: "/v1/funds/{fundId}/share-links",
    summary: "Links that show single positions in a fund, newest first",
    tag: "funds",
    permission: "manageFund",
    params: fundId,
    query: pageQuery,
    response: pageOf(shareLinkAnswer),
  }),
  makeShareLink: route({
    id: "makeShareLink",
    method: "post",
    path: "/v1/funds/{fundId}/share-links",
    summary: "Make a link to one partner's position; its address is shown this once",
    tag: "funds",
    permission: "manageFund",
    params: fundId,
    body: z.strictObject({ partnerId: wireId, days: z.number().int().min(1).max(mostDays).default(30) }),
    response: z
      .strictObject({ id: wireId, url: z.string(), expiresAt: answerInstant })
      .meta({ id: "NewShareLink" }),
    status: 201,
  }),
  revokeShareLink: route({
    id: "revokeShareLink",
    method: "delete",
    path: "/v1/funds/{fundId}/share-links/{shareLinkId}",
    summary: "Revoke a link: it opens nothing from then on",
    tag: "funds",
    permission: "manageFund",
    params: z.strictObject({ fundId: wireId, shareLinkId: wireId }),
    response: z.undefined(),
    status: 204,
  }),
  openSharedPosition: route({
    id: "openSharedPosition",
    method: "post",
    path: "/v1/shared-positions",
    summary: "The position that a link shows, without a login; every opening is in the security log",
    tag: "funds",
    permission: "public",
    body: z.strictObject({ token: z.string().regex(/^[\w-]{20,128}$/, "not the token of a link") }),
    response: sharedPositionAnswer,
    status: 200,
  }),
} as const;
