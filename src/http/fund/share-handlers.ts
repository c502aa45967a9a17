import { listShareLinks, makeShareLink, openShareLink, revokeShareLink } from "../../app/fund/share-links.ts";
import type { IdentityPorts } from "../../app/identity/ports.ts";
import type { fundShareRoutes } from "../../contract/fund/share-routes.ts";
import type { Handlers } from "../handler.ts";
import { pageOfAll } from "../page.ts";

export function fundShareHandlers({
  identity,
}: {
  readonly identity: IdentityPorts;
}): Handlers<typeof fundShareRoutes> {
  return {
    listShareLinks: async ({ params, query }, { read, actor, now }) =>
      pageOfAll(await listShareLinks({ read }, identity, { ...params, actor, now }), query, ({ id }) => id),
    makeShareLink: ({ params, body }, { read, newId, actor, now }) =>
      makeShareLink({ read, newId }, identity, { ...params, ...body, actor, now }),
    revokeShareLink: async ({ params }, { read, actor, now }) => {
      await revokeShareLink({ read }, identity, { ...params, actor, now });
      return undefined;
    },
    openSharedPosition: ({ body: { token } }, { read, now, connection: { address } }) =>
      openShareLink({ read }, identity, { token, address, now }),
  };
}
