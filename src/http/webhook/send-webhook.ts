/**
 * Sends one request to an address that a customer has given. The name is looked up once, every address found is judged,
 * and the connection goes to one of them: a name that answers otherwise a moment later gains nothing. No redirect is
 * followed, all of it takes at most five seconds, and of the answer 64 KB are read.
 */
import { lookup } from "node:dns/promises";
import http from "node:http";
import https from "node:https";
import { isIP, type LookupFunction } from "node:net";
import type { SendingFailure } from "../../app/webhook/ports.ts";
import type { OutgoingRequest, SendingResult, WebhookPorts } from "../../app/webhook/sending-ports.ts";
import { hostOf, mayCall, refusalOf, type TargetRules } from "./target-address.ts";

export interface FoundAddress {
  readonly address: string;
  readonly family: number;
}

export interface SenderDeps {
  readonly rules: TargetRules;
  readonly version: string;
  /** Every address of a name. */
  readonly resolve?: (name: string) => Promise<readonly FoundAddress[]>;
  readonly timeoutMillis?: number;
  /** Whom certificates are believed from; the well-known authorities unless given. */
  readonly authority?: string;
}

const totalMillis = 5_000;
const mostBytes = 64 * 1024;
const keptBytes = 2 * 1024;

export function webhookSender(deps: SenderDeps): WebhookPorts["send"] {
  const { timeoutMillis = totalMillis } = deps;
  return async (request) => {
    const startedAt = performance.now();
    const signal = AbortSignal.timeout(timeoutMillis);
    const answered = await answerTo(deps, request, signal).catch((error: unknown) => ({
      failure: signal.aborted ? ("timeout" as const) : failureOf(error),
    }));
    return { ...answered, durationMillis: Math.round(performance.now() - startedAt) };
  };
}

type Answered = SendingResult extends infer R
  ? R extends unknown
    ? Omit<R, "durationMillis">
    : never
  : never;

async function answerTo(deps: SenderDeps, request: OutgoingRequest, signal: AbortSignal): Promise<Answered> {
  if (refusalOf(request.url, deps.rules) !== undefined) return { failure: "addressRefused" };
  const url = new URL(request.url);
  const found = await within(signal, addressesOf(deps, hostOf(url)));
  const addresses = found.map(({ address }) => address);
  if (!mayCall(url, addresses, deps.rules)) return { failure: "addressRefused" };
  return exchange(deps, request, { url, found, signal });
}

async function addressesOf(
  { resolve = (name) => lookup(name, { all: true }) }: SenderDeps,
  host: string,
): Promise<readonly FoundAddress[]> {
  const family = isIP(host);
  return family === 0 ? resolve(host) : [{ address: host, family }];
}

/** A name server cannot be called off; its answer is no longer waited for. */
function within<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener("abort", () => {
      reject(signal.reason as Error);
    });
    work.then(resolve, reject);
  });
}

interface Target {
  readonly url: URL;
  readonly found: readonly FoundAddress[];
  readonly signal: AbortSignal;
}

function exchange(
  { version, authority }: SenderDeps,
  { headers, body }: OutgoingRequest,
  { url, found, signal }: Target,
): Promise<Answered> {
  const { request } = url.protocol === "https:" ? https : http;
  const options: https.RequestOptions = {
    method: "POST",
    headers: {
      ...headers,
      "user-agent": `Sanpo-Ledger/${version}`,
      "content-length": Buffer.byteLength(body),
    },
    agent: false,
    lookup: pinnedTo(found),
    signal,
    ...(authority === undefined ? {} : { ca: authority }),
  };
  return new Promise((resolve, reject) => {
    const sending = request(url, options, (response) => {
      readAnswer(response).then(resolve, reject);
    });
    sending.on("error", reject);
    sending.end(body);
  });
}

/** Asks nobody: the addresses are those that were judged. */
function pinnedTo(found: readonly FoundAddress[]): LookupFunction {
  return (_host, { all }, answer) => {
    if (all === true) answer(null, [...found]);
    else answer(null, found[0]?.address ?? "", found[0]?.family);
  };
}

async function readAnswer(response: http.IncomingMessage): Promise<Answered> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= mostBytes) break;
  }
  const kept = Buffer.concat(chunks).subarray(0, keptBytes).toString("utf8");
  const retryAfter = response.headers["retry-after"];
  return { status: response.statusCode ?? 0, answer: printable(kept), retryAfter };
}

/** Without control characters: it is shown, and stored as text. */
function printable(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]/gu, "\uFFFD");
}

const certificateComplaint = /CERT|SELF_SIGNED|UNABLE_TO_(?:GET|VERIFY)/;

function failureOf(error: unknown): SendingFailure {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "ENOTFOUND" || code === "EAI_AGAIN" || code === "ENODATA") return "nameNotFound";
  return certificateComplaint.test(code) ? "certificateRefused" : "connectionFailed";
}
