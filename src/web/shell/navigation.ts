import type { IconName } from "../parts/icon-paths.ts";
import type { Wording } from "../text/ja.ts";

export interface NavigationItem {
  readonly key: keyof Wording["shell"]["nav"];
  readonly to: string;
  readonly icon: IconName;
  /** What one must be allowed to do to see it; everyone signed in sees the others. The server decides what happens there. */
  readonly action?: string;
}

const items: readonly NavigationItem[] = [
  { key: "myDay", to: "/", icon: "home" },
  { key: "report", to: "/report", icon: "report", action: "reportObservation" },
  { key: "observations", to: "/observations", icon: "observations", action: "reportObservation" },
  { key: "observationImports", to: "/observation-imports", icon: "file", action: "reportObservation" },
  { key: "attestations", to: "/attestations", icon: "reviews", action: "attestObservation" },
  { key: "loans", to: "/loans", icon: "loans", action: "readLoans" },
  { key: "agreements", to: "/agreements", icon: "reviews", action: "readLoans" },
  { key: "covenants", to: "/covenants", icon: "covenants", action: "readLoans" },
  { key: "figures", to: "/figures", icon: "report", action: "submitFigures" },
  { key: "certificates", to: "/certificates", icon: "file", action: "readLoans" },
  { key: "calendar", to: "/calendar", icon: "clock", action: "readLoans" },
  { key: "arrears", to: "/arrears", icon: "clock", action: "readBooks" },
  { key: "facilities", to: "/facilities", icon: "facilities", action: "readBooks" },
  { key: "baseRates", to: "/base-rates", icon: "baseRates", action: "readBooks" },
  { key: "loanImports", to: "/loan-imports", icon: "file", action: "readBooks" },
  { key: "portfolio", to: "/portfolio-runs", icon: "reviews", action: "readBooks" },
  { key: "statistics", to: "/statistics", icon: "observations", action: "readBooks" },
  { key: "programmes", to: "/programmes", icon: "facilities", action: "readProgrammes" },
  { key: "applications", to: "/applications", icon: "file", action: "readApplications" },
  { key: "cooperations", to: "/cooperations", icon: "projects", action: "readLoans" },
  { key: "crisisEvents", to: "/crisis-events", icon: "clock", action: "readBooks" },
  { key: "reviews", to: "/reviews", icon: "reviews", action: "reviewObservation" },
  { key: "approvals", to: "/approvals", icon: "approvals", action: "readRequests" },
  { key: "projects", to: "/projects", icon: "projects", action: "readProjects" },
  { key: "funds", to: "/funds", icon: "baseRates", action: "readFunds" },
  { key: "kpiLibrary", to: "/kpi-library", icon: "observations", action: "readProjects" },
  { key: "feeds", to: "/feeds", icon: "audit", action: "manageFeeds" },
  { key: "books", to: "/books", icon: "books", action: "readBooks" },
  { key: "jobs", to: "/jobs", icon: "clock", action: "readBooks" },
  { key: "audit", to: "/audit", icon: "audit", action: "audit" },
  { key: "administration", to: "/administration", icon: "approvals", action: "administer" },
  { key: "settings", to: "/settings", icon: "settings" },
];

/** What the signed-in person may open, in the order of the menu; `actions` as the session names them. */
export function navigationFor(actions: readonly string[]): readonly NavigationItem[] {
  return items.filter(({ action }) => action === undefined || actions.includes(action));
}
