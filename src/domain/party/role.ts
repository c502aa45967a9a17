/**
 * What a person is in an organization, and what kind of organization that is. Roles are held per organization: the same
 * person may be an officer in one and an auditor in another. Preparing and approving are different roles on purpose
 * (職務分離), and even a person who holds both never approves what he prepared himself.
 */
export const roles = [
  "admin",
  "officer",
  "approver",
  "reviewer",
  "organizer",
  "verifier",
  "fundManager",
  "investor",
  "supporter",
  "auditor",
] as const;
export type Role = (typeof roles)[number];

export const organizationKinds = [
  "regionalBank",
  "policyLender",
  "organizer",
  "aggregator",
  "municipality",
  "fundManager",
  "verifier",
] as const;
export type OrganizationKind = (typeof organizationKinds)[number];
