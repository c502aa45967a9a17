/**
 * Who may pass: everything is refused that no line below allows. A request is admitted by its session cookie or its
 * Bearer token, for the permission its route declares.
 */
import type { Request, Response } from "express";
import type { Actor } from "../app/actor.ts";
import { authenticateSession, authenticateToken, type Caller } from "../app/identity/authenticate.ts";
import type { IdentityPorts } from "../app/identity/ports.ts";
import type { Permission, Route } from "../contract/route.ts";
import type { Instant } from "../domain/kernel/instant.ts";
import { mayDo } from "../domain/party/access.ts";
import { passThrough } from "./pass-through.ts";
import { problem } from "./problem.ts";
import { addressKey, type RateLimits } from "./rate-limits.ts";
import { requestState } from "./request-state.ts";
import { guardCsrfToken, guardOrigin } from "./same-origin.ts";
import type { SessionCookie } from "./session-cookie.ts";

export interface AdmissionDeps {
  readonly identity: IdentityPorts;
  readonly cookie: SessionCookie;
  readonly limits: RateLimits;
}

/** Refuses the request, or tells who is behind it; undefined when nobody is and the route is public. */
export async function admit(
  { identity, cookie, limits }: AdmissionDeps,
  route: Route,
  {
    request,
    response,
    now,
  }: { readonly request: Request; readonly response: Response; readonly now: Instant },
): Promise<Actor | undefined> {
  // What it carries is a secret of its own, which its handler asks for.
  if (route.bodyKind === "signed") return undefined;
  const bearer = bearerToken(request);
  const sessionToken = bearer === undefined ? cookie.read(request) : undefined;
  if (bearer === undefined && isUnsafe(route)) guardOrigin(request);
  const caller = await authenticate(identity, { bearer, sessionToken, now });
  if (caller === undefined) {
    admitNobody(identity, route, { request, bearer });
    return undefined;
  }
  requestState(request).actor = caller.actor;
  if (route.permission === "public") return caller.actor;
  await passThrough(limits.perPerson, request, response);
  if (sessionToken !== undefined && isUnsafe(route)) guardCsrfToken(request, sessionToken);
  guardPermission(route, caller);
  return caller.actor;
}

/** Refuses, unless the route is open to everybody. A token that opens nothing is noted. */
function admitNobody(
  { securityLog }: IdentityPorts,
  { id, permission }: Route,
  { request, bearer }: { readonly request: Request; readonly bearer: string | undefined },
): void {
  if (bearer !== undefined) {
    securityLog({ event: "tokenRefused", address: addressKey(request), detail: id });
  }
  if (permission !== "public") throw problem("notSignedIn");
}

interface Presented {
  readonly bearer: string | undefined;
  readonly sessionToken: string | undefined;
  readonly now: Instant;
}

async function authenticate(
  identity: IdentityPorts,
  { bearer, sessionToken, now }: Presented,
): Promise<Caller | undefined> {
  if (bearer !== undefined) return authenticateToken(identity, { token: bearer, now });
  return sessionToken === undefined ? undefined : authenticateSession(identity, { token: sessionToken, now });
}

function guardPermission(route: Route, { actor, scope, lacksSecondFactor }: Caller): void {
  if (lacksSecondFactor && route.beforeSecondFactor !== true) throw problem("secondFactorNeeded");
  if (!isPermitted(route.permission, actor)) throw problem("notAllowed");
  if (scope !== "write" && !onlyReads(route)) throw problem("scopeTooNarrow");
}

function isPermitted(permission: Permission, actor: Actor): boolean {
  if (permission === "public" || permission === "signedIn") return true;
  return mayDo(actor.roles, permission);
}

/** What a token to read with may call: what reads, and what reckons without leaving a trace. */
function onlyReads(route: Route): boolean {
  return !isUnsafe(route) || route.computes === true;
}

function isUnsafe({ method }: Route): boolean {
  return method !== "get";
}

/** The token of an Authorization header; an empty text, which opens nothing, when the header is something else. */
function bearerToken(request: Request): string | undefined {
  const header = request.get("authorization");
  if (header === undefined) return undefined;
  return /^Bearer ([\w~+/.=-]{1,200})$/i.exec(header)?.[1] ?? "";
}
