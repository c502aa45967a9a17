/**
 * Posting rules of a fund's book: movement → accounts, as one literal table. Amounts of the partners' own accounts are
 * posted share by share, so that every yen of equity, income and expense names its partner; investments name what was
 * bought. Negative amounts turn a row round.
 */
import type { Bilingual } from "../kernel/bilingual.ts";
import type { LocalDate } from "../kernel/local-date.ts";
import type { EntryKind, JournalEntryDraft, JournalLine } from "../ledger/journal-entry.ts";
import { belongsToPartners, type FundAccountRole } from "./fund-chart.ts";
import type { FundShare } from "./fund-event.ts";

export interface FundPosting extends JournalLine<FundAccountRole> {
  readonly partnerId?: string;
  readonly investmentId?: string;
}

export interface FundEntryDraft extends JournalEntryDraft<FundAccountRole> {
  readonly lines: readonly FundPosting[];
}

interface FundPostingRule {
  readonly debit: FundAccountRole;
  readonly credit: FundAccountRole;
}

export const fundPostingRules = {
  call: { debit: "callsReceivable", credit: "contributedCapital" },
  receipt: { debit: "cash", credit: "callsReceivable" },
  lateCharge: { debit: "cash", credit: "otherIncome" },
  purchase: { debit: "investments", credit: "cash" },
  /** What fair value lies above cost; below it the row turns round. */
  valuation: { debit: "valuationDifference", credit: "unrealisedGain" },
  proceeds: { debit: "cash", credit: "investmentIncome" },
  costReleased: { debit: "investmentCost", credit: "investments" },
  investmentIncome: { debit: "cash", credit: "investmentIncome" },
  otherIncome: { debit: "cash", credit: "otherIncome" },
  taxWithheldFromFund: { debit: "withheldTax", credit: "cash" },
  expense: { debit: "fundExpense", credit: "cash" },
  managementFee: { debit: "managementFee", credit: "cash" },
  distribution: { debit: "distributions", credit: "cash" },
  /** 匿名組合: paid to the tax office in the partners' stead. */
  distributionWithheld: { debit: "distributions", credit: "withheldTaxPayable" },
} as const satisfies Record<string, FundPostingRule>;
export type FundMovementKind = keyof typeof fundPostingRules;

/** Between partners, within one account: shares of those who gain are positive; they sum to zero. */
const withinAccount = {
  reshare: "contributedCapital",
  transferredCapital: "contributedCapital",
  transferredResult: "capitalTransfers",
  carryReallocation: "carryReallocation",
} as const satisfies Record<string, FundAccountRole>;
type PartnerMovementKind = keyof typeof withinAccount;

export interface FundMovement {
  readonly rule: FundMovementKind | PartnerMovementKind;
  readonly amount: bigint;
  /** In the order of the partners; they add up to the amount. */
  readonly shares: readonly Pick<FundShare, "partnerId" | "cash">[];
  readonly investmentId?: string | undefined;
}

export interface FundEntryWords {
  readonly kind: EntryKind;
  readonly effectiveOn: LocalDate;
  readonly description: Bilingual;
}

/** The entry of an event, or undefined when it moves nothing. */
export function fundEntry(
  words: FundEntryWords,
  movements: readonly FundMovement[],
): FundEntryDraft | undefined {
  const lines = netPostings(movements.flatMap(postingsOf));
  return lines.length === 0 ? undefined : { ...words, lines };
}

/** The same lines with the sign turned round: a reversal copies what was posted for every partner. */
export function reversedPostings(lines: readonly FundPosting[]): readonly FundPosting[] {
  return lines.map((line) => ({ ...line, amount: -line.amount }));
}

function postingsOf(movement: FundMovement): readonly FundPosting[] {
  const { rule } = movement;
  if (isWithinAccount(rule)) return sideOf(withinAccount[rule], -1n, movement);
  const { debit, credit } = fundPostingRules[rule];
  return [...sideOf(debit, 1n, movement), ...sideOf(credit, -1n, movement)];
}

function isWithinAccount(rule: FundMovement["rule"]): rule is PartnerMovementKind {
  return rule in withinAccount;
}

function sideOf(
  account: FundAccountRole,
  sign: bigint,
  { amount, shares, investmentId }: FundMovement,
): readonly FundPosting[] {
  if (namesPartner(account)) {
    return shares.map(({ partnerId, cash }) => ({ account, partnerId, amount: sign * cash }));
  }
  const named = investmentId !== undefined && namesInvestment(account) ? { investmentId } : {};
  return [{ account, amount: sign * amount, ...named }];
}

function namesPartner(account: FundAccountRole): boolean {
  return belongsToPartners(account) || account === "callsReceivable";
}

function namesInvestment(account: FundAccountRole): boolean {
  return account === "investments" || account === "valuationDifference";
}

/** One line per account, partner and investment, in the order first met. */
function netPostings(postings: readonly FundPosting[]): readonly FundPosting[] {
  const sums = new Map<string, FundPosting>();
  for (const posting of postings) {
    const key = [posting.account, posting.partnerId ?? "", posting.investmentId ?? ""].join("/");
    const before = sums.get(key);
    sums.set(key, before === undefined ? posting : { ...before, amount: before.amount + posting.amount });
  }
  return [...sums.values()].filter(({ amount }) => amount !== 0n);
}
