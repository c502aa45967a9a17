/**
 * Typed client of the contract: a route object says where to call, what to send and what comes back. Answers are
 * checked against the route's schema, so a screen never meets a shape it does not know.
 */
import type { z } from "zod";
import type { Route } from "../../contract/route.ts";
import { fillPath, queryText } from "./path.ts";
import { Problem, problemOf, unexpectedAnswer, unreachable } from "./problem.ts";

type Sent<R, Key extends string> =
  R extends Readonly<Record<Key, infer Schema extends z.ZodType>>
    ? Readonly<Record<Key, z.input<Schema>>>
    : unknown;
type SentQuery<R> = R extends { readonly query: infer Schema extends z.ZodType }
  ? { readonly query?: z.input<Schema> }
  : unknown;

/** The loose form of every input; a route's own types narrow it. */
interface Parts {
  readonly params?: object;
  readonly query?: object;
  readonly body?: unknown;
}

export type CallInput<R extends Route> = Parts & Sent<R, "params"> & SentQuery<R> & Sent<R, "body">;
export type AnswerOf<R extends Route> = z.output<R["response"]>;

export interface CallOptions {
  readonly signal?: AbortSignal;
  /** One key per intention of the user; retries of the same intention send it again. */
  readonly idempotencyKey?: string;
}

const session = { csrfToken: "" };

export function rememberCsrfToken(token: string): void {
  session.csrfToken = token;
}

export function urlOf<R extends Route>(route: R, input: CallInput<R>): string {
  const { params, query }: Parts = input;
  return fillPath(route.path, params) + queryText(query);
}

export function headersOf(route: Route, options: CallOptions = {}): Record<string, string> {
  return {
    accept: "application/json",
    "accept-language": document.documentElement.lang,
    ...(route.method === "get" ? {} : { "x-csrf-token": session.csrfToken }),
    ...(options.idempotencyKey === undefined ? {} : { "idempotency-key": options.idempotencyKey }),
  };
}

export async function call<R extends Route>(
  route: R,
  input: CallInput<R>,
  options: CallOptions = {},
): Promise<AnswerOf<R>> {
  const { body }: Parts = input;
  const response = await reach(urlOf(route, input), {
    method: route.method.toUpperCase(),
    headers: {
      ...headersOf(route, options),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    body: body === undefined ? null : JSON.stringify(body),
    signal: options.signal ?? null,
    credentials: "same-origin",
  });
  const answer = await readBody(response);
  if (!response.ok) throw problemOf(response.status, answer);
  return checkedAnswer(route, answer);
}

export function checkedAnswer<R extends Route>(route: R, answer: unknown): AnswerOf<R> {
  if (!isAnswerOf(route, answer)) throw unexpectedAnswer(route.id);
  return answer;
}

function isAnswerOf<R extends Route>(route: R, answer: unknown): answer is AnswerOf<R> {
  return route.status === 204 || route.response.safeParse(answer).success;
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw unreachable();
  }
}

async function readBody(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem(response.ok ? 502 : response.status, { title: response.statusText, code: "notJson" });
  }
}
