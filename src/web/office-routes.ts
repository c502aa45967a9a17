/** What runs and guards the house: jobs, audit, administration, settings. */
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { z } from "zod";
import { inside } from "./signed-in-route.ts";

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
    tab: z.enum(["people", "programs", "webhooks", "sessions", "log"]).optional().catch(undefined),
  }),
  component: lazyRouteComponent(
    () => import("./screens/administration/administration.tsx"),
    "Administration",
  ),
});
const webhookRoute = createRoute({
  ...inside,
  path: "/administration/webhooks/$webhookId",
  component: lazyRouteComponent(() => import("./screens/webhooks/webhook.tsx"), "Webhook"),
});
const webhookDeliveryRoute = createRoute({
  ...inside,
  path: "/administration/webhooks/$webhookId/deliveries/$deliveryId",
  component: lazyRouteComponent(() => import("./screens/webhooks/delivery.tsx"), "Delivery"),
});
const settingsRoute = createRoute({
  ...inside,
  path: "/settings",
  component: lazyRouteComponent(() => import("./screens/settings/settings.tsx"), "Settings"),
});

const statisticsRoute = createRoute({
  ...inside,
  path: "/statistics",
  component: lazyRouteComponent(() => import("./screens/statistics/statistics.tsx"), "PortfolioStatistics"),
});

export const officeRoutes = [
  statisticsRoute,
  jobsRoute,
  auditRoute,
  administrationRoute,
  webhookRoute,
  webhookDeliveryRoute,
  settingsRoute,
] as const;
