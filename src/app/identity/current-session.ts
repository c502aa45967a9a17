import type { Actor } from "../actor.ts";
import { orNotFound } from "../rejected.ts";
import type { IdentityPorts } from "./ports.ts";
import { viewSession, type SessionView } from "./session-view.ts";

export function currentSession({ read }: IdentityPorts, actor: Actor): Promise<SessionView> {
  return read(async ({ people, secondFactors }) => {
    const person = orNotFound(await people.findById(actor.personId), "person");
    return viewSession({ people, secondFactors }, { person, organizationId: actor.organizationId });
  });
}
