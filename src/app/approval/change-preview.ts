/** What a change would do, as text in the shape in which it is shown, kept and approved. */
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import type { EntryView } from "../ledger/entry-view.ts";
import type { ExplanationView } from "../loan/explanation-view.ts";

/** One thing that is said before and after; null where there is nothing on that side. */
export interface FactChangeView {
  readonly label: Bilingual;
  /** How the text is to be read. */
  readonly form: "text" | "money" | "rate" | "day" | "count" | "code";
  readonly before: string | null;
  readonly after: string | null;
}

export interface ScheduleLineView {
  readonly dueOn: string;
  readonly principal: string;
  readonly interest: string;
  readonly total: string;
  readonly balance: string;
}

export interface LoanChangeView {
  /** Null for a loan that the change itself would make. */
  readonly loanId: string | null;
  readonly number: string;
  readonly currency: string;
  readonly facts: readonly FactChangeView[];
  /** Rows that differ, each side in full from the first difference on. */
  readonly scheduleBefore: readonly ScheduleLineView[];
  readonly scheduleAfter: readonly ScheduleLineView[];
  readonly journalEntries: readonly EntryView[];
}

/** What a change does in a fund: lines with the partners' shares, how the waterfall paid, what is posted. */
export interface FundChangeView {
  readonly fundId: string;
  readonly partners: readonly {
    readonly partnerId: string;
    readonly number: number;
    readonly kind: "gp" | "lp";
    readonly name: Bilingual;
  }[];
  readonly lines: readonly {
    readonly type: string;
    readonly cash: string;
    readonly unfunded: string;
    readonly inside: boolean;
    readonly shares: readonly {
      readonly partnerId: string;
      readonly cash: string;
      readonly unfunded: string;
    }[];
  }[];
  readonly tiers: readonly { readonly tier: string; readonly lp: string; readonly gp: string }[];
  readonly journalEntries: readonly EntryView[];
}

/** A payment by results: why it is what it is, and what is posted. */
export interface OutcomeChangeView {
  readonly contractId: string;
  readonly number: string;
  readonly currency: string;
  readonly explanation: ExplanationView;
  readonly journalEntries: readonly EntryView[];
}

export interface ChangePreviewView {
  readonly title: Bilingual;
  readonly currency: string | null;
  readonly facts: readonly FactChangeView[];
  readonly loans: readonly LoanChangeView[];
  /** Loans that change as well and are not shown one by one. */
  readonly furtherLoans: number;
  readonly warnings: readonly Bilingual[];
  /** Of a fund. */
  readonly fund?: FundChangeView;
  /** Of a contract that pays by results. */
  readonly outcome?: OutcomeChangeView;
}
