import { instantFromMillis, millisOf, type Instant } from "../../domain/kernel/instant.ts";
import type { Actor } from "../actor.ts";
import type { ApiToken, IdentityPorts, TokenScope } from "./ports.ts";
import { digest, newApiToken } from "./secrets.ts";

export interface CreateApiToken {
  readonly actor: Pick<Actor, "personId" | "organizationId">;
  readonly name: string;
  readonly scope: TokenScope;
  /** 1 to 365. */
  readonly days: number;
  readonly now: Instant;
  readonly newId: () => string;
}

const dayMillis = 86_400_000;

/** A personal token for the organization its owner acts for now. The secret is handed out once and stored nowhere. */
export async function createApiToken(
  ports: IdentityPorts,
  { actor: { personId, organizationId }, name, scope, days, now, newId }: CreateApiToken,
): Promise<{ readonly secret: string; readonly token: ApiToken }> {
  const secret = newApiToken(ports.randomBytes);
  const token: ApiToken = {
    id: newId(),
    tokenHash: digest(secret),
    personId,
    organizationId,
    name,
    scope,
    createdAt: now,
    expiresAt: instantFromMillis(millisOf(now) + days * dayMillis),
  };
  await ports.keep(({ apiTokens }) => apiTokens.insert(token));
  ports.securityLog({ event: "tokenCreated", personId, organizationId, detail: token.id });
  return { secret, token };
}
