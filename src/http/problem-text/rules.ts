/** The sentences of every rule that refuses. A new code is one line in the file of its context. */
import { agreementRules } from "./rules/agreement.ts";
import { bookRules } from "./rules/book.ts";
import { covenantRules } from "./rules/covenant.ts";
import { fundRules } from "./rules/fund.ts";
import { identityRules } from "./rules/identity.ts";
import { impactRules } from "./rules/impact.ts";
import { kernelRules } from "./rules/kernel.ts";
import { loanRules } from "./rules/loan.ts";
import { ratchetRules } from "./rules/ratchet.ts";
import { reportRules } from "./rules/report.ts";
import type { RuleTexts } from "./rule-texts.ts";

export const ruleTexts: RuleTexts = {
  ...kernelRules,
  ...identityRules,
  ...loanRules,
  ...ratchetRules,
  ...agreementRules,
  ...impactRules,
  ...covenantRules,
  ...fundRules,
  ...bookRules,
  ...reportRules,
};
