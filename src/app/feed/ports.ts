/**
 * Ports of the machine feeds. What somebody sets up, what a feed was sent and what became of it are facts; secrets are
 * working state.
 */
import type { CanonicalObject } from "../../domain/kernel/canonical-json.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import type { FeedForm, FeedMapping } from "../../domain/impact/feed-mapping.ts";
import type { Page, PageRequest } from "../page.ts";

export const feedChanges = ["created", "changed", "enabled", "disabled", "secretRotated", "removed"] as const;
export type FeedChangeKind = (typeof feedChanges)[number];
export type FeedState = "enabled" | "disabled" | "removed";

/** What a feed is from a change on, all of it. */
export interface FeedTerms {
  /** Also the source of its observations, so it never changes. */
  readonly name: string;
  readonly kpiId: string;
  readonly form: FeedForm;
  /** By a signature over each message, or by a secret in its header. */
  readonly proof: "signature" | "bearer";
  readonly mapping: FeedMapping | undefined;
  readonly state: FeedState;
}

export interface NewFeedChange extends FeedTerms {
  readonly id: string;
  readonly feedId: string;
  readonly change: FeedChangeKind;
  readonly reason: string;
  readonly changedBy: string;
}

export interface FeedRecord extends FeedTerms {
  readonly id: string;
  readonly organizationId: string;
  readonly changedAt: Instant;
  readonly received: number;
  readonly dead: number;
  readonly lastReceivedAt: Instant | null;
  readonly hasUnseenSecret: boolean;
}

export const feedOutcomes = ["recorded", "unchanged", "dead", "dismissed"] as const;
export type FeedOutcomeKind = (typeof feedOutcomes)[number];

export interface FeedOutcome {
  readonly outcome: FeedOutcomeKind;
  readonly observationId: string | undefined;
  readonly code: string | undefined;
  readonly figures: CanonicalObject | undefined;
}

export interface FeedMessageRecord extends FeedOutcome {
  readonly id: string;
  readonly feedId: string;
  readonly key: string;
  readonly bodySha256: string;
  readonly body: string;
  readonly receivedAt: Instant;
  readonly attempts: number;
}

export interface FeedSecret {
  readonly id: string;
  readonly feedId: string;
  readonly sealed: string;
  readonly createdAt: Instant;
  readonly endsAt: Instant | null;
  readonly shownAt: Instant | null;
}

export interface FeedRepository {
  /** Those not removed, oldest first. */
  readonly list: (organizationId: string) => Promise<readonly FeedRecord[]>;
  readonly find: (organizationId: string, feedId: string) => Promise<FeedRecord | undefined>;
  /** Whoever it belongs to: for its own messages. */
  readonly findAny: (feedId: string) => Promise<FeedRecord | undefined>;
  readonly addChange: (change: NewFeedChange) => Promise<void>;
  /** The newest first. */
  readonly secretsOf: (feedId: string) => Promise<readonly FeedSecret[]>;
  readonly addSecret: (secret: FeedSecret) => Promise<void>;
  /** The others end no later than this. */
  readonly endSecretsBefore: (secret: Pick<FeedSecret, "id" | "feedId">, at: Instant) => Promise<void>;
  /** False where it was shown before. */
  readonly markShown: (secretId: string, at: Instant) => Promise<boolean>;
  readonly concerns: (id: string) => void;
  /** Newest first. */
  readonly messages: (
    feedId: string,
    filter: { readonly outcome: FeedOutcomeKind | undefined },
    page: PageRequest,
  ) => Promise<Page<FeedMessageRecord>>;
  readonly findMessage: (organizationId: string, messageId: string) => Promise<FeedMessageRecord | undefined>;
  readonly messageByKey: (feedId: string, key: string) => Promise<FeedMessageRecord | undefined>;
  readonly addMessage: (
    message: Pick<FeedMessageRecord, "id" | "feedId" | "key" | "bodySha256" | "body">,
  ) => Promise<void>;
  readonly addOutcome: (
    outcome: FeedOutcome & { readonly id: string; readonly messageId: string; readonly attempt: number },
  ) => Promise<void>;
}
