import type { Instant } from "../../domain/kernel/instant.ts";
import type { Actor } from "../actor.ts";
import type { IdentityPorts, IdentityRepositories, TokenScope } from "./ports.ts";
import { lacksSecondFactor } from "./second-factor-need.ts";
import { digest } from "./secrets.ts";
import { isAlive, needsTouch } from "./session-lifetime.ts";

/** Whoever stands behind a request. A session may do all that its person may; a token only what its scope allows. */
export interface Caller {
  readonly actor: Actor;
  readonly scope: TokenScope;
  /** His organization asks for a second factor that he does not have: he may only add one. */
  readonly lacksSecondFactor: boolean;
}

interface Presented {
  readonly token: string;
  readonly now: Instant;
}

/** The caller behind a session cookie; undefined when there is no such session, it has ended, or he has left. */
export async function authenticateSession(
  { read, keep }: IdentityPorts,
  { token, now }: Presented,
): Promise<Caller | undefined> {
  const tokenHash = digest(token);
  const found = await read(async ({ sessions, people, secondFactors }) => {
    const session = await sessions.find(tokenHash);
    if (session === undefined || !isAlive(session, now)) return undefined;
    const actor = await actorOf({ people }, { ...session, via: "session" });
    if (actor === undefined) return undefined;
    return { session, actor, lacks: await lacksSecondFactor({ secondFactors }, actor) };
  });
  if (found === undefined) return undefined;
  if (needsTouch(found.session, now)) await keep(({ sessions }) => sessions.touch(tokenHash, now));
  return { actor: found.actor, scope: "write", lacksSecondFactor: found.lacks };
}

/** Whose calendar a private address opens. */
export async function authenticateCalendarToken(
  { read }: IdentityPorts,
  presented: Presented,
): Promise<Actor | undefined> {
  const caller = await read((repositories) => holderOf(repositories, presented));
  return caller?.scope === "calendar" ? caller.actor : undefined;
}

/** The caller behind an API token; undefined when it is unknown, revoked or expired, or he has left. */
export async function authenticateToken(
  { read }: IdentityPorts,
  presented: Presented,
): Promise<Caller | undefined> {
  const caller = await read((repositories) => holderOf(repositories, presented));
  return caller?.scope === "calendar" ? undefined : caller;
}

async function holderOf(
  { apiTokens, people }: Pick<IdentityRepositories, "apiTokens" | "people">,
  { token, now }: Presented,
): Promise<Caller | undefined> {
  const found = await apiTokens.find(digest(token));
  if (found === undefined || found.revokedAt !== undefined || found.expiresAt <= now) return undefined;
  const actor = await actorOf({ people }, { ...found, via: "token" });
  return actor === undefined ? undefined : { actor, scope: found.scope, lacksSecondFactor: false };
}

/** Roles are read anew at every request: a role taken away is gone at once. */
async function actorOf(
  { people }: Pick<IdentityRepositories, "people">,
  { personId, organizationId, via }: Pick<Actor, "personId" | "organizationId" | "via">,
): Promise<Actor | undefined> {
  const memberships = await people.membershipsOf(personId);
  const current = memberships.find(({ organization }) => organization.id === organizationId);
  return current === undefined ? undefined : { personId, organizationId, roles: current.roles, via };
}
