import type { Instant } from "../../domain/kernel/instant.ts";
import type { Actor } from "../actor.ts";
import { orNotFound } from "../rejected.ts";
import type { IdentityPorts } from "./ports.ts";

export interface RevokeApiToken {
  readonly actor: Actor;
  readonly tokenId: string;
  readonly now: Instant;
}

/** A token of another person is not found. */
export async function revokeApiToken(
  ports: IdentityPorts,
  { actor: { personId, organizationId }, tokenId, now }: RevokeApiToken,
): Promise<void> {
  const revoked = await ports.keep(({ apiTokens }) =>
    apiTokens.revoke({ personId, organizationId, tokenId, revokedAt: now }),
  );
  orNotFound(revoked ? tokenId : undefined, "apiToken");
  ports.securityLog({ event: "tokenRevoked", personId, organizationId, detail: tokenId });
}
