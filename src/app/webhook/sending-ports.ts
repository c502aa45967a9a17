/** What the application needs to send to webhooks. */
import type { Rejection } from "../../domain/kernel/decision.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import type { SendingFailure } from "./ports.ts";
import type { WebhookQueue } from "./queue-ports.ts";

/** What leaves the house. */
export interface OutgoingRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export type SendingResult = { readonly durationMillis: number } & (
  | { readonly status: number; readonly answer: string; readonly retryAfter: string | undefined }
  | { readonly failure: SendingFailure }
);

export interface WebhookPorts {
  /** Never follows a redirect, never reaches a private address, never takes longer than its limit, never throws. */
  readonly send: (request: OutgoingRequest) => Promise<SendingResult>;
  /** Why an address may not be called, as far as it can be told without asking for its name. */
  readonly refusalOf: (url: string) => Rejection | undefined;
  /** The header of the Standard Webhooks: one signature for each secret. */
  readonly sign: (
    secrets: readonly string[],
    message: { readonly id: string; readonly at: Instant; readonly body: string },
  ) => string;
  readonly keep: KeepWebhooks;
  /** Between 0 and 1. */
  readonly random: () => number;
}

/** A small write transaction (serialized like every other) that leaves no audit row. */
export type KeepWebhooks = <T>(work: (queue: WebhookQueue) => Promise<T>) => Promise<T>;
