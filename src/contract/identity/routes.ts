import { z } from "zod";
import { pageOf, pageQuery } from "../answers.ts";
import { route } from "../route.ts";
import { answerInstant, wireId, wireText } from "../wire.ts";
import { challengeAnswer, personAnswer, sessionAnswer } from "./session-answer.ts";

export const tokenScopes = ["read", "write"] as const;

export const apiTokenAnswer = z
  .strictObject({
    id: wireId,
    name: z.string(),
    /** A calendar token opens the calendar feed and nothing else. */
    scope: z.enum([...tokenScopes, "calendar"]),
    createdAt: answerInstant,
    expiresAt: answerInstant,
    revokedAt: answerInstant.nullable(),
  })
  .meta({ id: "ApiToken" });

export const newApiTokenAnswer = apiTokenAnswer.extend({ token: z.string() }).meta({ id: "NewApiToken" });

export const tokenRequest = z.strictObject({
  name: wireText(100).meta({ examples: ["nightly export"] }),
  scope: z.enum(tokenScopes).default("read"),
  days: z.number().int().min(1).max(365).default(90),
});

export const identityRoutes = {
  signIn: route({
    id: "signIn",
    method: "post",
    path: "/v1/session",
    summary:
      "Sign in with e-mail address and password; opens a session kept in a cookie, or asks for a second factor",
    tag: "identity",
    permission: "public",
    body: z.strictObject({
      email: wireText(254).meta({ examples: ["officer@example.jp"] }),
      password: z.string().min(1).max(200),
    }),
    response: z.union([sessionAnswer, challengeAnswer]),
    status: 201,
  }),
  getSession: route({
    id: "getSession",
    method: "get",
    path: "/v1/session",
    summary: "Who is signed in, for which organization, with which roles",
    tag: "identity",
    permission: "signedIn",
    beforeSecondFactor: true,
    response: sessionAnswer,
  }),
  signOut: route({
    id: "signOut",
    method: "delete",
    path: "/v1/session",
    summary: "Sign out",
    tag: "identity",
    permission: "signedIn",
    beforeSecondFactor: true,
    response: z.undefined(),
    status: 204,
  }),
  changeOrganization: route({
    id: "changeOrganization",
    method: "put",
    path: "/v1/session/organization",
    summary: "Act for another of one's organizations; the session gets a new token",
    tag: "identity",
    permission: "signedIn",
    beforeSecondFactor: true,
    body: z.strictObject({ organizationId: wireId }),
    response: sessionAnswer,
  }),
  listApiTokens: route({
    id: "listApiTokens",
    method: "get",
    path: "/v1/api-tokens",
    summary: "One's own API tokens for the organization one acts for, newest first",
    tag: "identity",
    permission: "signedIn",
    query: pageQuery,
    response: pageOf(apiTokenAnswer),
  }),
  createApiToken: route({
    id: "createApiToken",
    method: "post",
    path: "/v1/api-tokens",
    summary: "Create an API token; its secret is shown this once",
    tag: "identity",
    permission: "signedIn",
    body: tokenRequest,
    response: newApiTokenAnswer,
    status: 201,
  }),
  revokeApiToken: route({
    id: "revokeApiToken",
    method: "delete",
    path: "/v1/api-tokens/{tokenId}",
    summary: "Revoke one of one's own API tokens",
    tag: "identity",
    permission: "signedIn",
    params: z.strictObject({ tokenId: wireId }),
    response: z.undefined(),
    status: 204,
  }),
  listMemberships: route({
    id: "listMemberships",
    method: "get",
    path: "/v1/memberships",
    summary: "People of the organization with their roles; without the administrator's role only oneself",
    tag: "identity",
    permission: "signedIn",
    query: pageQuery,
    response: pageOf(
      z.strictObject({ person: personAnswer, roles: z.array(z.string()) }).meta({ id: "Membership" }),
    ),
  }),
} as const;
