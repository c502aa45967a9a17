/** Costs paid for the borrower, or a fee of the lender's own, charged to a loan: a claim of its own from its day. */
import type { CanonicalObject } from "../../domain/kernel/canonical-json.ts";
import { loanEntry, moneyChange, type LoanCase, type LoanStep } from "./loan-step.ts";
import { servicingChange } from "./servicing-change.ts";
import {
  amountIn,
  claimWords,
  dayFact,
  dayOf,
  effectiveDay,
  mustHaveHappened,
  reasonWord,
  textFact,
} from "./servicing-payload.ts";
import { mustStandInTheBooks } from "./status-change.ts";

export interface ChargePayload {
  readonly loanId: string;
  readonly effectiveOn: string;
  readonly amount: string;
  readonly what: "costs" | "fee";
  readonly reason: string;
}

export function chargePayload({ loanId, effectiveOn, amount, what, reason }: ChargePayload): CanonicalObject {
  return { loanId, effectiveOn, amount, what, reason };
}

export const chargeChange = servicingChange((payload) => {
  const asked = payload as unknown as ChargePayload;
  return {
    loanIds: [asked.loanId],
    title: { ja: `費用・手数料の請求 ${asked.amount}`, en: `charge of ${asked.amount}` },
    facts: [dayFact(effectiveDay, asked.effectiveOn), textFact(reasonWord, asked.reason)],
    outboxKind: "loan.charged",
    reasonKind: "charge",
    stepOf: (known) => chargeStep(known, asked),
  };
});

function chargeStep(known: LoanCase, asked: ChargePayload): LoanStep {
  const on = dayOf(asked.effectiveOn);
  mustHaveHappened(known, on);
  mustStandInTheBooks(known);
  const amount = amountIn(known, asked.amount);
  const { loan } = known.position.facts;
  const { what, reason } = asked;
  const charged = what === "fee" ? { costs: 0n, fee: amount } : { costs: amount, fee: 0n };
  const words = { ja: `費用・手数料（${reason}）`, en: `charge (${reason})` };
  return {
    event: { effectiveOn: on, detail: { kind: "charge", what, amount, reason } },
    entries: loanEntry(loan, { kind: "charge", ...charged }, { effectiveOn: on, words }),
    facts: [moneyChange(loan, claimWords.costs, [null, amount])],
  };
}
