/**
 * What a person may do in an organization. Roles are held per organization: the same person may be an officer in one
 * and an auditor in another. Approving and preparing are different roles on purpose (職務分離), and even a person who
 * holds both never approves what he prepared himself.
 */
export const roles = ["admin", "officer", "approver", "organizer", "auditor"] as const;
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

/** What a role may be asked to do; which objects he may do it to is decided by his organization's relation to them. */
export const actions = [
  "readLoans",
  "readProjects",
  "reportObservation",
  "reviewObservation",
  "submitFigures",
  "signCertificate",
  "testCovenants",
  "requestApproval",
  "approve",
  "readBooks",
  "audit",
  "administer",
] as const;
export type Action = (typeof actions)[number];

const allowed: Readonly<Record<Role, readonly Action[]>> = {
  admin: ["readLoans", "readProjects", "readBooks", "administer"],
  officer: [
    "readLoans",
    "readProjects",
    "reviewObservation",
    "testCovenants",
    "requestApproval",
    "readBooks",
  ],
  approver: ["readLoans", "readProjects", "reviewObservation", "approve", "readBooks"],
  organizer: ["readLoans", "readProjects", "reportObservation", "submitFigures", "signCertificate"],
  auditor: ["readLoans", "readProjects", "readBooks", "audit"],
};

export function mayDo(held: readonly Role[], action: Action): boolean {
  return held.some((role) => allowed[role].includes(action));
}
