import { randomBytes, randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { RequestHandler } from "express";
import type { Actor } from "../app/actor.ts";
import type { Language } from "../app/identity/ports.ts";
import { present } from "../domain/kernel/invariant.ts";
import { preferredLanguage } from "./language.ts";

/** What is known about a request while it is served: for its log line, its problem document and its page. */
export interface RequestState {
  readonly requestId: string;
  readonly language: Language;
  /** Of the Content-Security-Policy. */
  readonly nonce: string;
  readonly startedAt: bigint;
  routeId?: string;
  actor?: Actor;
}

const states = new WeakMap<IncomingMessage, RequestState>();

export function requestState(request: IncomingMessage): RequestState {
  return present(states.get(request), "request state");
}

/** First in line. Takes over a well-formed X-Request-Id so that a caller can follow his request through the logs. */
export function openRequestState(): RequestHandler {
  return (request, response, next) => {
    const given = request.get("x-request-id");
    const requestId = given !== undefined && /^[\w.-]{1,64}$/.test(given) ? given : randomUUID();
    states.set(request, {
      requestId,
      language: preferredLanguage(request.get("accept-language")),
      nonce: randomBytes(16).toString("base64"),
      startedAt: process.hrtime.bigint(),
    });
    response.setHeader("X-Request-Id", requestId);
    next();
  };
}
