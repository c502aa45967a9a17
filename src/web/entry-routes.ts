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

export const entryRoutes = [signInRoute, forgotPasswordRoute, resetPasswordRoute, verifyEmailRoute] as const;
