/** The pages about projects and those who take part in them. */
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { inside } from "./signed-in-route.ts";

const projectsRoute = createRoute({
  ...inside,
  path: "/projects",
  component: lazyRouteComponent(() => import("./screens/projects/projects.tsx"), "Projects"),
});
const newProjectRoute = createRoute({
  ...inside,
  path: "/projects/new",
  component: lazyRouteComponent(() => import("./screens/projects/new-project.tsx"), "NewProject"),
});
const projectRoute = createRoute({
  ...inside,
  path: "/projects/$projectId",
  component: lazyRouteComponent(() => import("./screens/projects/project.tsx"), "Project"),
});
const editProjectRoute = createRoute({
  ...inside,
  path: "/projects/$projectId/edit",
  component: lazyRouteComponent(() => import("./screens/projects/edit-project.tsx"), "EditProject"),
});
const areaRoute = createRoute({
  ...inside,
  path: "/area",
  component: lazyRouteComponent(() => import("./screens/projects/area.tsx"), "Area"),
});
const legalFormsRoute = createRoute({
  ...inside,
  path: "/legal-forms",
  component: lazyRouteComponent(() => import("./screens/parties/legal-forms.tsx"), "LegalForms"),
});
const organizationsRoute = createRoute({
  ...inside,
  path: "/organizations",
  component: lazyRouteComponent(() => import("./screens/parties/organizations.tsx"), "Organizations"),
});

export const projectScreens = [
  projectsRoute,
  newProjectRoute,
  projectRoute,
  editProjectRoute,
  areaRoute,
  legalFormsRoute,
  organizationsRoute,
] as const;
