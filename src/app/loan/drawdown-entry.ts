/** The journal entry of a drawdown: before it is posted for the preview, and posted. */
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import { present } from "../../domain/kernel/invariant.ts";
import type { Currency } from "../../domain/kernel/money.ts";
import type { LenderAccountRole } from "../../domain/ledger/chart-of-accounts.ts";
import { checkedEntry, type JournalEntryDraft } from "../../domain/ledger/journal-entry.ts";
import { entryFor } from "../../domain/ledger/posting-rules.ts";
import type { Drawdown } from "../../domain/loan/loan-terms.ts";
import type { CommandContext } from "../command.ts";
import type { BookRecord } from "../ledger/ports.ts";
import type { Repositories } from "../ports.ts";
import { orReject, Rejected } from "../rejected.ts";

export function drawdownEntry(
  number: string,
  { on, amount }: Drawdown,
): JournalEntryDraft<LenderAccountRole> {
  const description = { ja: `${number} 貸付実行`, en: `${number} drawdown` };
  const event = { kind: "drawdown" as const, principal: amount };
  return orReject(
    checkedEntry(present(entryFor(event, { effectiveOn: on, description }), "entry of a drawdown")),
  );
}

/** The book a loan of the currency is kept in; without one nothing can be paid out. */
export async function lenderBook(
  { books }: Pick<Repositories, "books">,
  lenderId: string,
  currency: Currency,
): Promise<BookRecord> {
  const book = await books.ofLender(lenderId, currency);
  if (book === undefined) throw new Rejected({ code: "lenderBookMissing", figures: { currency } });
  return book;
}

interface DrawdownPosting {
  readonly loan: { readonly id: string; readonly number: string; readonly currency: Currency };
  readonly on: LocalDate;
  readonly amount: bigint;
  /** The fact it follows from: the loan, or the event of a further drawdown. */
  readonly reasonId: string;
  readonly authorId: string;
  readonly idempotencyKey: string;
}

/** Posts it in the book of the acting lender, approved by whoever acts. */
export async function postDrawdown(
  { work, actor, newId }: CommandContext,
  { loan, on, amount, reasonId, authorId, idempotencyKey }: DrawdownPosting,
): Promise<void> {
  const book = await lenderBook(work, actor.organizationId, loan.currency);
  await work.books.post(book, [
    {
      id: newId(),
      draft: drawdownEntry(loan.number, { on, amount }),
      loanId: loan.id,
      reasonKind: "drawdown",
      reasonId,
      authorId,
      approverId: authorId === actor.personId ? undefined : actor.personId,
      idempotencyKey,
    },
  ]);
}
