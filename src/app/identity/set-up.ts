import type { Instant } from "../../domain/kernel/instant.ts";
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import type { OrganizationKind } from "../../domain/party/role.ts";
import type { AppPorts } from "../ports.ts";
import { orReject, Rejected } from "../rejected.ts";
import { followLink, issueLink, subjectOfLink, type IssuedLink } from "./one-time-link.ts";
import { hashPassword } from "./password-policy.ts";
import type { IdentityPorts, Language } from "./ports.ts";

/** A link to set up an organization with its first administrator; a newer one of the same number replaces it. */
export function issueSetUpLink(
  ports: IdentityPorts,
  { number, now }: { readonly number: string; readonly now: Instant },
): Promise<IssuedLink> {
  return ports.keep((repositories) =>
    issueLink(ports, repositories, { purpose: "setUp", subjectId: number, now }),
  );
}

export interface SetUp {
  readonly token: string;
  readonly organization: {
    readonly name: Bilingual;
    readonly kind: OrganizationKind;
    readonly legalForm: string;
  };
  readonly person: {
    readonly name: string;
    readonly email: string;
    readonly language: Language;
    readonly password: string;
  };
  readonly address: string;
  readonly now: Instant;
  readonly newId: () => string;
}

/**
 * Sets up an organization with its first administrator, by a link that the operator of the installation has. There is
 * no default password and no account before it.
 */
export async function setUp(
  { transact, read }: Pick<AppPorts, "transact" | "read">,
  identity: IdentityPorts,
  { token, organization, person, address, now, newId }: SetUp,
): Promise<void> {
  const link = { token, purpose: "setUp", now } as const;
  await read(({ identity: repositories }) => subjectOfLink(repositories, link));
  const email = person.email.trim().toLowerCase();
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw new Rejected({ code: "emailMalformed", pointer: "/email" });
  const password = { password: person.password, email };
  const passwordHash = orReject(await hashPassword(identity.passwords, password));
  const [organizationId, personId] = [newId(), newId()];
  const actor = { personId, organizationId, roles: ["admin"], via: "session" } as const;
  await transact({ actor, action: "setUp", now, newId }, async (work, at) => {
    await followLink(work.identity, link);
    const taken = await work.identity.people.findByEmail(email);
    if (taken !== undefined) throw new Rejected({ code: "emailTaken", pointer: "/email" });
    const { name, language } = person;
    await work.members.addOrganization({ id: organizationId, ...organization });
    await work.members.addPerson({ id: personId, email, name, language });
    await work.members.change([
      { id: newId(), personId, role: "admin", held: true, reason: "", changedBy: personId },
    ]);
    await work.identity.credentials.save({ personId, passwordHash, changedAt: at });
  });
  identity.securityLog({ event: "setUp", personId, organizationId, address });
}
