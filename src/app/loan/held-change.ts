/**
 * Money held for the borrower (仮受金): given back, or applied to what has fallen due without new money coming in. Either
 * takes no more than is held on the day and on every day since.
 */
import type { CanonicalObject } from "../../domain/kernel/canonical-json.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import { money, moneyText } from "../../domain/kernel/money.ts";
import { allocateHeld } from "../../domain/loan/repayment-allocation.ts";
import { orReject, Rejected } from "../rejected.ts";
import { loanClaims } from "./loan-claims.ts";
import { productOf } from "./loan-position.ts";
import { loanEntry, moneyChange, type LoanCase, type LoanStep } from "./loan-step.ts";
import { paidByKind, receiptStep } from "./repayment-change.ts";
import { servicingChange } from "./servicing-change.ts";
import { amountIn, dayFact, dayOf, effectiveDay, mustHaveHappened } from "./servicing-payload.ts";
import { reasonWord, textFact } from "./servicing-payload.ts";
import { heldToUse } from "./servicing-state.ts";

export interface HeldRefundPayload {
  readonly loanId: string;
  readonly effectiveOn: string;
  readonly amount: string;
  readonly reason: string;
}

export function heldRefundPayload({
  loanId,
  effectiveOn,
  amount,
  reason,
}: HeldRefundPayload): CanonicalObject {
  return { loanId, effectiveOn, amount, reason };
}

export const heldRefundChange = servicingChange((payload) => {
  const asked = payload as unknown as HeldRefundPayload;
  return {
    loanIds: [asked.loanId],
    title: { ja: `預り金の返金 ${asked.amount}`, en: `refund of ${asked.amount} held` },
    facts: [dayFact(effectiveDay, asked.effectiveOn), textFact(reasonWord, asked.reason)],
    outboxKind: "loan.heldRefunded",
    reasonKind: "heldRefund",
    stepOf: (known) => refundStep(known, asked),
  };
});

const heldWords = { ja: "預り金", en: "Held for the borrower" };

function refundStep(known: LoanCase, asked: HeldRefundPayload): LoanStep {
  const on = dayOf(asked.effectiveOn);
  mustHaveHappened(known, on);
  const { position } = known;
  const { loan } = position.facts;
  const amount = amountIn(known, asked.amount);
  const held = heldToUse(position.facts, on);
  const text = (minor: bigint) => moneyText(money(minor, loan.currency));
  if (amount > held) {
    throw new Rejected({
      code: "heldTooLittle",
      figures: { loan: loan.number, on, amount: text(amount), held: text(held) },
      pointer: "/amount",
    });
  }
  const owed = loanClaims(position, on).open.reduce((sum, claim) => sum + claim.amount, 0n);
  const words = { ja: `預り金の返金（${on}）`, en: `held money refunded (${on})` };
  return {
    event: { effectiveOn: on, detail: { kind: "heldRefund", amount, reason: asked.reason } },
    entries: loanEntry(loan, { kind: "heldRefund", amount }, { effectiveOn: on, words }),
    facts: [moneyChange(loan, heldWords, [held, held - amount])],
    warnings:
      owed === 0n
        ? []
        : [
            {
              ja: `${on} に未収の請求が ${text(owed)} あります。充当もできます。`,
              en: `${text(owed)} is open on ${on}: the money could be applied to it instead.`,
            },
          ],
  };
}

export interface HeldApplicationPayload {
  readonly loanId: string;
  readonly effectiveOn: string;
}

export function heldApplicationPayload({ loanId, effectiveOn }: HeldApplicationPayload): CanonicalObject {
  return { loanId, effectiveOn };
}

export const heldApplicationChange = servicingChange((payload) => {
  const { loanId, effectiveOn } = payload as unknown as HeldApplicationPayload;
  const on = dayOf(effectiveOn);
  return {
    loanIds: [loanId],
    title: { ja: `${on} の預り金の充当`, en: `held money applied on ${on}` },
    facts: [dayFact(effectiveDay, on)],
    outboxKind: "loan.heldApplied",
    reasonKind: "heldApplication",
    stepOf: (known) => applicationStep(known, on),
  };
});

/** A receipt of nothing, which uses what is held. */
function applicationStep(known: LoanCase, on: LocalDate): LoanStep {
  mustHaveHappened(known, on);
  const { facts } = known.position;
  const { open } = loanClaims(known.position, on, facts.repayments);
  const held = heldToUse(facts, on);
  const allocation = orReject(allocateHeld(held, open, productOf(facts).allocation));
  const receipt = {
    receivedOn: on,
    amount: 0n,
    ...paidByKind(allocation),
    held: allocation.held - held,
  };
  return receiptStep(known, { receipt, allocation });
}
