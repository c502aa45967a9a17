/**
 * A prepayment: the money, the schedule that follows from it, and the break cost, all recorded together. What the
 * what-if showed is what is asked for, because both reckon with the same function.
 */
import type { CanonicalObject } from "../../domain/kernel/canonical-json.ts";
import { present } from "../../domain/kernel/invariant.ts";
import type { PrepaymentPolicy } from "../../domain/loan/loan-event.ts";
import type { PrepaymentEffect } from "../../domain/loan/prepayment-what-if.ts";
import { loanEntry, moneyChange, type LoanCase, type LoanStep } from "./loan-step.ts";
import {
  canonicalQuestion,
  mustOweNothing,
  prepaymentEffect,
  type PrepaymentAsked,
} from "./prepayment-question.ts";
import { servicingChange } from "./servicing-change.ts";
import { dayFact, dayOf, mustHaveHappened, textFact } from "./servicing-payload.ts";

export interface PrepaymentPayload extends PrepaymentAsked {
  readonly loanId: string;
  readonly policy: PrepaymentPolicy;
}

export function prepaymentPayload({ loanId, policy, ...asked }: PrepaymentPayload): CanonicalObject {
  return { loanId, policy, ...canonicalQuestion(asked) };
}

const policyWords = {
  reduceInstalment: { ja: "返済額軽減", en: "smaller instalments" },
  shortenTerm: { ja: "期間短縮", en: "shorter term" },
} as const;

export const prepaymentChange = servicingChange((payload) => {
  const asked = payload as unknown as PrepaymentPayload;
  const { loanId, on, policy } = asked;
  const words = policyWords[policy];
  return {
    loanIds: [loanId],
    title: { ja: `${on} の期限前弁済（${words.ja}）`, en: `prepayment on ${on} (${words.en})` },
    facts: [
      dayFact({ ja: "期限前弁済日", en: "Prepaid on" }, dayOf(on)),
      textFact({ ja: "方法", en: "Policy" }, words.ja),
    ],
    outboxKind: "loan.prepaid",
    reasonKind: "prepayment",
    stepOf: (known) => prepaymentStep(known, asked),
  };
});

function prepaymentStep(known: LoanCase, asked: PrepaymentPayload): LoanStep {
  const { position } = known;
  const { loan } = position.facts;
  const on = dayOf(asked.on);
  mustHaveHappened(known, on);
  mustOweNothing(known, asked.on);
  const effect = prepaymentEffect(known, asked, asked.policy);
  const { amount: principal, breakCost } = effect;
  const interest = interestPaidWith(effect, asked);
  const costs = breakCost;
  const broken = { ja: "期限前弁済手数料", en: "break cost" };
  const prepaid = { ja: `期限前弁済（${on}）`, en: `prepaid (${on})` };
  return {
    event: {
      effectiveOn: on,
      detail: { kind: "prepayment", amount: principal, policy: asked.policy, breakCost },
    },
    receipt: {
      receivedOn: on,
      amount: principal + interest + costs,
      costs,
      lateCharge: 0n,
      interest,
      principal,
      held: 0n,
    },
    entries: [
      ...loanEntry(
        loan,
        { kind: "prepayment", principal, interest, costs },
        { effectiveOn: on, words: prepaid },
      ),
      ...loanEntry(loan, { kind: "breakCost", amount: breakCost }, { effectiveOn: on, words: broken }),
    ],
    facts: [
      moneyChange(loan, { ja: "期限前弁済元金", en: "Principal prepaid" }, [null, principal]),
      moneyChange(loan, { ja: "あわせて支払う利息", en: "Interest paid with it" }, [null, interest]),
      moneyChange(loan, { ja: "期限前弁済手数料", en: "Break cost" }, [null, breakCost]),
      moneyChange(loan, { ja: "支払総額", en: "Payable in all" }, [null, effect.payable]),
      moneyChange(loan, { ja: "軽減される利息", en: "Interest saved" }, [null, effect.interestSaved]),
    ],
  };
}

function interestPaidWith({ after }: PrepaymentEffect, { on }: PrepaymentAsked): bigint {
  const own = after.rows.findLast(({ kind, dueOn }) => kind === "prepayment" && dueOn === on);
  return present(own, "the row of the prepayment").interest;
}
