/** The end of every failed request: one problem document, in the caller's language, without a trace of our insides. */
import type { ErrorRequestHandler, RequestHandler, Response } from "express";
import type { Logger } from "pino";
import { Rejected } from "../app/rejected.ts";
import { problem, Problem, problemDocument, refusalHeaders, refusalOf, type Refusal } from "./problem.ts";
import type { ProblemCode } from "./problem-codes.ts";
import { requestState, type RequestState } from "./request-state.ts";

export function nothingHere(): RequestHandler {
  return () => {
    throw problem("noSuchRoute");
  };
}

export function answerFailure(logger: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const state = requestState(request);
    const refusal = refusalFor(error);
    if (refusal.status >= 500) logger.error({ requestId: state.requestId, err: error }, "request failed");
    if (response.headersSent) next(error);
    else sendProblem(response, refusal, state);
  };
}

function sendProblem(response: Response, refusal: Refusal, state: RequestState): void {
  for (const [name, value] of Object.entries(refusalHeaders(refusal))) response.setHeader(name, value);
  response
    .status(refusal.status)
    .setHeader("Content-Language", state.language)
    .setHeader("Content-Type", "application/problem+json; charset=utf-8")
    .end(JSON.stringify(problemDocument(refusal, state)));
}

function refusalFor(error: unknown): Refusal {
  if (error instanceof Problem) return error.refusal;
  if (error instanceof Rejected) return refusalOf(error.rejection);
  return (libraryProblem(error) ?? storageProblem(error) ?? problem("internalError")).refusal;
}

const oneMegabyte = { figures: { limit: "1 MB" } };

/** Express and its body parser mark the caller's mistakes with a status. */
function libraryProblem(error: unknown): Problem | undefined {
  const status = property(error, "status");
  if (status === 413) return problem("tooLarge", oneMegabyte);
  if (status === 415) return problem("unsupportedMediaType", { figures: { accepted: "identity" } });
  return typeof status === "number" && status >= 400 && status < 500
    ? problem("malformedRequest")
    : undefined;
}

const storageCodes: Readonly<Record<string, ProblemCode>> = {
  SQLITE_FULL: "storageFull",
  ENOSPC: "storageFull",
  EDQUOT: "storageFull",
  "53100": "storageFull",
  SQLITE_BUSY: "unavailable",
  SQLITE_IOERR: "unavailable",
  EIO: "unavailable",
  ECONNREFUSED: "unavailable",
  ECONNRESET: "unavailable",
  "40001": "unavailable",
  "40P01": "unavailable",
  "53300": "unavailable",
  "57P01": "unavailable",
  "57014": "unavailable",
};

/** Disk and database say in `code` what ails them; the caller may try again. */
function storageProblem(error: unknown): Problem | undefined {
  const code = property(error, "code");
  const known = typeof code === "string" ? (storageCodes[code] ?? storageCodes[family(code)]) : undefined;
  return known === undefined ? undefined : problem(known, { figures: { retryAfterSeconds: 5 } });
}

/** "SQLITE_IOERR_WRITE" is a kind of "SQLITE_IOERR". */
function family(code: string): string {
  return code.split("_").slice(0, 2).join("_");
}

function property(error: unknown, name: "status" | "code"): unknown {
  return error instanceof Error ? Reflect.get(error, name) : undefined;
}
