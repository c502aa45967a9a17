import { changeOrganization } from "../../app/identity/change-organization.ts";
import { createApiToken } from "../../app/identity/create-api-token.ts";
import { currentSession } from "../../app/identity/current-session.ts";
import { listApiTokens } from "../../app/identity/list-api-tokens.ts";
import { listMemberships } from "../../app/identity/list-memberships.ts";
import type { ApiToken, IdentityPorts, Member } from "../../app/identity/ports.ts";
import { revokeApiToken } from "../../app/identity/revoke-api-token.ts";
import type { SessionView } from "../../app/identity/session-view.ts";
import { signIn } from "../../app/identity/sign-in.ts";
import { signOut } from "../../app/identity/sign-out.ts";
import type { identityRoutes } from "../../contract/identity/routes.ts";
import type { Answer, Handlers } from "../handler.ts";
import { pageOfAll } from "../page.ts";
import { originOf, sessionAnswer, sessionTokenOf } from "./session-answer.ts";

export interface IdentityHandlerDeps {
  readonly identity: IdentityPorts;
  /** The database holds the demonstration: the screens say so. */
  readonly demo: boolean;
}

type Routes = typeof identityRoutes;
type SessionRoutes = Pick<Routes, "signIn" | "getSession" | "signOut" | "changeOrganization">;

export function identityHandlers(deps: IdentityHandlerDeps): Handlers<Routes> {
  return { ...sessionHandlers(deps), ...peopleHandlers(deps) };
}

function sessionHandlers({ identity, demo }: IdentityHandlerDeps): Handlers<SessionRoutes> {
  const shown = (view: SessionView, token: string | undefined) => sessionAnswer({ view, token, demo });
  return {
    signIn: async ({ body }, context) => {
      const signedIn = await signIn(identity, { ...body, ...originOf(context) });
      if (!("view" in signedIn)) return signedIn;
      context.connection.replaceSession(signedIn.token);
      return shown(signedIn.view, signedIn.token);
    },
    getSession: async (_input, { actor, connection }) => {
      const token = actor.via === "session" ? connection.sessionToken : undefined;
      return shown(await currentSession(identity, actor), token);
    },
    signOut: async (_input, context) => {
      await signOut(identity, { actor: context.actor, sessionToken: sessionTokenOf(context) });
      context.connection.replaceSession(undefined);
      return undefined;
    },
    changeOrganization: async ({ body: { organizationId } }, context) => {
      const { actor, now, connection } = context;
      const request = { actor, sessionToken: sessionTokenOf(context), organizationId, now };
      const { token, view } = await changeOrganization(identity, request);
      connection.replaceSession(token);
      return shown(view, token);
    },
  };
}

function peopleHandlers({
  identity,
}: Pick<IdentityHandlerDeps, "identity">): Handlers<Omit<Routes, keyof SessionRoutes>> {
  return {
    listApiTokens: async ({ query }, { actor }) => {
      const page = pageOfAll(await listApiTokens(identity, actor), query, ({ id }) => id);
      return { ...page, items: page.items.map(tokenAnswer) };
    },
    createApiToken: async ({ body }, context) => {
      sessionTokenOf(context);
      const { actor, now, newId } = context;
      const { secret, token } = await createApiToken(identity, { ...body, actor, now, newId });
      return { ...tokenAnswer(token), token: secret };
    },
    revokeApiToken: async ({ params: { tokenId } }, context) => {
      sessionTokenOf(context);
      await revokeApiToken(identity, { actor: context.actor, tokenId, now: context.now });
      return undefined;
    },
    listMemberships: async ({ query }, { actor }) => {
      const page = pageOfAll(await listMemberships(identity, actor), query, ({ person }) => person.id);
      return { ...page, items: page.items.map(memberAnswer) };
    },
  };
}

export function tokenAnswer(token: ApiToken): Answer<Routes["listApiTokens"]>["items"][number] {
  const { id, name, scope, createdAt, expiresAt, revokedAt = null } = token;
  return { id, name, scope, createdAt, expiresAt, revokedAt };
}

function memberAnswer({ person, roles }: Member): Answer<Routes["listMemberships"]>["items"][number] {
  const { id, name, email } = person;
  return { person: { id, name, email }, roles };
}
