import type { Request, RequestHandler } from "express";
import { ipKeyGenerator, rateLimit, type Options } from "express-rate-limit";
import { problem } from "./problem.ts";
import { requestState } from "./request-state.ts";

export interface RateLimits {
  readonly perAddress: RequestHandler;
  /** Only failures count: nobody is kept out because his neighbours sign in. */
  readonly failedSignIns: RequestHandler;
  readonly perPerson: RequestHandler;
  readonly perFeed: RequestHandler;
}

/** An office shares one address. */
const peoplePerAddress = 10;
const failedSignInsPerMinute = 60;
/** Of one feed: a KPI is a figure of a day at most. */
const messagesPerMinute = 60;

/** `limit`: requests a minute and person, or "off". */
export function rateLimits(limit: number | "off"): RateLimits {
  if (limit === "off") {
    const [perAddress, failedSignIns] = [unlimited, unlimited];
    return { perAddress, failedSignIns, perPerson: unlimited, perFeed: unlimited };
  }
  return {
    perAddress: limiter({ limit: limit * peoplePerAddress, keyGenerator: addressKey }),
    failedSignIns: limiter({
      limit: failedSignInsPerMinute,
      keyGenerator: addressKey,
      skipSuccessfulRequests: true,
      requestWasSuccessful: (_request, { statusCode }) => statusCode !== 401 && statusCode !== 403,
    }),
    perPerson: limiter({
      limit,
      keyGenerator: (request) => requestState(request).actor?.personId ?? addressKey(request),
      standardHeaders: "draft-8",
    }),
    perFeed: limiter({
      limit: messagesPerMinute,
      keyGenerator: (request) => `${addressKey(request)} ${request.path}`,
    }),
  };
}

/** The address of the caller; whole networks in IPv6, where one caller has billions of addresses. */
export function addressKey(request: Request): string {
  return ipKeyGenerator(request.ip ?? "");
}

const unlimited: RequestHandler = (_request, _response, next) => {
  next();
};

function limiter(options: Partial<Options>): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    legacyHeaders: false,
    standardHeaders: "draft-6",
    validate: { xForwardedForHeader: false, forwardedHeader: false, ip: false },
    handler: (_request, response, next) => {
      const retryAfterSeconds = Number(response.getHeader("Retry-After") ?? 60);
      next(problem("tooManyRequests", { figures: { retryAfterSeconds } }));
    },
    ...options,
  });
}
