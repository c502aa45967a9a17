/** One request of an operation of `/openapi.json`, as a holder of a token sends it, and its answer before decoding. */
import { randomUUID } from "node:crypto";
import { sampleOf, type ApiDocument, type Operation } from "./sample-json.ts";

export interface Described {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

export interface RawAnswer {
  readonly status: number;
  readonly mediaType: string;
  readonly text: string;
  readonly millis: number;
}

export async function readDocument(url: string): Promise<ApiDocument> {
  return (await (await fetch(`${url}/openapi.json`)).json()) as ApiDocument;
}

export function operationsOf({ paths }: ApiDocument): readonly Described[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
}

/** The path with ids filled in and the query parameters that are required. */
export function addressOf(
  document: ApiDocument,
  { path, operation }: Described,
  idOf: (name: string) => string,
): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(idOf(name)));
  const query = new URLSearchParams();
  for (const { name, in: place, required, schema } of operation.parameters ?? []) {
    if (place === "query" && required === true) query.set(name, String(sampleOf(document, schema)));
  }
  const search = query.toString();
  return search === "" ? filled : `${filled}?${search}`;
}

/** A body the schema allows, when the operation takes one. */
export function bodyOf(document: ApiDocument, { operation }: Described): string | FormData | undefined {
  const content = operation.requestBody?.content ?? {};
  const json = content["application/json"];
  if (json !== undefined) return JSON.stringify(sampleOf(document, json.schema));
  const multipart = content["multipart/form-data"];
  if (multipart === undefined) return undefined;
  const form = new FormData();
  form.append("file", new Blob(["%PDF-1.7\n"], { type: "application/pdf" }), "file.pdf");
  const fields = Object.entries(sampleOf(document, multipart.schema) as Record<string, unknown>);
  for (const [name, value] of fields) if (name !== "file") form.append(name, String(value));
  return form;
}

export async function ask(
  url: string,
  {
    method,
    token,
    body,
    mediaType: sent = "application/json",
  }: {
    readonly method: string;
    readonly token?: string;
    readonly body?: string | FormData | undefined;
    /** Of a body that is a text. */
    readonly mediaType?: string | undefined;
  },
): Promise<RawAnswer> {
  const begun = performance.now();
  const response = await fetch(url, {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(typeof body === "string" ? { "content-type": sent } : {}),
      ...(method === "POST" ? { "idempotency-key": randomUUID() } : {}),
    },
    ...(body === undefined ? {} : { body }),
  });
  const mediaType = response.headers.get("content-type") ?? "";
  const text = mediaType.startsWith("text/event-stream") ? await given(response) : await response.text();
  return { status: response.status, mediaType, text, millis: performance.now() - begun };
}

/** A stream of events is left after its head. */
async function given(response: Response): Promise<string> {
  await response.body?.cancel();
  return "";
}
