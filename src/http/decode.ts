import { createHash } from "node:crypto";
import type { Request, Response } from "express";
import { z } from "zod";
import type { Route } from "../contract/route.ts";
import { canonicalJson, type CanonicalValue } from "../domain/kernel/canonical-json.ts";
import { queryOf } from "./export/export-format.ts";
import type { SignedBody, UploadedFile } from "./handler.ts";
import { problem, type Complaint } from "./problem.ts";
import { hasBody, readJson, readSignedBytes } from "./read-json.ts";
import { guardQuery, guardValue } from "./request-guard.ts";
import { complaintsOf, problemOf } from "./schema-complaints.ts";
import { readUpload } from "./upload.ts";

/** What the schemas of a route made of a request. `HandlerInput` gives it the types of the route. */
export interface DecodedInput {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly file: UploadedFile | undefined;
  readonly signed: SignedBody | undefined;
}

export interface DecodedRequest {
  readonly input: DecodedInput;
  /** SHA-256 of method, address, canonical body and file: equal for equal requests. */
  readonly hash: string;
}

interface RawBody {
  readonly body: unknown;
  readonly file?: UploadedFile;
  readonly sha256?: string;
  readonly signed?: SignedBody;
}

const nothing = z.strictObject({});

/** Everything that is wrong in any part, in one problem. */
export async function decode(route: Route, request: Request, response: Response): Promise<DecodedRequest> {
  const query = guardQuery(request.query, request.originalUrl);
  guardValue(request.params, "path");
  const raw = await readBody(route, request, response);
  guardValue(raw.body, "body");
  const parts = [
    read(route.params ?? nothing, "path", request.params),
    read(queryOf(route), "query", { ...query }),
    read(route.body ?? nothing, "body", raw.body),
  ] as const;
  const found = parts.flatMap(({ complaints }) => complaints);
  if (found.length > 0) throw problemOf(found);
  const [params, readQuery, body] = parts.map(({ value }) => value);
  return {
    input: { params, query: readQuery, body, file: raw.file, signed: raw.signed },
    hash: hashOf(request, raw),
  };
}

async function readBody(route: Route, request: Request, response: Response): Promise<RawBody> {
  if (route.bodyKind === "multipart") {
    const { fields, file, sha256 } = await readUpload(request, response);
    return { body: fields, file, sha256 };
  }
  if (route.bodyKind === "signed") {
    const bytes = await readSignedBytes(request, response);
    return { body: {}, signed: { bytes, header: (name) => request.get(name) } };
  }
  if (route.body !== undefined) return { body: await readJson(request, response) };
  if (hasBody(request)) throw problem("unexpectedBody");
  return { body: {} };
}

interface Reading {
  readonly value?: unknown;
  readonly complaints: ReturnType<typeof complaintsOf>;
}

function read(schema: z.ZodType, part: Complaint["in"], input: unknown): Reading {
  const result = schema.safeParse(input);
  if (result.success) return { value: result.data, complaints: [] };
  return { complaints: complaintsOf(result.error.issues, { part, input }) };
}

function hashOf(request: Request, { body, sha256 = "", file }: RawBody): string {
  const text = [request.method, request.originalUrl, canonicalJson(canonical(body)), file?.fileName, sha256];
  return createHash("sha256").update(text.join("\n"), "utf8").digest("hex");
}

/** Parsed JSON for the canonical text, which knows no fractions: they become text. */
function canonical(value: unknown): CanonicalValue {
  if (value === null || typeof value === "boolean" || typeof value === "string") return value;
  if (typeof value === "number") return Number.isSafeInteger(value) ? value : `number ${String(value)}`;
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== "object") return null;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, canonical(field)]));
}
