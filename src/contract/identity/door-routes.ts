/** What is open at this moment: sessions, tokens, service accounts; and what has happened at the door. */
import { z } from "zod";
import { pageOf, pageQuery } from "../answers.ts";
import { route } from "../route.ts";
import { answerTable } from "../table.ts";
import { answerInstant, wireId, wireInstant, wireText } from "../wire.ts";
import { newApiTokenAnswer, tokenRequest, apiTokenAnswer } from "./routes.ts";

const sessionId = z.strictObject({ sessionId: wireId });
const nothing = { response: z.undefined(), status: 204 } as const;

const openSession = z.strictObject({
  id: z.string(),
  address: z.string(),
  /** How the browser calls itself. */
  device: z.string(),
  createdAt: answerInstant,
  lastSeenAt: answerInstant,
});

export const securityEventAnswer = z
  .strictObject({
    id: wireId,
    occurredAt: answerInstant,
    event: z.string(),
    person: z.strictObject({ id: wireId, name: z.string() }).nullable(),
    address: z.string().nullable(),
    /** The operation where there is one, and what more there is to say. */
    detail: z.string().nullable(),
    /** Ids of the records that the request named. */
    subjects: z.array(z.string()),
  })
  .meta({ id: "SecurityEvent" });

const securityEvents = pageOf(securityEventAnswer);

const securityTable = answerTable<z.output<typeof securityEvents>>()({
  name: { ja: "セキュリティ記録", en: "security log" },
  rows: ({ items }) => items,
  columns: (column) => [
    column("instant", ["日時", "Time"], ({ occurredAt }) => occurredAt),
    column("text", ["出来事", "Event"], ({ event }) => event),
    column("text", ["人", "Person"], ({ person }) => person?.name),
    column("text", ["アドレス", "Address"], ({ address }) => address),
    column("text", ["内容", "Detail"], ({ detail }) => detail),
    column("text", ["対象", "Records"], ({ subjects }) => subjects.join(" ")),
  ],
});

export const doorRoutes = {
  listSessions: route({
    id: "listSessions",
    method: "get",
    path: "/v1/account/sessions",
    summary: "One's own open sessions, newest first",
    tag: "account",
    permission: "signedIn",
    response: z.strictObject({
      items: z.array(openSession.extend({ isThis: z.boolean() }).meta({ id: "OwnSession" })),
    }),
  }),
  revokeSession: route({
    id: "revokeSession",
    method: "delete",
    path: "/v1/account/sessions/{sessionId}",
    summary: "End one of one's own sessions",
    tag: "account",
    permission: "signedIn",
    params: sessionId,
    ...nothing,
  }),
  revokeOtherSessions: route({
    id: "revokeOtherSessions",
    method: "delete",
    path: "/v1/account/sessions",
    summary: "End all one's sessions but this one",
    tag: "account",
    permission: "signedIn",
    ...nothing,
  }),
  listMemberSessions: route({
    id: "listMemberSessions",
    method: "get",
    path: "/v1/member-sessions",
    summary: "Open sessions in which members act for the organization",
    tag: "members",
    permission: "administer",
    query: pageQuery,
    response: pageOf(
      openSession
        .extend({ person: z.strictObject({ id: wireId, name: z.string() }) })
        .meta({ id: "MemberSession" }),
    ),
  }),
  revokeMemberSession: route({
    id: "revokeMemberSession",
    method: "delete",
    path: "/v1/member-sessions/{sessionId}",
    summary: "End a session in which a member acts for the organization",
    tag: "members",
    permission: "administer",
    params: sessionId,
    ...nothing,
  }),
  createServiceAccount: route({
    id: "createServiceAccount",
    method: "post",
    path: "/v1/service-accounts",
    summary: "A member that is a program: no password, API tokens only, and nothing to decide",
    tag: "members",
    permission: "administer",
    body: z.strictObject({
      name: wireText(100).meta({ examples: ["nightly export"] }),
      roles: z.array(wireText(40)).min(1).max(20),
    }),
    response: z
      .strictObject({ id: wireId, name: z.string(), roles: z.array(z.string()) })
      .meta({ id: "ServiceAccount" }),
    status: 201,
    recordsFacts: true,
  }),
  createServiceToken: route({
    id: "createServiceToken",
    method: "post",
    path: "/v1/service-accounts/{personId}/api-tokens",
    summary: "An API token of a service account; its secret is shown this once",
    tag: "members",
    permission: "administer",
    params: z.strictObject({ personId: wireId }),
    body: tokenRequest,
    response: newApiTokenAnswer,
    status: 201,
  }),
  listMemberTokens: route({
    id: "listMemberTokens",
    method: "get",
    path: "/v1/member-api-tokens",
    summary: "API tokens of everybody in the organization that are not revoked",
    tag: "members",
    permission: "administer",
    query: pageQuery,
    response: pageOf(
      apiTokenAnswer
        .extend({ owner: z.strictObject({ id: wireId, name: z.string(), isService: z.boolean() }) })
        .meta({ id: "MemberApiToken" }),
    ),
  }),
  revokeMemberToken: route({
    id: "revokeMemberToken",
    method: "delete",
    path: "/v1/member-api-tokens/{tokenId}",
    summary: "Revoke an API token of anybody in the organization",
    tag: "members",
    permission: "administer",
    params: z.strictObject({ tokenId: wireId }),
    ...nothing,
  }),
  listSecurityEvents: route({
    id: "listSecurityEvents",
    method: "get",
    path: "/v1/security-events",
    summary:
      "Who came in, was kept out, saw a record, took a file, asked for or decided a change; newest first. With subjectId, from and to: who saw that record in that time",
    tag: "members",
    permission: "readSecurityLog",
    query: pageQuery.extend({
      event: wireText(60).optional(),
      personId: wireId.optional(),
      /** A record: also found in the files that were handed out with it. */
      subjectId: wireId.optional(),
      from: wireInstant.optional(),
      to: wireInstant.optional(),
    }),
    response: securityEvents,
    table: securityTable,
  }),
} as const;
