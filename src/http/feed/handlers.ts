import type { FeedMessageRecord, FeedRecord } from "../../app/feed/ports.ts";
import { dismissMessage, retryMessage, type FeedDeps } from "../../app/feed/receive-message.ts";
import {
  createFeed,
  mapFeed,
  rotateFeedSecret,
  showFeedSecret,
  switchFeed,
} from "../../app/feed/set-up-feed.ts";
import type { Actor } from "../../app/actor.ts";
import type { Repositories } from "../../app/ports.ts";
import { orNotFound } from "../../app/rejected.ts";
import type { feedRoutes } from "../../contract/feed/routes.ts";
import type { FeedMapping } from "../../domain/impact/feed-mapping.ts";
import type { Rejection } from "../../domain/kernel/decision.ts";
import type { Answer, Handlers } from "../handler.ts";
import { pageOfAll, pageRequest } from "../page.ts";
import { wording } from "../problem-text/wording.ts";
import { exactJson } from "./exact-json.ts";
import { receivingHandler, type FeedHandlerDeps } from "./receiving.ts";

type Routes = typeof feedRoutes;
type MessageRoutes = "listFeedMessages" | "retryFeedMessage" | "dismissFeedMessage";

export function feedHandlers(deps: FeedHandlerDeps): Handlers<Routes> {
  const { ports, identity } = deps;
  return {
    ...messageHandlers(deps),
    receiveFeedMessage: receivingHandler(deps),
    listFeeds: ({ query }, { read, actor }) =>
      read(async (work) => {
        const page = pageOfAll(await work.feeds.list(actor.organizationId), query, ({ id }) => id);
        return { items: await answersOf(work, actor, page.items), nextCursor: page.nextCursor };
      }),
    getFeed: ({ params }, { read, actor }) =>
      read(async (work) =>
        answerOf(work, actor, orNotFound(await work.feeds.find(actor.organizationId, params.feedId), "feed")),
      ),
    createFeed: async ({ body: { mapping, ...body } }, context) => {
      const feed = await createFeed(identity, context, { ...body, mapping: mappingOf(mapping) });
      return answerOf(context.work, context.actor, feed);
    },
    mapFeed: async ({ params: { feedId }, body }, context) => {
      const feed = await mapFeed(context, { feedId, mapping: mapped(body.mapping) });
      return answerOf(context.work, context.actor, feed);
    },
    switchFeed: async ({ params, body }, context) =>
      answerOf(context.work, context.actor, await switchFeed(context, { ...params, ...body })),
    rotateFeedSecret: async ({ params }, context) =>
      answerOf(context.work, context.actor, await rotateFeedSecret(identity, context, params.feedId)),
    /** Its answer is not kept with an idempotency key, so it is a unit of work of its own. */
    showFeedSecret: async ({ params }, { actor, now, newId }) => ({
      secret: await ports.transact({ actor, action: "showFeedSecret", now, newId }, (work, at) =>
        showFeedSecret(identity, { work, actor }, { ...params, now: at }),
      ),
    }),
  };
}

function messageHandlers({ files }: FeedHandlerDeps): Handlers<Pick<Routes, MessageRoutes>> {
  const deps: FeedDeps = { files, parse: exactJson };
  return {
    listFeedMessages: ({ params: { feedId }, query: { outcome, ...page } }, { read, actor }) =>
      read(async ({ feeds }) => {
        orNotFound(await feeds.find(actor.organizationId, feedId), "feed");
        const { items, nextCursor } = await feeds.messages(feedId, { outcome }, pageRequest(page));
        return { items: items.map(messageAnswer), nextCursor };
      }),
    retryFeedMessage: async ({ params }, context) =>
      messageAnswer(await retryMessage(deps, context, params.messageId)),
    dismissFeedMessage: async ({ params, body }, context) =>
      messageAnswer(await dismissMessage(context, { ...params, ...body })),
  };
}

interface WireMapping {
  readonly entityType: string;
  readonly attribute: string;
  readonly entityId?: string | undefined;
  readonly momentAttribute?: string | undefined;
  readonly period: FeedMapping["period"];
}

function mapped({ entityId, momentAttribute, ...mapping }: WireMapping): FeedMapping {
  return { ...mapping, entityId, momentAttribute };
}

function mappingOf(mapping: WireMapping | undefined): FeedMapping | undefined {
  return mapping === undefined ? undefined : mapped(mapping);
}

async function answersOf(
  work: Pick<Repositories, "impact">,
  actor: Actor,
  feeds: readonly FeedRecord[],
): Promise<readonly Answer<Routes["getFeed"]>[]> {
  const answers: Answer<Routes["getFeed"]>[] = [];
  for (const feed of feeds) answers.push(await answerOf(work, actor, feed));
  return answers;
}

async function answerOf(
  { impact }: Pick<Repositories, "impact">,
  { organizationId }: Actor,
  feed: FeedRecord,
): Promise<Answer<Routes["getFeed"]>> {
  const kpi = orNotFound(await impact.findKpi(organizationId, feed.kpiId), "kpi");
  const { id, name, form, proof, mapping, state, changedAt } = feed;
  const { received, dead, lastReceivedAt, hasUnseenSecret } = feed;
  return {
    ...{ id, kpi: { id: kpi.id, name: kpi.name, unit: kpi.unit }, name, form, proof, state, changedAt },
    ...{ received, dead, lastReceivedAt, hasUnseenSecret },
    mapping:
      mapping === undefined
        ? null
        : {
            ...mapping,
            entityId: mapping.entityId ?? null,
            momentAttribute: mapping.momentAttribute ?? null,
          },
  };
}

function messageAnswer(message: FeedMessageRecord): Answer<Routes["retryFeedMessage"]> {
  const { id, feedId, key, receivedAt, attempts, outcome, observationId, code, figures, body } = message;
  const refused = { code: code ?? "", figures: figures as NonNullable<Rejection["figures"]> };
  return {
    ...{ id, feedId, key, receivedAt, attempts, outcome, body },
    ...{ observationId: observationId ?? null, code: code ?? null },
    reason: code === undefined ? null : { ja: wording(refused, "ja"), en: wording(refused, "en") },
  };
}
