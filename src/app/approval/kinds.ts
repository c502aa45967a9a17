import { agreementChange, agreementTermsChange } from "../agreement/agreement-change.ts";
import { restatementChange } from "../agreement/restatement-change.ts";
import { stopChange } from "../agreement/stop-change.ts";
import { fixingChange } from "../loan/fixing-change.ts";
import { ratchetChange } from "../loan/ratchet-change.ts";
import type { ChangeKind } from "./change-kind.ts";
import type { ApprovalKind } from "./ports.ts";

/** How each kind of request is reckoned and applied. */
export const changeKinds: Readonly<Record<ApprovalKind, ChangeKind>> = {
  ratchetDecision: ratchetChange,
  fixing: fixingChange,
  agreement: agreementChange,
  agreementTerms: agreementTermsChange,
  declassification: stopChange,
  suspension: stopChange,
  restatement: restatementChange,
};
