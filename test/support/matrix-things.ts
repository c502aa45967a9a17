/** What the ids of each path stand for, and how the sides of the access matrix stand to it. */
import type { Standing } from "../../src/domain/party/access.ts";
import type { Side } from "./access-world.ts";

/** How they stand to a thing; without a word they do not stand to it at all. */
export const ofLoan: Partial<Record<Side, Standing>> = { lender: "lender", borrower: "borrower" };
const ofProject: Partial<Record<Side, Standing>> = { lender: "financesProject", borrower: "runsProject" };
const ofBank: Partial<Record<Side, Standing>> = { lender: "own" };
const ofProgramme: Partial<Record<Side, Standing>> = {
  lender: "own",
  borrower: "offered",
  stranger: "offered",
  manager: "offered",
};
const ofFund: Partial<Record<Side, Standing>> = { lender: "partnerInFund", manager: "managesFund" };

/** The first word of a path, and what its ids stand for. */
export const things: Readonly<Record<string, Partial<Record<Side, Standing>>>> = {
  loans: ofLoan,
  facilities: ofLoan,
  tranches: ofLoan,
  borrowers: ofLoan,
  agreements: ofLoan,
  covenants: ofLoan,
  statements: ofLoan,
  "statement-evidence": ofLoan,
  "valuation-evidence": ofFund,
  certificates: ofLoan,
  projects: ofProject,
  kpis: ofProject,
  observations: ofProject,
  evidence: ofProject,
  attestations: ofProject,
  partnerships: ofProject,
  "partnership-documents": ofProject,
  feeds: { borrower: "runsProject" },
  "feed-messages": { borrower: "runsProject" },
  "observation-imports": { borrower: "runsProject" },
  books: ofBank,
  approvals: ofBank,
  jobs: ofBank,
  "loan-imports": ofBank,
  "api-tokens": ofBank,
  "portfolio-runs": ofBank,
  members: ofBank,
  invitations: ofBank,
  "member-sessions": ofBank,
  "member-api-tokens": ofBank,
  "service-accounts": ofBank,
  webhooks: ofBank,
  "webhook-deliveries": ofBank,
  account: {},
  funds: ofFund,
  programmes: ofProgramme,
  applications: ofLoan,
  "application-documents": ofLoan,
  "crisis-events": ofBank,
  cooperations: ofLoan,
};
