/** The pages about funds: the manager's workspace, a partner's position, and what is asked of a second person. */
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { z } from "zod";
import { fundTabs } from "./screens/funds/fund-tabs.ts";
import { inside } from "./signed-in-route.ts";

const fundsRoute = createRoute({
  ...inside,
  path: "/funds",
  component: lazyRouteComponent(() => import("./screens/funds/funds.tsx"), "Funds"),
});
const newFundRoute = createRoute({
  ...inside,
  path: "/funds/new",
  component: lazyRouteComponent(() => import("./screens/funds/new-fund.tsx"), "NewFund"),
});
const fundRoute = createRoute({
  ...inside,
  path: "/funds/$fundId",
  validateSearch: z.object({ tab: z.enum(fundTabs).optional().catch(undefined) }),
  component: lazyRouteComponent(() => import("./screens/funds/fund.tsx"), "Fund"),
});
const fundChangeRoute = createRoute({
  ...inside,
  path: "/funds/$fundId/changes/$kind",
  validateSearch: z.object({ eventId: z.string().optional().catch(undefined) }),
  component: lazyRouteComponent(() => import("./screens/funds/change.tsx"), "FundChange"),
});
const fundNoticesRoute = createRoute({
  ...inside,
  path: "/funds/$fundId/events/$eventId",
  component: lazyRouteComponent(() => import("./screens/funds/fund-notices.tsx"), "FundNotices"),
});

export const fundScreens = [fundsRoute, newFundRoute, fundRoute, fundChangeRoute, fundNoticesRoute] as const;
