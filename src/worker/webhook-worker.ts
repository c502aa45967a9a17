/**
 * Sends events to the webhooks, each endpoint in its own order and all of them beside each other: one that is slow
 * holds up nobody else. An endpoint whose worker was killed is taken up when its lease has run out.
 */
import { setTimeout as wait } from "node:timers/promises";
import type { Logger } from "pino";
import type { IdentityPorts } from "../app/identity/ports.ts";
import type { AppPorts } from "../app/ports.ts";
import { takeStep, type DeliverDeps, type Step } from "../app/webhook/deliver.ts";
import { disableHopeless } from "../app/webhook/disable-hopeless.ts";
import type { ReadyWebhook, WebhookLease } from "../app/webhook/queue-ports.ts";
import { instantFromMillis, millisOf } from "../domain/kernel/instant.ts";

export interface WebhookWorkerDeps extends Omit<DeliverDeps, "ports" | "sealer"> {
  readonly ports: AppPorts;
  readonly identity: Pick<IdentityPorts, "read" | "sendMail" | "sealer" | "publicUrl">;
  readonly logger: Logger;
}

export interface WebhookWorker {
  /** Resolves when what is being sent has been answered or given up. */
  readonly stop: () => Promise<void>;
}

/** Longer than the longest step. */
const leaseMillis = 30_000;
/** So long after it was written the lease outlasts a step. */
const freshMillis = 10_000;
const idleMillis = 500;
const mostAtOnce = 16;
/** After so many steps another endpoint may have its turn. */
const stepsInARow = 50;
const hourMillis = 3_600_000;
const dayMillis = 24 * hourMillis;
const keepsDelivered = 30 * dayMillis;
const keepsDead = 90 * dayMillis;

export function startWebhookWorker(deps: WebhookWorkerDeps): WebhookWorker {
  const stopping = new AbortController();
  const busy = new Map<string, Promise<void>>();
  const takeUp = async (): Promise<void> => {
    const free = mostAtOnce - busy.size;
    if (free <= 0) return;
    const ready = await deps.readQueue((queue) => queue.ready(deps.ports.now(), mostAtOnce + busy.size));
    for (const webhook of ready.filter(({ id }) => !busy.has(id)).slice(0, free)) {
      const working = workOn(deps, webhook, stopping.signal)
        .catch((error: unknown) => {
          deps.logger.error({ err: error, webhookId: webhook.id }, "sending to a webhook failed");
        })
        .finally(() => busy.delete(webhook.id));
      busy.set(webhook.id, working);
    }
  };
  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await takeUp().catch((error: unknown) => {
        deps.logger.error({ err: error }, "looking for webhooks failed");
      });
      await wait(idleMillis, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  const running = run();
  const pruning = setInterval(() => {
    forgetOld(deps).catch((error: unknown) => {
      deps.logger.error({ err: error }, "forgetting old deliveries failed");
    });
  }, hourMillis);
  return {
    stop: async () => {
      clearInterval(pruning);
      stopping.abort();
      await running;
      await Promise.all(busy.values());
    },
  };
}

/** Takes an endpoint up, unless somebody else has it, and sends until nothing is due. */
export async function workOn(
  deps: Omit<WebhookWorkerDeps, "logger">,
  webhook: ReadyWebhook,
  stopping: AbortSignal,
): Promise<void> {
  const { webhooks } = deps;
  const holding = holdingOf(deps, webhook);
  if (!(await webhooks.keep((queue) => queue.claim(holding.lease())))) return;
  try {
    for (let steps = 0; steps < stepsInARow && !stopping.aborted; steps += 1) {
      const step = await nextStep(deps, webhook, holding);
      if (step.kind === "idle") break;
      if (step.kind === "hopeless") {
        await disableHopeless(deps, webhook, step.reason);
        break;
      }
    }
  } finally {
    await webhooks.keep((queue) => queue.release(holding.lease()));
  }
}

interface Holding {
  /** The lease from now on: to be written, whoever asks for it. */
  readonly lease: () => WebhookLease;
  readonly isFresh: () => boolean;
}

function holdingOf({ ports }: Pick<WebhookWorkerDeps, "ports">, { id: webhookId }: ReadyWebhook): Holding {
  const owner = ports.newId();
  let writtenAt = 0;
  return {
    lease: () => {
      const now = ports.now();
      writtenAt = millisOf(now);
      return { webhookId, owner, now, leaseUntil: instantFromMillis(writtenAt + leaseMillis) };
    },
    isFresh: () => millisOf(ports.now()) - writtenAt < freshMillis,
  };
}

async function nextStep(
  { webhooks, readQueue, ports, identity }: Omit<WebhookWorkerDeps, "logger">,
  { id }: ReadyWebhook,
  { lease, isFresh }: Holding,
): Promise<Step> {
  if (!isFresh() && !(await webhooks.keep((queue) => queue.renew(lease())))) return { kind: "idle" };
  const lane = await readQueue((queue) => queue.lane(id, ports.now()));
  if (lane === undefined) return { kind: "idle" };
  return takeStep({ ports, webhooks, readQueue, sealer: identity.sealer }, lane, lease);
}

/** What was delivered, or died, is kept for a while only; the events themselves stay in the outbox. */
export function forgetOld({
  ports,
  webhooks,
}: Pick<WebhookWorkerDeps, "webhooks"> & {
  readonly ports: Pick<AppPorts, "now">;
}): Promise<void> {
  const ago = (millis: number) => instantFromMillis(millisOf(ports.now()) - millis);
  const limits = { deliveredBefore: ago(keepsDelivered), deadBefore: ago(keepsDead) };
  return webhooks.keep((queue) => queue.prune(limits));
}
