import { expect } from "chai";
import { negativeResultsIn } from "../../../src/domain/report/negative-result.ts";
import { summarizeLoan } from "../../../src/domain/report/loan-summary.ts";
import { exampleLoanReport } from "../../support/loan-report.ts";

const report = exampleLoanReport();

describe("negative results are found from the facts", () => {
  it("missed tests by KPI and date, then contradictions, then returned files", () => {
    const found = negativeResultsIn(report).map((result) =>
      result.kind === "returned"
        ? [result.kind, result.returnedOn]
        : [result.kind, result.kpi, result.period.startOn],
    );
    expect(found).to.deep.equal([
      ["missed", "recycling-rate", "2022-04-01"],
      ["missed", "co2-intensity", "2022-04-01"],
      ["missed", "co2-intensity", "2024-04-01"],
      ["conflict", "recycling-rate", "2023-04-01"],
      ["returned", "2025-05-20"],
    ]);
  });

  it("a missed target without an observation is one that was not reported", () => {
    const [kpi] = report.kpis;
    const target = kpi!.targets[0]!;
    const silent = { ...target, verdict: { outcome: "missed", stepBp: "0" } as const };
    const found = negativeResultsIn({
      kpis: [{ ...kpi!, targets: [silent], observations: [] }],
      evidence: [],
    });
    expect(found.map(({ kind }) => kind)).to.deep.equal(["notReported"]);
  });

  it("achieved, neutral and future tests are none", () => {
    const [kpi] = report.kpis;
    const target = kpi!.targets[0]!;
    const neutral = { ...target, verdict: { ...target.verdict!, outcome: "neutral" } as const };
    const targets = [target, neutral, kpi!.targets.at(-1)!];
    expect(negativeResultsIn({ kpis: [{ ...kpi!, targets, observations: [] }], evidence: [] })).to.deep.equal(
      [],
    );
  });
});

describe("the summary is drawn from the rows", () => {
  const { kpis, rates } = report;

  it("tells the latest tests, the rate now and next, the next test and the weakest grade", () => {
    const summary = summarizeLoan({ asOf: report.viewpoint.asOf, kpis, rates });
    expect(summary.tests.map(({ kpi, verdict }) => `${kpi} ${verdict.outcome}`)).to.deep.equal([
      "recycling-rate achieved",
      "co2-intensity missed",
    ]);
    expect(summary.rateNow).to.deep.equal({ annualRate: "0.00875", effectiveOn: "2025-03-31" });
    expect(summary.rateNext).to.deep.equal({ annualRate: "0.00925", effectiveOn: "2025-09-30" });
    expect(summary.nextTestOn).to.equal("2026-03-31");
    expect(summary.evidenceGrade).to.equal("E2");
  });

  it("a rate is in force on its effective day", () => {
    const asOf = rates.at(-1)!.effectiveOn;
    const summary = summarizeLoan({ asOf, kpis, rates });
    expect(summary.rateNow.annualRate).to.equal("0.00925");
    expect(summary).not.to.have.property("rateNext");
  });

  it("without tests there is neither a grade nor a next test", () => {
    const summary = summarizeLoan({ asOf: report.viewpoint.asOf, kpis: [], rates });
    expect(summary.tests).to.deep.equal([]);
    expect(summary).not.to.have.any.keys("nextTestOn", "evidenceGrade");
  });
});
