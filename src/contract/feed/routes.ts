import { z } from "zod";
import { bilingual, pageOf, pageQuery } from "../answers.ts";
import { route } from "../route.ts";
import { answerInstant, wireId, wireText } from "../wire.ts";

export const feedForms = ["sanpo", "ngsiV2", "ngsiLd"] as const;
export const feedPeriodLengths = [
  "day",
  "month",
  "quarter",
  "halfYear",
  "fiscalYear",
  "calendarYear",
] as const;
export const feedOutcomes = ["recorded", "unchanged", "dead", "dismissed"] as const;

const period = z.strictObject({
  length: z.enum(feedPeriodLengths),
  which: z.enum(["containing", "before"]),
});

const mapping = z.strictObject({
  /** Short name of the type ("Trips"), also where messages spell it out as a URI. */
  entityType: wireText(300),
  attribute: wireText(300),
  entityId: wireText(300).optional(),
  momentAttribute: wireText(300).optional(),
  period,
});

export const feedAnswer = z
  .strictObject({
    id: wireId,
    kpi: z.strictObject({ id: wireId, name: bilingual, unit: bilingual }),
    name: z.string(),
    form: z.enum(feedForms),
    proof: z.enum(["signature", "bearer"]),
    mapping: z
      .strictObject({
        entityType: z.string(),
        attribute: z.string(),
        entityId: z.string().nullable(),
        momentAttribute: z.string().nullable(),
        period,
      })
      .nullable(),
    state: z.enum(["enabled", "disabled", "removed"]),
    changedAt: answerInstant,
    received: z.number().int(),
    dead: z.number().int(),
    lastReceivedAt: answerInstant.nullable(),
    hasUnseenSecret: z.boolean(),
  })
  .meta({ id: "Feed" });

export const feedMessageAnswer = z
  .strictObject({
    id: wireId,
    feedId: wireId,
    /** Id of the notification, or of the signed request, or the SHA-256 of the body. */
    key: z.string(),
    receivedAt: answerInstant,
    attempts: z.number().int(),
    outcome: z.enum(feedOutcomes),
    observationId: wireId.nullable(),
    code: z.string().nullable(),
    /** Why it is a dead letter. */
    reason: bilingual.nullable(),
    body: z.string(),
  })
  .meta({ id: "FeedMessage" });

const feedId = z.strictObject({ feedId: wireId });
const messageId = z.strictObject({ messageId: wireId });
const asked = { tag: "feeds", permission: "manageFeeds" } as const;
const recorded = { ...asked, method: "post", status: 201, recordsFacts: true } as const;

export const feedRoutes = {
  listFeeds: route({
    ...asked,
    id: "listFeeds",
    method: "get",
    path: "/v1/feeds",
    summary: "Machine feeds of the organization's KPIs",
    query: pageQuery,
    response: pageOf(feedAnswer),
  }),
  createFeed: route({
    ...recorded,
    id: "createFeed",
    path: "/v1/feeds",
    summary: "Set up a feed of a KPI: our JSON, or NGSI v2 or NGSI-LD notifications of a city OS",
    body: z.strictObject({
      kpiId: wireId,
      name: wireText(100),
      form: z.enum(feedForms),
      proof: z.enum(["signature", "bearer"]),
      mapping: mapping.optional(),
    }),
    response: feedAnswer,
  }),
  getFeed: route({
    ...asked,
    id: "getFeed",
    method: "get",
    path: "/v1/feeds/{feedId}",
    summary: "One feed",
    params: feedId,
    response: feedAnswer,
  }),
  mapFeed: route({
    ...recorded,
    id: "mapFeed",
    path: "/v1/feeds/{feedId}/mappings",
    summary: "Say anew which entity and attribute hold the figure, and how a moment becomes a period",
    params: feedId,
    body: z.strictObject({ mapping }),
    response: feedAnswer,
  }),
  switchFeed: route({
    ...recorded,
    id: "switchFeed",
    path: "/v1/feeds/{feedId}/switches",
    summary: "Stop a feed, let it go on, or remove it for good",
    params: feedId,
    body: z.strictObject({
      state: z.enum(["enabled", "disabled", "removed"]),
      reason: wireText(2000),
    }),
    response: feedAnswer,
  }),
  rotateFeedSecret: route({
    ...recorded,
    id: "rotateFeedSecret",
    path: "/v1/feeds/{feedId}/secrets",
    summary: "Make a new secret; the old one opens for a day more",
    params: feedId,
    body: z.strictObject({}),
    response: feedAnswer,
  }),
  showFeedSecret: route({
    ...asked,
    id: "showFeedSecret",
    method: "post",
    path: "/v1/feeds/{feedId}/secret-views",
    summary: "The newest secret, once",
    params: feedId,
    body: z.strictObject({}),
    response: z.strictObject({ secret: z.string() }),
  }),
  listFeedMessages: route({
    ...asked,
    id: "listFeedMessages",
    method: "get",
    path: "/v1/feeds/{feedId}/messages",
    summary: "What a feed was sent and what became of it, newest first",
    params: feedId,
    query: pageQuery.extend({ outcome: z.enum(feedOutcomes).optional() }),
    response: pageOf(feedMessageAnswer),
  }),
  receiveFeedMessage: route({
    id: "receiveFeedMessage",
    method: "post",
    path: "/v1/feeds/{feedId}/messages",
    summary:
      "Send a figure or a notification: with a Standard Webhooks signature, or with the feed's secret as Bearer",
    tag: "feeds",
    permission: "public",
    params: feedId,
    bodyKind: "signed",
    response: z
      .strictObject({
        id: wireId,
        outcome: z.enum(feedOutcomes),
        observationId: wireId.nullable(),
        code: z.string().nullable(),
        /** It was received before. */
        replay: z.boolean(),
      })
      .meta({ id: "FeedReceipt" }),
  }),
  retryFeedMessage: route({
    ...recorded,
    id: "retryFeedMessage",
    path: "/v1/feed-messages/{messageId}/retries",
    summary: "Try a dead letter again, under the mapping of today",
    params: messageId,
    body: z.strictObject({}),
    response: feedMessageAnswer,
  }),
  dismissFeedMessage: route({
    ...recorded,
    id: "dismissFeedMessage",
    path: "/v1/feed-messages/{messageId}/dismissals",
    summary: "Put a dead letter aside, with a reason",
    params: messageId,
    body: z.strictObject({ reason: wireText(2000) }),
    response: feedMessageAnswer,
  }),
} as const;
