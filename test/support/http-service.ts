/** A service on a free port with ports in memory, and a small client that keeps its cookie. */
import { randomUUID } from "node:crypto";
import path from "node:path";
import type { StoredAnswer } from "../../src/app/identity/ports.ts";
import type { AppPorts, Repositories } from "../../src/app/ports.ts";
import { instantFromMillis, millisOf, type Instant } from "../../src/domain/kernel/instant.ts";
import type { Contract, Handlers } from "../../src/http/handler.ts";
import { identityHandlers } from "../../src/http/identity/handlers.ts";
import { listen, type Listening } from "../../src/http/listen.ts";
import { createLogger } from "../../src/http/log.ts";
import { createApp, type HttpSettings } from "../../src/http/server.ts";
import { memoryIdentity, oneAtATime, type MemoryIdentity } from "./memory-identity.ts";
import { everybody, password } from "./people.ts";
import { shellContract, shellHandlers, type Shelf } from "./shell-contract.ts";

export interface Service extends MemoryIdentity {
  readonly url: string;
  readonly listening: Listening;
  readonly shelf: Shelf;
  readonly logLines: string[];
  readonly wait: (seconds: number) => void;
  readonly ready: { ready: boolean; degraded: string[] };
  readonly close: () => Promise<void>;
}

const shellSettings: HttpSettings = {
  rateLimit: "off",
  tls: false,
  trustedProxies: 0,
  webFolder: path.resolve(import.meta.dirname, "no-such-folder"),
  version: "0.0.0",
};

export async function startService(settings: Partial<HttpSettings> = {}): Promise<Service> {
  const people = memoryIdentity(everybody());
  const shelf: Shelf = { things: [] };
  const own = {
    contract: shellContract,
    handlers: { ...identityHandlers({ ...people, demo: true }), ...shellHandlers(shelf) },
  };
  return serve({ people, shelf, settings }, own);
}

interface Parts {
  readonly people: MemoryIdentity;
  readonly shelf: Shelf;
  readonly settings: Partial<HttpSettings>;
}

export async function serve<const C extends Contract>(
  { people, shelf, settings }: Parts,
  api: { readonly contract: C; readonly handlers: Handlers<C> },
): Promise<Service> {
  const clock = { now: instantFromMillis(Date.parse("2026-04-01T00:00:00Z")) };
  const logLines: string[] = [];
  const ready = { ready: true, degraded: [] as string[] };
  const logger = createLogger("info", { write: (line: string) => void logLines.push(line) });
  const app = createApp(
    {
      ports: memoryPorts(shelf, () => clock.now),
      identity: people.identity,
      logger,
      readiness: () => Promise.resolve(ready),
      settings: { ...shellSettings, ...settings },
    },
    api,
  );
  const listening = await listen(app, { port: 0, host: "127.0.0.1" });
  return {
    ...people,
    url: listening.url,
    listening,
    shelf,
    logLines,
    ready,
    wait: (seconds) => {
      clock.now = instantFromMillis(millisOf(clock.now) + seconds * 1000);
    },
    close: () => listening.close(),
  };
}

/** Transactions one after another; what a failed one did to the shelf and to the answers is undone. */
function memoryPorts(
  shelf: Shelf,
  now: () => Instant,
): Pick<AppPorts, "transact" | "read" | "now" | "newId"> {
  const answers = new Map<string, StoredAnswer>();
  const text = (key: object) => JSON.stringify(key);
  // Only the repositories that the shell itself touches.
  const repositories = {
    idempotency: {
      find: (key: object) => Promise.resolve(answers.get(text(key))),
      store: (key: object, answer: StoredAnswer) => Promise.resolve(void answers.set(text(key), answer)),
    },
  } as unknown as Repositories;
  const inTurn = oneAtATime();
  return {
    transact: (_unit, work) =>
      inTurn(async () => {
        const before = [...shelf.things];
        return work(repositories, now()).catch((error: unknown) => {
          shelf.things.splice(0, shelf.things.length, ...before);
          throw error;
        });
      }),
    read: (query) => query(repositories),
    now,
    newId: randomUUID,
  };
}

export interface Client {
  readonly send: (method: string, address: string, options?: Sending) => Promise<Response>;
  readonly csrf: () => string;
  readonly cookie: () => string;
}

interface Sending {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Leave the x-csrf-token header out. */
  readonly bare?: boolean;
}

/** A browser of one person: signed in unless `name` is undefined. */
export async function client(service: Pick<Service, "url">, name?: string): Promise<Client> {
  const state = { cookie: "", csrf: "" };
  const send: Client["send"] = async (method, address, sending = {}) => {
    const response = await fetch(service.url + address, {
      method,
      headers: { ...ownHeaders(state, sending), ...sending.headers },
      ...bodyOf(sending),
    });
    const cookie = response.headers.get("set-cookie");
    if (cookie !== null) state.cookie = cookie.split(";")[0] ?? "";
    return response;
  };
  if (name !== undefined) {
    const response = await send("POST", "/v1/session", {
      body: { email: `${name.toLowerCase()}@example.jp`, password },
    });
    state.csrf = ((await response.json()) as { csrfToken: string }).csrfToken;
  }
  return { send, csrf: () => state.csrf, cookie: () => state.cookie };
}

function ownHeaders(
  { cookie, csrf }: { readonly cookie: string; readonly csrf: string },
  { body, bare = false }: Sending,
): Readonly<Record<string, string>> {
  return {
    ...(cookie === "" ? {} : { cookie }),
    ...(bare || csrf === "" ? {} : { "x-csrf-token": csrf }),
    ...(body === undefined || body instanceof FormData ? {} : { "content-type": "application/json" }),
  };
}

function bodyOf({ body }: Sending): { readonly body?: FormData | string } {
  if (body === undefined) return {};
  return { body: body instanceof FormData || typeof body === "string" ? body : JSON.stringify(body) };
}

export interface ProblemAnswer {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly figures?: Readonly<Record<string, unknown>>;
  readonly errors: readonly { in: string; pointer: string; code: string; message: string }[];
  readonly requestId: string;
}

export async function problemOf(response: Response): Promise<ProblemAnswer> {
  if (response.headers.get("content-type") !== "application/problem+json; charset=utf-8")
    throw new Error(`no problem document: ${String(response.status)} ${await response.text()}`);
  return (await response.json()) as ProblemAnswer;
}
