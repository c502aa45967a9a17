/**
 * Cross-site request forgery: what changes something must come from our own pages. Browsers say so in Sec-Fetch-Site
 * or Origin, and the page proves that it could read its session by sending the session's token back. Bearer tokens
 * are sent by no browser on its own and need none of this.
 */
import type { Request } from "express";
import { csrfTokenOf, sameSecret } from "../app/identity/secrets.ts";
import { problem } from "./problem.ts";

export function guardOrigin(request: Request): void {
  const site = request.get("sec-fetch-site");
  const origin = request.get("origin");
  if (site !== undefined && site !== "same-origin" && site !== "none") throw problem("csrfRefused");
  if (origin !== undefined && hostOf(origin) !== request.host) throw problem("csrfRefused");
}

export function guardCsrfToken(request: Request, sessionToken: string): void {
  const given = request.get("x-csrf-token") ?? "";
  if (!sameSecret(given, csrfTokenOf(sessionToken))) throw problem("csrfRefused");
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
