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

export const applicationScreens = [
  programmesRoute,
  programmeRoute,
  editProgrammeRoute,
  applicationsRoute,
  applicationRoute,
] as const;
