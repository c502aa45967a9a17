/**
 * What an account needs beside its session: a second factor, links sent by mail, sign-in through another provider. All
 * of it is working state: it may change, and stands outside the audit chain.
 */
import type { Instant } from "../../domain/kernel/instant.ts";
import type { Role } from "../../domain/party/role.ts";

/** Passwords, as their slow hash. */
export interface CredentialRepository {
  readonly save: (credential: {
    readonly personId: string;
    readonly passwordHash: string;
    readonly changedAt: Instant;
  }) => Promise<void>;
}

export interface SecondFactor {
  readonly personId: string;
  /** Only with the key of this installation a sealed secret can be read. */
  readonly sealedSecret: string;
  /** Period of the last code that was accepted: no code of it or of one before is accepted again. */
  readonly lastCounter: number;
  readonly createdAt: Instant;
  /** Absent until the person has shown a code: before, it protects nothing. */
  readonly confirmedAt?: Instant;
}

export interface SecondFactorRepository {
  readonly find: (personId: string) => Promise<SecondFactor | undefined>;
  /** Inserts or replaces. */
  readonly save: (factor: SecondFactor) => Promise<void>;
  /** With all its recovery codes. */
  readonly remove: (personId: string) => Promise<void>;
  readonly replaceRecoveryCodes: (personId: string, codeHashes: readonly string[]) => Promise<void>;
  readonly countRecoveryCodes: (personId: string) => Promise<number>;
  /** False when there is no such code or it has been used. */
  readonly useRecoveryCode: (code: {
    readonly personId: string;
    readonly codeHash: string;
    readonly usedAt: Instant;
  }) => Promise<boolean>;
  /** Roles whose holders need a second factor in an organization. */
  readonly requiredRoles: (organizationId: string) => Promise<readonly Role[]>;
}

/** Between the right password and the code: opens nothing by itself. */
export interface SignInChallenge {
  readonly challengeHash: string;
  readonly personId: string;
  readonly throttleKey: string;
  readonly failures: number;
  readonly expiresAt: Instant;
}

export interface ChallengeRepository {
  readonly find: (challengeHash: string) => Promise<SignInChallenge | undefined>;
  /** Inserts or replaces. */
  readonly save: (challenge: SignInChallenge) => Promise<void>;
  readonly remove: (challengeHash: string) => Promise<void>;
  readonly removeExpired: (now: Instant) => Promise<void>;
}

export type LinkPurpose = "passwordReset" | "emailVerification" | "invitation" | "setUp";

export interface OneTimeLink {
  readonly tokenHash: string;
  readonly purpose: LinkPurpose;
  /** Person, or invitation. */
  readonly subjectId: string;
  readonly expiresAt: Instant;
}

export interface LinkRepository {
  readonly find: (tokenHash: string) => Promise<OneTimeLink | undefined>;
  /** Links of the same purpose and subject made before no longer open anything. */
  readonly replace: (link: OneTimeLink) => Promise<void>;
  readonly removeOf: (links: Pick<OneTimeLink, "purpose" | "subjectId">) => Promise<void>;
  readonly expiryOf: (links: Pick<OneTimeLink, "purpose" | "subjectId">) => Promise<Instant | undefined>;
}

export interface VerifiedEmailRepository {
  readonly verifiedAt: (personId: string) => Promise<Instant | undefined>;
  readonly save: (personId: string, verifiedAt: Instant) => Promise<void>;
}

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Codes of an authenticator app (RFC 6238). */
export interface CodeClock {
  readonly newSecret: () => string;
  /** What an authenticator app reads from a QR code. */
  readonly qrTextOf: (holder: { readonly secret: string; readonly email: string }) => string;
  /** The period a code belongs to, one period of drift either way; undefined when it is wrong. */
  readonly counterOf: (shown: {
    readonly secret: string;
    readonly code: string;
    readonly now: Instant;
  }) => number | undefined;
}

/** Encrypts what has to be read again, with a key that lies outside the database. */
export interface Sealer {
  readonly seal: (text: string) => string;
  readonly open: (sealed: string) => string;
}
