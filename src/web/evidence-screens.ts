/** The pages about what KPIs mean, and the ways in of observations and their evidence. */
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { inside } from "./signed-in-route.ts";

const kpiLibraryRoute = createRoute({
  ...inside,
  path: "/kpi-library",
  component: lazyRouteComponent(() => import("./screens/kpi-library/kpi-library.tsx"), "KpiLibrary"),
});
const libraryKpiRoute = createRoute({
  ...inside,
  path: "/kpi-library/$kpiId",
  component: lazyRouteComponent(() => import("./screens/kpi-library/library-kpi.tsx"), "LibraryKpi"),
});
const evidenceRoute = createRoute({
  ...inside,
  path: "/evidence/$evidenceId",
  component: lazyRouteComponent(() => import("./screens/evidence/evidence.tsx"), "Evidence"),
});
const attestationsRoute = createRoute({
  ...inside,
  path: "/attestations",
  component: lazyRouteComponent(() => import("./screens/attestations/attestations.tsx"), "Attestations"),
});
const observationImportsRoute = createRoute({
  ...inside,
  path: "/observation-imports",
  component: lazyRouteComponent(
    () => import("./screens/observation-imports/observation-imports.tsx"),
    "ObservationImports",
  ),
});
const observationImportRoute = createRoute({
  ...inside,
  path: "/observation-imports/$importId",
  component: lazyRouteComponent(
    () => import("./screens/observation-imports/observation-import.tsx"),
    "ObservationImport",
  ),
});
const feedsRoute = createRoute({
  ...inside,
  path: "/feeds",
  component: lazyRouteComponent(() => import("./screens/feeds/feeds.tsx"), "Feeds"),
});
const feedRoute = createRoute({
  ...inside,
  path: "/feeds/$feedId",
  component: lazyRouteComponent(() => import("./screens/feeds/feed.tsx"), "Feed"),
});

export const evidenceScreens = [
  kpiLibraryRoute,
  libraryKpiRoute,
  evidenceRoute,
  attestationsRoute,
  observationImportsRoute,
  observationImportRoute,
  feedsRoute,
  feedRoute,
] as const;
