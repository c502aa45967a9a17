/**
 * A loan book as a whole: what its rows must not contradict each other in, and what they come to. A facility has one
 * borrower, one currency and one ranking; a 法人番号 has one name.
 */
import type { Currency } from "../kernel/money.ts";
import type { LoanBookFieldKey } from "./loan-book-fields.ts";
import type { LoanBookLoan } from "./loan-book-loan.ts";
import type { LoanBookFinding } from "./loan-book-reading.ts";
import type { LoanBookKind } from "./loan-book-words.ts";

interface Agreement {
  readonly column: LoanBookFieldKey;
  readonly code: string;
  /** Rows with the same key agree in `same`; without a key the rule has nothing to say. */
  readonly key: (loan: LoanBookLoan) => string | undefined;
  readonly same: ((loan: LoanBookLoan) => string) | undefined;
}

const agreements: readonly Agreement[] = [
  { column: "loanNumber", code: "loanNumberTwice", key: ({ number }) => number, same: undefined },
  {
    column: "facilityNumber",
    code: "facilityBorrowersDiffer",
    key: ({ facilityNumber }) => facilityNumber,
    same: ({ borrowerName }) => borrowerName,
  },
  {
    column: "facilityNumber",
    code: "facilityCurrenciesDiffer",
    key: ({ facilityNumber }) => facilityNumber,
    same: ({ currency }) => currency,
  },
  {
    column: "ranking",
    code: "facilityRankingsDiffer",
    key: ({ facilityNumber }) => facilityNumber,
    same: ({ ranking }) => ranking,
  },
  {
    column: "corporateNumber",
    code: "corporateNumberNamesDiffer",
    key: ({ corporateNumber }) => corporateNumber,
    same: ({ borrowerName }) => borrowerName,
  },
  {
    column: "corporateNumber",
    code: "borrowerNumbersDiffer",
    key: ({ corporateNumber, borrowerName }) => (corporateNumber === undefined ? undefined : borrowerName),
    same: ({ corporateNumber }) => corporateNumber ?? "",
  },
];

/** Each row is held against the first one of its key. */
export function loanBookContradictions(loans: readonly LoanBookLoan[]): readonly LoanBookFinding[] {
  return agreements.flatMap((agreement) => contradictions(agreement, loans));
}

function contradictions(
  { column, code, key, same }: Agreement,
  loans: readonly LoanBookLoan[],
): readonly LoanBookFinding[] {
  const firsts = new Map<string, LoanBookLoan>();
  return loans.flatMap((loan) => {
    const of = key(loan);
    if (of === undefined) return [];
    const first = firsts.get(of);
    if (first === undefined) firsts.set(of, loan);
    if (first === undefined || (same !== undefined && same(first) === same(loan))) return [];
    const both = same === undefined ? {} : { here: same(loan), there: same(first) };
    const figures = { of, otherLine: first.line, ...both };
    return [{ line: loan.line, column, severity: "error" as const, code, figures }];
  });
}

export interface LoanBookTotal {
  readonly kind: LoanBookKind;
  readonly currency: Currency;
  readonly loans: number;
  /** Minor units. */
  readonly outstanding: bigint;
}

export function loanBookTotals(loans: readonly LoanBookLoan[]): readonly LoanBookTotal[] {
  const totals = new Map<string, LoanBookTotal>();
  for (const { kind, currency, outstanding } of loans) {
    const key = `${kind}/${currency}`;
    const total = totals.get(key) ?? { kind, currency, loans: 0, outstanding: 0n };
    totals.set(key, { ...total, loans: total.loans + 1, outstanding: total.outstanding + outstanding });
  }
  return [...totals].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, total]) => total);
}

/** A facility has room for everything lent under it: the original principal where it is known. */
export function facilityLimits(loans: readonly LoanBookLoan[]): ReadonlyMap<string, bigint> {
  const limits = new Map<string, bigint>();
  for (const { facilityNumber, originalPrincipal, outstanding } of loans) {
    limits.set(facilityNumber, (limits.get(facilityNumber) ?? 0n) + (originalPrincipal ?? outstanding));
  }
  return limits;
}
