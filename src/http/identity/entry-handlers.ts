import { setUp } from "../../app/identity/set-up.ts";
import { beginSingleSignOn, signInElsewhere } from "../../app/identity/sign-in-elsewhere.ts";
import type { entryRoutes } from "../../contract/identity/entry-routes.ts";
import type { Handlers } from "../handler.ts";
import type { MemberHandlerDeps } from "./member-handlers.ts";
import { originOf, sessionAnswer } from "./session-answer.ts";

export function entryHandlers({ ports, identity, demo }: MemberHandlerDeps): Handlers<typeof entryRoutes> {
  return {
    getSignInOptions: () => {
      const providers = identity.singleSignOn.providers.map(({ id, nameJa, nameEn }) => ({
        id,
        nameJa,
        nameEn,
      }));
      return Promise.resolve({ providers });
    },
    beginSingleSignOn: ({ body: { providerId } }, { now }) =>
      beginSingleSignOn(identity, { providerId, now }),
    signInElsewhere: async ({ body }, context) => {
      const signedIn = await signInElsewhere(identity, { ...body, ...originOf(context) });
      if (!("view" in signedIn)) return signedIn;
      const { token, view } = signedIn;
      context.connection.replaceSession(token);
      return sessionAnswer({ view, token, demo });
    },
    setUp: async ({ body: { token, organization, person } }, { now, newId, connection: { address } }) => {
      const { nameJa: ja, nameEn: en, kind, legalForm } = organization;
      const named = { name: { ja, en }, kind, legalForm };
      await setUp(ports, identity, { token, organization: named, person, address, now, newId });
      return undefined;
    },
  };
}
