import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import type { Viewpoint } from "../../domain/kernel/viewpoint.ts";
import type { AccountKind } from "../../domain/ledger/chart-of-accounts.ts";
import type { Actor } from "../actor.ts";
import type { Repositories } from "../ports.ts";
import { bookCharts, type BookChart } from "./book-charts.ts";
import type { AccountRecord } from "./ports.ts";
import { bookOf } from "./read-books.ts";

export interface AccountView {
  readonly id: string;
  /** The code of the chart that the book was made from. */
  readonly chartCode: string;
  readonly code: string;
  readonly name: Bilingual;
  readonly kind: AccountKind;
}

export interface PostingRuleView {
  readonly event: string;
  readonly debit: AccountView;
  readonly credit: AccountView;
}

export interface ChartView {
  readonly accounts: readonly AccountView[];
  readonly postingRules: readonly PostingRuleView[];
  readonly viewpoint: Viewpoint;
}

/** The accounts of a book as it calls them, and the whole of its bookkeeping: event, debit, credit. */
export async function readChart(
  { books, accounts }: Pick<Repositories, "books" | "accounts">,
  actor: Actor,
  { bookId, viewpoint }: { readonly bookId: string; readonly viewpoint: Viewpoint },
): Promise<ChartView> {
  const { kind } = await bookOf({ books }, actor, bookId);
  const chart = await accounts.ofBook(bookId, viewpoint);
  return { accounts: chart, postingRules: rulesOf(chart, bookCharts[kind]), viewpoint };
}

/** A rule whose accounts the book does not have says nothing about it. */
function rulesOf(
  accounts: readonly AccountRecord[],
  kept: BookChart | undefined,
): readonly PostingRuleView[] {
  if (kept === undefined) return [];
  const called = new Map(accounts.map((account) => [account.chartCode, account]));
  const accountOf = (role: string) => called.get(kept.chart[role]?.code ?? "");
  return Object.entries(kept.rules).flatMap(([event, rule]) => {
    const [debit, credit] = [accountOf(rule.debit), accountOf(rule.credit)];
    return debit === undefined || credit === undefined ? [] : [{ event, debit, credit }];
  });
}
