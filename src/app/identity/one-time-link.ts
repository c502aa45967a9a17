/**
 * Links sent by mail open one thing once: what is stored is their hash, a newer one of the same kind replaces them, and
 * they end by themselves. The token stands behind the `#` of the address, which browsers send to no server.
 */
import { instantFromMillis, millisOf, type Instant } from "../../domain/kernel/instant.ts";
import { Rejected } from "../rejected.ts";
import type { LinkPurpose } from "./account-ports.ts";
import type { IdentityPorts, IdentityRepositories } from "./ports.ts";
import { digest, newSessionToken } from "./secrets.ts";

const hour = 3_600_000;

const lifeMillis: Readonly<Record<LinkPurpose, number>> = {
  passwordReset: hour,
  emailVerification: hour,
  invitation: 7 * 24 * hour,
  setUp: 24 * hour,
};

const pages: Readonly<Record<LinkPurpose, string>> = {
  passwordReset: "/reset-password",
  emailVerification: "/verify-email",
  invitation: "/invitation",
  setUp: "/set-up",
};

interface Linked {
  readonly purpose: LinkPurpose;
  readonly subjectId: string;
  readonly now: Instant;
}

type Links = Pick<IdentityRepositories, "links">;

export interface IssuedLink {
  readonly url: string;
  readonly expiresAt: Instant;
}

export async function issueLink(
  { randomBytes, publicUrl }: Pick<IdentityPorts, "randomBytes" | "publicUrl">,
  { links }: Links,
  { purpose, subjectId, now }: Linked,
): Promise<IssuedLink> {
  const token = newSessionToken(randomBytes);
  const expiresAt = instantFromMillis(millisOf(now) + lifeMillis[purpose]);
  await links.replace({ tokenHash: digest(token), purpose, subjectId, expiresAt });
  return { url: `${publicUrl()}${pages[purpose]}#${token}`, expiresAt };
}

interface Followed {
  readonly token: string;
  readonly purpose: LinkPurpose;
  readonly now: Instant;
}

/** What a link is about. Refuses with `linkOver`: used, replaced, expired and never made are answered alike. */
export async function subjectOfLink({ links }: Links, { token, purpose, now }: Followed): Promise<string> {
  const link = await links.find(digest(token));
  if (link?.purpose !== purpose || link.expiresAt <= now) throw new Rejected({ code: "linkOver" });
  return link.subjectId;
}

/** The same, and the link is used up. */
export async function followLink(repositories: Links, followed: Followed): Promise<string> {
  const subjectId = await subjectOfLink(repositories, followed);
  await repositories.links.removeOf({ purpose: followed.purpose, subjectId });
  return subjectId;
}
