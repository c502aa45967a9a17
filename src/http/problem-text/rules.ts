/** The sentences of every rule that refuses. A new code is one line in the file of its context. */
import { agreementRules } from "./rules/agreement.ts";
import { bookRules } from "./rules/book.ts";
import { covenantRules } from "./rules/covenant.ts";
import { evidenceRules } from "./rules/evidence.ts";
import { fundRules } from "./rules/fund.ts";
import { identityRules } from "./rules/identity.ts";
import { impactRules } from "./rules/impact.ts";
import { jobRules } from "./rules/job.ts";
import { kernelRules } from "./rules/kernel.ts";
import { loanSetupRules } from "./rules/loan-setup.ts";
import { loanRules } from "./rules/loan.ts";
import { loanImportRules } from "./rules/loan-import.ts";
import { partyRules } from "./rules/party.ts";
import { portfolioRules } from "./rules/portfolio.ts";
import { applicationRules } from "./rules/application.ts";
import { projectRules } from "./rules/project.ts";
import { ratchetRules } from "./rules/ratchet.ts";
import { reportRules } from "./rules/report.ts";
import { spreadsheetRules } from "./rules/spreadsheet.ts";
import { valueRules } from "./rules/value.ts";
import { webhookRules } from "./rules/webhook.ts";
import type { RuleTexts } from "./rule-texts.ts";

export const ruleTexts: RuleTexts = {
  ...kernelRules,
  ...identityRules,
  ...loanRules,
  ...loanSetupRules,
  ...loanImportRules,
  ...portfolioRules,
  ...ratchetRules,
  ...agreementRules,
  ...impactRules,
  ...valueRules,
  ...evidenceRules,
  ...covenantRules,
  ...fundRules,
  ...applicationRules,
  ...partyRules,
  ...projectRules,
  ...bookRules,
  ...reportRules,
  ...spreadsheetRules,
  ...jobRules,
  ...webhookRules,
};
