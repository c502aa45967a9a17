/** Premium set aside (寄付預り金), passed to the good cause that the agreement names: asked for by one person, paid by a second. */
import type { CanonicalObject } from "../../domain/kernel/canonical-json.ts";
import { payGoodCause, type PremiumMovement } from "../../domain/loan/premium-fund.ts";
import type { ChangeKind } from "../approval/change-kind.ts";
import { orReject } from "../rejected.ts";
import { premiumUsesOf } from "./loan-position.ts";
import { loanEntry, moneyChange, type LoanCase, type LoanStep } from "./loan-step.ts";
import { everything, premiumMovements } from "./read-good-cause.ts";
import { servicingChange } from "./servicing-change.ts";
import {
  amountIn,
  dayFact,
  dayOf,
  effectiveDay,
  mustHaveHappened,
  reasonWord,
  textFact,
} from "./servicing-payload.ts";

export interface GoodCausePayload {
  readonly loanId: string;
  readonly effectiveOn: string;
  readonly amount: string;
  readonly goodCause: string;
  readonly reason: string;
}

export function goodCausePayload({
  loanId,
  effectiveOn,
  amount,
  goodCause,
  reason,
}: GoodCausePayload): CanonicalObject {
  return { loanId, effectiveOn, amount, goodCause, reason };
}

const causeWord = { ja: "寄付先", en: "Good cause" };
const setAsideWord = { ja: "寄付預り金", en: "Premium set aside" };

export const goodCauseChange: ChangeKind = async (deps, { work, ...asking }, payload) => {
  const asked = payload as unknown as GoodCausePayload;
  const movements = await premiumMovements(work, asked.loanId, everything(asking.now));
  const change = servicingChange(() => ({
    loanIds: [asked.loanId],
    title: {
      ja: `寄付先への支払い ${asked.amount}（${asked.goodCause}）`,
      en: `payment of ${asked.amount} to ${asked.goodCause}`,
    },
    facts: [
      dayFact(effectiveDay, asked.effectiveOn),
      textFact(causeWord, asked.goodCause),
      textFact(reasonWord, asked.reason),
    ],
    outboxKind: "loan.goodCausePaid",
    reasonKind: "goodCausePayment",
    stepOf: (known) => paymentStep(known, { asked, movements }),
  }));
  return change(deps, { work, ...asking }, payload);
};

interface Asked {
  readonly asked: GoodCausePayload;
  readonly movements: readonly PremiumMovement[];
}

function paymentStep(known: LoanCase, { asked, movements }: Asked): LoanStep {
  const on = dayOf(asked.effectiveOn);
  mustHaveHappened(known, on);
  const { facts } = known.position;
  const { loan } = facts;
  const { goodCause, reason } = asked;
  const amount = amountIn(known, asked.amount);
  const fund = { movements, uses: premiumUsesOf(facts), currency: loan.currency };
  const { before, after } = orReject(payGoodCause(fund, { on, amount, goodCause }));
  const words = { ja: `寄付先への支払い（${goodCause}）`, en: `paid to the good cause (${goodCause})` };
  return {
    event: { effectiveOn: on, detail: { kind: "goodCausePayment", amount, goodCause, reason } },
    entries: loanEntry(loan, { kind: "goodCausePayment", amount }, { effectiveOn: on, words }),
    facts: [moneyChange(loan, setAsideWord, [before, after])],
  };
}
