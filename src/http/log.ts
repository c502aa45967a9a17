import type { RequestHandler } from "express";
import { pino, type DestinationStream, type Logger } from "pino";
import type { IdentityPorts } from "../app/identity/ports.ts";
import { requestState } from "./request-state.ts";

const secrets = ["authorization", "cookie", "password", "token", "csrfToken", "set-cookie"];
const redacted = secrets.flatMap((name) => {
  const key = name.includes("-") ? `["${name}"]` : name;
  const dot = name.includes("-") ? "" : ".";
  return [key, `*${dot}${key}`, `*.*${dot}${key}`];
});

/** One JSON object a line. Secrets are struck out wherever they turn up by name. */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  return pino({ level, base: null, redact: { paths: redacted, censor: "[redacted]" } }, destination);
}

export function securityLog(logger: Logger): IdentityPorts["securityLog"] {
  return ({ contents, ...event }) => {
    const counted = contents === undefined ? {} : { records: contents.length };
    logger.info({ security: true, ...event, ...counted }, event.event);
  };
}

/** One line a request when it has been answered, or its caller has gone. Addresses without their query. */
export function logRequests(logger: Logger): RequestHandler {
  return (request, response, next) => {
    response.once("close", () => {
      const { requestId, routeId, actor, startedAt } = requestState(request);
      const personId = actor?.personId;
      const ms = Number((process.hrtime.bigint() - startedAt) / 10_000n) / 100;
      const { method, path } = request;
      const status = response.statusCode;
      const isFinished = response.writableFinished;
      logger.info({ requestId, route: routeId, method, path, status, ms, personId, isFinished }, "request");
    });
    next();
  };
}
