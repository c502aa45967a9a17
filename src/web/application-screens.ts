/** The pages about lending programmes and the applications under them. */
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { inside } from "./signed-in-route.ts";

const programmesRoute = createRoute({
  ...inside,
  path: "/programmes",
  component: lazyRouteComponent(() => import("./screens/programmes/programmes.tsx"), "Programmes"),
});
const programmeRoute = createRoute({
  ...inside,
  path: "/programmes/$programmeId",
  component: lazyRouteComponent(() => import("./screens/programmes/programme.tsx"), "Programme"),
});
const newProgrammeRoute = createRoute({
  ...inside,
  path: "/programmes/new",
  component: lazyRouteComponent(() => import("./screens/programmes/new-programme.tsx"), "NewProgramme"),
});
const editProgrammeRoute = createRoute({
  ...inside,
  path: "/programmes/$programmeId/new-version",
  component: lazyRouteComponent(() => import("./screens/programmes/edit-programme.tsx"), "EditProgramme"),
});
const applicationsRoute = createRoute({
  ...inside,
  path: "/applications",
  component: lazyRouteComponent(() => import("./screens/applications/applications.tsx"), "Applications"),
});
const applicationRoute = createRoute({
  ...inside,
  path: "/applications/$applicationId",
  component: lazyRouteComponent(() => import("./screens/applications/application.tsx"), "Application"),
});

const crisesRoute = createRoute({
  ...inside,
  path: "/crisis-events",
  component: lazyRouteComponent(() => import("./screens/crises/crises.tsx"), "Crises"),
});
const newCrisisRoute = createRoute({
  ...inside,
  path: "/crisis-events/new",
  component: lazyRouteComponent(() => import("./screens/crises/new-crisis.tsx"), "NewCrisis"),
});
const crisisRoute = createRoute({
  ...inside,
  path: "/crisis-events/$crisisId",
  component: lazyRouteComponent(() => import("./screens/crises/crisis.tsx"), "Crisis"),
});
const cooperationsRoute = createRoute({
  ...inside,
  path: "/cooperations",
  component: lazyRouteComponent(() => import("./screens/cooperations/cooperations.tsx"), "Cooperations"),
});

export const applicationScreens = [
  programmesRoute,
  programmeRoute,
  newProgrammeRoute,
  editProgrammeRoute,
  applicationsRoute,
  applicationRoute,
  crisesRoute,
  newCrisisRoute,
  crisisRoute,
  cooperationsRoute,
] as const;
