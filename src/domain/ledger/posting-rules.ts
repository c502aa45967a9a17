/**
 * Posting rules of a lender's book: event → accounts, as one literal table. Every entry the product posts for a loan
 * is an amount put into one of these rows, so that an auditor reads the whole bookkeeping of the product on one page.
 */
import type { Bilingual } from "../kernel/bilingual.ts";
import { unreachable } from "../kernel/invariant.ts";
import type { LocalDate } from "../kernel/local-date.ts";
import type { LenderAccountRole } from "./chart-of-accounts.ts";
import type { EntryKind, JournalEntryDraft, JournalLine } from "./journal-entry.ts";

export interface PostingRule {
  readonly debit: LenderAccountRole;
  readonly credit: LenderAccountRole;
}

/** Negative amounts turn the row round: a debit of −5 is a credit of 5. */
export const lenderPostingRules = {
  drawdown: { debit: "loans", credit: "cash" },
  /** Interest at the rate before steps. */
  interestBeforeSteps: { debit: "accruedInterest", credit: "interestIncome" },
  /** What interest steps take off (negative) or put on (positive). */
  interestStep: { debit: "accruedInterest", credit: "interestStepEffect" },
  interestReceipt: { debit: "cash", credit: "accruedInterest" },
  principalReceipt: { debit: "cash", credit: "loans" },
} as const satisfies Record<string, PostingRule>;

export type LenderEvent =
  | { readonly kind: "drawdown"; readonly principal: bigint }
  | {
      readonly kind: "accrual" | "interestAdjustment";
      readonly interest: bigint;
      readonly withoutStep: bigint;
    }
  | { readonly kind: "interestReceipt"; readonly interest: bigint }
  | { readonly kind: "principalReceipt"; readonly principal: bigint };

export interface EntryWords {
  readonly effectiveOn: LocalDate;
  readonly description: Bilingual;
}

/** The entry of an event, or undefined when it moves nothing. */
export function entryFor(
  event: LenderEvent,
  words: EntryWords,
): JournalEntryDraft<LenderAccountRole> | undefined {
  const lines = netLines(movementsOf(event).flatMap(([rule, amount]) => linesOf(rule, amount)));
  return lines.length === 0 ? undefined : { kind: kindOf(event), ...words, lines };
}

function kindOf(event: LenderEvent): EntryKind {
  return event.kind;
}

function movementsOf(event: LenderEvent): readonly (readonly [PostingRule, bigint])[] {
  switch (event.kind) {
    case "drawdown":
      return [[lenderPostingRules.drawdown, event.principal]];
    case "accrual":
    case "interestAdjustment":
      return [
        [lenderPostingRules.interestBeforeSteps, event.withoutStep],
        [lenderPostingRules.interestStep, event.interest - event.withoutStep],
      ];
    case "interestReceipt":
      return [[lenderPostingRules.interestReceipt, event.interest]];
    case "principalReceipt":
      return [[lenderPostingRules.principalReceipt, event.principal]];
    default:
      return unreachable(event);
  }
}

function linesOf({ debit, credit }: PostingRule, amount: bigint): readonly JournalLine<LenderAccountRole>[] {
  return [
    { account: debit, amount },
    { account: credit, amount: -amount },
  ];
}

/** One line per account, in the order first met; lines that cancel out are left out. */
function netLines(
  lines: readonly JournalLine<LenderAccountRole>[],
): readonly JournalLine<LenderAccountRole>[] {
  const sums = new Map<LenderAccountRole, bigint>();
  for (const { account, amount } of lines) sums.set(account, (sums.get(account) ?? 0n) + amount);
  return [...sums].filter(([, amount]) => amount !== 0n).map(([account, amount]) => ({ account, amount }));
}
