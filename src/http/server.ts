import express, { type Express } from "express";
import type { Logger } from "pino";
import { mountDocs } from "./docs.ts";
import { answerFailure, nothingHere } from "./failure.ts";
import type { Contract, Handlers } from "./handler.ts";
import { mountHealth, type Readiness } from "./health.ts";
import { logRequests } from "./log.ts";
import { createMetrics } from "./metrics.ts";
import { mount, type MountDeps } from "./mount.ts";
import { openApiDocument } from "./openapi.ts";
import { rateLimits } from "./rate-limits.ts";
import { rememberAddress } from "./request-address.ts";
import { openRequestState } from "./request-state.ts";
import { neverStored, securityHeaders } from "./security-headers.ts";
import { sessionCookie } from "./session-cookie.ts";
import { mountPublicPages } from "./public/public-pages.ts";
import { mountWebApp } from "./web-app.ts";

export interface AppDeps extends Pick<MountDeps, "ports" | "identity"> {
  readonly logger: Logger;
  readonly readiness: Readiness;
  readonly settings: HttpSettings;
}

export interface HttpSettings {
  /** Requests a minute and person. */
  readonly rateLimit: number | "off";
  /** The service is reached through TLS. */
  readonly tls: boolean;
  /** Number of proxies in front whose X-Forwarded-For is believed; 0 for none. */
  readonly trustedProxies: number;
  /** Folder of the built web app. */
  readonly webFolder: string;
  readonly version: string;
}

/** Where secrets are guessed. */
const signInPaths = [
  "/v1/session",
  "/v1/session/second-factor",
  "/v1/session/single-sign-on",
  "/v1/password-resets/confirmations",
  "/v1/shared-positions",
];

/** The whole service as one Express app, from security headers to the last 404. */
export function createApp<const C extends Contract>(
  { ports, identity, logger, readiness, settings }: AppDeps,
  api: { readonly contract: C; readonly handlers: Handlers<C> },
): Express {
  const app = express();
  app.disable("x-powered-by");
  app.set("etag", false);
  app.set("query parser", "simple");
  app.set("case sensitive routing", true);
  app.set("strict routing", true);
  app.set("trust proxy", settings.trustedProxies);

  const metrics = createMetrics();
  app.use(openRequestState(), rememberAddress());
  app.use(metrics.count, logRequests(logger), securityHeaders(settings));

  const limits = rateLimits(settings.rateLimit);
  app.use(["/v1", "/healthz", "/readyz", "/metrics", "/openapi.json"], neverStored());
  app.use("/v1", limits.perAddress);
  app.post(signInPaths, limits.failedSignIns);
  app.post("/v1/feeds/:feedId/messages", limits.perFeed);
  mountHealth(app, readiness, metrics);
  mount(app, { ports, identity, limits, cookie: sessionCookie({ secure: settings.tls }) }, api);
  mountDocs(app, openApiDocument(api.contract, settings.version));
  app.use("/public", limits.perAddress);
  mountPublicPages(app, ports);
  mountWebApp(app, settings.webFolder);
  app.use(nothingHere(), answerFailure(logger));
  return app;
}
