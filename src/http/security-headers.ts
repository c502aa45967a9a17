import type { RequestHandler } from "express";
import helmet from "helmet";
import { requestState } from "./request-state.ts";

/** Nothing is loaded, sent or framed outside our own origin; scripts and styles only with the nonce of this answer. */
export function securityHeaders({ tls }: { readonly tls: boolean }): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", (request) => `'nonce-${requestState(request).nonce}'`],
        styleSrc: ["'self'", (request) => `'nonce-${requestState(request).nonce}'`],
        imgSrc: ["'self'", "data:", "blob:"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    frameguard: { action: "deny" },
    referrerPolicy: { policy: "no-referrer" },
    strictTransportSecurity: tls ? { maxAge: 31_536_000, includeSubDomains: true } : false,
  });
}

export function neverStored(): RequestHandler {
  return (_request, response, next) => {
    response.setHeader("Cache-Control", "no-store");
    next();
  };
}
