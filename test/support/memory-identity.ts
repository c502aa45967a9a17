/** Identity ports in memory: plain maps, one write at a time. */
import { randomBytes } from "node:crypto";
import type {
  ApiToken,
  IdentityPorts,
  IdentityRepositories,
  Membership,
  PasswordHasher,
  Person,
  Session,
  SignInAttempts,
} from "../../src/app/identity/ports.ts";
import type { SecurityEvent } from "../../src/app/identity/security-event.ts";
import { singleSignOn } from "../../src/http/identity/single-sign-on.ts";
import { codeClock } from "../../src/http/identity/code-clock.ts";

export interface Account {
  readonly person: Person;
  readonly password: string;
  readonly memberships: readonly Membership[];
}

export interface MemoryIdentity {
  readonly identity: IdentityPorts;
  readonly accounts: Account[];
  readonly sessions: Map<string, Session>;
  readonly tokens: Map<string, ApiToken>;
  readonly events: SecurityEvent[];
}

export function memoryIdentity(accounts: Account[]): MemoryIdentity {
  const sessions = new Map<string, Session>();
  const tokens = new Map<string, ApiToken>();
  const events: SecurityEvent[] = [];
  const repositories: IdentityRepositories = {
    people: peopleOf(accounts),
    sessions: sessionsOf(sessions),
    apiTokens: tokensOf(tokens),
    throttle: throttleOf(new Map()),
    ...withoutSecondFactors,
  };
  const keep = oneAtATime();
  const identity: IdentityPorts = {
    read: (query) => query(repositories),
    keep: (work) => keep(() => work(repositories)),
    passwords: plainHasher,
    randomBytes: (count) => randomBytes(count),
    codes: codeClock,
    singleSignOn: singleSignOn([]),
    sealer: { seal: (text) => text, open: (sealed) => sealed },
    sendMail: () => Promise.reject(new Error("nobody here sends mail")),
    inBackground: () => undefined,
    publicUrl: () => "http://127.0.0.1",
    securityLog: (event) => events.push(event),
  };
  return { identity, accounts, sessions, tokens, events };
}

/** Nobody here has a second factor, nor any of the rest: test/http/account runs on real databases. */
const withoutSecondFactors = {
  secondFactors: {
    find: () => Promise.resolve(undefined),
    requiredRoles: () => Promise.resolve([]),
  },
} as unknown as Pick<
  IdentityRepositories,
  | "secondFactors"
  | "credentials"
  | "challenges"
  | "links"
  | "verifiedEmails"
  | "securityEvents"
  | "singleSignOn"
  | "shareLinks"
>;

/** Runs jobs in the order given, each after the one before. */
export function oneAtATime(): <T>(job: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (job) => {
    const run = last.then(job, job);
    last = run.catch(() => undefined);
    return run;
  };
}

const plainHasher: PasswordHasher = {
  hash: (password) => Promise.resolve(`hash of ${password}`),
  verify: (password, passwordHash) => Promise.resolve(passwordHash === `hash of ${password}`),
};

function peopleOf(accounts: readonly Account[]): IdentityRepositories["people"] {
  const account = (personId: string) => accounts.find(({ person }) => person.id === personId);
  return {
    findByEmail: (email) => {
      const found = accounts.find(({ person }) => person.email === email);
      return Promise.resolve(
        found === undefined ? undefined : { person: found.person, passwordHash: `hash of ${found.password}` },
      );
    },
    findById: (personId) => Promise.resolve(account(personId)?.person),
    membershipsOf: (personId) => Promise.resolve(account(personId)?.memberships ?? []),
    membersOf: (organizationId) =>
      Promise.resolve(
        accounts.flatMap(({ person, memberships }) =>
          memberships
            .filter(({ organization }) => organization.id === organizationId)
            .map(({ roles }) => ({ person, roles })),
        ),
      ),
  };
}

function sessionsOf(sessions: Map<string, Session>): IdentityRepositories["sessions"] {
  const change = (act: () => void) => Promise.resolve().then(act);
  return {
    find: (tokenHash) => Promise.resolve(sessions.get(tokenHash)),
    insert: (session) => change(() => void sessions.set(session.tokenHash, session)),
    touch: (tokenHash, lastSeenAt) =>
      change(() => {
        const session = sessions.get(tokenHash);
        if (session !== undefined) sessions.set(tokenHash, { ...session, lastSeenAt });
      }),
    renew: (tokenHash, renewed) =>
      change(() => {
        const session = sessions.get(tokenHash);
        sessions.delete(tokenHash);
        if (session !== undefined) sessions.set(renewed.tokenHash, { ...session, ...renewed });
      }),
    remove: (tokenHash) => change(() => void sessions.delete(tokenHash)),
    removeOf: (personId, exceptHash) =>
      change(() => {
        for (const [hash, session] of sessions)
          if (session.personId === personId && hash !== exceptHash) sessions.delete(hash);
      }),
    listOf: (personId) =>
      Promise.resolve([...sessions.values()].filter((each) => each.personId === personId)),
    listIn: () => Promise.resolve([]),
    removeIn: (organizationId, personId) =>
      change(() => {
        for (const [hash, session] of sessions)
          if (session.personId === personId && session.organizationId === organizationId)
            sessions.delete(hash);
      }),
    removeStale: ({ seenBefore, createdBefore }) =>
      change(() => {
        for (const [hash, { lastSeenAt, createdAt }] of sessions)
          if (lastSeenAt < seenBefore || createdAt < createdBefore) sessions.delete(hash);
      }),
  };
}

function tokensOf(tokens: Map<string, ApiToken>): IdentityRepositories["apiTokens"] {
  return {
    find: (tokenHash) => Promise.resolve([...tokens.values()].find((token) => token.tokenHash === tokenHash)),
    insert: (token) => Promise.resolve(void tokens.set(token.id, token)),
    listOf: ({ personId, organizationId }) =>
      Promise.resolve(
        [...tokens.values()]
          .filter((token) => token.personId === personId && token.organizationId === organizationId)
          .reverse(),
      ),
    revoke: ({ tokenId, personId, organizationId, revokedAt }) => {
      const token = tokens.get(tokenId);
      const isOwn = token?.personId === personId && token.organizationId === organizationId;
      if (isOwn) tokens.set(tokenId, { revokedAt, ...token });
      return Promise.resolve(isOwn);
    },
    listIn: () => Promise.resolve([]),
    revokeIn: () => Promise.resolve(false),
    revokeAll: () => Promise.reject(new Error("nobody here leaves an organization")),
  };
}

function throttleOf(attempts: Map<string, SignInAttempts>): IdentityRepositories["throttle"] {
  return {
    find: (key) => Promise.resolve(attempts.get(key)),
    save: (key, value) => Promise.resolve(void attempts.set(key, value)),
    remove: (key) => Promise.resolve(void attempts.delete(key)),
    removeBefore: (lastFailedAt) => {
      for (const [key, value] of attempts) if (value.lastFailedAt < lastFailedAt) attempts.delete(key);
      return Promise.resolve();
    },
  };
}
