/** Puts a contract's routes on an Express app: admit, decode, run the handler, encode, send. */
import type { Express, Request, Response } from "express";
import type { AppPorts } from "../app/ports.ts";
import type { Route } from "../contract/route.ts";
import { invariant, present } from "../domain/kernel/invariant.ts";
import { accessLog, type AccessLog } from "./access-log.ts";
import { admit, type AdmissionDeps } from "./admission.ts";
import { encode, isEvents, isFileAnswer, sendEvents, sendFile, sendJson, sendPage } from "./answer.ts";
import { decode, type DecodedInput } from "./decode.ts";
import { exportFormatOf } from "./export/export-format.ts";
import { sendExport, type ExportedFile } from "./export/send-export.ts";
import type { AnyHandler, Contract, Handlers, RequestContext } from "./handler.ts";
import { refuseOtherMethods } from "./other-methods.ts";
import { addressKey } from "./rate-limits.ts";
import { idempotencyKeyOf, recordOnce } from "./recording.ts";
import { requestState } from "./request-state.ts";
import { takeTurns, type InTurn } from "./turns.ts";

export interface MountDeps extends AdmissionDeps {
  readonly ports: Pick<AppPorts, "transact" | "read" | "now" | "newId">;
}

export function mount<const C extends Contract>(
  app: Express,
  deps: MountDeps,
  api: { readonly contract: C; readonly handlers: Handlers<C> },
): void;
export function mount(
  app: Express,
  deps: MountDeps,
  { contract, handlers }: { contract: Contract; handlers: Readonly<Record<string, AnyHandler>> },
): void {
  checkContract(contract);
  const serving: Serving = { ...deps, access: accessLog(deps.identity), fileInTurn: takeTurns(fileTurns) };
  for (const [id, route] of Object.entries(contract)) {
    const handler = present(handlers[id], `handler of ${id}`);
    app[route.method](expressPath(route), (request, response) =>
      serve(serving, { route, handler }, { request, response }),
    );
  }
  for (const [path, methods] of methodsByPath(contract)) refuseOtherMethods(app, path, methods);
}

function expressPath({ path }: Route): string {
  return path.replace(/\{(\w+)\}/g, ":$1");
}

function methodsByPath(contract: Contract): ReadonlyMap<string, readonly string[]> {
  const methods = new Map<string, readonly string[]>();
  for (const route of Object.values(contract)) {
    const own = route.method === "get" ? ["GET", "HEAD"] : [route.method.toUpperCase()];
    methods.set(expressPath(route), [...(methods.get(expressPath(route)) ?? []), ...own]);
  }
  return methods;
}

/** Stops the start when a route could not be kept safe: no permission, facts without an author, an id used twice. */
function checkContract(contract: Contract): void {
  const seen = new Set<string>();
  for (const [id, route] of Object.entries(contract)) {
    const address = `${route.method} ${route.path}`;
    invariant(route.id === id, `route ${id} calls itself ${route.id}`);
    invariant(!seen.has(address), `${address} is declared twice`);
    seen.add(address);
    const permission: unknown = route.permission;
    invariant(typeof permission === "string" && permission !== "", `route ${id} declares no permission`);
    invariant(route.recordsFacts !== true || permission !== "public", `route ${id} records facts of nobody`);
    invariant(
      route.bodyKind !== "signed" || permission === "public",
      `route ${id} is signed, so nobody signs in for it`,
    );
    invariant(
      route.recordsFacts !== true || route.computes !== true,
      `route ${id} records facts and computes`,
    );
    invariant(
      route.recordsFacts !== true || (route.responseKind ?? "json") === "json",
      `route ${id} records facts and must answer in JSON`,
    );
  }
}

interface Endpoint {
  readonly route: Route;
  readonly handler: AnyHandler;
}

interface Exchange {
  readonly request: Request;
  readonly response: Response;
}

interface Serving extends MountDeps {
  readonly access: AccessLog;
  readonly fileInTurn: InTurn;
}

/** Exports and reports, which take longer than other answers. */
const fileTurns = { atOnce: 2, longestQueue: 50 };

async function serve(deps: Serving, endpoint: Endpoint, exchange: Exchange): Promise<void> {
  const { request } = exchange;
  try {
    await admitAndAnswer(deps, endpoint, exchange);
  } catch (error) {
    const { actor } = requestState(request);
    const { params } = request;
    deps.access.refused({ route: endpoint.route, actor, address: addressKey(request), params, error });
    throw error;
  }
}

async function admitAndAnswer(
  deps: Serving,
  { route, handler }: Endpoint,
  exchange: Exchange,
): Promise<void> {
  const { request, response } = exchange;
  const now = deps.ports.now();
  requestState(request).routeId = route.id;
  const actor = await admit(deps, route, { request, response, now });
  const { input, hash } = await decode(route, request, response);
  const later: Later = [];
  const context: RequestContext = {
    ...contextOf(deps, exchange),
    now,
    ...(actor === undefined ? {} : { actor }),
    afterwards: (work) => later.push(work),
  };
  const admitted = { exchange, input, hash, context, later };
  if (route.recordsFacts === true) return answerOnce(deps, { route, handler }, admitted);
  const served = { route, actor, address: addressKey(request), input, now };
  const format = exportFormatOf(route, request);
  if (format !== undefined) {
    const onWritten = (file: ExportedFile) => {
      deps.access.exported(served, file);
    };
    return sendExport({ route, handler, format }, { ...admitted, inTurn: deps.fileInTurn, onWritten });
  }
  const answer = isFile(route)
    ? await deps.fileInTurn(() => handler(input, context))
    : await handler(input, context);
  deps.access.served(served);
  doAfterwards(deps, later);
  await send(route, response, answer);
}

function isFile({ responseKind }: Route): boolean {
  return responseKind === "pdf" || responseKind === "file";
}

type Later = (() => Promise<void> | void)[];

interface Admitted {
  readonly exchange: Exchange;
  readonly input: DecodedInput;
  /** Of the whole request. */
  readonly hash: string;
  readonly context: RequestContext;
  readonly later: Later;
}

/** A request that records facts: its transaction, its idempotency record, and what comes after both. */
async function answerOnce(
  deps: Serving,
  { route, handler }: Endpoint,
  { exchange: { request, response }, input, hash: requestHash, context, later }: Admitted,
): Promise<void> {
  const actor = present(context.actor, "actor");
  const idempotencyKey = idempotencyKeyOf(request);
  let answer: unknown;
  const { isReplay, ...recorded } = await recordOnce(
    deps.ports,
    { route, now: deps.ports.now, actor, requestHash, idempotencyKey },
    async (work, at) => {
      // A transaction that lost against another one is run again, from here.
      later.length = 0;
      answer = await handler(input, { ...context, work, now: at });
      return encode(route, answer);
    },
  );
  if (isReplay) response.setHeader("Idempotent-Replay", "true");
  else {
    const { address } = context.connection;
    deps.access.served({ route, actor, address, input, answer, now: context.now });
    doAfterwards(deps, later);
  }
  sendJson(response, recorded);
}

function doAfterwards({ identity }: MountDeps, works: Readonly<Later>): void {
  for (const work of works) identity.inBackground(async () => work());
}

const longestDevice = 200;

function contextOf(
  { ports, cookie }: MountDeps,
  { request, response }: Exchange,
): Omit<RequestContext, "now" | "afterwards"> {
  const { requestId, language } = requestState(request);
  const sessionToken = cookie.read(request);
  return {
    requestId,
    language,
    newId: ports.newId,
    read: ports.read,
    connection: {
      address: addressKey(request),
      device: (request.get("user-agent") ?? "").slice(0, longestDevice),
      ...(sessionToken === undefined ? {} : { sessionToken }),
      replaceSession: (token) => {
        cookie.write(response, token);
      },
    },
  };
}

async function send(route: Route, response: Response, answer: unknown): Promise<void> {
  if (route.responseKind === "html") {
    invariant(typeof answer === "string", `answer of ${route.id} is not a page`);
    sendPage(response, answer);
  } else if (isFile(route)) {
    invariant(isFileAnswer(answer), `answer of ${route.id} is not a file`);
    sendFile(response, answer);
  } else if (route.responseKind === "events") {
    invariant(isEvents(answer), `answer of ${route.id} is not a stream of events`);
    await sendEvents(response, answer);
  } else sendJson(response, encode(route, answer));
}
