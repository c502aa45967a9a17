import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import { money, moneyText, type Currency } from "../../domain/kernel/money.ts";
import type { Viewpoint } from "../../domain/kernel/viewpoint.ts";
import type { AccountKind } from "../../domain/ledger/chart-of-accounts.ts";
import type { Actor } from "../actor.ts";
import type { PageRequest } from "../page.ts";
import type { Repositories } from "../ports.ts";
import { orNotFound } from "../rejected.ts";
import { bookOf } from "./read-books.ts";

export interface GeneralLedgerView {
  readonly account: {
    readonly id: string;
    readonly code: string;
    readonly name: Bilingual;
    readonly kind: AccountKind;
  };
  readonly currency: Currency;
  readonly fromOn: LocalDate;
  readonly viewpoint: Viewpoint;
  /** Before the first day of the period. */
  readonly opening: string;
  /** On its last. */
  readonly closing: string;
  readonly items: readonly {
    readonly entryId: string;
    readonly line: number;
    readonly effectiveOn: string;
    readonly recordedAt: string;
    readonly kind: string;
    readonly description: Bilingual;
    readonly loanId: string | null;
    readonly amount: string;
    readonly balance: string;
  }[];
  readonly nextCursor: string | null;
}

export interface GeneralLedgerAsked {
  readonly bookId: string;
  readonly accountId: string;
  readonly fromOn: LocalDate;
  readonly viewpoint: Viewpoint;
  readonly page: PageRequest;
}

/** One account between two days: what it stood at, every posting with the balance after it, what it stands at. */
export async function readGeneralLedger(
  { books, accounts, journal }: Pick<Repositories, "books" | "accounts" | "journal">,
  actor: Actor,
  { bookId, accountId, fromOn, viewpoint, page }: GeneralLedgerAsked,
): Promise<GeneralLedgerView> {
  const { currency } = await bookOf({ books }, actor, bookId);
  const chart = await accounts.ofBook(bookId, viewpoint);
  const { id, code, name, kind } = orNotFound(
    chart.find((account) => account.id === accountId),
    "account",
  );
  const asked = { accountId, fromOn, viewpoint };
  const opening = await journal.openingBalance(asked);
  const { items, nextCursor } = await journal.ledger(asked, page);
  const totals = await books.totals(bookId, viewpoint);
  const closing = orNotFound(
    totals.find((row) => row.accountId === accountId),
    "account",
  );
  const text = (amount: bigint) => moneyText(money(amount, currency));
  return {
    account: { id, code, name, kind },
    currency,
    fromOn,
    viewpoint,
    opening: text(opening),
    closing: text(closing.debit - closing.credit),
    items: items.map(({ amount, balance, ...posting }) => ({
      ...posting,
      amount: text(amount),
      balance: text(balance),
    })),
    nextCursor,
  };
}
