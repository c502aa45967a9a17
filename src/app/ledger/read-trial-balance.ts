import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import { addDays, type LocalDate } from "../../domain/kernel/local-date.ts";
import { money, moneyText, type Currency } from "../../domain/kernel/money.ts";
import type { Viewpoint } from "../../domain/kernel/viewpoint.ts";
import type { AccountKind } from "../../domain/ledger/chart-of-accounts.ts";
import { trialBalance } from "../../domain/ledger/trial-balance.ts";
import type { Actor } from "../actor.ts";
import type { Repositories } from "../ports.ts";
import { bookOf } from "./read-books.ts";

export interface TrialBalanceView {
  readonly currency: Currency;
  readonly fromOn: LocalDate | null;
  readonly rows: readonly {
    readonly accountId: string;
    readonly accountCode: string;
    readonly accountName: Bilingual;
    readonly kind: AccountKind;
    readonly opening: string;
    readonly debit: string;
    readonly credit: string;
    readonly balance: string;
  }[];
  readonly sum: string;
  readonly viewpoint: Viewpoint;
}

export interface TrialBalanceAsked {
  readonly bookId: string;
  /** First day of the period; all of history where absent. */
  readonly fromOn: LocalDate | undefined;
  readonly viewpoint: Viewpoint;
}

export async function readTrialBalance(
  { books }: Pick<Repositories, "books">,
  actor: Actor,
  { bookId, fromOn, viewpoint }: TrialBalanceAsked,
): Promise<TrialBalanceView> {
  const { currency } = await bookOf({ books }, actor, bookId);
  const before =
    fromOn === undefined
      ? []
      : await books.totals(bookId, { asOf: addDays(fromOn, -1), knownAt: viewpoint.knownAt });
  const { rows, sum } = trialBalance(await books.totals(bookId, viewpoint), before);
  const text = (amount: bigint) => moneyText(money(amount, currency));
  return {
    currency,
    fromOn: fromOn ?? null,
    rows: rows.map(({ accountId, code, name, kind, opening, debit, credit, balance }) => ({
      accountId,
      accountCode: code,
      accountName: name,
      kind,
      opening: text(opening),
      debit: text(debit),
      credit: text(credit),
      balance: text(balance),
    })),
    sum: text(sum),
    viewpoint,
  };
}
