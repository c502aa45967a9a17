/**
 * What a lender decides about a loan that does not perform: to accrue no more (未収利息不計上) and to accrue again, to
 * call the whole balance (期限の利益喪失, never by itself: a person records the request), to write it off. Each needs a
 * reason and a second person.
 */
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import type { CanonicalObject } from "../../domain/kernel/canonical-json.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import { lenderChart } from "../../domain/ledger/chart-of-accounts.ts";
import { Rejected } from "../rejected.ts";
import type { EventKind } from "../webhook/event-kinds.ts";
import { loanEntry, moneyChange, type LoanCase, type LoanStep } from "./loan-step.ts";
import { lastPostings, plannedCapitalizations } from "./planned-postings.ts";
import { servicingChange } from "./servicing-change.ts";
import { dayFact, dayOf, effectiveDay, mustHaveHappened, reasonWord, textFact } from "./servicing-payload.ts";
import { isInAdvance, nonAccrualOn, writeOffOf } from "./servicing-state.ts";

export interface StatusPayload {
  readonly loanId: string;
  readonly effectiveOn: string;
  readonly reason: string;
}

export function statusPayload({ loanId, effectiveOn, reason }: StatusPayload): CanonicalObject {
  return { loanId, effectiveOn, reason };
}

interface StatusKind {
  readonly title: Bilingual;
  readonly outboxKind: EventKind;
  readonly reasonKind: string;
  readonly stepOf: (known: LoanCase, asked: { readonly on: LocalDate; readonly reason: string }) => LoanStep;
}

function statusChange({ title, outboxKind, reasonKind, stepOf }: StatusKind) {
  return servicingChange((payload) => {
    const { loanId, effectiveOn, reason } = payload as unknown as StatusPayload;
    const on = dayOf(effectiveOn);
    return {
      loanIds: [loanId],
      title,
      facts: [dayFact(effectiveDay, on), textFact(reasonWord, reason)],
      outboxKind,
      reasonKind,
      stepOf: (known) => {
        mustHaveHappened(known, on);
        mustStandInTheBooks(known);
        return stepOf(known, { on, reason });
      },
    };
  });
}

/** Nothing but money can come in for a loan that has left the books. */
export function mustStandInTheBooks({ position: { facts } }: LoanCase): void {
  const writtenOff = writeOffOf(facts);
  if (writtenOff === undefined) return;
  const figures = { loan: facts.loan.number, writtenOffOn: writtenOff.effectiveOn };
  throw new Rejected({ code: "loanWrittenOff", figures });
}

export const nonAccrualChange = statusChange({
  title: { ja: "未収利息の不計上", en: "no interest accrued any more" },
  outboxKind: "loan.accrualStopped",
  reasonKind: "nonAccrual",
  stepOf: ({ position }, { on, reason }) => {
    const standing = nonAccrualOn(position.facts.events, on);
    if (standing !== undefined) {
      throw new Rejected({ code: "alreadyNonAccrual", figures: { since: standing.effectiveOn } });
    }
    return { event: { effectiveOn: on, detail: { kind: "nonAccrual", reason } }, entries: [], facts: [] };
  },
});

export const accrualResumptionChange = statusChange({
  title: { ja: "未収利息の計上再開", en: "interest accrued again" },
  outboxKind: "loan.accrualResumed",
  reasonKind: "accrualResumption",
  stepOf: ({ position }, { on, reason }) => {
    if (nonAccrualOn(position.facts.events, on) === undefined) {
      throw new Rejected({ code: "notNonAccrual", figures: { on } });
    }
    return {
      event: { effectiveOn: on, detail: { kind: "accrualResumption", reason } },
      entries: [],
      facts: [],
    };
  },
});

export const accelerationChange = statusChange({
  title: { ja: "期限の利益喪失", en: "acceleration" },
  outboxKind: "loan.accelerated",
  reasonKind: "acceleration",
  stepOf: ({ position }, { on, reason }) => {
    const { acceleratedOn } = position.terms;
    if (acceleratedOn !== undefined)
      throw new Rejected({ code: "alreadyAccelerated", figures: { acceleratedOn } });
    return { event: { effectiveOn: on, detail: { kind: "acceleration", reason } }, entries: [], facts: [] };
  },
});

export const writeOffChange = statusChange({
  title: { ja: "貸出金償却", en: "write-off" },
  outboxKind: "loan.writtenOff",
  reasonKind: "writeOff",
  stepOf: writeOffStep,
});

/**
 * Everything the books hold of the loan is lost on the day of the decision, the interest posted up to that day among
 * it. What has happened since stands in the way, because the books of the day did not know it.
 */
function writeOffStep(
  known: LoanCase,
  { on, reason }: { readonly on: LocalDate; readonly reason: string },
): LoanStep {
  const { position, balances, today, capitalized } = known;
  const { loan } = position.facts;
  mustBeTheLast(known, on);
  const postings = lastPostings(position, { on, today });
  const added = plannedCapitalizations(position, today, capitalized).reduce(
    (sum, { amount }) => sum + amount,
    0n,
  );
  if (added !== 0n) throw new Rejected({ code: "interestRunOutstanding", figures: { loan: loan.number } });
  const booked = (account: keyof typeof lenderChart) => balances.get(lenderChart[account].code) ?? 0n;
  const principal = booked("loans");
  const due = isInAdvance(position.facts) ? [] : postings;
  const interest = due.reduce((sum, plan) => sum + plan.interest, booked("accruedInterest"));
  const costs = booked("costsReceivable");
  if (principal <= 0n) throw new Rejected({ code: "nothingOutstanding", figures: { loan: loan.number } });
  const words = { ja: "貸出金償却", en: "written off" };
  return {
    event: { effectiveOn: on, detail: { kind: "writeOff", principal, reason } },
    entries: loanEntry(loan, { kind: "writeOff", principal, interest, costs }, { effectiveOn: on, words }),
    postings,
    facts: [
      moneyChange(loan, { ja: "証書貸付", en: "Loans on deeds" }, [principal, 0n]),
      moneyChange(loan, { ja: "未収利息", en: "Accrued interest" }, [interest, 0n]),
      moneyChange(loan, { ja: "立替費用", en: "Costs and fees receivable" }, [costs, 0n]),
    ],
  };
}

function mustBeTheLast({ position: { facts } }: LoanCase, on: LocalDate): void {
  const days = [
    ...facts.repayments.map(({ receivedOn }) => receivedOn),
    ...facts.events.map(({ effectiveOn }) => effectiveOn),
  ];
  const latestOn = days.reduce((latest, day) => (day > latest ? day : latest), on);
  if (latestOn > on) {
    throw new Rejected({ code: "happenedSince", figures: { loan: facts.loan.number, on, latestOn } });
  }
}
