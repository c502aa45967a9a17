import { agreements, bulkVerdict, newTerms, restatement, setUp, simulator } from "./en/agreement.ts";
import { approvals, change, preview, verdict } from "./en/approval.ts";
import { applications } from "./en/application.ts";
import { cooperations, crises } from "./en/crisis.ts";
import { programmes } from "./en/programme.ts";
import { audit, books, settings } from "./en/books.ts";
import { codes } from "./en/codes.ts";
import { account } from "./en/account.ts";
import { administration } from "./en/administration.ts";
import { entry } from "./en/entry.ts";
import { funds } from "./en/fund.ts";
import { jobs } from "./en/jobs.ts";
import { calendar, certificates, covenants, figures } from "./en/covenant.ts";
import { covenantCodes } from "./en/covenant-codes.ts";
import { covenantSetUp } from "./en/covenant-set-up.ts";
import { kpi, observations, projects, report, reviews } from "./en/impact.ts";
import { impactValue } from "./en/impact-value.ts";
import { attestation, evidence, feeds, kpiLibrary, observationImports } from "./en/evidence.ts";
import { loanImports } from "./en/loan-imports.ts";
import { loan, loans } from "./en/loan.ts";
import { portfolio } from "./en/portfolio.ts";
import { parties, planning } from "./en/project.ts";
import { statistics } from "./en/statistics.ts";
import { servicing } from "./en/servicing.ts";
import { baseRates, facilities, setup } from "./en/setup.ts";
import { common, myDay, problems, shell, signIn } from "./en/shell.ts";
import type { Wording } from "./ja.ts";
import { webhooks } from "./en/webhook.ts";

export const en: Wording = {
  shell,
  common,
  problems,
  signIn,
  entry,
  account,
  administration,
  webhooks,
  myDay,
  codes,
  loans,
  facilities,
  baseRates,
  setup,
  loan,
  preview,
  change,
  verdict,
  approvals,
  agreements,
  simulator,
  restatement,
  setUp,
  newTerms,
  bulkVerdict,
  report,
  observations,
  reviews,
  projects,
  planning,
  parties,
  kpi,
  impactValue,
  evidence,
  attestation,
  kpiLibrary,
  observationImports,
  feeds,
  covenantCodes,
  covenants,
  covenantSetUp,
  figures,
  certificates,
  calendar,
  funds,
  books,
  jobs,
  servicing,
  loanImports,
  portfolio,
  statistics,
  programmes,
  crises,
  cooperations,
  applications,
  audit,
  settings,
};
