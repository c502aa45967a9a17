/**
 * Ports of the identity context. People and memberships are read; sessions, tokens and sign-in attempts are working
 * state, not facts: they may change and leave no audit row.
 */
import type { ShareLinkRepository } from "../fund/share-link-ports.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import type { OrganizationKind, Role } from "../../domain/party/role.ts";
import type {
  ChallengeRepository,
  CodeClock,
  CredentialRepository,
  LinkRepository,
  Mail,
  Sealer,
  SecondFactorRepository,
  VerifiedEmailRepository,
} from "./account-ports.ts";
import type { SecurityEvent, SecurityEventRepository } from "./security-event.ts";
import type { SingleSignOn, SingleSignOnRepository } from "./single-sign-on-ports.ts";

export interface IdempotencyKey {
  readonly organizationId: string;
  readonly personId: string;
  /** operationId of the route. */
  readonly route: string;
  readonly key: string;
}

export interface StoredAnswer {
  /** SHA-256 of method, path and canonical body. */
  readonly requestHash: string;
  readonly status: number;
  /** JSON text as it was sent. */
  readonly body: string;
}

export interface IdempotencyStore {
  readonly find: (key: IdempotencyKey) => Promise<StoredAnswer | undefined>;
  /**
   * The key is unique: where another transaction has stored it meanwhile, this one fails like any serialization
   * conflict and is run again.
   */
  readonly store: (key: IdempotencyKey, answer: StoredAnswer) => Promise<void>;
}

export type Language = "ja" | "en";

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
}

export interface Organization {
  readonly id: string;
  readonly nameJa: string;
  readonly nameEn: string;
  readonly kind: OrganizationKind;
}

export interface Membership {
  readonly organization: Organization;
  readonly roles: readonly Role[];
}

export interface Member {
  readonly person: Person;
  readonly roles: readonly Role[];
}

interface FoundPerson {
  readonly person: Person;
  /** Absent for people who cannot sign in with a password. */
  readonly passwordHash?: string;
}

export interface PersonRepository {
  /** `email` is in lower case. */
  readonly findByEmail: (email: string) => Promise<FoundPerson | undefined>;
  readonly findById: (personId: string) => Promise<Person | undefined>;
  /** In a stable order; the first is the one a person acts for after signing in. */
  readonly membershipsOf: (personId: string) => Promise<readonly Membership[]>;
  /** People of one organization, by name. */
  readonly membersOf: (organizationId: string) => Promise<readonly Member[]>;
}

export interface Session {
  /** Names the session on screens; opens nothing. */
  readonly id: string;
  readonly address: string;
  /** How the browser calls itself. */
  readonly device: string;
  /** SHA-256 of the token in the cookie, hex. The token itself is stored nowhere. */
  readonly tokenHash: string;
  readonly personId: string;
  readonly organizationId: string;
  readonly createdAt: Instant;
  readonly lastSeenAt: Instant;
}

/** A session as it is shown to an administrator. */
export interface MemberSession extends Session {
  readonly personName: string;
}

export interface SessionRepository {
  readonly find: (tokenHash: string) => Promise<Session | undefined>;
  readonly insert: (session: Session) => Promise<void>;
  readonly touch: (tokenHash: string, lastSeenAt: Instant) => Promise<void>;
  /** The same session goes on under another token, perhaps for another organization. */
  readonly renew: (
    tokenHash: string,
    as: Pick<Session, "tokenHash" | "organizationId" | "lastSeenAt">,
  ) => Promise<void>;
  readonly remove: (tokenHash: string) => Promise<void>;
  /** Newest first; those that have ended by themselves may be among them. */
  readonly listOf: (personId: string) => Promise<readonly Session[]>;
  readonly listIn: (organizationId: string) => Promise<readonly MemberSession[]>;
  /** Ends all sessions of a person, but for the one named. */
  readonly removeOf: (personId: string, exceptHash?: string) => Promise<void>;
  /** Ends the sessions in which a person acts for one organization. */
  readonly removeIn: (organizationId: string, personId: string) => Promise<void>;
  /** Removes sessions last seen before one moment or created before the other. */
  readonly removeStale: (limits: {
    readonly seenBefore: Instant;
    readonly createdBefore: Instant;
  }) => Promise<void>;
}

/** What a person may give a token for a program. */
export const tokenScopes = ["read", "write"] as const;
/** A calendar token opens the calendar feed and nothing else. */
export type TokenScope = (typeof tokenScopes)[number] | "calendar";

export interface ApiToken {
  readonly id: string;
  /** SHA-256 of the token, hex. */
  readonly tokenHash: string;
  readonly personId: string;
  readonly organizationId: string;
  readonly name: string;
  readonly scope: TokenScope;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  readonly revokedAt?: Instant;
}

/** A person's tokens in one organization. */
interface TokenOwner {
  readonly personId: string;
  readonly organizationId: string;
}

export interface OwnedToken {
  readonly token: ApiToken;
  readonly owner: { readonly id: string; readonly name: string; readonly isService: boolean };
}

export interface ApiTokenRepository {
  readonly find: (tokenHash: string) => Promise<ApiToken | undefined>;
  readonly insert: (token: ApiToken) => Promise<void>;
  /** The newest 200, newest first, revoked ones included. */
  readonly listOf: (owner: TokenOwner) => Promise<readonly ApiToken[]>;
  /** False when the owner has no such token. Revoking twice keeps the first moment. */
  readonly revoke: (
    token: TokenOwner & { readonly tokenId: string; readonly revokedAt: Instant },
  ) => Promise<boolean>;
  /** Tokens of everybody in an organization that have not been revoked, newest first. */
  readonly listIn: (organizationId: string) => Promise<readonly OwnedToken[]>;
  readonly revokeIn: (token: {
    readonly organizationId: string;
    readonly tokenId: string;
    readonly revokedAt: Instant;
  }) => Promise<boolean>;
  /** All tokens of a person for one organization. */
  readonly revokeAll: (owner: TokenOwner & { readonly revokedAt: Instant }) => Promise<void>;
}

/** Failed sign-ins in a row for one account from one address. */
export interface SignInAttempts {
  readonly failures: number;
  readonly lastFailedAt: Instant;
}

/** `key` is a SHA-256 in hex. */
export interface SignInThrottle {
  readonly find: (key: string) => Promise<SignInAttempts | undefined>;
  /** Inserts or replaces. */
  readonly save: (key: string, attempts: SignInAttempts) => Promise<void>;
  readonly remove: (key: string) => Promise<void>;
  readonly removeBefore: (lastFailedAt: Instant) => Promise<void>;
}

export interface IdentityRepositories {
  readonly people: PersonRepository;
  readonly sessions: SessionRepository;
  readonly apiTokens: ApiTokenRepository;
  readonly throttle: SignInThrottle;
  readonly credentials: CredentialRepository;
  readonly secondFactors: SecondFactorRepository;
  readonly challenges: ChallengeRepository;
  readonly links: LinkRepository;
  readonly verifiedEmails: VerifiedEmailRepository;
  readonly securityEvents: SecurityEventRepository;
  readonly singleSignOn: SingleSignOnRepository;
  readonly shareLinks: ShareLinkRepository;
}

/** A slow, memory-hard hash. Limits how many run at once; `verify` takes as long for a missing hash as for a real one. */
export interface PasswordHasher {
  readonly hash: (password: string) => Promise<string>;
  readonly verify: (password: string, passwordHash: string | undefined) => Promise<boolean>;
}

export interface IdentityPorts {
  /** On a connection that cannot write. */
  readonly read: <T>(query: (repositories: IdentityRepositories) => Promise<T>) => Promise<T>;
  /** A small write transaction (serialized like every other) that leaves no audit row. */
  readonly keep: <T>(work: (repositories: IdentityRepositories) => Promise<T>) => Promise<T>;
  readonly passwords: PasswordHasher;
  readonly randomBytes: (count: number) => Uint8Array;
  readonly codes: CodeClock;
  readonly singleSignOn: SingleSignOn;
  readonly sealer: Sealer;
  readonly sendMail: (mail: Mail) => Promise<void>;
  /** Goes on after the answer has been given; a failure is logged. */
  readonly inBackground: (work: () => Promise<void>) => void;
  /** Where people reach the screens: "https://ledger.example.jp". Never read from a request. */
  readonly publicUrl: () => string;
  /** Never fails, never waits. */
  readonly securityLog: (event: SecurityEvent) => void;
}
