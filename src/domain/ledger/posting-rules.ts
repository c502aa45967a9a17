/**
 * Posting rules of a lender's book: event → accounts, as one literal table. Every entry the product posts for a loan
 * is an amount put into one of these rows, so that an auditor reads the whole bookkeeping of the product on one page.
 */
import type { Bilingual } from "../kernel/bilingual.ts";
import type { LocalDate } from "../kernel/local-date.ts";
import type { LenderAccountRole } from "./chart-of-accounts.ts";
import type { JournalEntryDraft, JournalLine } from "./journal-entry.ts";
import type { LenderAmounts } from "./lender-amounts.ts";

export interface PostingRule {
  readonly debit: LenderAccountRole;
  readonly credit: LenderAccountRole;
}

/** Negative amounts turn the row round: a debit of −5 is a credit of 5. */
export const lenderPostingRules = {
  funding: { debit: "cash", credit: "funding" },
  drawdown: { debit: "loans", credit: "cash" },
  /** Interest at the rate before steps. */
  interestBeforeSteps: { debit: "accruedInterest", credit: "interestIncome" },
  /** What interest steps take off (negative) or put on (positive). */
  interestStep: { debit: "accruedInterest", credit: "interestStepEffect" },
  /** What breaches of covenants put on. */
  covenantStep: { debit: "accruedInterest", credit: "covenantStepEffect" },
  /** 前取: interest received ahead is earned as its days pass. */
  unearnedBeforeSteps: { debit: "unearnedInterest", credit: "interestIncome" },
  unearnedStep: { debit: "unearnedInterest", credit: "interestStepEffect" },
  unearnedCovenantStep: { debit: "unearnedInterest", credit: "covenantStepEffect" },
  /** 未収利息不計上: income of a loan that no longer accrues is taken back. */
  reversedBeforeSteps: { debit: "interestIncome", credit: "accruedInterest" },
  reversedStep: { debit: "interestStepEffect", credit: "accruedInterest" },
  reversedCovenantStep: { debit: "covenantStepEffect", credit: "accruedInterest" },
  capitalization: { debit: "loans", credit: "accruedInterest" },
  interestReceipt: { debit: "cash", credit: "accruedInterest" },
  advanceInterestReceipt: { debit: "cash", credit: "unearnedInterest" },
  principalReceipt: { debit: "cash", credit: "loans" },
  costsReceipt: { debit: "cash", credit: "costsReceivable" },
  lateChargeReceipt: { debit: "cash", credit: "lateChargeIncome" },
  /** Kept for the borrower, and used for a claim later or given back. */
  paymentHeld: { debit: "cash", credit: "heldPayments" },
  heldPaymentUsed: { debit: "heldPayments", credit: "cash" },
  /** Costs paid for the borrower, and fees and break costs charged. */
  costsAdvanced: { debit: "costsReceivable", credit: "cash" },
  feeCharged: { debit: "costsReceivable", credit: "feeIncome" },
  breakCostCharged: { debit: "costsReceivable", credit: "breakCostIncome" },
  principalLost: { debit: "loanLosses", credit: "loans" },
  interestLost: { debit: "loanLosses", credit: "accruedInterest" },
  costsLost: { debit: "loanLosses", credit: "costsReceivable" },
  recovery: { debit: "cash", credit: "recoveries" },
  /** What a missed target puts on is not the lender's to keep, where the agreement gives it away. */
  premiumSetAside: { debit: "interestStepEffect", credit: "premiumForGoodCause" },
  premiumPaid: { debit: "premiumForGoodCause", credit: "cash" },
  /** 成果連動: in the book of who pays, and in the book of who is paid. */
  outcomeOwed: { debit: "outcomeExpense", credit: "outcomePayable" },
  outcomeEarned: { debit: "outcomeReceivable", credit: "outcomeIncome" },
  outcomePaid: { debit: "outcomePayable", credit: "cash" },
  outcomeReceived: { debit: "cash", credit: "outcomeReceivable" },
  /** Loans taken over from another book stand against the balance taken over. */
  principalTakenOver: { debit: "loans", credit: "openingBalance" },
  interestTakenOver: { debit: "accruedInterest", credit: "openingBalance" },
  costsTakenOver: { debit: "costsReceivable", credit: "openingBalance" },
  unearnedInterestTakenOver: { debit: "openingBalance", credit: "unearnedInterest" },
  heldTakenOver: { debit: "openingBalance", credit: "heldPayments" },
} as const satisfies Record<string, PostingRule>;

type Movement = readonly [PostingRule, bigint];

const rules = lenderPostingRules;

const movements: {
  readonly [Kind in keyof LenderAmounts]: (amounts: LenderAmounts[Kind]) => readonly Movement[];
} = {
  funding: ({ amount }) => [[rules.funding, amount]],
  drawdown: ({ principal }) => [[rules.drawdown, principal]],
  accrual: accrued,
  interestAdjustment: accrued,
  accrualReversal: ({ interest, withoutStep, covenantStep = 0n }) => [
    [rules.reversedBeforeSteps, withoutStep],
    [rules.reversedStep, interest - withoutStep - covenantStep],
    [rules.reversedCovenantStep, covenantStep],
  ],
  unearnedAccrual: ({ interest, withoutStep, covenantStep = 0n }) => [
    [rules.unearnedBeforeSteps, withoutStep],
    [rules.unearnedStep, interest - withoutStep - covenantStep],
    [rules.unearnedCovenantStep, covenantStep],
  ],
  capitalization: ({ interest }) => [[rules.capitalization, interest]],
  interestReceipt: ({ interest }) => [[rules.interestReceipt, interest]],
  principalReceipt: ({ principal }) => [[rules.principalReceipt, principal]],
  advanceInterestReceipt: ({ interest }) => [[rules.advanceInterestReceipt, interest]],
  receipt: ({ costs, lateCharge, interest, principal, heldUsed, heldAdded, advanceInterest = 0n }) => [
    [rules.costsReceipt, costs],
    [rules.lateChargeReceipt, lateCharge],
    [rules.interestReceipt, interest],
    [rules.advanceInterestReceipt, advanceInterest],
    [rules.principalReceipt, principal],
    [rules.heldPaymentUsed, heldUsed],
    [rules.paymentHeld, heldAdded],
  ],
  heldRefund: ({ amount }) => [[rules.heldPaymentUsed, amount]],
  prepayment: ({ principal, interest, costs }) => [
    [rules.principalReceipt, principal],
    [rules.interestReceipt, interest],
    [rules.costsReceipt, costs],
  ],
  charge: ({ costs, fee }) => [
    [rules.costsAdvanced, costs],
    [rules.feeCharged, fee],
  ],
  breakCost: ({ amount }) => [[rules.breakCostCharged, amount]],
  writeOff: ({ principal, interest, costs }) => [
    [rules.principalLost, principal],
    [rules.interestLost, interest],
    [rules.costsLost, costs],
  ],
  recovery: ({ amount }) => [[rules.recovery, amount]],
  premiumToGoodCause: ({ amount }) => [[rules.premiumSetAside, amount]],
  goodCausePayment: ({ amount }) => [[rules.premiumPaid, amount]],
  outcomePaymentOwed: ({ amount }) => [[rules.outcomeOwed, amount]],
  outcomePaymentEarned: ({ amount }) => [[rules.outcomeEarned, amount]],
  outcomePaymentPaid: ({ amount }) => [[rules.outcomePaid, amount]],
  outcomePaymentReceived: ({ amount }) => [[rules.outcomeReceived, amount]],
  openingBalance: ({ principal, interest, costs, unearnedInterest, held }) => [
    [rules.principalTakenOver, principal],
    [rules.interestTakenOver, interest],
    [rules.costsTakenOver, costs],
    [rules.unearnedInterestTakenOver, unearnedInterest],
    [rules.heldTakenOver, held],
  ],
};

export type LenderEvent<Kind extends keyof LenderAmounts = keyof LenderAmounts> = {
  readonly [K in Kind]: { readonly kind: K } & LenderAmounts[K];
}[Kind];

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
  return lines.length === 0 ? undefined : { kind: event.kind, ...words, lines };
}

function movementsOf<Kind extends keyof LenderAmounts>(event: LenderEvent<Kind>): readonly Movement[] {
  return movements[event.kind](event);
}

function accrued({
  interest,
  withoutStep,
  covenantStep = 0n,
}: LenderAmounts["accrual"]): readonly Movement[] {
  return [
    [rules.interestBeforeSteps, withoutStep],
    [rules.interestStep, interest - withoutStep - covenantStep],
    [rules.covenantStep, covenantStep],
  ];
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
