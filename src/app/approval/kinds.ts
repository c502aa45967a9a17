import { chargeChange } from "../loan/charge-change.ts";
import { fixingChange } from "../loan/fixing-change.ts";
import { holidayChange } from "../loan/holiday-change.ts";
import { prepaymentChange } from "../loan/prepayment-change.ts";
import { ratchetChange } from "../loan/ratchet-change.ts";
import { repaymentChange } from "../loan/repayment-change.ts";
import {
  accelerationChange,
  accrualResumptionChange,
  nonAccrualChange,
  writeOffChange,
} from "../loan/status-change.ts";
import type { ChangeKind } from "./change-kind.ts";
import type { ApprovalKind } from "./ports.ts";

/** How each kind of request is reckoned and applied. */
export const changeKinds: Readonly<Record<ApprovalKind, ChangeKind>> = {
  ratchetDecision: ratchetChange,
  fixing: fixingChange,
  repayment: repaymentChange,
  prepayment: prepaymentChange,
  paymentHoliday: holidayChange,
  nonAccrual: nonAccrualChange,
  accrualResumption: accrualResumptionChange,
  acceleration: accelerationChange,
  writeOff: writeOffChange,
  charge: chargeChange,
};
