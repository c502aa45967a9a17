/** Where every page lies that needs a session. */
import { createRoute } from "@tanstack/react-router";
import { rootRoute } from "./entry-routes.ts";
import { SignedIn } from "./shell/signed-in.tsx";

export const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: "signed-in",
  component: SignedIn,
});

export const inside = { getParentRoute: () => signedInRoute } as const;
