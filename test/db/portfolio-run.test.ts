import { expect } from "chai";
import { rowsOf } from "../../db/read.ts";
import { postDueInterest } from "../../src/app/loan/post-due-interest.ts";
import type { PortfolioRequest } from "../../src/app/portfolio/portfolio-payload.ts";
import type { FixingRequest } from "../../src/app/loan/fixing-change.ts";
import { localDate } from "../../src/domain/kernel/local-date.ts";
import { rate } from "../support/pricing.ts";
import { bundled } from "../support/bundled.ts";
import { eachDatabase, type TestDatabase } from "../support/databases.ts";
import { doomedProcess, killedOn } from "../support/doomed.ts";
import type { Errand } from "../support/job-child.ts";
import { portfolioDesk } from "../support/portfolio-desk.ts";
import { recordPortfolio } from "../support/portfolio.ts";
import { reportPortfolioKpis } from "../support/portfolio-reports.ts";
import { actingOn, deps, type memoryFiles } from "../support/sample-facts.ts";
import { recordMasterData } from "../support/sample-master-data.ts";
import { at, idMaker, people } from "../support/sample-names.ts";
import { refusalOf } from "../support/refusals.ts";
import { firstBadRow } from "../support/verified.ts";

const year: PortfolioRequest = { kind: "fiscalYear", fiscalYear: 2025 };
const fixing: FixingRequest = {
  indexCode: "SHORT_PRIME",
  name: undefined,
  effectiveOn: localDate("2026-02-01"),
  annualRate: rate("0.02"),
  source: "",
};
/** Those of the portfolio, and the two of the sample. */
const loans = 14;

describe("a change of many loans at once", () => {
  let program: string;
  before(async function () {
    this.timeout(600_000);
    program = await bundled("test/support/job-child.ts");
  });

  eachDatabase((name, open) => {
    describe(`on ${name}`, function () {
      this.timeout(600_000);
      let template: { readonly url: string; readonly loanIds: readonly string[] };
      let files: ReturnType<typeof memoryFiles>;
      let database: TestDatabase;

      before(async () => {
        const first = await open();
        await recordMasterData(first, idMaker(1));
        const { loanIds, kpiIds } = await recordPortfolio(first, idMaker(30), {
          loans: loans - 2,
          seed: 7,
          everyKpi: 3,
        });
        const [good = "", weak = "", waiting = ""] = kpiIds;
        files = await reportPortfolioKpis(first, idMaker(31), [
          { kpiId: good, value: "57.5", grade: "E2" },
          { kpiId: weak, value: "60", grade: "E1" },
          { kpiId: waiting, value: "41", grade: undefined },
        ]);
        await first.close();
        template = { url: first.url, loanIds };
      });
      beforeEach(async () => {
        database = await open({ copyOf: template.url });
      });
      afterEach(() => database.remove());

      const runLoans = () =>
        rowsOf<{ readonly loan_id: string; readonly outcome: string }>(
          database.reader("portfolio_run_loan").orderBy("loan_id").select("loan_id", "outcome"),
        );
      const countOf = async (table: string) => (await rowsOf(database.reader(table))).length;

      it("shows for each agreement of a fiscal year its verdict, or why it is left out", async () => {
        const desk = portfolioDesk(database, 40, "2026-03-05");
        const lines = await desk.lines(await desk.tried(year));
        expect(lines.map(({ evidence, leftOut }) => [evidence, leftOut])).to.deep.equal([
          ["in", null],
          ["gradeTooLow", "evidenceGradeTooLow"],
          ["inReview", "evidenceInReview"],
          ["missing", "evidenceMissing"],
        ]);
        const [first] = lines;
        expect(first).to.deep.include({ stepBpBefore: "0", stepBpAfter: "-10", effectiveOn: "2025-12-31" });
        expect(first?.outcomes.map(({ outcome }) => outcome)).to.deep.equal(["achieved"]);
        expect(Number(first?.toMaturity)).to.be.lessThan(Number(first?.thisYear));
        expect(Number(first?.thisYear)).to.be.lessThan(0);
        expect(await countOf("portfolio_run")).to.equal(0);
      });

      it("is approved once by a second person, decides each agreement, and holds", async () => {
        const desk = portfolioDesk(database, 41, "2026-03-05");
        const runId = await desk.tried(year);
        const approval = await desk.requested(runId);
        expect(approval.allowed).to.deep.equal(["withdraw"]);
        const job = await desk.worked(await desk.approved(runId, approval));
        expect(job).to.deep.include({ state: "done", result: { loans: 1, leftOut: 0 } });
        expect(await runLoans()).to.deep.equal([{ loan_id: template.loanIds[0], outcome: "recomputed" }]);
        const decisions = await rowsOf<Readonly<Record<string, string>>>(database.reader("ratchet_decision"));
        expect(decisions.map(({ requested_by: by, approved_by: and }) => [by, and])).to.deep.equal([
          [people.officer.personId, people.approver.personId],
        ]);
        expect((await desk.lines(runId)).map(({ result }) => result)).to.deep.equal([
          "recomputed",
          null,
          null,
          null,
        ]);
        expect((await desk.lines(await desk.tried(year)))[0]?.leftOut).to.equal("alreadyDecided");
        expect(await firstBadRow({ database, files })).to.equal(undefined);
      });

      it("leaves an agreement out and names it when its facts have changed since the dry run", async () => {
        const desk = portfolioDesk(database, 42, "2026-03-05");
        const runId = await desk.tried(year);
        const approval = await desk.requested(runId);
        const meanwhile = await desk.tried({ kind: "fixing", fixing });
        await desk.worked(await desk.approved(meanwhile, await desk.requested(meanwhile)));
        const job = await desk.worked(await desk.approved(runId, approval));
        expect(job.result).to.deep.equal({ loans: 0, leftOut: 1 });
        expect(job.errors[0]).to.deep.include({ code: "portfolioLineStale", figures: { line: 1 } });
        expect((await desk.lines(runId))[0]?.result).to.equal("stale");
        expect(await countOf("ratchet_decision")).to.equal(0);
      });

      it("cannot be requested twice, nor where nothing would be carried out", async () => {
        const desk = portfolioDesk(database, 43, "2026-03-05");
        const empty = await desk.tried({ kind: "fiscalYear", fiscalYear: 2019 });
        expect(await refusalOf(desk.requested(empty))).to.equal("portfolioRunEmpty");
        const runId = await desk.tried(year);
        const approval = await desk.requested(runId);
        await desk.approved(runId, approval);
        expect(await refusalOf(desk.requested(runId))).to.equal("portfolioStepNotAllowed");
      });

      it("of a fixing reckons every loan again, and the interest run after it has nothing left", async () => {
        const desk = portfolioDesk(database, 44, "2026-03-05", 5);
        const runId = await desk.tried({ kind: "fixing", fixing });
        const job = await desk.worked(await desk.approved(runId, await desk.requested(runId)));
        expect(job).to.deep.include({ state: "done", result: { loans, leftOut: 0 } });
        expect((await runLoans()).length).to.equal(loans);
        expect(await countOf("loan_recomputation")).to.equal(loans);
        const newId = idMaker(45);
        const rest = await actingOn(database, newId)(
          { actor: people.officer, now: at("2026-03-05"), action: "postDueInterest" },
          ({ work, actor, now }) =>
            postDueInterest({ work, calendar: deps.calendar, newId }, actor, {
              loanIds: template.loanIds,
              asOf: localDate("2026-03-05"),
              runId: newId(),
              now,
              dryRun: false,
            }),
        );
        expect(rest.adjustments).to.equal(0);
        const stale = await desk.worked(await desk.world.ask("portfolioRun", await payloadOf(job.id)));
        expect(stale.state).to.equal("done");
        expect((await runLoans()).length).to.equal(loans);
        expect(await countOf("loan_recomputation")).to.equal(loans);
        expect(await firstBadRow({ database, files })).to.equal(undefined);
      });

      const payloadOf = async (jobId: string) =>
        (await portfolioDesk(database, 46, "2026-03-05").world.job(jobId)).payload;

      it("and a run that is killed at any statement goes on without doing anything twice", async () => {
        const desk = portfolioDesk(database, 47, "2026-03-05");
        const runId = await desk.tried({ kind: "fixing", fixing });
        const jobId = await desk.approved(runId, await desk.requested(runId));
        await database.close();
        for (const dieAt of [6, 19, 33, 47]) {
          const doomed = await open({ copyOf: database.url });
          const errand: Omit<Errand, "url"> = { dieAt, moment: "before", now: at("2026-03-05") };
          await killedOn(await doomedProcess(program), errand, doomed);
          const second = portfolioDesk(doomed, 48, "2026-03-05", 2);
          second.world.clock.now = at("2026-03-05", "01:00:00.000");
          expect((await second.worked(jobId)).state, `killed at ${dieAt}`).to.equal("done");
          for (const table of ["portfolio_run_loan", "loan_recomputation"]) {
            expect((await rowsOf(doomed.reader(table))).length, `${table}, killed at ${dieAt}`).to.equal(
              loans,
            );
          }
          await doomed.remove();
        }
      });
    });
  });
});
