/** What runs and guards the house: jobs, audit, administration, settings. */
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { z } from "zod";
import { inside } from "./inside.ts";

const jobsRoute = createRoute({
  ...inside,
  path: "/jobs",
  component: lazyRouteComponent(() => import("./screens/jobs/jobs.tsx"), "Jobs"),
});
const auditRoute = createRoute({
  ...inside,
  path: "/audit",
  component: lazyRouteComponent(() => import("./screens/audit/audit.tsx"), "Audit"),
});
const administrationRoute = createRoute({
  ...inside,
  path: "/administration",
  validateSearch: z.object({
    tab: z.enum(["people", "programs", "sessions", "log"]).optional().catch(undefined),
  }),
  component: lazyRouteComponent(
    () => import("./screens/administration/administration.tsx"),
    "Administration",
  ),
});
const settingsRoute = createRoute({
  ...inside,
  path: "/settings",
  component: lazyRouteComponent(() => import("./screens/settings/settings.tsx"), "Settings"),
});

export const officeRoutes = [jobsRoute, auditRoute, administrationRoute, settingsRoute] as const;
