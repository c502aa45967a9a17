import { approvals, change, preview, verdict } from "./en/approval.ts";
import { audit, books, settings } from "./en/books.ts";
import { codes } from "./en/codes.ts";
import { jobs } from "./en/jobs.ts";
import { kpi, observations, projects, report, reviews } from "./en/impact.ts";
import { loanImports } from "./en/loan-imports.ts";
import { loan, loans } from "./en/loan.ts";
import { common, myDay, problems, shell, signIn } from "./en/shell.ts";
import type { Wording } from "./ja.ts";

export const en: Wording = {
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
