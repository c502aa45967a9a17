import type { Instant } from "../../domain/kernel/instant.ts";
import type { PersonRef } from "../approval/ports.ts";

export interface ShareLink {
  readonly id: string;
  readonly fundId: string;
  readonly partnerId: string;
  /** The organization whose manager made it. */
  readonly organizationId: string;
  readonly madeBy: string;
  readonly madeAt: Instant;
  readonly expiresAt: Instant;
  readonly revokedAt: Instant | null;
  readonly openings: number;
  readonly lastOpenedAt: Instant | null;
}

export interface NewShareLink extends Pick<
  ShareLink,
  "id" | "fundId" | "partnerId" | "organizationId" | "madeBy" | "madeAt" | "expiresAt"
> {
  readonly tokenHash: string;
}

export interface ListedShareLink extends Omit<ShareLink, "madeBy"> {
  readonly madeBy: PersonRef;
}

export interface ShareLinkRepository {
  readonly add: (link: NewShareLink) => Promise<void>;
  readonly find: (tokenHash: string) => Promise<ShareLink | undefined>;
  /** Newest first. */
  readonly listOf: (fundId: string) => Promise<readonly ListedShareLink[]>;
  readonly opened: (link: { readonly id: string; readonly at: Instant }) => Promise<void>;
  /** Whether there is such a link; one that is revoked already stays as it is. */
  readonly revoke: (link: {
    readonly id: string;
    readonly fundId: string;
    readonly at: Instant;
  }) => Promise<boolean>;
}
