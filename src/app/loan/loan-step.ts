/**
 * One step in the life of a loan: an event, money received, entries, and what of the interest already posted has to be
 * adjusted for it. The preview and the approval reckon the same step; what is shown is what is written.
 */
import type { HolidayCalendar } from "../../domain/calendar/holiday-calendar.ts";
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import { japanDay, type Instant } from "../../domain/kernel/instant.ts";
import { compareDays, type LocalDate } from "../../domain/kernel/local-date.ts";
import { money, moneyText } from "../../domain/kernel/money.ts";
import type { LenderAccountRole } from "../../domain/ledger/chart-of-accounts.ts";
import { checkedEntry, type JournalEntryDraft } from "../../domain/ledger/journal-entry.ts";
import { entryFor, type LenderEvent } from "../../domain/ledger/posting-rules.ts";
import type { FactChangeView, LoanChangeView } from "../approval/change-preview.ts";
import { entryView } from "../ledger/entry-view.ts";
import { orReject, Rejected } from "../rejected.ts";
import { capitalizationEntry, planEntries } from "./interest-entries.ts";
import { changedLines, lifeFacts } from "./loan-change.ts";
import { positionOf, type LoanPosition } from "./loan-position.ts";
import { plannedCapitalizations, plannedPostings } from "./planned-postings.ts";
import type { CapitalizationPlan, InterestPlan } from "./planned-postings.ts";
import type { LoanFacts, LoanRecord } from "./ports.ts";
import { scheduleTexts } from "./schedule-view.ts";
import type { LoanEventDetail, RepaymentFact } from "./servicing-facts.ts";

type EntryDraft = JournalEntryDraft<LenderAccountRole>;

/** A loan before the step, with what its books say. */
export interface LoanCase {
  readonly position: LoanPosition;
  /** Balances by account code, minor units. */
  readonly balances: ReadonlyMap<string, bigint>;
  readonly capitalized: bigint;
  readonly calendar: HolidayCalendar;
  readonly now: Instant;
  readonly today: LocalDate;
}

export interface LoanStep {
  readonly event?: { readonly effectiveOn: LocalDate; readonly detail: LoanEventDetail };
  readonly receipt?: Omit<RepaymentFact, "id" | "loanId" | "recordedAt">;
  /** The entry of the receipt is the first. */
  readonly entries: readonly EntryDraft[];
  readonly facts: readonly FactChangeView[];
  readonly warnings?: readonly Bilingual[];
  /** Where days not yet posted are posted along with it. */
  readonly postings?: readonly InterestPlan[];
}

export interface ReckonedStep extends LoanStep {
  readonly before: LoanPosition;
  readonly after: LoanPosition;
  readonly interest: readonly InterestPlan[];
  readonly capitalizations: readonly CapitalizationPlan[];
  readonly scheduleChanged: boolean;
}

const pendingId = "00000000-0000-0000-0000-000000000000";

export function reckonStep(known: LoanCase, step: LoanStep): ReckonedStep {
  const { position: before, today, capitalized } = known;
  const after = positionAfter(known, step);
  const interest = step.postings ?? plannedPostings(after, today).filter(({ kind }) => kind === "adjustment");
  const due = plannedCapitalizations(before, today, capitalized).reduce(
    (sum, { amount }) => sum + amount,
    0n,
  );
  const capitalizations =
    step.event === undefined ? [] : plannedCapitalizations(after, today, capitalized + due);
  const { scheduleBefore, scheduleAfter } = changedLines(scheduleTexts(before), scheduleTexts(after));
  const scheduleChanged = scheduleBefore.length + scheduleAfter.length > 0;
  return { ...step, before, after, interest, capitalizations, scheduleChanged };
}

/** A refusal of the schedule names the loan, because many may be asked about at once. */
function positionAfter({ position, calendar, now }: LoanCase, step: LoanStep): LoanPosition {
  const { loan } = position.facts;
  try {
    return positionOf(factsAfter(position.facts, step, now), calendar);
  } catch (error) {
    if (!(error instanceof Rejected)) throw error;
    const { rejection } = error;
    throw new Rejected({ ...rejection, figures: { ...rejection.figures, loan: loan.number } });
  }
}

/** The facts of the loan once the step has been written. */
export function factsAfter(facts: LoanFacts, { event, receipt }: LoanStep, now: Instant): LoanFacts {
  const own = { id: pendingId, loanId: facts.loan.id, recordedAt: now };
  const events =
    event === undefined
      ? facts.events
      : [...facts.events, { ...own, ...event, requestedBy: "", approvedBy: undefined }];
  const repayments = receipt === undefined ? facts.repayments : [...facts.repayments, { ...own, ...receipt }];
  return {
    ...facts,
    events: events.toSorted((a, b) => compareDays(a.effectiveOn, b.effectiveOn)),
    repayments: repayments.toSorted((a, b) => compareDays(a.receivedOn, b.receivedOn)),
  };
}

export function stepView(step: ReckonedStep): LoanChangeView {
  const { before, after, entries, interest, capitalizations } = step;
  const { loan } = after.facts;
  const [was, is] = [scheduleTexts(before), scheduleTexts(after)];
  const drafts = [
    ...entries,
    ...interest.flatMap((plan) => planEntries(loan, plan)),
    ...capitalizations.map((plan) => capitalizationEntry(loan, plan)),
  ];
  return {
    loanId: loan.id,
    number: loan.number,
    currency: loan.currency,
    facts: [...step.facts, ...(step.scheduleChanged ? lifeFacts(before, after) : [])],
    ...changedLines(was, is),
    journalEntries: drafts.map((draft) => entryView(draft, loan.currency)),
  };
}

/** The entry of an event of the loan; none where it moves nothing. */
export function loanEntry(
  { number }: Pick<LoanRecord, "number">,
  event: LenderEvent,
  { effectiveOn, words }: { readonly effectiveOn: LocalDate; readonly words: Bilingual },
): readonly EntryDraft[] {
  const description = { ja: `${number} ${words.ja}`, en: `${number} ${words.en}` };
  const entry = entryFor(event, { effectiveOn, description });
  return entry === undefined ? [] : [orReject(checkedEntry(entry))];
}

export function caseOf(position: LoanPosition, known: Omit<LoanCase, "position" | "today">): LoanCase {
  return { ...known, position, today: japanDay(known.now) };
}

export function moneyChange(
  { currency }: Pick<LoanRecord, "currency">,
  label: Bilingual,
  [before, after]: readonly [bigint | null, bigint | null],
): FactChangeView {
  const text = (amount: bigint | null) => (amount === null ? null : moneyText(money(amount, currency)));
  return { label, form: "money", before: text(before), after: text(after) };
}
