/**
 * Records the loans of an approved loan book, in ranges: each range and the checkpoint behind it are one transaction.
 * What a row brings is examined once more against the ledger of that moment; a row that no longer fits is left out and
 * said so. Ids follow from the batch and the row, so that no row is ever recorded twice.
 */
import type { HolidayCalendar } from "../../domain/calendar/holiday-calendar.ts";
import type { Sha256 } from "../../domain/ledger/hash-chain.ts";
import { facilityLimits } from "../../domain/loan/loan-book.ts";
import type { LoanBookLoan } from "../../domain/loan/loan-book-loan.ts";
import type { JobContext, JobRunner } from "../job/runner.ts";
import type { JobProgress } from "../job/ports.ts";
import { orNotFound } from "../rejected.ts";
import { batchIds } from "./batch-ids.ts";
import { readBook } from "./examine.ts";
import type { Batch } from "./batch.ts";
import { recordRange } from "./record-range.ts";

export const importKind = "loanImport";

interface ImportDeps {
  readonly calendar: HolidayCalendar;
  readonly sha256: Sha256;
  /** Loans of one unit of work. */
  readonly rangeLength?: number;
}

const loansAtATime = 250;

export function loanImportRunner(deps: ImportDeps): JobRunner {
  return {
    kind: importKind,
    run: async (payload, job) => {
      const { importId, ...people } = payload as Record<
        "importId" | "requestedBy" | "approvedBy" | "approvalId",
        string
      >;
      const { organizationId } = job.actor;
      const { draft, rows } = await job.read(async ({ loanImports }) => ({
        draft: orNotFound(await loanImports.find(organizationId, importId), "loan import"),
        rows: await loanImports.rows(organizationId, importId),
      }));
      const { loans } = await readBook(rows, draft, job.pause);
      const batch: Batch = {
        importId,
        lenderId: organizationId,
        people,
        ids: batchIds(importId, deps.sha256),
        limits: facilityLimits(loans),
        calendar: deps.calendar,
        pause: job.pause,
      };
      await recordLoans(job, { batch, loans, rangeLength: deps.rangeLength ?? loansAtATime });
    },
  };
}

interface Recording {
  readonly batch: Batch;
  readonly loans: readonly LoanBookLoan[];
  readonly rangeLength: number;
}

async function recordLoans(job: JobContext, { batch, loans, rangeLength }: Recording): Promise<void> {
  const checkpoint = { done: 0, recorded: 0, leftOut: 0, ...(job.checkpoint as Partial<SoFar> | undefined) };
  let soFar: SoFar = checkpoint;
  await job.progress(progressOf(soFar, loans.length));
  for (let from = soFar.done; from < loans.length; from += rangeLength) {
    const range = loans.slice(from, from + rangeLength);
    let reached = soFar;
    await job.step("importLoans", async (work, now) => {
      const { recorded, leftOut } = await recordRange({ work, now }, batch, range);
      reached = {
        done: soFar.done + range.length,
        recorded: soFar.recorded + recorded,
        leftOut: soFar.leftOut + leftOut,
      };
      return progressOf(reached, loans.length);
    });
    soFar = reached;
    await job.pause();
  }
}

interface SoFar {
  readonly done: number;
  readonly recorded: number;
  readonly leftOut: number;
}

function progressOf(soFar: SoFar, total: number): JobProgress {
  const { done, recorded, leftOut } = soFar;
  return { done, total, checkpoint: { ...soFar }, result: { recorded, leftOut } };
}
