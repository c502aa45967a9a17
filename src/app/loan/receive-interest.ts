/**
 * Records that the interest falling due on a day was paid: the fact, and the entry that clears what was accrued for the
 * interest period. What a later decision changes in a period already paid stays open as accrued interest.
 */
import { checkedEntry } from "../../domain/ledger/journal-entry.ts";
import { entryFor } from "../../domain/ledger/posting-rules.ts";
import { present } from "../../domain/kernel/invariant.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import type { CommandContext, ReckoningDeps } from "../command.ts";
import { orNotFound, orReject } from "../rejected.ts";
import { nothingReceived } from "./servicing-facts.ts";
import { positionOf } from "./loan-position.ts";

export interface ReceiveInterest {
  readonly loanId: string;
  /** Due date as agreed. */
  readonly dueOn: LocalDate;
  readonly receivedOn: LocalDate;
}

/** Answers the amount received, minor units: all interest posted for the period; zero where none was. */
export async function receiveInterest(
  { calendar }: Pick<ReckoningDeps, "calendar">,
  { work, actor, now, newId }: CommandContext,
  { loanId, dueOn, receivedOn }: ReceiveInterest,
): Promise<bigint> {
  const [known] = await work.loans.facts(actor.organizationId, [loanId], now);
  const facts = orNotFound(known, "loan");
  const { loan } = facts;
  const due = orNotFound(
    positionOf(facts, calendar).dueDates.find((dueDate) => dueDate.dueOn === dueOn),
    "due date",
  );
  const posted = facts.postings.filter(({ periodStartOn }) => periodStartOn === due.period.startOn);
  const interest = posted.reduce((sum, posting) => sum + posting.interest, 0n);
  if (interest === 0n) return interest;
  const description = {
    ja: `${loan.number} 利息の受取（${dueOn} 期日）`,
    en: `${loan.number} interest received (due ${dueOn})`,
  };
  const event = { kind: "interestReceipt" as const, interest };
  const entry = present(entryFor(event, { effectiveOn: receivedOn, description }), "entry of a receipt");
  const book = orNotFound(await work.books.ofLender(loan.lender.id, loan.currency), "book");
  const [repaymentId, entryId] = [newId(), newId()];
  await work.books.post(book, [
    {
      id: entryId,
      draft: orReject(checkedEntry(entry)),
      loanId,
      reasonKind: "repayment",
      reasonId: repaymentId,
      authorId: actor.personId,
      approverId: undefined,
      idempotencyKey: `${loanId}/interestReceipt/${dueOn}`,
    },
  ]);
  await work.loans.addRepayments([
    {
      ...nothingReceived,
      id: repaymentId,
      loanId,
      receivedOn,
      amount: interest,
      interest,
      entryId,
    },
  ]);
  return interest;
}
