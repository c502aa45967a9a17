/**
 * The dry run of a change of many loans: every line as it would be, kept for both persons to look at, with one digest
 * over all of them. It records nothing in the books.
 */
import { fiscalYear } from "../../domain/calendar/fiscal-year.ts";
import { canonicalJson } from "../../domain/kernel/canonical-json.ts";
import { parseMoney, moneyText, money, type Currency } from "../../domain/kernel/money.ts";
import type { ReckoningDeps } from "../command.ts";
import type { JobContext, JobRunner } from "../job/runner.ts";
import type { FixingRequest } from "../loan/fixing-change.ts";
import { orNotFound, orReject } from "../rejected.ts";
import { fixingLine } from "./fixing-lines.ts";
import { yearKnowledge, yearLine } from "./fiscal-year-lines.ts";
import { portfolioRequestOf } from "./portfolio-payload.ts";
import type { NewPortfolioLine, PortfolioSummary } from "./ports.ts";

export const dryRunKind = "portfolioDryRun";

const linesAtATime = 250;
const linesBetweenPauses = 10;

export function portfolioDryRunRunner(deps: ReckoningDeps): JobRunner {
  return {
    kind: dryRunKind,
    run: async (payload, job) => {
      const { runId } = payload as { readonly runId: string };
      const found = await job.read(({ portfolio }) => portfolio.find(job.actor.organizationId, runId));
      const draft = orNotFound(found, "portfolio run");
      const request = portfolioRequestOf(draft.kind, draft.payload);
      const lines =
        request.kind === "fiscalYear"
          ? await yearLines(deps, job, request.fiscalYear)
          : await fixingLines(deps, job, request.fixing);
      const digest = linesDigest(deps, lines);
      const summary = summaryOf(lines);
      await job.step("dryRunPortfolio", async ({ portfolio }) => {
        await portfolio.setLines(runId, lines, { summary, digest });
        const { included, leftOut } = summary;
        return { done: lines.length, total: lines.length, result: { runId, included, leftOut } };
      });
    },
  };
}

function linesDigest({ sha256 }: ReckoningDeps, lines: readonly NewPortfolioLine[]): string {
  return sha256(
    canonicalJson(
      lines.map(({ seq, subjectId, included, digest, line: { testOn } }) => ({
        seq,
        subjectId,
        testOn,
        included,
        digest,
      })),
    ),
  );
}

async function yearLines(
  deps: ReckoningDeps,
  job: JobContext,
  year: number,
): Promise<readonly NewPortfolioLine[]> {
  const { actor } = job;
  const candidates = await job.read(({ portfolio }) =>
    portfolio.candidates(actor.organizationId, fiscalYear(year)),
  );
  const seen = new Set<string>();
  const lines: NewPortfolioLine[] = [];
  for (let from = 0; from < candidates.length; from += linesAtATime) {
    const range = candidates.slice(from, from + linesAtATime);
    const ids = [...new Set(range.map(({ agreementId }) => agreementId))];
    const known = await job.read((work) => yearKnowledge({ work, actor, now: job.now() }, ids));
    for (const [i, candidate] of range.entries()) {
      if (i % linesBetweenPauses === 0) await job.pause();
      const line = yearLine(deps, known, { candidate, seq: from + i + 1 });
      lines.push(seen.has(candidate.agreementId) ? afterEarlierTest(line) : line);
      if (line.included) seen.add(candidate.agreementId);
    }
    await job.progress({ done: lines.length, total: candidates.length });
  }
  return lines;
}

/** The rate of a later test rests on the one before it: it is decided once that stands. */
function afterEarlierTest({ line, ...place }: NewPortfolioLine): NewPortfolioLine {
  if (!place.included) return { ...place, line };
  return { ...place, included: false, digest: "", line: { ...line, leftOut: "earlierTestFirst" } };
}

async function fixingLines(
  deps: ReckoningDeps,
  job: JobContext,
  request: FixingRequest,
): Promise<readonly NewPortfolioLine[]> {
  const { organizationId } = job.actor;
  const now = job.now();
  const { indexCode, effectiveOn, annualRate } = request;
  const ids = await job.read(({ baseRates }) => baseRates.idsOfLoansOn(organizationId, indexCode));
  const known = await job.read(({ baseRates }) => baseRates.fixings(organizationId, indexCode, now));
  const name = request.name ?? known.at(-1)?.name ?? { ja: indexCode, en: indexCode };
  const fixing = { id: indexCode, indexCode, name, effectiveOn, annualRate, recordedAt: now };
  const lines: NewPortfolioLine[] = [];
  for (let from = 0; from < ids.length; from += linesAtATime) {
    const range = ids.slice(from, from + linesAtATime);
    const facts = await job.read(({ loans }) => loans.facts(organizationId, range, now));
    for (const [i, one] of facts.entries()) {
      if (i % linesBetweenPauses === 0) await job.pause();
      lines.push(fixingLine(deps, { facts: one, fixing, seq: lines.length + 1, now }));
    }
    await job.progress({ done: Math.min(from + linesAtATime, ids.length), total: ids.length });
  }
  return lines;
}

function summaryOf(lines: readonly NewPortfolioLine[]): PortfolioSummary {
  const included = lines.filter((line) => line.included);
  const currencies = [...new Set(included.flatMap(({ line }) => line.currency ?? []))] as Currency[];
  return {
    lines: lines.length,
    included: included.length,
    leftOut: lines.length - included.length,
    loans: new Set(included.flatMap(({ line }) => line.loans.map(({ id }) => id))).size,
    totals: currencies.map((currency) => {
      const own = included.filter(({ line }) => line.currency === currency);
      const sum = (field: "toMaturity" | "thisYear") =>
        own.reduce((total, { line }) => total + orReject(parseMoney(line[field] ?? "0", currency)).minor, 0n);
      const text = (amount: bigint) => moneyText(money(amount, currency));
      return { currency, toMaturity: text(sum("toMaturity")), thisYear: text(sum("thisYear")) };
    }),
  };
}
