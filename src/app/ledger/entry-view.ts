import { money, moneyText, type Currency } from "../../domain/kernel/money.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import { lenderChart, type LenderAccountRole } from "../../domain/ledger/chart-of-accounts.ts";
import type { JournalEntryDraft } from "../../domain/ledger/journal-entry.ts";

export interface LineView {
  readonly accountCode: string;
  readonly accountName: Bilingual;
  /** Signed decimal text; debit positive. */
  readonly amount: string;
}

export interface EntryView {
  readonly effectiveOn: LocalDate;
  readonly kind: string;
  readonly description: Bilingual;
  readonly lines: readonly LineView[];
}

/** An entry in words, before it is posted. */
export function entryView(entry: JournalEntryDraft<LenderAccountRole>, currency: Currency): EntryView {
  return {
    effectiveOn: entry.effectiveOn,
    kind: entry.kind,
    description: entry.description,
    lines: entry.lines.map(({ account, amount }) => ({
      accountCode: lenderChart[account].code,
      accountName: lenderChart[account].name,
      amount: moneyText(money(amount, currency)),
    })),
  };
}
