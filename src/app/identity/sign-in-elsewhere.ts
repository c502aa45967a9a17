/**
 * Signing in through another provider. The provider proves who somebody is; whether he belongs to the organization is
 * known here alone: only existing members come in, the first time by an e-mail address that the provider has verified,
 * afterwards by the provider's own name for them. A second factor kept here is asked for all the same.
 */
import { instantFromMillis, millisOf, type Instant } from "../../domain/kernel/instant.ts";
import { orNotFound, Rejected } from "../rejected.ts";
import type { Origin, SignedIn } from "./open-session.ts";
import type { IdentityPorts, IdentityRepositories, Person } from "./ports.ts";
import { digest, newSessionToken, sameSecret } from "./secrets.ts";
import { admitPerson, type Challenged } from "./sign-in.ts";
import type { ProvenIdentity, SingleSignOnRequest } from "./single-sign-on-ports.ts";
import { throttleKey } from "./throttle-policy.ts";

const requestMillis = 10 * 60_000;
const callbackPage = "/sign-in/callback";

export interface Elsewhere {
  /** Where the browser goes. */
  readonly authorizationUrl: string;
  /** Stays in the browser: an answer is taken from no other. */
  readonly binding: string;
}

export async function beginSingleSignOn(
  ports: IdentityPorts,
  { providerId, now }: { readonly providerId: string; readonly now: Instant },
): Promise<Elsewhere> {
  const begun = await ports.singleSignOn
    .begin(providerId, ports.publicUrl() + callbackPage)
    .catch(() => refuse(ports, { detail: `${providerId} cannot be reached` }));
  const { url, state, checks } = orNotFound(begun, "provider");
  const binding = newSessionToken(ports.randomBytes);
  await ports.keep(async ({ singleSignOn }) => {
    await singleSignOn.removeExpired(now);
    await singleSignOn.save({
      stateHash: digest(state),
      providerId,
      bindingHash: digest(binding),
      sealedChecks: ports.sealer.seal(checks),
      expiresAt: instantFromMillis(millisOf(now) + requestMillis),
    });
  });
  return { authorizationUrl: url, binding };
}

export interface SignInElsewhere extends Origin {
  /** What the provider has sent back in the address. */
  readonly query: string;
  readonly binding: string;
}

export async function signInElsewhere(
  ports: IdentityPorts,
  request: SignInElsewhere,
): Promise<SignedIn | Challenged> {
  const { query, address, now } = request;
  const state = new URLSearchParams(query).get("state") ?? "";
  const begun = await ports.keep(({ singleSignOn }) => singleSignOn.take(digest(state)));
  if (!isAnswered(begun, request)) return refuse(ports, { address, detail: "no such request" });
  const answer = {
    query,
    redirectUri: ports.publicUrl() + callbackPage,
    checks: ports.sealer.open(begun.sealedChecks),
  };
  const proven = await ports.singleSignOn
    .finish(begun.providerId, answer)
    .catch(() => refuse(ports, { address, detail: `${begun.providerId}: the answer does not hold` }));
  const provider = ports.singleSignOn.providers.find(({ id }) => id === begun.providerId);
  if (proven === undefined || provider === undefined)
    return refuse(ports, { address, detail: "no provider" });
  const { organizationId } = provider;
  const person = await ports.keep((repositories) =>
    memberBehind(repositories, { proven, organizationId, now }),
  );
  if (person === undefined) return refuse(ports, { address, detail: `${begun.providerId}: no member` });
  const key = throttleKey(person.email, address);
  return admitPerson(ports, { person, throttleKey: key, origin: request, organizationId });
}

function isAnswered(
  begun: SingleSignOnRequest | undefined,
  { binding, now }: SignInElsewhere,
): begun is SingleSignOnRequest {
  return begun !== undefined && begun.expiresAt > now && sameSecret(begun.bindingHash, digest(binding));
}

/** One answer for every reason: who is not let in learns nothing about who is. */
function refuse(
  { securityLog }: IdentityPorts,
  why: { readonly address?: string; readonly detail: string },
): never {
  securityLog({ event: "singleSignOnRefused", ...why });
  throw new Rejected({ code: "singleSignOnRefused" });
}

interface Claimed {
  readonly proven: ProvenIdentity;
  readonly organizationId: string;
  readonly now: Instant;
}

async function memberBehind(
  { people, singleSignOn, verifiedEmails }: IdentityRepositories,
  { proven, organizationId, now }: Claimed,
): Promise<Person | undefined> {
  const { issuer, subject, verifiedEmail } = proven;
  const linkedId = await singleSignOn.personOf({ issuer, subject });
  const person =
    linkedId === undefined
      ? (await people.findByEmail(verifiedEmail?.toLowerCase() ?? ""))?.person
      : await people.findById(linkedId);
  if (person === undefined) return undefined;
  const memberships = await people.membershipsOf(person.id);
  if (!memberships.some(({ organization }) => organization.id === organizationId)) return undefined;
  if (linkedId === undefined) {
    await singleSignOn.link({ issuer, subject, personId: person.id, linkedAt: now });
    await verifiedEmails.save(person.id, now);
  }
  return person;
}
