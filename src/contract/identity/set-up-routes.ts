/** The beginning of an installation: the link that its operator has, and nothing else, sets up an organization. */
import { z } from "zod";
import { route } from "../route.ts";
import { wireText } from "../wire.ts";

export const organizationKinds = [
  "regionalBank",
  "policyLender",
  "organizer",
  "aggregator",
  "municipality",
  "fundManager",
  "verifier",
] as const;

export const setUpRoutes = {
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
