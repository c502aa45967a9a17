import { z } from "zod";
import { route } from "../route.ts";

const words = z.strictObject({ ja: z.string(), en: z.string() });

export const accessRoutes = {
  listAccessRules: route({
    id: "listAccessRules",
    method: "get",
    path: "/v1/access-rules",
    summary:
      "The access table: which roles an action takes, and how their organization must stand to the thing",
    tag: "identity",
    permission: "signedIn",
    response: z.strictObject({
      items: z.array(
        z
          .strictObject({
            action: z.string(),
            meaning: words,
            roles: z.array(z.string()),
            standings: z.array(z.string()),
          })
          .meta({ id: "AccessRule" }),
      ),
      /** All roles there are, in the order of the table's columns. */
      roles: z.array(z.string()),
    }),
  }),
} as const;
