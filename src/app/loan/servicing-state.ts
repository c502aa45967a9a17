/** What has become of a loan, read from its events and receipts: whether it accrues, what is outstanding. */
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import { productOf, type LoanPosition } from "./loan-position.ts";
import type { LoanFacts } from "./ports.ts";
import { eventsOf } from "./serviced-terms.ts";
import type { LoanEventFact, RepaymentFact } from "./servicing-facts.ts";

/** The event since which a loan does not accrue (未収利息不計上), if it does not on that day. */
export function nonAccrualOn(events: readonly LoanEventFact[], on: LocalDate): LoanEventFact | undefined {
  const last = events
    .filter(({ effectiveOn, detail: { kind } }) => effectiveOn <= on && accrualKinds.has(kind))
    .at(-1);
  return last?.detail.kind === "nonAccrual" ? last : undefined;
}

const accrualKinds: ReadonlySet<string> = new Set(["nonAccrual", "accrualResumption"]);

type WriteOff = ReturnType<typeof eventsOf<"writeOff">>[number];

export function writeOffOf({ events }: Pick<LoanFacts, "events">): WriteOff | undefined {
  return eventsOf(events, "writeOff")[0];
}

/** Money that came in after the loan had left the books (償却債権取立益). */
export function isRecovery(repayment: RepaymentFact, facts: Pick<LoanFacts, "events">): boolean {
  const writtenOff = writeOffOf(facts);
  return writtenOff !== undefined && repayment.recordedAt > writtenOff.recordedAt;
}

/** Held for the borrower at the end of a day: put there and not used, applied or given back since; minor units. */
export function heldOn(
  { repayments, events }: Pick<LoanFacts, "repayments" | "events">,
  on: LocalDate,
): bigint {
  const kept = repayments
    .filter(({ receivedOn }) => receivedOn <= on)
    .reduce((sum, { held }) => sum + held, 0n);
  return eventsOf(events, "heldRefund")
    .filter(({ effectiveOn }) => effectiveOn <= on)
    .reduce((sum, { detail }) => sum - detail.amount, kept);
}

/** What of it can still be used on a day: no more than was left on any day since. */
export function heldToUse(facts: Pick<LoanFacts, "repayments" | "events">, on: LocalDate): bigint {
  const later = [
    ...facts.repayments.map(({ receivedOn }) => receivedOn),
    ...eventsOf(facts.events, "heldRefund").map(({ effectiveOn }) => effectiveOn),
  ].filter((day) => day > on);
  return later
    .map((day) => heldOn(facts, day))
    .reduce((least, held) => (held < least ? held : least), heldOn(facts, on));
}

export function isInAdvance(facts: Pick<LoanFacts, "product">): boolean {
  return productOf(facts).interestTiming === "advance";
}

/** Rows whose interest is added to the balance up to a day, with the days on which that happens. */
export function capitalizedUpTo(
  { schedule: { rows }, dueDates }: LoanPosition,
  asOf: LocalDate,
): readonly { readonly on: LocalDate; readonly amount: bigint }[] {
  const dueOf = new Map(dueDates.map((due) => [due.n, due]));
  return rows
    .filter(({ capitalized }) => capitalized !== 0n)
    .map(({ n, dueOn, capitalized }) => ({ on: dueOf.get(n)?.period.endOn ?? dueOn, amount: capitalized }))
    .filter(({ on }) => on <= asOf);
}

/** Principal lent and capitalised, less what was received; what was written off is still owed. Minor units. */
export function outstandingOn(position: LoanPosition, asOf: LocalDate): bigint {
  const { terms, facts } = position;
  const lent = terms.drawdowns.filter(({ on }) => on <= asOf).reduce((sum, { amount }) => sum + amount, 0n);
  const added = capitalizedUpTo(position, asOf).reduce((sum, { amount }) => sum + amount, 0n);
  const received = facts.repayments
    .filter(({ receivedOn }) => receivedOn <= asOf)
    .reduce((sum, { principal }) => sum + principal, 0n);
  return lent + added - received;
}
