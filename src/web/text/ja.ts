import { agreements, restatement, setUp, simulator } from "./ja/agreement.ts";
import { approvals, change, preview, verdict } from "./ja/approval.ts";
import { audit, books, settings } from "./ja/books.ts";
import { codes } from "./ja/codes.ts";
import { kpi, observations, projects, report, reviews } from "./ja/impact.ts";
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
  agreements,
  simulator,
  restatement,
  setUp,
  report,
  observations,
  reviews,
  projects,
  kpi,
  books,
  audit,
  settings,
};

/** The wording of the whole app; every language must give all of it. */
export type Wording = typeof ja;
