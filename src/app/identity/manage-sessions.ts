import type { Instant } from "../../domain/kernel/instant.ts";
import type { Actor } from "../actor.ts";
import { orNotFound } from "../rejected.ts";
import type { IdentityPorts, MemberSession, Session } from "./ports.ts";
import { digest } from "./secrets.ts";
import { isAlive } from "./session-lifetime.ts";

interface Asked {
  readonly actor: Actor;
  readonly now: Instant;
}

/** One's own sessions, for whichever organization. */
export async function listSessions(
  { read }: IdentityPorts,
  { actor, now }: Asked,
): Promise<readonly Session[]> {
  const all = await read(({ sessions }) => sessions.listOf(actor.personId));
  return all.filter((session) => isAlive(session, now));
}

/** Sessions in which members act for the administrator's organization. */
export async function listMemberSessions(
  { read }: IdentityPorts,
  { actor, now }: Asked,
): Promise<readonly MemberSession[]> {
  const all = await read(({ sessions }) => sessions.listIn(actor.organizationId));
  return all.filter((session) => isAlive(session, now));
}

/** Ends one of one's own sessions. */
export async function revokeSession(
  ports: IdentityPorts,
  { actor, sessionId }: { readonly actor: Actor; readonly sessionId: string },
): Promise<void> {
  await end(ports, actor, { sessionId, among: ({ sessions }) => sessions.listOf(actor.personId) });
}

/** Ends a session in which a member acts for the administrator's organization. */
export async function revokeMemberSession(
  ports: IdentityPorts,
  { actor, sessionId }: { readonly actor: Actor; readonly sessionId: string },
): Promise<void> {
  await end(ports, actor, { sessionId, among: ({ sessions }) => sessions.listIn(actor.organizationId) });
}

/** Ends all one's sessions but the one that asks. */
export async function revokeOtherSessions(
  { keep, securityLog }: IdentityPorts,
  { actor, sessionToken }: { readonly actor: Actor; readonly sessionToken: string },
): Promise<void> {
  const { personId, organizationId } = actor;
  await keep(({ sessions }) => sessions.removeOf(personId, digest(sessionToken)));
  securityLog({ event: "sessionRevoked", personId, organizationId, detail: "all others" });
}

interface Ending {
  readonly sessionId: string;
  readonly among: (
    repositories: Parameters<Parameters<IdentityPorts["keep"]>[0]>[0],
  ) => Promise<readonly Session[]>;
}

async function end(
  { keep, securityLog }: IdentityPorts,
  { personId, organizationId }: Actor,
  { sessionId, among }: Ending,
): Promise<void> {
  const ended = await keep(async (repositories) => {
    const all = await among(repositories);
    const session = orNotFound(
      all.find(({ id }) => id === sessionId),
      "session",
    );
    await repositories.sessions.remove(session.tokenHash);
    return session;
  });
  const detail = ended.personId === personId ? sessionId : `${sessionId} of ${ended.personId}`;
  securityLog({ event: "sessionRevoked", personId, organizationId, detail });
}
