import type { Origin } from "../../app/identity/open-session.ts";
import { csrfTokenOf } from "../../app/identity/secrets.ts";
import type { SessionView } from "../../app/identity/session-view.ts";
import type { identityRoutes } from "../../contract/identity/routes.ts";
import { actionsOf } from "../../domain/party/access.ts";
import type { Answer, RequestContext } from "../handler.ts";
import { problem } from "../problem.ts";

type SessionAnswer = Answer<(typeof identityRoutes)["getSession"]>;

/** Whoever holds a token only may neither end nor change a session, nor make himself more tokens. */
export function sessionTokenOf({ actor, connection: { sessionToken } }: RequestContext): string {
  if (actor?.via !== "session" || sessionToken === undefined) throw problem("sessionNeeded");
  return sessionToken;
}

export function originOf({ now, newId, connection }: RequestContext): Origin {
  const { address, device, sessionToken } = connection;
  return { address, device, now, newId, ...(sessionToken === undefined ? {} : { replaces: sessionToken }) };
}

interface Shown {
  readonly view: SessionView;
  readonly token: string | undefined;
  readonly demo: boolean;
}

export function sessionAnswer({ view, token, demo }: Shown): SessionAnswer {
  const { person, organization, roles, memberships, lacksSecondFactor } = view;
  return {
    person,
    organization,
    roles,
    actions: actionsOf(roles),
    memberships: memberships.map((membership) => ({
      organizationId: membership.organization.id,
      nameJa: membership.organization.nameJa,
      nameEn: membership.organization.nameEn,
      roles: membership.roles,
    })),
    csrfToken: token === undefined ? null : csrfTokenOf(token),
    ...(demo ? { demo } : {}),
    ...(lacksSecondFactor ? { lacksSecondFactor } : {}),
  };
}
