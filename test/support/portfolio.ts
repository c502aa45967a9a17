/**
 * A portfolio of the sample's bank, as large as asked: loans of three kinds to one borrower, priced on the short-term
 * prime rate, drawn and with interest posted through the first of March 2026. Every tenth loan has a KPI of its own
 * that moves its rate. It is recorded by the product's repositories, a thousand loans a unit of work.
 */
import type { Database } from "../../db/connect.ts";
import type { Row } from "../../db/dialect.ts";
import { recordOn, transactOn } from "../../db/transact.ts";
import { postDueInterest } from "../../src/app/loan/post-due-interest.ts";
import type { NewEntry } from "../../src/app/ledger/ports.ts";
import type { NewLoan, NewTranche } from "../../src/app/loan/setup-ports.ts";
import { present } from "../../src/domain/kernel/invariant.ts";
import { addDays, addMonths, localDate, type LocalDate } from "../../src/domain/kernel/local-date.ts";
import type { Rate } from "../../src/domain/kernel/rate.ts";
import { entryFor } from "../../src/domain/ledger/posting-rules.ts";
import { defaultInterestRule } from "../../src/domain/loan/interest.ts";
import { deps } from "./sample-facts.ts";
import { at, people, sample } from "./sample-names.ts";
import { chance } from "./tampering.ts";

export interface PortfolioSize {
  readonly loans: number;
  readonly seed: number;
  /** Every so many loans have a KPI of their own; 0 for none. */
  readonly everyKpi?: number;
  /** Each loan stands under a facility of its own instead of one for all. */
  readonly facilityOfEach?: boolean;
}

export const portfolioPostedOn = localDate("2026-03-01");
export const portfolioTestOn = localDate("2025-12-31");

const provenance = { fictional: true, source: null, asOf: null, note: null };
const written = JSON.stringify({ asOf: null, fictional: true, note: null, source: null });
const kinds = ["bullet", "equalPrincipal", "annuity"] as const;
const rangeLength = 1_000;

interface PortfolioLoan {
  readonly loan: NewLoan;
  readonly tranche: NewTranche;
}

/** Ids of the loans, in order, and of the KPIs. */
export async function recordPortfolio(
  database: Database,
  newId: () => string,
  { loans, seed, everyKpi = 10, facilityOfEach = false }: PortfolioSize,
): Promise<{ readonly loanIds: readonly string[]; readonly kpiIds: readonly string[] }> {
  const random = chance(seed);
  const shared = newId();
  const made = Array.from({ length: loans }, (_, i) =>
    madeLoan({ newId, random, facilityId: facilityOfEach ? newId() : shared }, i),
  );
  const kpiIds = everyKpi === 0 ? [] : made.filter((_, i) => i % everyKpi === 0).map(() => newId());
  await recordKpis(database, newId, kpiIds);
  if (!facilityOfEach) await recordFacilities(database, newId, [shared]);
  for (let from = 0; from < loans; from += rangeLength) {
    const range = made.slice(from, from + rangeLength);
    if (facilityOfEach) {
      await recordFacilities(
        database,
        newId,
        range.map(({ tranche }) => tranche.facilityId),
      );
    }
    await recordLoans(database, newId, range);
    const priced = range.filter((_, i) => everyKpi !== 0 && (from + i) % everyKpi === 0);
    const own = kpiIds.slice(Math.ceil(from / everyKpi), Math.ceil(from / everyKpi) + priced.length);
    await recordAgreements(database, newId, { priced, kpiIds: own });
  }
  await postInterest(database, newId, made);
  return { loanIds: made.map(({ loan }) => loan.id), kpiIds };
}

interface Making {
  readonly newId: () => string;
  readonly random: () => number;
  readonly facilityId: string;
}

function madeLoan({ newId, random, facilityId }: Making, i: number): PortfolioLoan {
  const trancheId = newId();
  const drawdownOn = addDays(localDate("2025-11-01"), Math.floor(random() * 28));
  return {
    tranche: {
      id: trancheId,
      facilityId,
      productKind: kinds[i % 3] ?? "bullet",
      baseRateIndex: "SHORT_PRIME",
      interestRule: defaultInterestRule,
      businessDayConvention: "following",
    },
    loan: {
      id: newId(),
      trancheId,
      number: `P-${String(i + 1).padStart(7, "0")}`,
      principal: BigInt(Math.floor((1e6 + random() ** 2 * 24e6) / 1_000) * 1_000),
      drawdownOn,
      firstDueOn: addMonths(drawdownOn, 1),
      everyMonths: 1,
      instalments: 48,
      endOfMonth: false,
      terms: [],
    },
  };
}

async function recordFacilities(
  database: Database,
  newId: () => string,
  facilityIds: readonly string[],
): Promise<void> {
  const unit = { actor: people.officer, action: "recordPortfolio", now: at("2025-12-01"), newId };
  await transactOn(database)(unit, ({ facilities }) =>
    facilities.record({
      facilities: facilityIds.map((id) => ({
        id,
        borrowerId: sample.organizer,
        projectId: sample.project,
        number: `F-${id}`,
        limit: 9_000_000_000_000n,
        currency: "JPY",
        ranking: "senior",
        purpose: { ja: "地域の小口融資", en: "Small loans of the region" },
        agreedOn: localDate("2025-10-01"),
        provenance,
      })),
    }),
  );
}

async function recordLoans(
  database: Database,
  newId: () => string,
  range: readonly PortfolioLoan[],
): Promise<void> {
  const unit = { actor: people.officer, action: "recordPortfolio", now: at("2025-12-01"), newId };
  await transactOn(database)(unit, async ({ facilities, books }) => {
    await facilities.record({
      tranches: range.map(({ tranche }) => tranche),
      pricing: range.map(({ tranche, loan }, i) => ({
        id: newId(),
        trancheId: tranche.id,
        effectiveOn: loan.drawdownOn,
        creditMargin: BigInt(50_000_000 + (i % 20) * 5_000_000) as Rate,
        provenance,
      })),
      loans: range.map(({ loan }) => loan),
    });
    const book = present(await books.ofLender(sample.bank, "JPY"), "a book");
    await books.post(
      book,
      range.map(({ loan }) => drawdownEntry(newId(), loan)),
    );
  });
}

function drawdownEntry(id: string, loan: NewLoan): NewEntry {
  const description = { ja: `${loan.number} 実行`, en: `${loan.number} drawdown` };
  const event = { kind: "drawdown" as const, principal: loan.principal };
  return {
    id,
    draft: present(entryFor(event, { effectiveOn: loan.drawdownOn, description }), "an entry"),
    loanId: loan.id,
    reasonKind: "drawdown",
    reasonId: loan.id,
    authorId: people.officer.personId,
    approverId: people.approver.personId,
    idempotencyKey: `${loan.id}/drawdown`,
  };
}

/** Measured by the organizer of the sample, who also borrows. */
async function recordKpis(database: Database, newId: () => string, kpiIds: readonly string[]): Promise<void> {
  const unit = { actor: people.reporter, action: "recordPortfolio", now: at("2025-12-01"), newId };
  await recordOn(database)(unit, (_, { append }) => append("kpi", kpiIds.map(kpiRow)));
}

function kpiRow(id: string, i: number): Row {
  return {
    id,
    project_id: sample.project,
    code: `K${String(i + 1)}`,
    name_ja: `歩数 ${String(i + 1)}`,
    name_en: `Steps ${String(i + 1)}`,
    unit_ja: "％",
    unit_en: "%",
    direction: "higher",
    formula_ja: "歩く人 ÷ 回答者",
    formula_en: "walkers / respondents",
    provenance: written,
  };
}

interface Priced {
  readonly priced: readonly PortfolioLoan[];
  readonly kpiIds: readonly string[];
}

async function recordAgreements(
  database: Database,
  newId: () => string,
  { priced, kpiIds }: Priced,
): Promise<void> {
  if (priced.length === 0) return;
  const rows = priced.map(({ tranche, loan }, i) => ({
    id: newId(),
    trancheId: tranche.id,
    number: loan.number,
    kpiId: present(kpiIds[i], "a KPI"),
  }));
  const unit = { actor: people.officer, action: "recordPortfolio", now: at("2025-12-01"), newId };
  await recordOn(database)(unit, async (_, { append }) => {
    await append("agreement", rows.map(agreementRow));
    await append(
      "agreement_terms",
      rows.map(({ id, kpiId }) => ({
        id: newId(),
        agreement_id: id,
        effective_on: "2025-10-01",
        ratchet: JSON.stringify(ratchetOf(kpiId)),
        provenance: written,
      })),
    );
    await append(
      "spt",
      rows.map(({ id, kpiId }) => sptRow(newId(), id, kpiId)),
    );
  });
}

function agreementRow({
  id,
  trancheId,
  number,
}: {
  readonly id: string;
  readonly trancheId: string;
  readonly number: string;
}): Row {
  return {
    id,
    tranche_id: trancheId,
    name_ja: `${number} 金利調整合意書`,
    name_en: `${number} interest step agreement`,
    agreed_on: "2025-10-01",
    provenance: written,
  };
}

function ratchetOf(kpiId: string): object {
  return {
    aggregation: "perKpi",
    kpis: [{ id: kpiId, achievedBp: "-10", missedBp: "10" }],
    cumulative: false,
    marginFloor: "0",
    allInFloor: "0",
    effective: { rule: "testDate" },
    notReported: { rule: "asMissed" },
    correction: { lenderFavour: "trueUp", borrowerFavour: "trueUp" },
  };
}

function sptRow(id: string, agreementId: string, kpiId: string): Row {
  return {
    id,
    agreement_id: agreementId,
    kpi_id: kpiId,
    test_on: portfolioTestOn,
    period_start_on: "2025-01-01",
    period_end_on: "2026-01-01",
    certificate_due_on: "2026-03-31",
    baseline: "40",
    target: "55",
    strict: 0,
    grade_needed: "E2",
    provenance: written,
  };
}

async function postInterest(
  database: Database,
  newId: () => string,
  made: readonly PortfolioLoan[],
): Promise<void> {
  const asOf: LocalDate = portfolioPostedOn;
  for (let from = 0; from < made.length; from += rangeLength) {
    const loanIds = made.slice(from, from + rangeLength).map(({ loan }) => loan.id);
    const unit = { actor: people.officer, action: "postDueInterest", now: at(asOf), newId };
    await transactOn(database)(unit, (work, now) =>
      postDueInterest({ work, calendar: deps.calendar, newId }, people.officer, {
        loanIds,
        asOf,
        runId: newId(),
        now,
        dryRun: false,
      }),
    );
  }
}
