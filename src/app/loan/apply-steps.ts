/** Writes approved steps of a range of loans, one statement per table: facts, entries, adjustments, what was told. */
import { japanDay } from "../../domain/kernel/instant.ts";
import { present } from "../../domain/kernel/invariant.ts";
import type { ApprovalRecord, OutboxEvent } from "../approval/ports.ts";
import type { CommandContext } from "../command.ts";
import type { BookRecord, NewEntry } from "../ledger/ports.ts";
import type { EventKind } from "../webhook/event-kinds.ts";
import {
  capitalizationEntries,
  interestPostings,
  newEntry,
  type InterestPostings,
} from "./interest-entries.ts";
import type { ReckonedStep } from "./loan-step.ts";
import type { LoanRepository, NewRecomputation } from "./ports.ts";
import { recomputationOf } from "./recomputation.ts";
import type { NewLoanEvent } from "./servicing-facts.ts";

export interface ApprovedSteps {
  readonly steps: readonly ReckonedStep[];
  readonly approval: ApprovalRecord;
  readonly command: { readonly outboxKind: EventKind; readonly reasonKind: string };
}

type NewRepayment = Parameters<LoanRepository["addRepayments"]>[0][number];

interface Written {
  readonly book: BookRecord;
  readonly entries: readonly NewEntry[];
  readonly postings: InterestPostings["postings"];
  readonly events: readonly NewLoanEvent[];
  readonly repayments: readonly NewRepayment[];
  readonly recomputations: readonly NewRecomputation[];
  readonly outbox: OutboxEvent;
}

export async function applySteps(context: CommandContext, approved: ApprovedSteps): Promise<void> {
  const { work } = context;
  const written: Written[] = [];
  const books = new Map<string, BookRecord>();
  for (const step of approved.steps) {
    const { lender, currency } = step.after.facts.loan;
    const book =
      books.get(currency) ?? present(await work.books.ofLender(lender.id, currency), `a book in ${currency}`);
    books.set(currency, book);
    written.push(rowsOf(context, approved, { step, book }));
  }
  for (const book of books.values()) {
    const entries = written.filter((rows) => rows.book === book).flatMap((rows) => rows.entries);
    if (entries.length > 0) await work.books.post(book, entries);
  }
  await work.loans.addEvents(written.flatMap(({ events }) => events));
  await work.loans.addRepayments(written.flatMap(({ repayments }) => repayments));
  await work.loans.addInterestPostings(written.flatMap(({ postings }) => postings));
  await work.loans.addRecomputations(written.flatMap(({ recomputations }) => recomputations));
  await work.outbox.add(written.map(({ outbox }) => outbox));
}

function rowsOf(
  { newId, now, actor }: CommandContext,
  { approval, command }: ApprovedSteps,
  { step, book }: { readonly step: ReckonedStep; readonly book: BookRecord },
): Written {
  const { loan } = step.after.facts;
  const [eventId, repaymentId] = [newId(), newId()];
  const id = step.event === undefined ? repaymentId : eventId;
  const { reasonKind } = command;
  const author = { authorId: approval.requestedBy.id, approverId: actor.personId };
  const posting = { reason: { kind: reasonKind, id, ...author }, newId };
  const own = step.entries.map((draft, i) =>
    newEntry(loan, draft, { ...posting, key: [draft.kind, String(i)] }),
  );
  const interest = interestPostings(loan, step.interest, {
    ...posting,
    posted: step.before.facts.postings,
  });
  const recomputation = { id: newId(), reasonKind, reasonId: id, asOf: japanDay(now) };
  return {
    book,
    entries: [...own, ...interest.entries, ...capitalizationEntries(loan, step.capitalizations, posting)],
    postings: interest.postings,
    events: eventRows(step, { eventId, approval, approvedBy: actor.personId }),
    repayments: repaymentRows(step, { repaymentId, entryId: own[0]?.id }),
    recomputations: step.scheduleChanged ? [recomputationOf(step.after, recomputation)] : [],
    outbox: {
      id: newId(),
      kind: command.outboxKind,
      subjectId: loan.id,
      payload: { loan: loan.number, reason: id, entries: own.map((entry) => entry.id) },
    },
  };
}

function eventRows(
  { event, after }: ReckonedStep,
  known: { readonly eventId: string; readonly approval: ApprovalRecord; readonly approvedBy: string },
): readonly NewLoanEvent[] {
  if (event === undefined) return [];
  const { eventId: id, approval, approvedBy } = known;
  const requestedBy = approval.requestedBy.id;
  return [{ id, loanId: after.facts.loan.id, ...event, requestedBy, approvedBy, approvalId: approval.id }];
}

function repaymentRows(
  { receipt, after }: ReckonedStep,
  { repaymentId: id, entryId }: { readonly repaymentId: string; readonly entryId: string | undefined },
): readonly NewRepayment[] {
  if (receipt === undefined) return [];
  const loanId = after.facts.loan.id;
  return [{ id, loanId, ...receipt, entryId: present(entryId, "the entry of a receipt") }];
}
