import { approvals, change, preview, verdict } from "./ja/approval.ts";
import { audit, books, settings } from "./ja/books.ts";
import { codes } from "./ja/codes.ts";
import { jobs } from "./ja/jobs.ts";
import { kpi, observations, projects, report, reviews } from "./ja/impact.ts";
import { loanImports } from "./ja/loan-imports.ts";
import { loan, loans } from "./ja/loan.ts";
import { common, myDay, problems, shell, signIn } from "./ja/shell.ts";

export const ja = {
  shell,
  common,
  problems,
  signIn,
  myDay,
  codes,
  loans,
  loan,
  preview,
  change,
  verdict,
  approvals,
  report,
  observations,
  reviews,
  projects,
  kpi,
  books,
  jobs,
  loanImports,
  audit,
  settings,
};

/** The wording of the whole app; every language must give all of it. */
export type Wording = typeof ja;
