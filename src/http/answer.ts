import type { Response } from "express";
import type { Route } from "../contract/route.ts";
import { invariant } from "../domain/kernel/invariant.ts";
import type { FileAnswer } from "./handler.ts";
import type { EncodedAnswer } from "./recording.ts";

const policies = {
  download: "sandbox; default-src 'none'",
  picture: "sandbox; default-src 'none'; frame-ancestors 'self'",
  pdf: "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'",
} as const;

/** The answer as JSON text. An answer that its schema does not know is a defect of ours. */
export function encode(route: Route, answer: unknown): EncodedAnswer {
  const status = route.status ?? 200;
  if (status === 204) return { status, body: "" };
  const encoded = route.response.safeParse(answer);
  invariant(encoded.success, `answer of ${route.id}: ${JSON.stringify(encoded.error?.issues.slice(0, 5))}`);
  return { status, body: JSON.stringify(encoded.data) };
}

export function sendJson(response: Response, { status, body }: EncodedAnswer): void {
  response.status(status);
  if (body === "") response.end();
  else response.type("application/json").send(body);
}

/**
 * A download, never a page: what was uploaded must not run in our origin. A picture or a PDF may be asked for to be
 * shown, by our own pages alone; a browser shows a PDF with a viewer of its own, which a sandbox would keep out.
 */
export function sendFile(response: Response, { fileName, mediaType, bytes, shown }: FileAnswer): void {
  const disposition = attachment(fileName);
  response.setHeader(
    "Content-Disposition",
    shown === undefined ? disposition : disposition.replace("attachment", "inline"),
  );
  response.setHeader("Content-Security-Policy", policies[shown ?? "download"]);
  if (shown !== undefined) response.setHeader("X-Frame-Options", "SAMEORIGIN");
  response.setHeader("Content-Type", mediaType);
  response.status(200).end(bytes);
}

export function sendPage(response: Response, html: string): void {
  response.type("text/html").send(html);
}

/** Sends each event as it comes, until the last one or until the caller has gone. */
export async function sendEvents(response: Response, events: AsyncIterable<string>): Promise<void> {
  response.setHeader("Content-Type", "text/event-stream; charset=utf-8");
  response.setHeader("X-Accel-Buffering", "no");
  if (response.req.method !== "HEAD") {
    for await (const event of events) {
      if (response.destroyed) return;
      response.write(event);
    }
  }
  response.end();
}

export function isEvents(answer: unknown): answer is AsyncIterable<string> {
  return typeof answer === "object" && answer !== null && Symbol.asyncIterator in answer;
}

export function isFileAnswer(answer: unknown): answer is FileAnswer {
  return (
    typeof answer === "object" &&
    answer !== null &&
    "fileName" in answer &&
    typeof answer.fileName === "string" &&
    "mediaType" in answer &&
    typeof answer.mediaType === "string" &&
    "bytes" in answer &&
    answer.bytes instanceof Uint8Array
  );
}

/** RFC 6266 with an RFC 8187 name; old programs get an ASCII shadow of it. */
export function attachment(fileName: string): string {
  const ascii = fileName.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const full = encodeURIComponent(fileName.replace(/\p{Cs}/gu, "_")).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${full}`;
}
