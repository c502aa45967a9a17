import type { Instant } from "../../domain/kernel/instant.ts";

/** Where people of one organization may sign in instead of typing a password here. */
export interface SingleSignOnProvider {
  readonly id: string;
  readonly organizationId: string;
  readonly nameJa: string;
  readonly nameEn: string;
}

export interface ProvenIdentity {
  readonly issuer: string;
  readonly subject: string;
  /** Only where the provider says that it has verified it. */
  readonly verifiedEmail?: string;
}

export interface SingleSignOn {
  readonly providers: readonly SingleSignOnProvider[];
  /** `checks` is to be kept secret until the answer comes; undefined when there is no such provider. */
  readonly begin: (
    providerId: string,
    redirectUri: string,
  ) => Promise<{ readonly url: string; readonly state: string; readonly checks: string } | undefined>;
  /** Throws when the answer does not hold; undefined when there is no such provider. */
  readonly finish: (
    providerId: string,
    answer: { readonly redirectUri: string; readonly query: string; readonly checks: string },
  ) => Promise<ProvenIdentity | undefined>;
}

export interface SingleSignOnRequest {
  readonly stateHash: string;
  readonly providerId: string;
  /** Of the secret that the browser keeps which began. */
  readonly bindingHash: string;
  readonly sealedChecks: string;
  readonly expiresAt: Instant;
}

export interface SingleSignOnRepository {
  readonly save: (request: SingleSignOnRequest) => Promise<void>;
  /** Finds a request and removes it: it is answered once. */
  readonly take: (stateHash: string) => Promise<SingleSignOnRequest | undefined>;
  readonly removeExpired: (now: Instant) => Promise<void>;
  readonly personOf: (account: {
    readonly issuer: string;
    readonly subject: string;
  }) => Promise<string | undefined>;
  readonly link: (account: {
    readonly issuer: string;
    readonly subject: string;
    readonly personId: string;
    readonly linkedAt: Instant;
  }) => Promise<void>;
}
