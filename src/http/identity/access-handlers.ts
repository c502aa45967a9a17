import type { accessRoutes } from "../../contract/identity/access-routes.ts";
import { accessTable } from "../../domain/party/access.ts";
import { roles } from "../../domain/party/role.ts";
import type { Handlers } from "../handler.ts";

export function accessHandlers(): Handlers<typeof accessRoutes> {
  return { listAccessRules: () => Promise.resolve({ items: accessTable, roles }) };
}
