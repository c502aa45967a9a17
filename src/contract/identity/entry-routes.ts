/** How an installation begins, and how people come in without a password of their own here. */
import { z } from "zod";
import { route } from "../route.ts";
import { wireText } from "../wire.ts";
import { challengeAnswer, sessionAnswer } from "./session-answer.ts";

export const organizationKinds = [
  "regionalBank",
  "policyLender",
  "organizer",
  "aggregator",
  "municipality",
  "fundManager",
  "verifier",
] as const;

export const entryRoutes = {
  getSignInOptions: route({
    id: "getSignInOptions",
    method: "get",
    path: "/v1/sign-in-options",
    summary: "The providers through which one may sign in instead of with a password",
    tag: "identity",
    permission: "public",
    response: z.strictObject({
      providers: z.array(
        z
          .strictObject({ id: z.string(), nameJa: z.string(), nameEn: z.string() })
          .meta({ id: "SingleSignOnProvider" }),
      ),
    }),
  }),
  beginSingleSignOn: route({
    id: "beginSingleSignOn",
    method: "post",
    path: "/v1/single-sign-on-requests",
    summary: "Begin to sign in through a provider: where the browser goes, and what it has to keep",
    tag: "identity",
    permission: "public",
    body: z.strictObject({ providerId: z.string().regex(/^[\w-]{1,40}$/, "not a provider") }),
    response: z
      .strictObject({ authorizationUrl: z.string(), binding: z.string() })
      .meta({ id: "SingleSignOnRequest" }),
    status: 201,
  }),
  signInElsewhere: route({
    id: "signInElsewhere",
    method: "post",
    path: "/v1/session/single-sign-on",
    summary: "Sign in with what the provider has sent back; opens a session, or asks for a second factor",
    tag: "identity",
    permission: "public",
    body: z.strictObject({
      /** The query of the address at which the browser came back. */
      query: z.string().max(4000),
      binding: z.string().min(20).max(128),
    }),
    response: z.union([sessionAnswer, challengeAnswer]),
    status: 201,
  }),
  setUp: route({
    id: "setUp",
    method: "post",
    path: "/v1/set-ups",
    summary: "Set up an organization and its first administrator with the one-time link of the operator",
    tag: "identity",
    permission: "public",
    body: z.strictObject({
      token: z.string().regex(/^[\w-]{20,128}$/, "not the token of a link"),
      organization: z.strictObject({
        nameJa: wireText(200),
        nameEn: wireText(200),
        kind: z.enum(organizationKinds),
        legalForm: wireText(100, 0).default(""),
      }),
      person: z.strictObject({
        name: wireText(100),
        email: wireText(254).meta({ examples: ["admin@example.jp"] }),
        language: z.enum(["ja", "en"]).default("ja"),
        password: z.string().min(1).max(200),
      }),
    }),
    response: z.undefined(),
    status: 204,
  }),
} as const;
