import type { Actor } from "../actor.ts";
import type { IdentityPorts } from "./ports.ts";
import { digest } from "./secrets.ts";

export async function signOut(
  ports: IdentityPorts,
  { actor, sessionToken }: { readonly actor: Actor; readonly sessionToken: string },
): Promise<void> {
  await ports.keep(({ sessions }) => sessions.remove(digest(sessionToken)));
  const { personId, organizationId } = actor;
  ports.securityLog({ event: "signedOut", personId, organizationId });
}
