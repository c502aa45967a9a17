/** Posts what has become due or has changed up to a day, for some loans of one lender. Running it again posts nothing. */
import type { HolidayCalendar } from "../../domain/calendar/holiday-calendar.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import { money, moneyText } from "../../domain/kernel/money.ts";
import type { Actor } from "../actor.ts";
import { toCanonical } from "../canonical.ts";
import type { Repositories } from "../ports.ts";
import { interestBatch } from "./interest-batch.ts";
import { learnedFrom } from "./learned-from.ts";
import { positionOf } from "./loan-position.ts";
import { plannedCapitalizations, plannedPostings, type InterestPlan } from "./planned-postings.ts";
import type { LoanFacts } from "./ports.ts";

export interface PostDueInterest {
  readonly loanIds: readonly string[];
  readonly asOf: LocalDate;
  /** Names the run in the entries it posts. */
  readonly runId: string;
  readonly now: Instant;
  readonly dryRun: boolean;
}

export interface DueInterestRun {
  readonly loans: number;
  /** Entries for days that have passed, and for interest that has become principal. */
  readonly accruals: number;
  readonly adjustments: number;
}

export interface PostingDeps {
  readonly work: Repositories;
  readonly calendar: HolidayCalendar;
  readonly newId: () => string;
  /** Lets other work go on between two loans. */
  readonly pause?: () => Promise<void>;
}

const goOn = (): Promise<void> => Promise.resolve();

export async function postDueInterest(
  { work, calendar, newId, pause = goOn }: PostingDeps,
  actor: Actor,
  { loanIds, asOf, runId, now, dryRun }: PostDueInterest,
): Promise<DueInterestRun> {
  const facts = await work.loans.facts(actor.organizationId, loanIds, now);
  const capitalized = await work.books.capitalizedInterest(loanIds);
  const run = { loans: facts.length, accruals: 0, adjustments: 0 };
  const reason = { kind: "interestRun", id: runId, authorId: actor.personId, approverId: undefined };
  const batch = interestBatch();
  const posted: PostedLoan[] = [];
  for (const known of facts) {
    await pause();
    const position = positionOf(known, calendar);
    const plans = plannedPostings(position, asOf, learnedFrom(known));
    const added = plannedCapitalizations(position, asOf, capitalized.get(known.loan.id) ?? 0n);
    run.accruals += plans.filter(({ kind }) => kind === "accrual").length + added.length;
    run.adjustments += plans.filter(({ kind }) => kind === "adjustment").length;
    if (dryRun || plans.length + added.length === 0) continue;
    const { entries } = batch.add(known, { plans, capitalizations: added, reason, newId });
    posted.push(toldOf(known, plans, entries));
  }
  await batch.record(work);
  if (posted.length > 0) {
    const payload = toCanonical({ run: runId, asOf, loans: posted });
    await work.outbox.add([{ id: newId(), kind: "interest.posted", subjectId: runId, payload }]);
  }
  return run;
}

interface PostedLoan {
  readonly loan: string;
  readonly interest: string;
  readonly entries: readonly string[];
}

function toldOf(
  { loan }: LoanFacts,
  plans: readonly InterestPlan[],
  entries: readonly { readonly id: string }[],
): PostedLoan {
  const sum = plans.reduce((total, { interest }) => total + interest, 0n);
  const interest = moneyText(money(sum, loan.currency));
  return { loan: loan.number, interest, entries: entries.map(({ id }) => id) };
}
