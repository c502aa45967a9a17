/** What organizers set up: which messages a KPI is fed by, and how they prove where they come from. */
import { checkMapping, type FeedForm, type FeedMapping } from "../../domain/impact/feed-mapping.ts";
import { instantFromMillis, millisOf, type Instant } from "../../domain/kernel/instant.ts";
import { reaches } from "../../domain/party/access.ts";
import type { CommandContext } from "../command.ts";
import type { Sealer } from "../identity/account-ports.ts";
import { orNotFound, orReject, Rejected } from "../rejected.ts";
import type { FeedChangeKind, FeedRecord, FeedTerms } from "./ports.ts";

export interface FeedSecretDeps {
  readonly sealer: Sealer;
  readonly randomBytes: (count: number) => Uint8Array;
}

export interface CreateFeed {
  readonly kpiId: string;
  readonly name: string;
  readonly form: FeedForm;
  readonly proof: FeedTerms["proof"];
  readonly mapping: FeedMapping | undefined;
}

/** So that no mistake of a program fills the list. */
const mostFeeds = 50;

export async function createFeed(
  deps: FeedSecretDeps,
  context: CommandContext,
  { kpiId, name, form, proof, mapping }: CreateFeed,
): Promise<FeedRecord> {
  const { work, actor, newId } = context;
  const kpi = orNotFound(await work.impact.findKpi(actor.organizationId, kpiId), "kpi");
  const standing = await work.impact.standingTo(actor.organizationId, kpi.project.id);
  if (!reaches("manageFeeds", standing)) {
    throw new Rejected({ code: "notOwnProject", figures: { project: kpi.project.id } });
  }
  const others = await work.feeds.list(actor.organizationId);
  if (others.length >= mostFeeds) throw new Rejected({ code: "feedsTooMany", figures: { most: mostFeeds } });
  if (others.some((other) => other.name === name)) {
    throw new Rejected({ code: "feedNameTaken", figures: { name }, pointer: "/name" });
  }
  const terms = {
    kpiId,
    name,
    form,
    proof,
    mapping: agreedMapping(form, mapping),
    state: "enabled",
  } as const;
  const feedId = newId();
  await recordChange(context, feedId, { terms, change: "created" });
  await addFeedSecret(deps, context, { feedId, proof });
  return standingFeed(context, feedId);
}

function agreedMapping(form: FeedForm, mapping: FeedMapping | undefined): FeedMapping | undefined {
  orReject(checkMapping(form, mapping));
  return form === "sanpo" ? undefined : mapping;
}

export async function mapFeed(
  context: CommandContext,
  { feedId, mapping }: { readonly feedId: string; readonly mapping: FeedMapping },
): Promise<FeedRecord> {
  const feed = await standingFeed(context, feedId);
  const agreed = agreedMapping(feed.form, mapping);
  return changeTo(context, feed, { change: "changed", mapping: agreed });
}

export async function switchFeed(
  context: CommandContext,
  {
    feedId,
    state,
    reason,
  }: { readonly feedId: string; readonly state: FeedTerms["state"]; readonly reason: string },
): Promise<FeedRecord> {
  const feed = await standingFeed(context, feedId);
  if (feed.state === state) throw new Rejected({ code: "feedStateUnchanged", figures: { state } });
  return changeTo(context, feed, { change: state, state, reason });
}

const secretBytes = 32;
/** For a day both secrets open, so that the sender can change over. */
const overlapMillis = 86_400_000;

export async function rotateFeedSecret(
  deps: FeedSecretDeps,
  context: CommandContext,
  feedId: string,
): Promise<FeedRecord> {
  const feed = await standingFeed(context, feedId);
  const id = await addFeedSecret(deps, context, { feedId, proof: feed.proof });
  const endsAt = instantFromMillis(millisOf(context.now) + overlapMillis);
  await context.work.feeds.endSecretsBefore({ id, feedId }, endsAt);
  return changeTo(context, feed, { change: "secretRotated" });
}

async function addFeedSecret(
  { sealer, randomBytes }: FeedSecretDeps,
  { work, now, newId }: CommandContext,
  { feedId, proof }: { readonly feedId: string; readonly proof: FeedTerms["proof"] },
): Promise<string> {
  const random = Buffer.from(randomBytes(secretBytes));
  const text =
    proof === "signature" ? `whsec_${random.toString("base64")}` : `feed_${random.toString("base64url")}`;
  const id = newId();
  const times = { createdAt: now, endsAt: null, shownAt: null };
  await work.feeds.addSecret({ id, feedId, sealed: sealer.seal(text), ...times });
  return id;
}

/** The newest secret, to whoever asks first. */
export async function showFeedSecret(
  { sealer }: Pick<FeedSecretDeps, "sealer">,
  context: Pick<CommandContext, "work" | "actor">,
  { feedId, now }: { readonly feedId: string; readonly now: Instant },
): Promise<string> {
  const { work } = context;
  await standingFeed(context, feedId);
  work.feeds.concerns(feedId);
  const [newest] = await work.feeds.secretsOf(feedId);
  if (newest === undefined || !(await work.feeds.markShown(newest.id, now))) {
    throw new Rejected({ code: "feedSecretShown" });
  }
  return sealer.open(newest.sealed);
}

/** A feed of the actor's organization that has not been removed. */
export async function standingFeed(
  { work, actor }: Pick<CommandContext, "work" | "actor">,
  feedId: string,
): Promise<FeedRecord> {
  const feed = orNotFound(await work.feeds.find(actor.organizationId, feedId), "feed");
  if (feed.state === "removed") throw new Rejected({ code: "feedRemoved" });
  return feed;
}

interface Change extends Partial<Pick<FeedTerms, "state" | "mapping">> {
  readonly change: FeedChangeKind;
  readonly reason?: string;
}

async function changeTo(
  context: CommandContext,
  feed: FeedRecord,
  { change, reason, ...changed }: Change,
): Promise<FeedRecord> {
  const { name, kpiId, form, proof, mapping, state } = feed;
  const terms = { name, kpiId, form, proof, mapping, state, ...changed };
  await recordChange(context, feed.id, { terms, change, reason });
  return orNotFound(await context.work.feeds.find(context.actor.organizationId, feed.id), "feed");
}

async function recordChange(
  { work, actor, newId }: CommandContext,
  feedId: string,
  {
    terms,
    change,
    reason = "",
  }: { readonly terms: FeedTerms; readonly change: FeedChangeKind; readonly reason?: string | undefined },
): Promise<void> {
  await work.feeds.addChange({ id: newId(), feedId, change, reason, changedBy: actor.personId, ...terms });
}
