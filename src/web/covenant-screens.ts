/** The pages about covenants: terms, tests, figures, certificates and the calendar. */
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { inside } from "./inside.ts";

const covenantsRoute = createRoute({
  ...inside,
  path: "/covenants",
  component: lazyRouteComponent(() => import("./screens/covenants/covenants.tsx"), "Covenants"),
});
const newCovenantRoute = createRoute({
  ...inside,
  path: "/covenants/new",
  component: lazyRouteComponent(() => import("./screens/covenants/new-covenant.tsx"), "NewCovenant"),
});
const amendCovenantRoute = createRoute({
  ...inside,
  path: "/covenants/$covenantId/amend",
  component: lazyRouteComponent(() => import("./screens/covenants/amend-covenant.tsx"), "AmendCovenant"),
});
const covenantRoute = createRoute({
  ...inside,
  path: "/covenants/$covenantId",
  component: lazyRouteComponent(() => import("./screens/covenants/covenant.tsx"), "Covenant"),
});
const figuresRoute = createRoute({
  ...inside,
  path: "/figures",
  component: lazyRouteComponent(() => import("./screens/figures/figures.tsx"), "Figures"),
});
const certificatesRoute = createRoute({
  ...inside,
  path: "/certificates",
  component: lazyRouteComponent(() => import("./screens/certificates/certificates.tsx"), "Certificates"),
});
const certificateRoute = createRoute({
  ...inside,
  path: "/certificates/$certificateId",
  component: lazyRouteComponent(() => import("./screens/certificates/certificate.tsx"), "Certificate"),
});
const calendarRoute = createRoute({
  ...inside,
  path: "/calendar",
  component: lazyRouteComponent(() => import("./screens/calendar/calendar.tsx"), "Calendar"),
});

export const covenantScreens = [
  covenantsRoute,
  newCovenantRoute,
  amendCovenantRoute,
  covenantRoute,
  figuresRoute,
  certificatesRoute,
  certificateRoute,
  calendarRoute,
] as const;
