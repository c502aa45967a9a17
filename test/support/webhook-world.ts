/** A bank that has its events sent to receivers made for a test, on a clock that is moved by hand. */
import { randomBytes } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Webhook } from "standardwebhooks";
import type { Database } from "../../db/connect.ts";
import { keepWebhooksOn, readIdentityOn, readOn, readWebhooksOn, transactOn } from "../../db/transact.ts";
import type { CommandContext } from "../../src/app/command.ts";
import type { Mail } from "../../src/app/identity/account-ports.ts";
import type { AppPorts } from "../../src/app/ports.ts";
import { createWebhook } from "../../src/app/webhook/create-webhook.ts";
import { rotateSecret, showSecret } from "../../src/app/webhook/endpoint-secret.ts";
import { eventTypeOf, type EventKind } from "../../src/app/webhook/event-kinds.ts";
import type { AttemptRecord, DeliveryRecord, WebhookRecord } from "../../src/app/webhook/ports.ts";
import type { OutgoingRequest, SendingResult, WebhookPorts } from "../../src/app/webhook/sending-ports.ts";
import { instantFromMillis, millisOf, type Instant } from "../../src/domain/kernel/instant.ts";
import { present } from "../../src/domain/kernel/invariant.ts";
import { createLogger } from "../../src/http/log.ts";
import { fileSealer } from "../../src/http/identity/sealer.ts";
import { composeWebhooks } from "../../src/http/webhook/compose-webhooks.ts";
import {
  forgetOld,
  startWebhookWorker,
  workOn,
  type WebhookWorker,
} from "../../src/worker/webhook-worker.ts";
import { bank, circle, members, recordAccounts } from "./account-people.ts";
import { at, idMaker } from "./sample-names.ts";

/** What a receiver answers to the n-th request it gets. */
export type Receiver = (request: OutgoingRequest, n: number) => Promise<SendingResult> | SendingResult;

export interface Received {
  readonly id: string;
  readonly type: string;
  readonly sequence: string | undefined;
  readonly signature: string;
  readonly timestamp: string;
  readonly body: string;
}

export interface WebhookWorld {
  readonly clock: { now: Instant };
  readonly pass: (seconds: number) => void;
  readonly mails: Mail[];
  /** By address. */
  readonly receivers: Map<string, Receiver>;
  readonly received: (url: string) => readonly Received[];
  readonly ports: AppPorts;
  readonly act: <T>(work: (context: CommandContext) => Promise<T>, who?: "bank" | "circle") => Promise<T>;
  readonly create: (url: string, kinds: readonly EventKind[]) => Promise<WebhookRecord>;
  readonly rotate: (webhookId: string) => Promise<WebhookRecord>;
  readonly secretOf: (webhookId: string) => Promise<string>;
  /** Events of a kind, recorded in one unit of work; answers their ids. */
  readonly tell: (kind: EventKind, count?: number, who?: "bank" | "circle") => Promise<readonly string[]>;
  /** One worker, until nothing is due. */
  readonly work: () => Promise<void>;
  readonly start: () => WebhookWorker;
  /** As it is done so many days from now. */
  readonly prune: (days: number) => Promise<void>;
  readonly webhook: (webhookId: string) => Promise<WebhookRecord>;
  readonly log: (webhookId: string) => Promise<readonly DeliveryRecord[]>;
  readonly attempts: (deliveryId: string) => Promise<readonly AttemptRecord[]>;
}

export const answered = (status: number, retryAfter?: string): SendingResult => ({
  status,
  answer: `status ${status}`,
  retryAfter,
  durationMillis: 7,
});

const quickHasher = { hash: (text: string) => Promise.resolve(text), verify: () => Promise.resolve(true) };

export async function recordBank(database: Database): Promise<void> {
  await recordAccounts(database, quickHasher);
}

const admins = {
  bank: { personId: members.admin.id, organizationId: bank.id, roles: ["admin"], via: "session" },
  circle: { personId: members.organizer.id, organizationId: circle.id, roles: ["admin"], via: "session" },
} as const;

export interface WorldParts {
  readonly series: number;
  /** Where the key of the secrets lies. */
  readonly folder?: string;
  readonly send?: WebhookPorts["send"];
}

export function webhookWorld(database: Database, { series, folder, send }: WorldParts): WebhookWorld {
  const clock = { now: at("2026-04-01") };
  const newId = idMaker(series);
  const receivers = new Map<string, Receiver>();
  const received = new Map<string, Received[]>();
  const mails: Mail[] = [];
  const sealer = fileSealer(path.join(folder ?? mkdtempSync(path.join(tmpdir(), "sanpo-hooks-")), "key"));
  const ports = {
    transact: transactOn(database),
    read: readOn(database),
    now: () => clock.now,
    newId,
  } as AppPorts;
  const webhooks = {
    ...composeWebhooks({
      keep: keepWebhooksOn(database),
      rules: { allowsLoopback: false },
      version: "0",
    }),
    random: () => 0,
    send: send ?? ((request: OutgoingRequest) => receive(receivers, received, request)),
  };
  const identity = {
    read: readIdentityOn(database),
    sendMail: (mail: Mail) => Promise.resolve(void mails.push(mail)),
    sealer,
    publicUrl: () => "https://ledger.example.jp",
  };
  const readQueue = readWebhooksOn(database);
  const deps = { ports, webhooks, readQueue, identity };
  const secrets = { sealer, randomBytes: (count: number) => new Uint8Array(randomBytes(count)) };

  const act: WebhookWorld["act"] = (work, who = "bank") => {
    const unit = { actor: admins[who], action: "tryOut", now: clock.now, newId };
    return ports.transact(unit, (repositories, now) => work({ ...unit, work: repositories, now }));
  };
  const logOf = async (webhookId: string) => {
    const page = { limit: 200, cursor: undefined };
    const { items } = await ports.read(({ webhookLog }) =>
      webhookLog.list(bank.id, { webhookId, state: undefined }, page),
    );
    return items.toReversed();
  };

  return {
    clock,
    pass: (seconds) => {
      clock.now = instantFromMillis(millisOf(clock.now) + seconds * 1000);
    },
    mails,
    receivers,
    received: (url) => received.get(url) ?? [],
    ports,
    act,
    create: (url, kinds) =>
      act((context) =>
        createWebhook({ ...secrets, ...webhooks }, context, {
          name: url,
          url,
          eventTypes: kinds.map(eventTypeOf),
        }),
      ),
    rotate: (webhookId) => act((context) => rotateSecret(secrets, context, webhookId)),
    secretOf: (webhookId) =>
      act(({ work, actor, now }) => showSecret({ sealer }, { work, actor }, { webhookId, now })),
    tell: async (kind, count = 1, who = "bank") => {
      const ids = Array.from({ length: count }, newId);
      await act(
        ({ work }) => work.outbox.add(ids.map((id, n) => ({ id, kind, subjectId: `s${n}`, payload: { n } }))),
        who,
      );
      return ids;
    },
    work: async () => {
      for (;;) {
        const ready = await readQueue((queue) => queue.ready(clock.now, 100));
        if (ready.length === 0) return;
        for (const webhook of ready) await workOn(deps, webhook, new AbortController().signal);
      }
    },
    start: () => startWebhookWorker({ ...deps, logger: createLogger("silent") }),
    prune: (days) => {
      const later = instantFromMillis(millisOf(clock.now) + days * 86_400_000);
      return forgetOld({ ports: { ...ports, now: () => later }, webhooks });
    },
    webhook: async (webhookId) =>
      present(await ports.read((work) => work.webhooks.find(bank.id, webhookId)), "a webhook"),
    log: logOf,
    attempts: (deliveryId) => ports.read(({ webhookLog }) => webhookLog.attemptsOf(deliveryId)),
  };
}

async function receive(
  receivers: ReadonlyMap<string, Receiver>,
  received: Map<string, Received[]>,
  request: OutgoingRequest,
): Promise<SendingResult> {
  const { id, type, sequence } = JSON.parse(request.body) as Received;
  const log = received.get(request.url) ?? [];
  received.set(request.url, log);
  log.push({
    ...{ id, type, sequence, body: request.body },
    signature: request.headers["webhook-signature"] ?? "",
    timestamp: request.headers["webhook-timestamp"] ?? "",
  });
  return (receivers.get(request.url) ?? (() => answered(204)))(request, log.length);
}

/** As a receiver does it, with the library, whatever the hour. */
export function isSignedWith(secret: string, { id, timestamp, signature, body }: Received): boolean {
  const own = new Webhook(secret).sign(id, new Date(Number(timestamp) * 1000), body);
  return signature.split(" ").includes(own);
}
