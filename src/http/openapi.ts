/** The OpenAPI 3.1 document, drawn from the contract: what is served is described, what is described is served. */
import { z } from "zod";
import type { Route } from "../contract/route.ts";
import { csvType, queryOf, xlsxType } from "./export/export-format.ts";
import type { Contract } from "./handler.ts";
import { systemPaths } from "./health.ts";
import { problemResponses, problemSchema, securitySchemes } from "./openapi-parts.ts";

type Json = Readonly<Record<string, unknown>>;

interface Drawing {
  readonly components: Map<string, unknown>;
}

export interface OpenApiDocument extends Json {
  readonly openapi: "3.1.1";
  readonly paths: Readonly<Record<string, Readonly<Record<string, Json>>>>;
}

export function openApiDocument(contract: Contract, version: string): OpenApiDocument {
  const drawing: Drawing = { components: new Map([["Problem", problemSchema]]) };
  const paths: Record<string, Record<string, Json>> = {};
  for (const route of Object.values(contract)) {
    paths[route.path] = { ...paths[route.path], [route.method]: operation(route, drawing) };
  }
  for (const [path, summary] of Object.entries(systemPaths))
    paths[path] = { get: systemOperation(path, summary) };
  return {
    openapi: "3.1.1",
    info: {
      title: "Sanpo Ledger",
      version,
      description:
        "Finance ledger and covenant-loan tracker. Money, rates and KPI values are decimal text; days are YYYY-MM-DD, " +
        "moments RFC 3339 in UTC. Errors are application/problem+json in the language of Accept-Language.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: "/" }],
    tags: [...new Set([...Object.values(contract).map(({ tag }) => tag), "system"])].map((name) => ({
      name,
    })),
    paths,
    components: { schemas: Object.fromEntries(drawing.components), securitySchemes },
  };
}

function operation(route: Route, drawing: Drawing): Json {
  const isPublic = route.permission === "public";
  return {
    operationId: route.id,
    summary: route.summary,
    tags: [route.tag],
    "x-permission": route.permission,
    security: isPublic
      ? []
      : [{ bearer: [] }, { session: [], ...(route.method === "get" ? {} : { csrf: [] }) }],
    parameters: [
      ...parameters(route.params, "path", drawing),
      ...parameters(queryOf(route), "query", drawing),
      ...(route.recordsFacts === true ? [idempotencyKey] : []),
    ],
    ...requestBody(route, drawing),
    responses: { [route.status ?? 200]: success(route, drawing), ...problemResponses(route) },
  };
}

const idempotencyKey = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  description: "The same key with the same request gets the first answer again and has no second effect.",
  schema: { type: "string", minLength: 1, maxLength: 200, pattern: "^[\\x21-\\x7e]+$" },
} as const;

function parameters(
  schema: z.ZodObject | undefined,
  place: "path" | "query",
  drawing: Drawing,
): readonly Json[] {
  if (schema === undefined) return [];
  const { required } = objectParts(schema, drawing);
  return Object.entries(objectParts(schema, drawing).properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    schema: property,
  }));
}

function requestBody(route: Route, drawing: Drawing): Json {
  if (route.bodyKind === "multipart") {
    const { properties, required } =
      route.body instanceof z.ZodObject ? objectParts(route.body, drawing) : { properties: {}, required: [] };
    const file = { type: "string", format: "binary", description: "At most 20 MB" };
    const schema = { type: "object", properties: { ...properties, file }, required: [...required, "file"] };
    return { requestBody: { required: true, content: { "multipart/form-data": { schema } } } };
  }
  if (route.bodyKind === "signed") {
    const json = { schema: { type: "object" } };
    return {
      requestBody: { required: true, content: { "application/json": json, "application/ld+json": json } },
    };
  }
  if (route.body === undefined) return {};
  const content = { "application/json": { schema: draw(route.body, drawing) } };
  return { requestBody: { required: !route.body.safeParse({}).success, content } };
}

function success(route: Route, drawing: Drawing): Json {
  if (route.status === 204) return { description: "Done" };
  const replay = {
    "Idempotent-Replay": {
      description: "The answer of an earlier, equal request",
      schema: { type: "string" },
    },
  };
  return {
    description: route.summary,
    ...(route.recordsFacts === true ? { headers: replay } : {}),
    content: successContent(route, drawing),
  };
}

function successContent(route: Route, drawing: Drawing): Json {
  const binary = { schema: { type: "string", format: "binary" } };
  if (route.responseKind === "pdf") return { "application/pdf": binary };
  if (route.responseKind === "file") return { "*/*": binary };
  if (route.responseKind === "events") return { "text/event-stream": { schema: { type: "string" } } };
  if (route.responseKind === "html") return { "text/html": { schema: { type: "string" } } };
  const json = { "application/json": { schema: draw(route.response, drawing) } };
  if (route.table === undefined) return json;
  return { ...json, [csvType]: { schema: { type: "string" } }, [xlsxType]: binary };
}

function systemOperation(path: string, summary: string): Json {
  const mediaType = path === "/metrics" ? "text/plain" : "application/json";
  const schema = mediaType === "text/plain" ? { type: "string" } : { type: "object" };
  const answer = { description: summary, content: { [mediaType]: { schema } } };
  return {
    operationId: `get${path.charAt(1).toUpperCase()}${path.slice(2)}`,
    summary,
    tags: ["system"],
    "x-permission": "public",
    security: [],
    responses: { "200": answer, ...(path === "/readyz" ? { "503": answer } : {}) },
  };
}

interface ObjectParts {
  readonly properties: Json;
  readonly required: readonly string[];
}

function objectParts(schema: z.ZodObject, drawing: Drawing): ObjectParts {
  const { properties = {}, required = [] } = objectShape.parse(draw(schema, drawing));
  return { properties, required };
}

const objectShape = z.object({
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
});

/** The JSON schema of the wire side. Named schemas move into the components, once each. */
function draw(schema: z.ZodType, { components }: Drawing): Json {
  const { $defs = {}, ...drawn } = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  for (const [name, definition] of Object.entries($defs)) components.set(name, moved(definition));
  return Object.fromEntries(Object.entries(asJson(moved(drawn))).filter(([key]) => key !== "$schema"));
}

function moved(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value).replaceAll('"#/$defs/', '"#/components/schemas/'));
}

function asJson(value: unknown): Json {
  return z.record(z.string(), z.unknown()).parse(value);
}
