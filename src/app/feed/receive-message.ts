/**
 * A message that a feed was sent. It is kept with what became of it: an observation submitted by the feed under its own
 * id, nothing new, or a dead letter with its reason. The same message again is answered from the record; another
 * message under an id that was seen before is a replay.
 */
import { messageIdOf, readFeedMessage, sentAt, type MessageJson } from "../../domain/impact/feed-message.ts";
import { millisOf, type Instant } from "../../domain/kernel/instant.ts";
import type { Rejection } from "../../domain/kernel/decision.ts";
import type { CommandContext } from "../command.ts";
import type { EvidenceFiles } from "../impact/ports.ts";
import { orNotFound, Rejected } from "../rejected.ts";
import { observeReading } from "./observe-reading.ts";
import type { FeedMessageRecord, FeedOutcome, FeedRecord } from "./ports.ts";
import { standingFeed } from "./set-up-feed.ts";

export interface FeedDeps {
  readonly files: EvidenceFiles;
  /** JSON whose numbers stay the text they were written in; undefined where it is none. */
  readonly parse: (text: string) => MessageJson | undefined;
}

export interface ReceivedMessage {
  readonly feed: FeedRecord;
  /** Of the signed request; an unsigned one is told apart by its notification or its bytes. */
  readonly id: string | undefined;
  readonly bytes: Uint8Array;
}

export interface FeedAnswer {
  readonly message: FeedMessageRecord;
  readonly isReplay: boolean;
}

/** Older notifications were sent before, by whomever. */
const oldestMillis = 24 * 3_600_000;

export async function receiveMessage(
  deps: FeedDeps,
  context: CommandContext,
  { feed, id, bytes }: ReceivedMessage,
): Promise<FeedAnswer> {
  const { work, now, newId } = context;
  const text = new TextDecoder().decode(bytes);
  const body = deps.parse(text) ?? null;
  const { sha256 } = await deps.files.store(bytes);
  const key = id ?? messageIdOf(body, feed.form) ?? sha256;
  const before = await work.feeds.messageByKey(feed.id, key);
  if (before !== undefined) {
    if (before.bodySha256 === sha256) return { message: before, isReplay: true };
    throw new Rejected({ code: "feedMessageReplayed", figures: { id: key.slice(0, 200) } });
  }
  const messageId = newId();
  await work.feeds.addMessage({ id: messageId, feedId: feed.id, key, bodySha256: sha256, body: text });
  const stale = isStale(body, now);
  const outcome = stale
    ? deadLetter({ code: "feedMessageTooOld", figures: { sentAt: sentAt(body) ?? null } })
    : await process(deps, context, { feed, body, sha256 });
  await work.feeds.addOutcome({ id: newId(), messageId, attempt: 1, ...outcome });
  return { message: await messageOf(context, messageId), isReplay: false };
}

function isStale(body: MessageJson, now: Instant): boolean {
  const sent = sentAt(body);
  return sent !== undefined && millisOf(now) - millisOf(sent) > oldestMillis;
}

interface Processed {
  readonly feed: FeedRecord;
  readonly body: MessageJson;
  readonly sha256: string;
}

/** A refusal of any rule becomes the reason of a dead letter: the sender has done his part. */
async function process(
  deps: FeedDeps,
  context: CommandContext,
  { feed, body, sha256 }: Processed,
): Promise<FeedOutcome> {
  if (feed.state !== "enabled") return deadLetter({ code: "feedDisabled" });
  const reading = readFeedMessage(body, feed);
  if (!reading.ok) return deadLetter(reading.rejection);
  try {
    return await observeReading(deps, context, { feed, reading: reading.value, sha256 });
  } catch (error) {
    if (error instanceof Rejected) return deadLetter(error.rejection);
    throw error;
  }
}

function deadLetter({ code, figures = {} }: Rejection): FeedOutcome {
  return { outcome: "dead", observationId: undefined, code, figures };
}

/** Tries a dead letter again: under the mapping of today, and on the day of today. */
export async function retryMessage(
  deps: FeedDeps,
  context: CommandContext,
  messageId: string,
): Promise<FeedMessageRecord> {
  const { work, newId } = context;
  const message = await deadMessage(context, messageId);
  const feed = await standingFeed(context, message.feedId);
  const bytes = orNotFound(await deps.files.read(message.bodySha256), "feed message");
  const body = deps.parse(new TextDecoder().decode(bytes)) ?? null;
  const outcome = await process(deps, context, { feed, body, sha256: message.bodySha256 });
  await work.feeds.addOutcome({ id: newId(), messageId, attempt: message.attempts + 1, ...outcome });
  return messageOf(context, messageId);
}

/** A dead letter that nobody will try again, with the reason why. */
export async function dismissMessage(
  context: CommandContext,
  { messageId, reason }: { readonly messageId: string; readonly reason: string },
): Promise<FeedMessageRecord> {
  const { work, newId } = context;
  const { attempts, code } = await deadMessage(context, messageId);
  await work.feeds.addOutcome({
    ...{ id: newId(), messageId, attempt: attempts + 1, outcome: "dismissed", observationId: undefined },
    ...{ code, figures: { reason } },
  });
  return messageOf(context, messageId);
}

async function deadMessage(context: CommandContext, messageId: string): Promise<FeedMessageRecord> {
  const message = await messageOf(context, messageId);
  if (message.outcome !== "dead") {
    throw new Rejected({ code: "feedMessageNotDead", figures: { state: message.outcome } });
  }
  return message;
}

async function messageOf(
  { work, actor }: Pick<CommandContext, "work" | "actor">,
  messageId: string,
): Promise<FeedMessageRecord> {
  return orNotFound(await work.feeds.findMessage(actor.organizationId, messageId), "feed message");
}
