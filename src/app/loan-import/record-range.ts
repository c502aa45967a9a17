/** One range of loans of a batch: parties that are new, facilities, loans, and what the books take over. */
import { present } from "../../domain/kernel/invariant.ts";
import { fixedRateIndex, type LoanBookLoan } from "../../domain/loan/loan-book-loan.ts";
import type { LoanBookFinding } from "../../domain/loan/loan-book-reading.ts";
import type { NewLoanEvent } from "../loan/servicing-facts.ts";
import { ownRecord } from "../provenance.ts";
import { Rejected } from "../rejected.ts";
import type { At, Batch, TakenRow } from "./batch.ts";
import type { BatchIds } from "./batch-ids.ts";
import { againstLedger, fixingsOf, reckoned } from "./examine.ts";
import { freeNumber, numbersLike } from "../loan/free-number.ts";
import { openingPostings } from "./opening-postings.ts";
import { recordParties } from "./record-parties.ts";
import { fixedRateFixing, productOf, recordedKind, shapeOf, termNotes } from "./taken-over.ts";

export async function recordRange(
  at: At,
  batch: Batch,
  range: readonly LoanBookLoan[],
): Promise<{ readonly recorded: number; readonly leftOut: number }> {
  const { work } = at;
  const refusals = await againstLedger(work, batch.lenderId, range);
  const refused = new Set(refusals.map(({ line }) => line));
  const standing = range.filter(({ line }) => !refused.has(line));
  const facilityIds = await recordParties(at, batch, standing);
  const { rows, findings } = await takenRows(at, batch, { loans: standing, facilityIds });
  await work.loanImports.addFindings(batch.importId, [...refusals, ...findings]);
  await recordLoans(at, batch, rows);
  await postOpenings(at, batch, rows);
  return { recorded: rows.length, leftOut: range.length - rows.length };
}

interface Standing {
  readonly loans: readonly LoanBookLoan[];
  readonly facilityIds: ReadonlyMap<string, string>;
}

async function takenRows(
  { work, now }: At,
  { lenderId, ids, calendar, pause }: Batch,
  { loans, facilityIds }: Standing,
): Promise<{ readonly rows: readonly TakenRow[]; readonly findings: readonly LoanBookFinding[] }> {
  const fixings = await fixingsOf(work, { lenderId, now }, loans);
  await recordFixedRate({ work, now }, ids, fixings.get(fixedRateIndex));
  const taken = await work.loanImports.loanNumbers(
    lenderId,
    loans.flatMap(({ number }) => numbersLike(number)),
  );
  const rows: TakenRow[] = [];
  const findings: LoanBookFinding[] = [];
  for (const [position, loan] of loans.entries()) {
    if (position % 10 === 0) await pause();
    const own = {
      loanId: ids("loan", loan.line),
      trancheId: ids("tranche", loan.line),
      facilityId: present(facilityIds.get(loan.facilityNumber), "a facility"),
    };
    const frame = { lenderId, now, fixings: fixings.get(loan.baseRateIndex) ?? [] };
    const result = reckoned(loan, { ids: own, frame }, calendar);
    const number = freeNumber(loan.number, taken);
    if (result.taken === undefined) findings.push(...result.findings);
    else if (number === undefined) findings.push(takenTooOften(loan));
    else rows.push({ taken: result.taken, ids: own, number });
  }
  return { rows, findings };
}

function takenTooOften({ line, number }: LoanBookLoan): LoanBookFinding {
  return { line, column: "loanNumber", severity: "error", code: "loanNumberTaken", figures: { number } };
}

/** The index of fixed rates is fixed once for each lender. */
async function recordFixedRate(
  { work }: At,
  ids: BatchIds,
  fixings: readonly { readonly id: string }[] | undefined,
): Promise<void> {
  if (fixings?.[0]?.id !== fixedRateFixing.id) return;
  await work.baseRates.addFixings([
    { ...fixedRateFixing, id: ids("fixing", fixedRateIndex), provenance: ownRecord },
  ]);
}

async function recordLoans({ work }: At, batch: Batch, rows: readonly TakenRow[]): Promise<void> {
  await work.facilities.record({
    tranches: rows.map(({ taken: { loan }, ids }) => ({
      id: ids.trancheId,
      facilityId: ids.facilityId,
      productKind: recordedKind(loan),
      baseRateIndex: loan.baseRateIndex,
      interestRule: loan.interestRule,
      businessDayConvention: loan.businessDayConvention,
    })),
    pricing: rows.map(({ taken: { loan }, ids }) => ({
      id: batch.ids("pricing", loan.line),
      trancheId: ids.trancheId,
      effectiveOn: loan.interestPaidTo,
      creditMargin: loan.creditMargin,
      provenance: ownRecord,
    })),
    productTerms: rows.map(({ taken: { loan }, ids }) => ({
      id: batch.ids("terms", loan.line),
      trancheId: ids.trancheId,
      effectiveOn: loan.interestPaidTo,
      terms: productOf(loan),
    })),
    loans: rows.map(({ taken: { loan }, ids, number }) => ({
      id: ids.loanId,
      trancheId: ids.trancheId,
      number,
      principal: loan.outstanding,
      drawdownOn: loan.interestPaidTo,
      firstDueOn: loan.nextDueOn,
      everyMonths: loan.everyMonths,
      instalments: loan.instalments,
      endOfMonth: loan.endOfMonth,
      terms: termNotes(loan),
    })),
    shapes: rows.map(({ taken: { loan }, ids }) => ({
      id: batch.ids("shape", loan.line),
      loanId: ids.loanId,
      shape: shapeOf(loan),
    })),
  });
  await work.loans.addEvents(rows.map((row) => takeoverEvent(batch, row)));
}

function takeoverEvent({ importId, ids, people }: Batch, row: TakenRow): NewLoanEvent {
  return {
    id: ids("takeover", row.taken.loan.line),
    loanId: row.ids.loanId,
    effectiveOn: row.taken.loan.takeoverOn,
    detail: { kind: "takeover", importId },
    ...people,
  };
}

async function postOpenings({ work }: At, batch: Batch, rows: readonly TakenRow[]): Promise<void> {
  const byCurrency = new Map<LoanBookLoan["currency"], TakenRow[]>();
  for (const row of rows) {
    const { currency } = row.taken.loan;
    byCurrency.set(currency, [...(byCurrency.get(currency) ?? []), row]);
  }
  for (const [currency, own] of byCurrency) {
    const book = await work.books.ofLender(batch.lenderId, currency);
    if (book === undefined) throw new Rejected({ code: "noBookInCurrency", figures: { currency } });
    const opened = own.map((row) => openingPostings(batch, row));
    await work.books.post(
      book,
      opened.flatMap(({ entries }) => entries),
    );
    await work.loans.addInterestPostings(opened.flatMap(({ postings }) => postings));
  }
}
