import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import type { Viewpoint } from "../../domain/kernel/viewpoint.ts";
import {
  lenderChart,
  type AccountKind,
  type LenderAccountRole,
} from "../../domain/ledger/chart-of-accounts.ts";
import { lenderPostingRules } from "../../domain/ledger/posting-rules.ts";
import type { Actor } from "../actor.ts";
import type { Repositories } from "../ports.ts";
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
  return { accounts: chart, postingRules: kind === "lender" ? lenderRules(chart) : [], viewpoint };
}

/** A rule whose accounts the book does not have says nothing about it. */
function lenderRules(chart: readonly AccountRecord[]): readonly PostingRuleView[] {
  const called = new Map(chart.map((account) => [account.chartCode, account]));
  const accountOf = (role: LenderAccountRole) => called.get(lenderChart[role].code);
  return Object.entries(lenderPostingRules).flatMap(([event, rule]) => {
    const [debit, credit] = [accountOf(rule.debit), accountOf(rule.credit)];
    return debit === undefined || credit === undefined ? [] : [{ event, debit, credit }];
  });
}
