/** A count that tells who people are, looked for in everything that leaves the organizer. */
import { expect } from "chai";
import { readOn } from "../../db/transact.ts";
import { renderCheckedLoanReport } from "../../reports/loan-report/render.ts";
import { toCanonical } from "../../src/app/canonical.ts";
import { approveRequest } from "../../src/app/approval/approve-request.ts";
import { requestChange } from "../../src/app/approval/request-change.ts";
import { defineKpiVersion } from "../../src/app/impact/define-kpi.ts";
import { readOutcomeContracts } from "../../src/app/impact/read-outcomes.ts";
import { readKpi } from "../../src/app/impact/read-kpis.ts";
import { readLoan, readRateTimeline } from "../../src/app/loan/read-loan.ts";
import { readPublicPage } from "../../src/app/project/public-page.ts";
import { readCids, readPublicCids } from "../../src/app/project/read-cids.ts";
import { readPlan } from "../../src/app/project/read-plan.ts";
import type { Repositories } from "../../src/app/ports.ts";
import { buildLoanReport } from "../../src/app/report/build-loan-report.ts";
import { outcomeTable } from "../../src/contract/impact/outcome-table.ts";
import { localDate } from "../../src/domain/kernel/local-date.ts";
import { present } from "../../src/domain/kernel/invariant.ts";
import { chartSvg, pageHtml } from "../../src/http/public/page-html.ts";
import { kpiChart } from "../../src/domain/report/kpi-chart.ts";
import { eachDatabase } from "../support/databases.ts";
import { pageTexts } from "../support/pdf.ts";
import { needsProgram } from "../support/programs.ts";
import { openFullSample, type SampleDatabase } from "../support/sample-database.ts";
import { plainDefinition } from "../support/sample-evidence.ts";
import { actingOn, deps } from "../support/sample-facts.ts";
import { at, idMaker, people, sample } from "../support/sample-names.ts";

/** What the sample reports; a definition of later says that counts below 60 tell who people are. */
const few = "57.5";
const smallestCell = 60;
const now = at("2026-01-15");
const viewpoint = { asOf: localDate("2026-01-15"), knownAt: now };

eachDatabase((name, open) => {
  describe(`a count of a few people on ${name}`, function () {
    this.timeout(600_000);
    let ledger: SampleDatabase;
    const read = <T>(query: (repositories: Repositories) => Promise<T>) => readOn(ledger.database)(query);
    const reader = (repositories: Repositories) => ({
      ...{ repositories, actor: people.officer, now },
      ...deps,
    });

    before(async () => {
      ledger = await openFullSample(name, open);
      const act = actingOn(ledger.database, idMaker(44));
      const doing = { actor: people.reporter, now: at("2026-01-10"), action: "test" };
      await act(doing, (context) =>
        defineKpiVersion(context, {
          ...{ ...plainDefinition, kpiId: sample.kpi, reason: "人数を数える", smallestCell },
          effectiveOn: localDate("2026-01-10"),
        }),
      );
      const payload = toCanonical({
        projectId: sample.project,
        plainWords: { ja: "町の足", en: "Transport" },
        kpis: [{ kpiId: sample.kpi, countsPeople: false }],
        showsRollOut: true,
      });
      const { id: approvalId } = await act(doing, (context) =>
        requestChange(deps, context, { kind: "projectPage", payload }),
      );
      const approver = { ...people.approver, organizationId: sample.organizer };
      await act({ actor: approver, now: at("2026-01-11"), action: "test" }, (context) =>
        approveRequest(deps, context, { approvalId, reason: "" }),
      );
    });
    after(() => ledger.database.close());

    const loanReport = () =>
      read((repositories) => buildLoanReport(reader(repositories), sample.loans[0], viewpoint));
    const outputs: Readonly<Record<string, () => Promise<string>>> = {
      "the public page": async () => {
        const page = present(
          await read((repositories) => readPublicPage(repositories, sample.project, now)),
          "a page",
        );
        const charts = page.kpis.map((kpi) => chartSvg(kpi, "ja") ?? "");
        return [pageHtml(page, "ja"), pageHtml(page, "en"), ...charts].join("\n");
      },
      "public data": async () =>
        JSON.stringify(await read((repositories) => readPublicCids(repositories, sample.project, now))),
      "data for the lender": async () =>
        JSON.stringify(await read((repositories) => readCids(reader(repositories), sample.project))),
      "plan and totals for the lender": async () =>
        JSON.stringify(await read((repositories) => readPlan(reader(repositories), sample.project))),
      "the series of the KPI": async () =>
        JSON.stringify(await read((repositories) => readKpi(reader(repositories), sample.kpi))),
      "the loan": async () =>
        JSON.stringify(
          await read((repositories) => readLoan(reader(repositories), sample.loans[0], viewpoint)),
        ),
      "the explanation of the rate": async () =>
        JSON.stringify(
          await read((repositories) => readRateTimeline(reader(repositories), sample.loans[0], viewpoint)),
        ),
      "the content of the report": async () => JSON.stringify(await loanReport()),
      "contracts that pay by results": async () => {
        const items = await read((work) => readOutcomeContracts(work, people.officer, sample.project));
        return JSON.stringify([items, outcomeTable.rows({ items })].map((each) => toText(each)));
      },
    };

    for (const [output, made] of Object.entries(outputs)) {
      it(`is not in ${output}`, async () => {
        const text = await made();
        expect(text.length).to.be.greaterThan(20);
        expect(text).not.to.include(few);
      });
    }

    it("is not on the paper of the loan report, which says that it is few", async function () {
      needsProgram(this, "pdftotext");
      const report = await loanReport();
      for (const language of ["ja", "en"] as const) {
        const { bytes } = await renderCheckedLoanReport(report, language);
        const text = pageTexts(bytes).join("\n");
        const lines = text.split("\n").filter((line) => line.includes(few));
        const ticks = report.kpis
          .flatMap((kpi) => kpiChart(kpi, language).shapes)
          .flatMap((shape) => (shape.kind === "text" && shape.text === few ? [shape.role] : []));
        expect(new Set(ticks), "a mark of the axis, which is there whatever was reported").to.deep.equal(
          new Set(["tick"]),
        );
        expect(lines.map((line) => line.trim())).to.deep.equal(ticks.map(() => few));
        expect(text).to.include(`<${String(smallestCell)}`);
      }
    });

    it("is the organizer's to see", async () => {
      const own = await read((repositories) =>
        readKpi({ repositories, actor: people.reporter, now }, sample.kpi),
      );
      expect(JSON.stringify(own)).to.include(few);
    });
  });
});

function toText(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) => (typeof each === "bigint" ? String(each) : each));
}
