/**
 * Links by which a partner without a login reads its own position for a time. What is stored of one is its hash, its
 * token stands behind the `#` of the address, and making, opening and revoking it are lines of the security log. A link
 * shows what its partner may see and nothing else, and ends with its day, with its revocation, or with the next one.
 */
import { instantFromMillis, millisOf, type Instant } from "../../domain/kernel/instant.ts";
import type { Actor } from "../actor.ts";
import type { IdentityPorts } from "../identity/ports.ts";
import { digest, newSessionToken } from "../identity/secrets.ts";
import type { AppPorts, Repositories } from "../ports.ts";
import { orNotFound, Rejected } from "../rejected.ts";
import type { FundFacts } from "./ports.ts";
import { sharedPosition, type SharedPositionView } from "./shared-position.ts";
import type { ShareLink } from "./share-link-ports.ts";

const dayMillis = 86_400_000;

export interface ShareLinkView extends Pick<
  ShareLink,
  "id" | "partnerId" | "madeAt" | "expiresAt" | "openings" | "lastOpenedAt" | "revokedAt"
> {
  readonly madeBy: { readonly id: string; readonly name: string };
  readonly state: "open" | "expired" | "revoked";
}

interface Asked {
  readonly actor: Pick<Actor, "personId" | "organizationId">;
  readonly now: Instant;
  readonly fundId: string;
}

type Reading = Pick<AppPorts, "read">;
type Keeping = Pick<IdentityPorts, "read" | "keep" | "securityLog" | "randomBytes" | "publicUrl">;

export async function listShareLinks(
  { read }: Reading,
  identity: Keeping,
  asked: Asked,
): Promise<readonly ShareLinkView[]> {
  await read((work) => managedFund(work, asked));
  const links = await identity.read(({ shareLinks }) => shareLinks.listOf(asked.fundId));
  return links.map(({ fundId: _, organizationId: __, ...link }) => ({
    ...link,
    state: stateOf(link, asked.now),
  }));
}

export interface MadeShareLink {
  /** Shown this once. */
  readonly url: string;
  readonly id: string;
  readonly expiresAt: Instant;
}

export async function makeShareLink(
  { read, newId }: Reading & Pick<AppPorts, "newId">,
  identity: Keeping,
  { partnerId, days, ...asked }: Asked & { readonly partnerId: string; readonly days: number },
): Promise<MadeShareLink> {
  const { actor, now, fundId } = asked;
  const { partners } = await read((work) => managedFund(work, asked));
  orNotFound(
    partners.find(({ id }) => id === partnerId),
    "partner",
  );
  const token = newSessionToken(identity.randomBytes);
  const id = newId();
  const { personId, organizationId } = actor;
  const expiresAt = instantFromMillis(millisOf(now) + days * dayMillis);
  const link = { id, fundId, partnerId, organizationId, madeBy: personId, madeAt: now, expiresAt };
  await identity.keep(({ shareLinks }) => shareLinks.add({ ...link, tokenHash: digest(token) }));
  const subjects = [id, fundId, partnerId];
  identity.securityLog({ event: "positionShared", personId, organizationId, detail: id, subjects });
  return { url: `${identity.publicUrl()}/shared-position#${token}`, id, expiresAt };
}

export async function revokeShareLink(
  { read }: Reading,
  identity: Keeping,
  { shareLinkId: id, ...asked }: Asked & { readonly shareLinkId: string },
): Promise<void> {
  const { actor, now: at, fundId } = asked;
  await read((work) => managedFund(work, asked));
  const isThere = await identity.keep(({ shareLinks }) => shareLinks.revoke({ id, fundId, at }));
  orNotFound(isThere ? id : undefined, "shareLink");
  const { personId, organizationId } = actor;
  identity.securityLog({ event: "shareLinkRevoked", personId, organizationId, detail: id, subjects: [id] });
}

export interface OpenedShareLink extends SharedPositionView {
  readonly expiresAt: Instant;
}

/** Never made, expired and revoked are answered alike; who tries an ended one is told to the manager who made it. */
export async function openShareLink(
  { read }: Reading,
  identity: Keeping,
  { token, address, now }: { readonly token: string; readonly address: string; readonly now: Instant },
): Promise<OpenedShareLink> {
  const link = await identity.read(({ shareLinks }) => shareLinks.find(digest(token)));
  if (link === undefined) throw new Rejected({ code: "linkOver" });
  const { id, organizationId, fundId, partnerId, expiresAt } = link;
  const line = { organizationId, address, subjects: [id, fundId, partnerId] };
  const state = stateOf(link, now);
  if (state !== "open") {
    identity.securityLog({ ...line, event: "sharedPositionRefused", detail: state });
    throw new Rejected({ code: "linkOver" });
  }
  const position = await read((work) => sharedPosition(work, { link, now }));
  await identity.keep(({ shareLinks }) => shareLinks.opened({ id, at: now }));
  identity.securityLog({ ...line, event: "sharedPositionOpened", detail: id });
  return { ...position, expiresAt };
}

function stateOf(
  { revokedAt, expiresAt }: Pick<ShareLink, "revokedAt" | "expiresAt">,
  now: Instant,
): ShareLinkView["state"] {
  if (revokedAt !== null) return "revoked";
  return expiresAt <= now ? "expired" : "open";
}

/** Only the manager of a fund shares positions in it; for everyone else it does not exist here. */
async function managedFund(
  { funds }: Pick<Repositories, "funds">,
  { actor: { organizationId }, fundId, now }: Asked,
): Promise<FundFacts> {
  const facts = orNotFound(await funds.facts(organizationId, fundId, now), "fund");
  return orNotFound(facts.fund.manager.id === organizationId ? facts : undefined, "fund");
}
