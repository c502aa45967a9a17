import { agreements, bulkVerdict, newTerms, restatement, setUp, simulator } from "./ja/agreement.ts";
import { approvals, change, preview, verdict } from "./ja/approval.ts";
import { applications } from "./ja/application.ts";
import { cooperations, crises } from "./ja/crisis.ts";
import { programmes } from "./ja/programme.ts";
import { audit, books, settings } from "./ja/books.ts";
import { codes } from "./ja/codes.ts";
import { account } from "./ja/account.ts";
import { administration } from "./ja/administration.ts";
import { entry } from "./ja/entry.ts";
import { funds } from "./ja/fund.ts";
import { jobs } from "./ja/jobs.ts";
import { calendar, certificates, covenants, figures } from "./ja/covenant.ts";
import { covenantCodes } from "./ja/covenant-codes.ts";
import { covenantSetUp } from "./ja/covenant-set-up.ts";
import { kpi, observations, projects, report, reviews } from "./ja/impact.ts";
import { impactValue } from "./ja/impact-value.ts";
import { attestation, evidence, feeds, kpiLibrary, observationImports } from "./ja/evidence.ts";
import { loanImports } from "./ja/loan-imports.ts";
import { loan, loans } from "./ja/loan.ts";
import { portfolio } from "./ja/portfolio.ts";
import { parties, planning } from "./ja/project.ts";
import { statistics } from "./ja/statistics.ts";
import { servicing } from "./ja/servicing.ts";
import { baseRates, facilities, setup } from "./ja/setup.ts";
import { common, myDay, problems, shell, signIn } from "./ja/shell.ts";
import { webhooks } from "./ja/webhook.ts";

export const ja = {
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

/** The wording of the whole app; every language must give all of it. */
export type Wording = typeof ja;
