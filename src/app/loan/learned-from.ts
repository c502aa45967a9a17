/**
 * From which day on what was learned since a loan was last posted can have changed its interest. Whoever posts to a
 * loan posts everything that its facts then ask for, so that nothing before that day is left to adjust, and reckoning
 * again costs as much as the periods affected. `sanpo verify` reckons all of them.
 */
import { earlier, lastDay, type LocalDate } from "../../domain/kernel/local-date.ts";
import type { RecordedFact } from "../../domain/kernel/viewpoint.ts";
import type { LoanFacts } from "./ports.ts";

/** Undefined where everything has to be reckoned. */
export function learnedFrom(facts: LoanFacts): LocalDate | undefined {
  const { postings, pricing, fixings, decisions, agreement, events, repayments, product, accounts } = facts;
  const covenants = facts.covenants.flatMap((covenant) => covenant.events);
  if (postings.length === 0) return undefined;
  const postedAt = postings.reduce((at, { recordedAt }) => (recordedAt > at ? recordedAt : at), "");
  const isNew = ({ recordedAt }: RecordedFact): boolean => recordedAt >= postedAt;
  const { terms = [], events: agreementEvents = [] } = agreement ?? {};
  const wholeLife = [events, repayments, product, accounts, terms, agreementEvents, covenants];
  if (wholeLife.some((rows) => rows.some(isNew))) return undefined;
  const days = [
    ...[...pricing, ...fixings].filter(isNew).map(({ effectiveOn }) => effectiveOn),
    ...decisions.filter(isNew).map(({ testOn }) => testOn),
  ];
  return days.reduce(earlier, lastDay);
}
