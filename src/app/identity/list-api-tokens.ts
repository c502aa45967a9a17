import type { Actor } from "../actor.ts";
import type { ApiToken, IdentityPorts } from "./ports.ts";

export function listApiTokens(
  { read }: IdentityPorts,
  { personId, organizationId }: Actor,
): Promise<readonly ApiToken[]> {
  return read(({ apiTokens }) => apiTokens.listOf({ personId, organizationId }));
}
