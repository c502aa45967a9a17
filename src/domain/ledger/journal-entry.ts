/**
 * A journal entry is a list of signed lines, debit positive and credit negative, that sums to zero. It is checked by a
 * list of small rules, each of which complains in figures; an entry with a complaint is never posted. The database
 * refuses the same things once more by trigger.
 */
import type { Bilingual } from "../kernel/bilingual.ts";
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import type { LocalDate } from "../kernel/local-date.ts";
import { largestMinor } from "../kernel/money.ts";

export interface JournalLine<Account extends string = string> {
  readonly account: Account;
  /** Minor units; debit positive, credit negative. */
  readonly amount: bigint;
}

/** In a lender's book. */
export const lenderEntryKinds = [
  "drawdown",
  "accrual",
  "interestReceipt",
  "principalReceipt",
  "interestAdjustment",
  "funding",
  "accrualReversal",
  "unearnedAccrual",
  "capitalization",
  "advanceInterestReceipt",
  "receipt",
  "prepayment",
  "charge",
  "breakCost",
  "writeOff",
  "recovery",
  "premiumToGoodCause",
  "goodCausePayment",
  "openingBalance",
  "heldRefund",
  "outcomePaymentOwed",
  "outcomePaymentEarned",
  "outcomePaymentPaid",
  "outcomePaymentReceived",
] as const;

const fundEntryKinds = [
  "capitalCall",
  "capitalReceipt",
  "equalisation",
  "purchase",
  "valuation",
  "exit",
  "fundIncome",
  "fundExpense",
  "managementFee",
  "distribution",
  "interestTransfer",
  "fundReversal",
] as const;

export const entryKinds = [...lenderEntryKinds, ...fundEntryKinds] as const;
export type EntryKind = (typeof entryKinds)[number];

export interface JournalEntryDraft<Account extends string = string> {
  readonly kind: EntryKind;
  /** The accounting day. */
  readonly effectiveOn: LocalDate;
  readonly description: Bilingual;
  readonly lines: readonly JournalLine<Account>[];
}

export type EntryRejection = Rejection<"entryUnbalanced" | "entryTooShort" | "lineZero" | "amountTooLarge">;

type EntryRule = (entry: JournalEntryDraft) => EntryRejection | undefined;

const entryRules: readonly EntryRule[] = [hasTwoLines, hasNoZeroLine, fitsTheDatabase, sumsToZero];

export function checkedEntry<Account extends string>(
  entry: JournalEntryDraft<Account>,
): Decision<JournalEntryDraft<Account>, EntryRejection> {
  for (const rule of entryRules) {
    const complaint = rule(entry);
    if (complaint !== undefined) return reject(complaint);
  }
  return accept(entry);
}

function hasTwoLines({ lines }: JournalEntryDraft): EntryRejection | undefined {
  return lines.length >= 2 ? undefined : { code: "entryTooShort", figures: { lines: lines.length } };
}

function hasNoZeroLine({ lines }: JournalEntryDraft): EntryRejection | undefined {
  const zero = lines.find(({ amount }) => amount === 0n);
  return zero === undefined ? undefined : { code: "lineZero", figures: { account: zero.account } };
}

function fitsTheDatabase({ lines }: JournalEntryDraft): EntryRejection | undefined {
  const large = lines.find(({ amount }) => amount > largestMinor || amount < -largestMinor);
  if (large === undefined) return undefined;
  const figures = { account: large.account, amount: String(large.amount), largest: String(largestMinor) };
  return { code: "amountTooLarge", figures };
}

function sumsToZero({ lines }: JournalEntryDraft): EntryRejection | undefined {
  const debit = lines.reduce((sum, { amount }) => (amount > 0n ? sum + amount : sum), 0n);
  const credit = lines.reduce((sum, { amount }) => (amount < 0n ? sum - amount : sum), 0n);
  if (debit === credit) return undefined;
  const figures = { debit: String(debit), credit: String(credit), difference: String(debit - credit) };
  return { code: "entryUnbalanced", figures };
}
