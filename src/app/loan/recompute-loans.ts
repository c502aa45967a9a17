/**
 * Reckons a range of loans again after a change that touches them all, such as a fixing: each from its first affected
 * period on. Posts what has changed in periods already posted, keeps what the borrower is told, and tells the outside;
 * one statement per table. Doing it again finds nothing left to post.
 */
import type { HolidayCalendar } from "../../domain/calendar/holiday-calendar.ts";
import { japanDay } from "../../domain/kernel/instant.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import { money, moneyText } from "../../domain/kernel/money.ts";
import { rateText } from "../../domain/kernel/rate.ts";
import type { OutboxEvent } from "../approval/ports.ts";
import { toCanonical } from "../canonical.ts";
import type { CommandContext } from "../command.ts";
import { Rejected } from "../rejected.ts";
import type { EventKind } from "../webhook/event-kinds.ts";
import type { Rejection } from "../../domain/kernel/decision.ts";
import { interestBatch, type InterestBatch } from "./interest-batch.ts";
import { learnedFrom } from "./learned-from.ts";
import { maturityOf, positionOf, rateOn, type LoanPosition } from "./loan-position.ts";
import { plannedPostings } from "./planned-postings.ts";
import type { LoanFacts, NewRecomputation } from "./ports.ts";
import { recomputationOf } from "./recomputation.ts";

export interface RecomputeLoans {
  readonly facts: readonly LoanFacts[];
  /** First day on which the change can be felt. */
  readonly fromOn: LocalDate;
  readonly reason: {
    readonly kind: string;
    readonly id: string;
    readonly authorId: string;
    readonly approverId: string;
  };
  readonly outboxKind: EventKind;
}

export interface RecomputedLoan {
  readonly loanId: string;
  /** Why the loan could not be reckoned; nothing was written for it then. */
  readonly refusal: Rejection | undefined;
  readonly entries: number;
  /** What was posted, decimal text. */
  readonly adjusted: string;
}

interface Written {
  readonly batch: InterestBatch;
  readonly recomputations: NewRecomputation[];
  readonly outbox: OutboxEvent[];
}

type Context = Pick<CommandContext, "work" | "now" | "newId"> & { readonly pause: () => Promise<void> };

const loansBetweenPauses = 20;

export async function recomputeLoans(
  context: Context,
  command: RecomputeLoans,
  calendar: HolidayCalendar,
): Promise<readonly RecomputedLoan[]> {
  const written: Written = { batch: interestBatch(), recomputations: [], outbox: [] };
  const done: RecomputedLoan[] = [];
  for (const [i, facts] of command.facts.entries()) {
    if (i % loansBetweenPauses === 0) await context.pause();
    const position = reckoned(facts, calendar);
    if ("code" in position) {
      done.push({ loanId: facts.loan.id, refusal: position, entries: 0, adjusted: "0" });
    } else if (maturityOf(position) > command.fromOn) {
      done.push(recompute(context, written, { command, position }));
    }
  }
  const { work } = context;
  await written.batch.record(work);
  await work.loans.addRecomputations(written.recomputations);
  await work.outbox.add(written.outbox);
  return done;
}

function reckoned(facts: LoanFacts, calendar: HolidayCalendar): LoanPosition | Rejection {
  try {
    return positionOf(facts, calendar);
  } catch (error) {
    if (error instanceof Rejected) return error.rejection;
    throw error;
  }
}

interface Recomputing {
  readonly command: RecomputeLoans;
  readonly position: LoanPosition;
}

function recompute(
  { now, newId }: Context,
  { batch, recomputations, outbox }: Written,
  { command: { fromOn, reason, outboxKind }, position }: Recomputing,
): RecomputedLoan {
  const { facts } = position;
  const { loan } = facts;
  const asOf = japanDay(now);
  const plans = plannedPostings(position, asOf, learnedFrom(facts)).filter(
    ({ kind }) => kind === "adjustment",
  );
  const { entries } = batch.add(facts, { plans, capitalizations: [], reason, newId });
  const told = { id: newId(), reasonKind: reason.kind, reasonId: reason.id, asOf };
  recomputations.push(recomputationOf(position, told, { fromOn, throughOn: asOf }));
  const sum = plans.reduce((total, { interest }) => total + interest, 0n);
  const adjusted = moneyText(money(sum, loan.currency));
  outbox.push({
    id: newId(),
    kind: outboxKind,
    subjectId: loan.id,
    payload: toCanonical({
      loan: loan.number,
      reason: reason.id,
      fromOn,
      rate: rateText(rateOn(position, fromOn).annualRate),
      adjusted,
      entries: entries.map(({ id }) => id),
    }),
  });
  return { loanId: loan.id, refusal: undefined, entries: entries.length, adjusted };
}
