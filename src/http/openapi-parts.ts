import type { Route } from "../contract/route.ts";

export const problemSchema = {
  type: "object",
  description: "Problem document (RFC 9457)",
  properties: {
    type: { type: "string" },
    title: { type: "string" },
    status: { type: "integer" },
    detail: { type: "string" },
    code: { type: "string", description: "Of a closed list; camelCase" },
    figures: { type: "object", description: "The figures that do not add up" },
    errors: {
      type: "array",
      items: {
        type: "object",
        properties: {
          in: { type: "string", enum: ["path", "query", "header", "body"] },
          pointer: { type: "string", description: "JSON pointer (RFC 6901) within that part" },
          code: { type: "string" },
          message: { type: "string" },
          figures: { type: "object" },
        },
        required: ["in", "pointer", "code", "message"],
      },
    },
    requestId: { type: "string" },
  },
  required: ["type", "title", "status", "detail", "code", "errors", "requestId"],
  examples: [
    {
      type: "urn:sanpo:problem:noSuchDay",
      title: "Refused by a rule",
      status: 422,
      detail: 'There is no day "2026-02-30".',
      code: "noSuchDay",
      figures: { day: "2026-02-30" },
      errors: [{ in: "body", pointer: "/date", code: "noSuchDay", message: 'There is no day "2026-02-30".' }],
      requestId: "5e0e8f7c-2f0a-4d0e-9a65-0d6f2f7f3f10",
    },
  ],
} as const;

export const securitySchemes = {
  bearer: { type: "http", scheme: "bearer", description: "API token (sanpo_…)" },
  session: {
    type: "apiKey",
    in: "cookie",
    name: "sanpo_session",
    description: "Set by signing in; behind TLS it is called __Host-sanpo_session",
  },
  csrf: {
    type: "apiKey",
    in: "header",
    name: "x-csrf-token",
    description: "csrfToken of the session; goes with the cookie in everything but a GET",
  },
} as const;

const descriptions = {
  400: "Malformed request",
  401: "Not signed in",
  403: "Not allowed",
  404: "Not found, or not for the caller to know of",
  409: "Conflict",
  413: "Too large",
  415: "Unsupported media type",
  422: "Refused by a rule, with the figures",
  429: "Too many requests; see Retry-After",
  500: "Failure of the server",
  503: "Not available at the moment; see Retry-After",
} as const;

export function problemResponses(route: Route): Readonly<Record<string, unknown>> {
  const takesBody = route.body !== undefined || route.bodyKind === "multipart";
  const statuses = [
    400,
    ...(route.permission === "public" && !takesBody ? [] : ([401, 403] as const)),
    ...(route.params === undefined ? [] : ([404] as const)),
    ...(route.recordsFacts === true ? ([409] as const) : []),
    ...(takesBody ? ([413, 415] as const) : []),
    422,
    429,
    500,
    503,
  ] as const;
  const content = { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } };
  return Object.fromEntries(
    statuses.map((status) => [String(status), { description: descriptions[status], content }]),
  );
}
