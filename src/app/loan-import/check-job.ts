/**
 * The check of a whole loan book as a job: it reads every row, reckons every loan, and keeps all that is to be said of
 * them. It records nothing in the books.
 */
import type { HolidayCalendar } from "../../domain/calendar/holiday-calendar.ts";
import type { Sha256 } from "../../domain/ledger/hash-chain.ts";
import { money, moneyText } from "../../domain/kernel/money.ts";
import { loanBookTotals } from "../../domain/loan/loan-book.ts";
import type { LoanBookLoan } from "../../domain/loan/loan-book-loan.ts";
import type { LoanBookFinding } from "../../domain/loan/loan-book-reading.ts";
import type { JobContext, JobRunner } from "../job/runner.ts";
import { orNotFound } from "../rejected.ts";
import { againstLedger, fixingsOf, readBook, reckoned, type Fixings } from "./examine.ts";
import { batchIds } from "./batch-ids.ts";
import type { CheckSample, CheckSummary } from "./ports.ts";
import { reckonedInterest, type TakenOverLoan } from "./taken-over.ts";

export const checkKind = "loanImportCheck";

export interface CheckDeps {
  readonly calendar: HolidayCalendar;
  readonly sha256: Sha256;
}

const loansAtATime = 250;
const shownRows = 6;

export function loanImportCheckRunner(deps: CheckDeps): JobRunner {
  return {
    kind: checkKind,
    run: async (payload, job) => {
      const { importId: id } = payload as { readonly importId: string };
      const { organizationId } = job.actor;
      const { draft, rows } = await job.read(async ({ loanImports }) => ({
        draft: orNotFound(await loanImports.find(organizationId, id), "loan import"),
        rows: await loanImports.rows(organizationId, id),
      }));
      await job.progress({ done: 0, total: rows.length });
      const book = await readBook(rows, draft, job.pause);
      const examined = await examineLoans(deps, job, { importId: id, loans: book.loans, of: rows.length });
      const findings = [...book.findings, ...examined.findings].sort((a, b) => a.line - b.line);
      const checked = summaryOf(rows.length, findings, examined.taken);
      await job.step("checkLoanImport", async ({ loanImports }) => {
        await loanImports.clearFindings(id);
        await loanImports.addFindings(id, findings);
        await loanImports.setChecked(id, checked);
        const { loans, errors, warnings } = checked;
        return { done: rows.length, result: { importId: id, loans, errors, warnings } };
      });
    },
  };
}

/** What the summary needs of a loan; ten thousand schedules are not kept. */
interface GoodLoan {
  readonly loan: LoanBookLoan;
  readonly interest: bigint;
  readonly sample: CheckSample | undefined;
}

interface Examined {
  readonly taken: readonly GoodLoan[];
  readonly findings: readonly LoanBookFinding[];
}

async function examineLoans(
  { calendar, sha256 }: CheckDeps,
  job: JobContext,
  {
    importId,
    loans,
    of,
  }: { readonly importId: string; readonly loans: readonly LoanBookLoan[]; readonly of: number },
): Promise<Examined> {
  const lenderId = job.actor.organizationId;
  const now = job.now();
  const ids = batchIds(importId, sha256);
  const fixings: Fixings = await job.read((work) => fixingsOf(work, { lenderId, now }, loans));
  const findings: LoanBookFinding[] = [];
  const taken: GoodLoan[] = [];
  const sampled = new Set<string>();
  for (let from = 0; from < loans.length; from += loansAtATime) {
    const range = loans.slice(from, from + loansAtATime);
    findings.push(...(await job.read((work) => againstLedger(work, lenderId, range))));
    for (const [position, loan] of range.entries()) {
      if (position % 10 === 0) await job.pause();
      const own = {
        loanId: ids("loan", loan.line),
        trancheId: ids("tranche", loan.line),
        facilityId: importId,
      };
      const frame = { lenderId, now, fixings: fixings.get(loan.baseRateIndex) ?? [] };
      const result = reckoned(loan, { ids: own, frame }, calendar);
      findings.push(...result.findings);
      if (result.taken !== undefined) {
        taken.push(goodLoan(result.taken, sampled));
      }
    }
    await job.progress({ done: Math.min(from + loansAtATime, of) });
  }
  return { taken, findings };
}

function summaryOf(
  rows: number,
  findings: readonly LoanBookFinding[],
  taken: readonly GoodLoan[],
): CheckSummary {
  const errors = findings.filter(({ severity }) => severity === "error");
  const refused = new Set(errors.map(({ line }) => line));
  const good = taken.filter(({ loan }) => !refused.has(loan.line));
  return {
    rows,
    loans: good.length,
    rowsWithErrors: refused.size,
    errors: errors.length,
    warnings: findings.length - errors.length,
    totals: loanBookTotals(good.map(({ loan }) => loan)).map(({ outstanding, ...total }) => ({
      ...total,
      outstanding: moneyText(money(outstanding, total.currency)),
      accruedInterest: moneyText(money(interestOf(good, total), total.currency)),
    })),
    samples: good.flatMap(({ sample }) => sample ?? []),
  };
}

function interestOf(
  taken: readonly GoodLoan[],
  { kind, currency }: Pick<LoanBookLoan, "kind" | "currency">,
): bigint {
  return taken
    .filter(({ loan }) => loan.kind === kind && loan.currency === currency)
    .reduce((sum, { interest }) => sum + interest, 0n);
}

/** The first loan of each kind is shown with its schedule. */
function goodLoan(taken: TakenOverLoan, sampled: Set<string>): GoodLoan {
  const { loan, accrued } = taken;
  const isFirst = !sampled.has(loan.kind);
  sampled.add(loan.kind);
  return {
    loan,
    interest: loan.accruedInterest ?? reckonedInterest(accrued),
    sample: isFirst ? sampleOf(taken) : undefined,
  };
}

function sampleOf({ loan: { line, number, kind, currency }, position }: TakenOverLoan): CheckSample {
  const text = (amount: bigint) => moneyText(money(amount, currency));
  const schedule = position.schedule.rows.slice(0, shownRows).map((row) => ({
    dueOn: row.dueOn,
    principal: text(row.principal),
    interest: text(row.interest),
    total: text(row.total),
    balance: text(row.balance),
  }));
  return { line, number, kind, currency, schedule };
}
