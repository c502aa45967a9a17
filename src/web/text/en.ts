import { agreements, restatement, setUp, simulator } from "./en/agreement.ts";
import { approvals, change, preview, verdict } from "./en/approval.ts";
import { audit, books, settings } from "./en/books.ts";
import { codes } from "./en/codes.ts";
import { kpi, observations, projects, report, reviews } from "./en/impact.ts";
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
