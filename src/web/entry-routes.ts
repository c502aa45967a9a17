/** The pages that need no session. */
import { createRootRoute, createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { z } from "zod";

export const rootRoute = createRootRoute();

const entry = { getParentRoute: () => rootRoute } as const;

const signInRoute = createRoute({
  ...entry,
  path: "/sign-in",
  validateSearch: z.object({ next: z.string().optional().catch(undefined) }),
  component: lazyRouteComponent(() => import("./screens/sign-in/sign-in.tsx"), "SignIn"),
});

const forgotPasswordRoute = createRoute({
  ...entry,
  path: "/forgot-password",
  component: lazyRouteComponent(() => import("./screens/entry/forgot-password.tsx"), "ForgotPassword"),
});
const resetPasswordRoute = createRoute({
  ...entry,
  path: "/reset-password",
  component: lazyRouteComponent(() => import("./screens/entry/reset-password.tsx"), "ResetPassword"),
});
const verifyEmailRoute = createRoute({
  ...entry,
  path: "/verify-email",
  component: lazyRouteComponent(() => import("./screens/entry/verify-email.tsx"), "VerifyEmail"),
});

const invitationRoute = createRoute({
  ...entry,
  path: "/invitation",
  component: lazyRouteComponent(() => import("./screens/entry/invitation.tsx"), "Invitation"),
});

const callbackRoute = createRoute({
  ...entry,
  path: "/sign-in/callback",
  component: lazyRouteComponent(() => import("./screens/entry/callback.tsx"), "Callback"),
});
const setUpRoute = createRoute({
  ...entry,
  path: "/set-up",
  component: lazyRouteComponent(() => import("./screens/entry/set-up.tsx"), "SetUp"),
});

const sharedPositionRoute = createRoute({
  ...entry,
  path: "/shared-position",
  component: lazyRouteComponent(() => import("./screens/funds/shared-position.tsx"), "SharedPosition"),
});

export const entryRoutes = [
  signInRoute,
  forgotPasswordRoute,
  resetPasswordRoute,
  verifyEmailRoute,
  invitationRoute,
  callbackRoute,
  setUpRoute,
  sharedPositionRoute,
] as const;
