import type { Role } from "../domain/party/role.ts";

/** The person who acts, and the organization for which he acts at this moment. */
export interface Actor {
  readonly personId: string;
  readonly organizationId: string;
  readonly roles: readonly Role[];
  /** How he signed in; an API token carries its scope. */
  readonly via: "session" | "token" | "system";
}
