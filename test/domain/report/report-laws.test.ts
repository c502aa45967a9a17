import { expect } from "chai";
import { instantFromMillis, millisOf } from "../../../src/domain/kernel/instant.ts";
import type { LoanReport } from "../../../src/domain/report/loan-report.ts";
import { complaintsAboutLoanReport } from "../../../src/domain/report/report-laws.ts";
import { exampleLoanReport } from "../../support/loan-report.ts";

const report = exampleLoanReport();

describe("the law book of the loan report", () => {
  it("has nothing to say against a report that adds up", () => {
    expect(complaintsAboutLoanReport(report)).to.deep.equal([]);
  });

  const broken: readonly (readonly [string, LoanReport, Partial<Record<string, unknown>>])[] = [
    [
      "a missed test may not be left out",
      { ...report, negativeResults: withoutFirst(report) },
      { code: "negativeResultMissing", figures: { kind: "missed", subject: "recycling-rate" } },
    ],
    [
      "nobody can assert that there is none where there is one",
      {
        ...report,
        kpis: [],
        summary: { rateNow: report.summary.rateNow, rateNext: report.summary.rateNext!, tests: [] },
        negativeResults: {
          kind: "noneAsserted",
          assertedBy: { ja: "甲野", en: "Kono" },
          assertedOn: report.viewpoint.asOf,
        },
      },
      {
        code: "negativeResultMissing",
        figures: { kind: "returned", subject: "CO₂算定表_2024年度_㈱髙﨑運輸.csv" },
      },
    ],
    [
      "nothing negative may be made up",
      { ...report, evidence: [] },
      {
        code: "negativeResultUnfounded",
        figures: { kind: "returned", subject: "CO₂算定表_2024年度_㈱髙﨑運輸.csv" },
      },
    ],
    [
      "a public figure names a source of the list",
      { ...report, sources: report.sources.slice(0, 2) },
      { code: "sourceNotListed", figures: { source: "hedge-guide" } },
    ],
    [
      "a rate is base rate, margin and step",
      withRate(report, { annualRate: "0.009" }),
      {
        code: "rateDoesNotAddUp",
        figures: { effectiveOn: "2022-09-30", annualRate: "0.009", sum: "0.00725" },
      },
    ],
    [
      "a floor may only hold a rate up",
      withRate(report, { annualRate: "0.007", floored: true }),
      {
        code: "rateDoesNotAddUp",
        figures: { effectiveOn: "2022-09-30", annualRate: "0.007", sum: "0.00725" },
      },
    ],
    [
      "rates come by effective day",
      { ...report, rates: report.rates.toReversed() },
      { code: "ratesOutOfOrder", figures: { previous: "2025-09-30", effectiveOn: "2025-03-31" } },
    ],
    [
      "a balance is the one before less what was repaid",
      withLastBalance(report, "1"),
      {
        code: "balanceDoesNotAddUp",
        figures: { dueOn: "2027-09-30", before: "500000000", principal: "500000000", balance: "1" },
      },
    ],
    [
      "an excerpt has no more rows than the schedule",
      { ...report, schedule: { ...report.schedule, totalRows: 7 } },
      { code: "scheduleRowsExceedTotal", figures: { rows: 8, totalRows: 7 } },
    ],
    [
      "what a report knows was known before it was issued",
      { ...report, issuedAt: instantFromMillis(millisOf(report.viewpoint.knownAt) - 1) },
      {
        code: "issuedBeforeKnown",
        figures: { knownAt: "2025-09-01T00:00:00.000Z", issuedAt: "2025-08-31T23:59:59.999Z" },
      },
    ],
  ];
  for (const [name, wrong, complaint] of broken) {
    it(name, () => {
      expect(complaintsAboutLoanReport(wrong)).to.deep.include(complaint);
    });
  }

  it("a floor may hold a rate above the sum", () => {
    expect(
      complaintsAboutLoanReport(withRate(report, { annualRate: "0.0075", floored: true })),
    ).to.deep.equal([]);
  });

  it("the summary is the one its rows give", () => {
    const summary = { ...report.summary, evidenceGrade: "E4" as const };
    const [complaint] = complaintsAboutLoanReport({ ...report, summary });
    expect(complaint?.code).to.equal("summaryDiffers");
    expect(complaint?.figures?.["stated"]).to.contain("grade E4");
    expect(complaint?.figures?.["expected"]).to.contain("grade E2");
  });
});

function withoutFirst({ negativeResults }: LoanReport): LoanReport["negativeResults"] {
  if (negativeResults.kind !== "listed") return negativeResults;
  const [, second, ...rest] = negativeResults.results;
  return { kind: "listed", results: [second!, ...rest] };
}

function withRate(of: LoanReport, change: { annualRate: string; floored?: boolean }): LoanReport {
  return { ...of, rates: of.rates.map((row, i) => (i === 1 ? { ...row, ...change } : row)) };
}

function withLastBalance(of: LoanReport, balance: string): LoanReport {
  const { rows } = of.schedule;
  const last = { ...rows.at(-1)!, balance };
  return { ...of, schedule: { ...of.schedule, rows: [...rows.slice(0, -1), last] } };
}
