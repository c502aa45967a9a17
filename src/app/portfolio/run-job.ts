/**
 * Carries out an approved run in ranges. Each range and the checkpoint behind it are one transaction, and a loan stands
 * once for each line of a run, so that a run cut off anywhere goes on and one repeated does nothing twice. A verdict is
 * reckoned again from the facts of its moment: where they are not those that were approved, it is left out and named.
 */
import { japanDay, type Instant } from "../../domain/kernel/instant.ts";
import { present } from "../../domain/kernel/invariant.ts";
import { localDate } from "../../domain/kernel/local-date.ts";
import type { CanonicalObject } from "../../domain/kernel/canonical-json.ts";
import type { ReckoningDeps } from "../command.ts";
import type { JobContext, JobRunner } from "../job/runner.ts";
import type { JobError, JobProgress } from "../job/ports.ts";
import { applyRatchetDecisions, type DecidingPeople } from "../loan/apply-ratchet-decision.ts";
import type { ReckonedRatchet } from "../loan/reckoned-ratchet.ts";
import { recomputeLoans } from "../loan/recompute-loans.ts";
import type { Repositories } from "../ports.ts";
import { yearKnowledge, yearVerdict, type YearKnowledge } from "./fiscal-year-lines.ts";
import type { NewRunLoan, PortfolioKind, PortfolioLineRecord } from "./ports.ts";
import { portfolioRunKind } from "./start-run.ts";

export interface PortfolioRunDeps extends ReckoningDeps {
  readonly newId: () => string;
  /** Lines of one unit of work. */
  readonly rangeLength?: number;
}

const linesAtATime = { fiscalYear: 100, fixing: 250 } as const;

interface Run {
  readonly runId: string;
  readonly kind: PortfolioKind;
  readonly about: CanonicalObject;
  readonly people: DecidingPeople;
}

/** How far a run has come: the last line or loan, and what it did. */
interface SoFar {
  readonly after: string;
  readonly done: number;
  readonly recomputed: number;
  readonly leftOut: number;
}

interface Range {
  /** Its last line or loan. */
  readonly after: string;
  readonly rows: readonly NewRunLoan[];
  /** Lines or loans of the range. */
  readonly length: number;
  readonly errors: readonly JobError[];
}

interface At {
  readonly work: Repositories;
  readonly now: Instant;
}

export function portfolioRunRunner(deps: PortfolioRunDeps): JobRunner {
  return {
    kind: portfolioRunKind,
    run: async (payload, job) => {
      const { runId, kind, about, ...people } = payload as unknown as Omit<Run, "people"> & DecidingPeople;
      const run: Run = { runId, kind, about, people };
      if (kind === "fiscalYear") await runYear(deps, job, run);
      else await runFixing(deps, job, run);
    },
  };
}

async function runYear(deps: PortfolioRunDeps, job: JobContext, run: Run): Promise<void> {
  const limit = deps.rangeLength ?? linesAtATime.fiscalYear;
  const total = await job.read(async ({ portfolio }) => {
    const draft = await portfolio.find(job.actor.organizationId, run.runId);
    return draft?.summary?.included ?? 0;
  });
  await inRanges(job, { total, action: "decidePortfolio" }, async (at, after) => {
    const seq = Number(after === "" ? 0 : after);
    const lines = await at.work.portfolio.includedAfter(run.runId, seq, limit);
    return lines.length === 0 ? undefined : decideRange(deps, job, { run, lines, ...at });
  });
}

interface YearRange extends At {
  readonly run: Run;
  readonly lines: readonly PortfolioLineRecord[];
}

async function decideRange(
  deps: PortfolioRunDeps,
  job: JobContext,
  { run, lines, work, now }: YearRange,
): Promise<Range> {
  const { actor } = job;
  const ids = [...new Set(lines.map(({ subjectId }) => subjectId))];
  const known = await yearKnowledge({ work, actor, now }, ids);
  const decided: DecidedLine[] = [];
  for (const line of lines) {
    await job.pause();
    decided.push({ line, reckoned: asApproved(deps, known, line) });
  }
  const approved = decided.flatMap(({ reckoned }) =>
    reckoned === undefined ? [] : [{ reckoned, people: run.people, keeps: "affected" as const }],
  );
  await applyRatchetDecisions({ work, actor, now, newId: deps.newId }, approved);
  return {
    after: String(lines.at(-1)?.seq ?? 0),
    rows: decided.flatMap((one) => runLoans(deps, run, one)),
    length: lines.length,
    errors: decided.flatMap(({ line, reckoned }) => (reckoned === undefined ? [staleLine(line)] : [])),
  };
}

interface DecidedLine {
  readonly line: PortfolioLineRecord;
  /** Undefined where the facts are not those that were approved. */
  readonly reckoned: ReckonedRatchet | undefined;
}

function asApproved(
  deps: PortfolioRunDeps,
  known: YearKnowledge,
  { subjectId, digest, line: { testOn, certificateReceivedOn: receivedOn } }: PortfolioLineRecord,
): ReckonedRatchet | undefined {
  const verdict = yearVerdict(deps, known, {
    agreementId: subjectId,
    testOn: localDate(present(testOn ?? undefined, "a test date")),
    certificateReceivedOn: receivedOn === null ? undefined : localDate(receivedOn),
  });
  return verdict.kind === "verdict" && verdict.digest === digest ? verdict.reckoned : undefined;
}

function runLoans(
  { newId }: PortfolioRunDeps,
  { runId }: Run,
  { line: { seq, subjectId, line }, reckoned }: DecidedLine,
): readonly NewRunLoan[] {
  const outcome = reckoned === undefined ? "stale" : "recomputed";
  const figures = { agreement: subjectId, testOn: line.testOn };
  return line.loans.map(({ id: loanId }) => ({ id: newId(), runId, seq, loanId, outcome, figures }));
}

function staleLine({ seq, subjectId, line: { agreement } }: PortfolioLineRecord): JobError {
  return { code: "portfolioLineStale", figures: { line: seq }, at: agreement?.name.ja ?? subjectId };
}

async function runFixing(deps: PortfolioRunDeps, job: JobContext, run: Run): Promise<void> {
  const { indexCode, effectiveOn } = run.about as {
    readonly indexCode: string;
    readonly effectiveOn: string;
  };
  const { organizationId } = job.actor;
  const limit = deps.rangeLength ?? linesAtATime.fixing;
  const ids = await job.read(({ baseRates }) => baseRates.idsOfLoansOn(organizationId, indexCode));
  const fromOn = localDate(effectiveOn);
  await inRanges(job, { total: ids.length, action: "recomputePortfolio" }, async (at, after) => {
    const first = placeAfter(ids, after);
    const range = ids.slice(first, first + limit);
    const last = range.at(-1);
    return last === undefined ? undefined : fixRange(deps, job, { run, range, last, fromOn, ...at });
  });
}

/** Of sorted ids the place of the first that comes after one of them, found by halving. */
function placeAfter(ids: readonly string[], after: string): number {
  let [low, high] = [0, ids.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ids[middle] ?? "") > after) high = middle;
    else low = middle + 1;
  }
  return low;
}

interface FixingRange extends At {
  readonly run: Run;
  readonly range: readonly string[];
  readonly last: string;
  readonly fromOn: ReturnType<typeof localDate>;
}

async function fixRange(
  { calendar, newId }: PortfolioRunDeps,
  job: JobContext,
  { run, range, last, fromOn, work, now }: FixingRange,
): Promise<Range> {
  const { runId, people } = run;
  const done = await work.portfolio.loansDone(runId, range);
  const left = range.filter((id) => !done.has(id));
  const facts = await work.loans.facts(job.actor.organizationId, left, now);
  const reason = {
    kind: portfolioRunKind,
    id: runId,
    authorId: people.requestedBy,
    approverId: people.approvedBy,
  };
  const recomputed = await recomputeLoans(
    { work, now, newId, pause: job.pause },
    { facts, fromOn, reason, outboxKind: "loan.rateRefixed" },
    calendar,
  );
  const rows = recomputed.map(({ loanId, refusal, entries, adjusted }): NewRunLoan => ({
    id: newId(),
    runId,
    seq: 0,
    loanId,
    outcome: refusal === undefined ? "recomputed" : "refused",
    figures: { entries, adjusted, on: japanDay(now) },
  }));
  const errors = recomputed.flatMap(({ loanId, refusal }) =>
    refusal === undefined ? [] : [{ ...refusal, at: loanId }],
  );
  return { after: last, rows, length: range.length, errors };
}

type DoRange = (at: At, after: string) => Promise<Range | undefined>;

/** One transaction a range, from where an earlier attempt stopped until no range is left. */
async function inRanges(
  job: JobContext,
  { total, action }: { readonly total: number; readonly action: string },
  doRange: DoRange,
): Promise<void> {
  const nothing: SoFar = { after: "", done: 0, recomputed: 0, leftOut: 0 };
  let soFar: SoFar = { ...nothing, ...(job.checkpoint as Partial<SoFar> | undefined) };
  const errors: JobError[] = [];
  await job.progress(progressOf(soFar, total, errors));
  while (soFar.done < total) {
    const before = soFar;
    await job.step(action, async (work, now) => {
      const range = (await doRange({ work, now }, before.after)) ?? nothingLeft(before, total);
      if (range.rows.length > 0) await work.portfolio.addRunLoans(range.rows);
      errors.push(...range.errors);
      soFar = added(before, range);
      return progressOf(soFar, total, errors);
    });
    await job.pause();
  }
}

/** Loans withdrawn meanwhile are no more to be found. */
function nothingLeft({ after, done }: SoFar, total: number): Range {
  return { after, rows: [], length: total - done, errors: [] };
}

function added(soFar: SoFar, { after, rows, length, errors }: Range): SoFar {
  const recomputed = rows.filter(({ outcome }) => outcome === "recomputed").length;
  return {
    after,
    done: soFar.done + length,
    recomputed: soFar.recomputed + recomputed,
    leftOut: soFar.leftOut + errors.length,
  };
}

function progressOf(soFar: SoFar, total: number, errors: readonly JobError[]): JobProgress {
  const { done, recomputed, leftOut } = soFar;
  return {
    done,
    total,
    checkpoint: { ...soFar },
    result: { loans: recomputed, leftOut },
    ...(errors.length === 0 ? {} : { errors }),
  };
}
