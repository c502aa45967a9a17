/** The chart and the posting rules that a book of each kind is kept by; accounts stand in them under their roles. */
import { fundChart } from "../../domain/fund/fund-chart.ts";
import { fundPostingRules } from "../../domain/fund/fund-posting.ts";
import { lenderChart, type AccountDefinition } from "../../domain/ledger/chart-of-accounts.ts";
import { lenderPostingRules } from "../../domain/ledger/posting-rules.ts";

export interface BookChart {
  readonly chart: Readonly<Record<string, AccountDefinition>>;
  readonly rules: Readonly<Record<string, { readonly debit: string; readonly credit: string }>>;
}

export const bookCharts: Readonly<Record<string, BookChart>> = {
  lender: { chart: lenderChart, rules: lenderPostingRules },
  fund: { chart: fundChart, rules: fundPostingRules },
};
