import { createApiToken } from "../../app/identity/create-api-token.ts";
import {
  listMemberSessions,
  listSessions,
  revokeMemberSession,
  revokeOtherSessions,
  revokeSession,
} from "../../app/identity/manage-sessions.ts";
import type { Session } from "../../app/identity/ports.ts";
import { digest } from "../../app/identity/secrets.ts";
import { securityEventNames, type SecurityEventRecord } from "../../app/identity/security-event.ts";
import {
  createServiceAccount,
  revokeMemberToken,
  serviceAccountOf,
} from "../../app/identity/service-accounts.ts";
import type { doorRoutes } from "../../contract/identity/door-routes.ts";
import type { Answer, Handlers } from "../handler.ts";
import { pageOfAll, pageRequest } from "../page.ts";
import { tokenAnswer } from "./handlers.ts";
import type { MemberHandlerDeps } from "./member-handlers.ts";
import { sessionTokenOf } from "./session-answer.ts";

type Routes = typeof doorRoutes;
type SessionRoutes = Pick<
  Routes,
  "listSessions" | "revokeSession" | "revokeOtherSessions" | "listMemberSessions" | "revokeMemberSession"
>;

export function doorHandlers(deps: MemberHandlerDeps): Handlers<Routes> {
  return { ...sessionHandlers(deps), ...programHandlers(deps) };
}

function sessionHandlers({ identity }: MemberHandlerDeps): Handlers<SessionRoutes> {
  return {
    listSessions: async (_input, { actor, now, connection: { sessionToken = "" } }) => {
      const all = await listSessions(identity, { actor, now });
      const tokenHash = digest(sessionToken);
      const items = all.map((each) => ({ ...shown(each), isThis: each.tokenHash === tokenHash }));
      return { items };
    },
    revokeSession: async ({ params: { sessionId } }, context) => {
      sessionTokenOf(context);
      await revokeSession(identity, { actor: context.actor, sessionId });
      return undefined;
    },
    revokeOtherSessions: async (_input, context) => {
      const sessionToken = sessionTokenOf(context);
      await revokeOtherSessions(identity, { actor: context.actor, sessionToken });
      return undefined;
    },
    listMemberSessions: async ({ query }, { actor, now }) => {
      const all = await listMemberSessions(identity, { actor, now });
      const page = pageOfAll(all, query, ({ id }) => id);
      const items = page.items.map(({ personId: id, personName: name, ...session }) => ({
        ...shown({ ...session, personId: id }),
        person: { id, name },
      }));
      return { ...page, items };
    },
    revokeMemberSession: async ({ params: { sessionId } }, { actor }) => {
      await revokeMemberSession(identity, { actor, sessionId });
      return undefined;
    },
  };
}

function programHandlers({ identity }: MemberHandlerDeps): Handlers<Omit<Routes, keyof SessionRoutes>> {
  return {
    createServiceAccount: async ({ body }, context) => {
      const account = await createServiceAccount(context, body);
      const { personId, organizationId } = context.actor;
      context.afterwards(() => {
        identity.securityLog({
          event: "serviceAccountCreated",
          personId,
          organizationId,
          detail: account.id,
        });
      });
      return account;
    },
    createServiceToken: async ({ params: { personId }, body }, context) => {
      sessionTokenOf(context);
      const { actor, now, newId, read } = context;
      await read((repositories) => serviceAccountOf(repositories, { actor, personId }));
      const owner = { personId, organizationId: actor.organizationId };
      const { secret, token } = await createApiToken(identity, { ...body, actor: owner, now, newId });
      return { ...tokenAnswer(token), token: secret };
    },
    listMemberTokens: async ({ query }, { read, actor }) => {
      const all = await read((repositories) => repositories.identity.apiTokens.listIn(actor.organizationId));
      const page = pageOfAll(all, query, ({ token }) => token.id);
      return { ...page, items: page.items.map(({ token, owner }) => ({ ...tokenAnswer(token), owner })) };
    },
    revokeMemberToken: async ({ params: { tokenId } }, context) => {
      sessionTokenOf(context);
      const { actor, now } = context;
      await revokeMemberToken(identity, { actor, tokenId, now });
      return undefined;
    },
    listSecurityEvents: async ({ query }, { read, actor }) => {
      const { event: name, ...filter } = query;
      const event = securityEventNames.find((each) => each === name);
      if (name !== undefined && event === undefined) return { items: [], nextCursor: null };
      const page = await read(({ identity: { securityEvents } }) =>
        securityEvents.list(actor.organizationId, { ...filter, event }, pageRequest(query)),
      );
      return { ...page, items: page.items.map(eventAnswer) };
    },
  };
}

function shown({ id, address, device, createdAt, lastSeenAt }: Session) {
  return { id, address, device, createdAt, lastSeenAt };
}

function eventAnswer(record: SecurityEventRecord): Answer<Routes["listSecurityEvents"]>["items"][number] {
  const { id, occurredAt, event, personId, personName, address = null, detail = null, subjects } = record;
  const person = personId === undefined ? null : { id: personId, name: personName ?? "" };
  return { id, occurredAt, event, person, address, detail, subjects };
}
