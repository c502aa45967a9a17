import { setUp } from "../../app/identity/set-up.ts";
import type { setUpRoutes } from "../../contract/identity/set-up-routes.ts";
import type { Handlers } from "../handler.ts";
import type { MemberHandlerDeps } from "./member-handlers.ts";

export function setUpHandlers({ ports, identity }: MemberHandlerDeps): Handlers<typeof setUpRoutes> {
  return {
    setUp: async ({ body: { token, organization, person } }, { now, newId, connection: { address } }) => {
      const { nameJa: ja, nameEn: en, kind, legalForm } = organization;
      const named = { name: { ja, en }, kind, legalForm };
      await setUp(ports, identity, { token, organization: named, person, address, now, newId });
      return undefined;
    },
  };
}
