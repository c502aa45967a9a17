import type { IconName } from "../parts/icon-paths.ts";
import type { Wording } from "../text/ja.ts";

export interface NavigationItem {
  readonly key: keyof Wording["shell"]["nav"];
  readonly to: string;
  readonly icon: IconName;
  /** Roles that see it; the server decides what they may do there. */
  readonly roles: readonly string[];
}

const everyone = ["admin", "officer", "approver", "organizer", "auditor"];
const lenders = ["admin", "officer", "approver", "auditor"];

const items: readonly NavigationItem[] = [
  { key: "myDay", to: "/", icon: "home", roles: everyone },
  { key: "report", to: "/report", icon: "report", roles: ["organizer"] },
  { key: "observations", to: "/observations", icon: "observations", roles: ["organizer"] },
  { key: "loans", to: "/loans", icon: "loans", roles: everyone },
  { key: "agreements", to: "/agreements", icon: "reviews", roles: everyone },
  { key: "covenants", to: "/covenants", icon: "covenants", roles: everyone },
  { key: "figures", to: "/figures", icon: "report", roles: ["organizer"] },
  { key: "certificates", to: "/certificates", icon: "file", roles: everyone },
  { key: "calendar", to: "/calendar", icon: "clock", roles: everyone },
  { key: "arrears", to: "/arrears", icon: "clock", roles: lenders },
  { key: "facilities", to: "/facilities", icon: "facilities", roles: lenders },
  { key: "baseRates", to: "/base-rates", icon: "baseRates", roles: lenders },
  { key: "loanImports", to: "/loan-imports", icon: "file", roles: lenders },
  { key: "reviews", to: "/reviews", icon: "reviews", roles: ["officer", "approver"] },
  { key: "approvals", to: "/approvals", icon: "approvals", roles: lenders },
  { key: "projects", to: "/projects", icon: "projects", roles: everyone },
  { key: "books", to: "/books", icon: "books", roles: lenders },
  { key: "jobs", to: "/jobs", icon: "clock", roles: lenders },
  { key: "audit", to: "/audit", icon: "audit", roles: ["auditor"] },
  { key: "settings", to: "/settings", icon: "settings", roles: everyone },
];

export function navigationFor(roles: readonly string[]): readonly NavigationItem[] {
  return items.filter((item) => item.roles.some((role) => roles.includes(role)));
}
