/**
 * Records a synthetic portfolio in the books of a lender, a thousand loans in one unit of work, so that screens and
 * benchmarks meet a lender of real size. Borrowers are fictional and say so. Fixed rates, paid once a year from two
 * years after the money on: nothing is overdue for as long, and interest accrues as for any other loan.
 */
import type { Actor } from "../../app/actor.ts";
import { drawdownEntry, lenderBook } from "../../app/loan/drawdown-entry.ts";
import { fixedRateFixing } from "../../app/loan-import/taken-over.ts";
import type { AgreedSetup } from "../../app/loan/setup-ports.ts";
import type { AppPorts, Repositories } from "../../app/ports.ts";
import { Rejected, orReject } from "../../app/rejected.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import { addMonths, type LocalDate } from "../../domain/kernel/local-date.ts";
import { parseRate } from "../../domain/kernel/rate.ts";
import { legalFormName } from "../../domain/party/legal-form.ts";
import { defaultInterestRule } from "../../domain/loan/interest.ts";
import { fixedRateIndex } from "../../domain/loan/loan-book-loan.ts";
import {
  syntheticPortfolio,
  totalOf,
  type PortfolioSize,
  type SyntheticLoan,
} from "../../domain/programme/synthetic-portfolio.ts";

export interface RecordedPortfolio {
  readonly loans: number;
  /** Minor units. */
  readonly amount: bigint;
}

interface Recording {
  readonly ports: Pick<AppPorts, "transact" | "now" | "newId">;
  readonly actor: Actor;
  readonly size: PortfolioSize;
  /** Fiscal year of the drawdowns. */
  readonly year: number;
  readonly tell: (recorded: number) => void;
}

const rangeLength = 1_000;
const provenance = {
  fictional: true,
  source: null,
  asOf: null,
  note: { ja: "合成データ", en: "synthetic data" },
};
/** Invented; the distances between tiers are those of the 2016 table. */
const rates = { base: "0.0216", A: "0.0176", B: "0.0151", C: "0.0126" } as const;

export async function recordSyntheticPortfolio(recording: Recording): Promise<RecordedPortfolio> {
  const { ports, actor, size, year, tell } = recording;
  const loans = orReject(syntheticPortfolio({ ...size, year }));
  const unit = { actor, action: "recordSyntheticPortfolio", now: ports.now, newId: ports.newId };
  const projectId = await ports.transact(unit, (work) => prepare(recording, work));
  for (let from = 0; from < loans.length; from += rangeLength) {
    const range = loans.slice(from, from + rangeLength);
    await ports.transact(unit, (work, now) => recordRange(recording, { work, now, projectId }, range));
    tell(from + range.length);
  }
  return { loans: loans.length, amount: totalOf(loans.length) };
}

/** The project that all of them stand under, and the index of fixed rates where the lender has none. */
async function prepare(
  { ports: { newId, now }, actor, size, year }: Recording,
  work: Repositories,
): Promise<string> {
  const first = numberOf({ size, year }, 1);
  const taken = await work.loanImports.loanNumbers(actor.organizationId, [first]);
  if (taken.size > 0) throw new Rejected({ code: "portfolioRecordedBefore", figures: { number: first } });
  await lenderBook(work, actor.organizationId, "JPY");
  const known = await work.baseRates.fixings(actor.organizationId, fixedRateIndex, now());
  if (known.length === 0) await work.baseRates.addFixings([{ ...fixedRateFixing, id: newId(), provenance }]);
  const projectId = newId();
  const name = `合成ポートフォリオ ${String(year)}年度（架空）`;
  await work.loanImports.addProjects([
    { id: projectId, name, participantId: newId(), provenance, borrowerId: actor.organizationId },
  ]);
  return projectId;
}

interface RangeAt {
  readonly work: Repositories;
  readonly now: Instant;
  readonly projectId: string;
}

interface PortfolioRow {
  readonly loan: SyntheticLoan;
  readonly number: string;
  readonly ids: Readonly<Record<"borrower" | "facility" | "tranche" | "loan", string>>;
}

async function recordRange(
  recording: Recording,
  { work, projectId }: RangeAt,
  range: readonly SyntheticLoan[],
): Promise<void> {
  const { newId } = recording.ports;
  const rows = range.map((loan) => ({
    loan,
    number: numberOf(recording, loan.position),
    ids: { borrower: newId(), facility: newId(), tranche: newId(), loan: newId() },
  }));
  await work.loanImports.addBorrowers(
    rows.map(({ loan, ids }) => ({
      id: ids.borrower,
      name: borrowerName(loan),
      corporateNumber: undefined,
      provenance,
    })),
  );
  await work.facilities.record(agreed(rows, { projectId, newId }));
  await work.portfolioStatistics.addProfiles(
    rows.map(({ loan, ids }) => ({ ...loan, id: newId(), facilityId: ids.facility })),
  );
  await postDrawdowns(recording, work, rows);
}

function agreed(
  rows: readonly PortfolioRow[],
  { projectId, newId }: { readonly projectId: string; readonly newId: () => string },
): AgreedSetup {
  return {
    facilities: rows.map(({ loan, number, ids }) => ({
      id: ids.facility,
      borrowerId: ids.borrower,
      projectId,
      number: `${number}-F`,
      limit: loan.principal,
      currency: "JPY",
      ranking: "senior",
      purpose: { ja: "ソーシャルビジネス支援（合成）", en: "Social business (synthetic)" },
      agreedOn: loan.drawdownOn,
      provenance,
    })),
    tranches: rows.map(({ ids }) => ({
      id: ids.tranche,
      facilityId: ids.facility,
      productKind: "equalPrincipal",
      baseRateIndex: fixedRateIndex,
      interestRule: defaultInterestRule,
      businessDayConvention: "following",
    })),
    pricing: rows.map(({ loan, ids }) => ({
      id: newId(),
      trancheId: ids.tranche,
      effectiveOn: loan.drawdownOn,
      creditMargin: orReject(parseRate(rates[loan.tier])),
      provenance,
    })),
    loans: rows.map(({ loan, number, ids }) => ({
      id: ids.loan,
      trancheId: ids.tranche,
      number,
      principal: loan.principal,
      drawdownOn: loan.drawdownOn,
      firstDueOn: addMonths(loan.drawdownOn, monthsFree),
      everyMonths: 12,
      instalments: (loan.months - monthsFree) / 12 + 1,
      endOfMonth: false,
      terms: [],
    })),
  };
}

async function postDrawdowns(
  { ports: { newId }, actor }: Recording,
  work: Repositories,
  rows: readonly PortfolioRow[],
): Promise<void> {
  const book = await lenderBook(work, actor.organizationId, "JPY");
  await work.books.post(
    book,
    rows.map(({ loan, number, ids }) => ({
      id: newId(),
      draft: drawdownEntry(number, { on: loan.drawdownOn, amount: loan.principal }),
      loanId: ids.loan,
      reasonKind: "drawdown",
      reasonId: ids.loan,
      authorId: actor.personId,
      approverId: undefined,
      idempotencyKey: `${ids.loan}/drawdown`,
    })),
  );
}

const monthsFree = 24;

function borrowerName({ legalForm, position }: SyntheticLoan): string {
  return `架空の${legalFormName(legalForm)?.ja ?? legalForm} ${String(position).padStart(7, "0")}`;
}

function numberOf(
  { size: { seed }, year }: { readonly size: PortfolioSize; readonly year: number },
  position: number,
): string {
  return `SYN-${String(year)}-${String(seed)}-${String(position).padStart(7, "0")}`;
}

/** The last fiscal year that has ended by a day. */
export function lastFiscalYear(today: LocalDate): number {
  const year = Number(today.slice(0, 4));
  return today.slice(5) >= "04-01" ? year - 1 : year - 2;
}
