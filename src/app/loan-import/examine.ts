/** Everything that can be said about the rows of a loan book: each for itself, against each other, against the ledger. */
import type { HolidayCalendar } from "../../domain/calendar/holiday-calendar.ts";
import { BrokenInvariant } from "../../domain/kernel/invariant.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import { money, moneyText } from "../../domain/kernel/money.ts";
import { loanBookContradictions } from "../../domain/loan/loan-book.ts";
import { fixedRateIndex, type LoanBookLoan } from "../../domain/loan/loan-book-loan.ts";
import type { LoanBookMapping } from "../../domain/loan/loan-book-mapping.ts";
import type { LoanBookFinding, LoanBookRow } from "../../domain/loan/loan-book-reading.ts";
import { readLoanBookRow } from "../../domain/loan/loan-book-row.ts";
import type { FixingFact } from "../loan/ports.ts";
import type { Repositories } from "../ports.ts";
import { Rejected } from "../rejected.ts";
import { numbersLike } from "../loan/free-number.ts";
import { fixedRateFixing, reckonedInterest, takenOver, type TakenOverLoan } from "./taken-over.ts";

type Pause = () => Promise<void>;

const rowsAtATime = 25;

export interface ReadBook {
  readonly loans: readonly LoanBookLoan[];
  readonly findings: readonly LoanBookFinding[];
}

/** Rows by themselves and against each other; a row with an error brings no loan. */
export async function readBook(
  rows: readonly LoanBookRow[],
  { header, mapping }: { readonly header: readonly string[]; readonly mapping: LoanBookMapping },
  pause: Pause,
): Promise<ReadBook> {
  const loans: LoanBookLoan[] = [];
  const findings: LoanBookFinding[] = [];
  for (const [position, row] of rows.entries()) {
    if (position % rowsAtATime === 0) await pause();
    const read = readLoanBookRow(row, header, mapping);
    findings.push(...read.findings);
    if (read.loan !== undefined) loans.push(read.loan);
  }
  const contradictions = loanBookContradictions(loans);
  return without(loans, [...findings, ...contradictions]);
}

function without(loans: readonly LoanBookLoan[], findings: readonly LoanBookFinding[]): ReadBook {
  const refused = new Set(findings.filter(({ severity }) => severity === "error").map(({ line }) => line));
  return { loans: loans.filter(({ line }) => !refused.has(line)), findings };
}

type Asked = Pick<Repositories, "loanImports" | "baseRates">;

/** Loans held against what the lender has recorded already. */
export async function againstLedger(
  { loanImports }: Pick<Repositories, "loanImports">,
  lenderId: string,
  loans: readonly LoanBookLoan[],
): Promise<readonly LoanBookFinding[]> {
  const taken = await loanImports.loanNumbers(
    lenderId,
    loans.flatMap(({ number }) => numbersLike(number)),
  );
  const facilityNumbers = [...new Set(loans.map(({ facilityNumber }) => facilityNumber))];
  const facilities = await loanImports.facilities(lenderId, facilityNumbers);
  return loans.flatMap((loan) => {
    const facility = facilities.get(loan.facilityNumber);
    const found: Omit<LoanBookFinding, "line" | "severity">[] = [];
    if (numbersLike(loan.number).some((number) => taken.get(number) === "standing")) {
      found.push({ column: "loanNumber", code: "loanNumberTaken", figures: { number: loan.number } });
    }
    if (facility !== undefined && facility.borrowerName !== loan.borrowerName) {
      const figures = { facility: facility.number, borrower: facility.borrowerName };
      found.push({ column: "facilityNumber", code: "facilityOfOtherBorrower", figures });
    }
    if (facility !== undefined && facility.currency !== loan.currency) {
      const figures = { facility: facility.number, currency: facility.currency };
      found.push({ column: "currency", code: "facilityInOtherCurrency", figures });
    }
    return found.map((finding) => ({ line: loan.line, severity: "error" as const, ...finding }));
  });
}

export type Fixings = ReadonlyMap<string, readonly FixingFact[]>;

export async function fixingsOf(
  { baseRates }: Pick<Asked, "baseRates">,
  { lenderId, now }: { readonly lenderId: string; readonly now: Instant },
  loans: readonly LoanBookLoan[],
): Promise<Fixings> {
  const known = new Map<string, readonly FixingFact[]>();
  for (const code of new Set(loans.map(({ baseRateIndex }) => baseRateIndex))) {
    const fixings = await baseRates.fixings(lenderId, code, now);
    const isNew = code === fixedRateIndex && fixings.length === 0;
    known.set(code, isNew ? [{ ...fixedRateFixing, recordedAt: now }] : fixings);
  }
  return known;
}

export interface Reckoned {
  readonly taken: TakenOverLoan | undefined;
  readonly findings: readonly LoanBookFinding[];
}

/** The loan with its schedule and accrued interest, or why there is none. */
export function reckoned(
  loan: LoanBookLoan,
  around: Parameters<typeof takenOver>[1],
  calendar: HolidayCalendar,
): Reckoned {
  try {
    const taken = takenOver(loan, around, calendar);
    return { taken, findings: differingInterest(taken) };
  } catch (error) {
    return { taken: undefined, findings: [refusedLoan(loan, error)] };
  }
}

function refusedLoan(loan: LoanBookLoan, error: unknown): LoanBookFinding {
  const about = { line: loan.line, column: undefined, severity: "error" as const };
  if (error instanceof BrokenInvariant) return { ...about, code: "loanNotReckonable" };
  if (!(error instanceof Rejected)) throw error;
  const { code, figures } = error.rejection;
  if (code !== "noBaseRate") return { ...about, code, ...(figures === undefined ? {} : { figures }) };
  const asked = { index: loan.baseRateIndex, day: loan.interestPaidTo };
  return { ...about, column: "baseRateIndex", code: "baseRateNotKnownOn", figures: asked };
}

function differingInterest({ loan, accrued }: TakenOverLoan): readonly LoanBookFinding[] {
  const reckonedSum = reckonedInterest(accrued);
  if (loan.accruedInterest === undefined || loan.accruedInterest === reckonedSum) return [];
  const text = (amount: bigint) => moneyText(money(amount, loan.currency));
  const figures = {
    given: text(loan.accruedInterest),
    reckoned: text(reckonedSum),
    difference: text(reckonedSum - loan.accruedInterest),
  };
  const finding = { line: loan.line, column: "accruedInterest", code: "accruedInterestDiffers" } as const;
  return [{ ...finding, severity: "warning", figures }];
}
