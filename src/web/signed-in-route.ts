/** Everything below it belongs to a signed-in person. */
import { createRoute } from "@tanstack/react-router";
import { rootRoute } from "./entry-routes.ts";
import { SignedIn } from "./shell/signed-in.tsx";

export const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: "signed-in",
  component: SignedIn,
});
export const inside = { getParentRoute: () => signedInRoute } as const;
