import type { Instant } from "../../domain/kernel/instant.ts";
import type { IdentityPorts, IdentityRepositories, Person } from "./ports.ts";
import { digest, newSessionToken } from "./secrets.ts";
import { staleLimits } from "./session-lifetime.ts";
import { viewSession, type SessionView } from "./session-view.ts";

/** Where a request comes from. */
export interface Origin {
  /** Network address of the caller. */
  readonly address: string;
  /** How the browser calls itself. */
  readonly device: string;
  readonly newId: () => string;
  /** Token of a session this browser already has; it ends. */
  readonly replaces?: string;
  readonly now: Instant;
}

export interface SignedIn {
  readonly token: string;
  readonly view: SessionView;
}

interface Opening {
  readonly person: Person;
  readonly throttleKey: string;
  readonly origin: Origin;
  readonly organizationId?: string;
}

/** Opens a session under a new token; failed attempts before it are forgotten. */
export async function openSession(
  { randomBytes }: Pick<IdentityPorts, "randomBytes">,
  repositories: IdentityRepositories,
  { person, throttleKey, origin, ...wanted }: Opening,
): Promise<SignedIn> {
  const { address, device, newId, replaces, now } = origin;
  const token = newSessionToken(randomBytes);
  const { sessions, throttle } = repositories;
  const view = await viewSession(repositories, { person, ...wanted });
  await throttle.remove(throttleKey);
  await sessions.removeStale(staleLimits(now));
  if (replaces !== undefined) await sessions.remove(digest(replaces));
  await sessions.insert({
    id: newId(),
    tokenHash: digest(token),
    address,
    device,
    personId: person.id,
    organizationId: view.organization.id,
    createdAt: now,
    lastSeenAt: now,
  });
  return { token, view };
}

export function logSignIn(
  { securityLog }: Pick<IdentityPorts, "securityLog">,
  { view: { person, organization } }: SignedIn,
  { address }: Origin,
): void {
  securityLog({ event: "signedIn", personId: person.id, organizationId: organization.id, address });
}
