export const fundTabs = [
  "position",
  "partners",
  "investments",
  "events",
  "performance",
  "statements",
  "impact",
  "restatement",
  "terms",
  "links",
] as const;
export type FundTab = (typeof fundTabs)[number];
