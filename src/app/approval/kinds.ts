import { covenantChange } from "../covenant/covenant-change.ts";
import { fixingChange } from "../loan/fixing-change.ts";
import { ratchetChange } from "../loan/ratchet-change.ts";
import type { ChangeKind } from "./change-kind.ts";
import type { ApprovalKind } from "./ports.ts";

/** How each kind of request is reckoned and applied. */
export const changeKinds: Readonly<Record<ApprovalKind, ChangeKind>> = {
  ratchetDecision: ratchetChange,
  fixing: fixingChange,
  covenantWaiver: covenantChange("covenantWaiver"),
  covenantStep: covenantChange("covenantStep"),
  covenantAcceleration: covenantChange("covenantAcceleration"),
};
