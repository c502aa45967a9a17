import { expect } from "chai";
import type { LoanFacts } from "../../../src/app/loan/ports.ts";
import { localDate } from "../../../src/domain/kernel/local-date.ts";
import { complaintsAboutLoanReport } from "../../../src/domain/report/report-laws.ts";
import { reportKnownOn, resultOf } from "../../support/built-report.ts";
import { ratchetTerms } from "../../support/ratchets.ts";
import { acceptedOn, at, observation, rate, receipt, uuid } from "../../support/report-facts.ts";
import { carbon, reportLedger, rides, type ReportLedger } from "../../support/report-ledger.ts";

function withLoan(change: Partial<LoanFacts>, ledger = reportLedger): ReportLedger {
  return { ...ledger, loan: { ...ledger.loan, ...change } };
}

/** FY2024 went well: both KPIs achieved, one report each. */
function goodYear(approvedBy: string): ReportLedger {
  const [first] = reportLedger.loan.decisions;
  if (first === undefined) throw new Error("no decision");
  const outcomes = first.outcomes.map((outcome) => ({ ...outcome, outcome: "achieved" as const }));
  const observations = reportLedger.observations.filter(({ period }) => period.startOn === "2024-04-01");
  return { ...withLoan({ decisions: [{ ...first, approvedBy, outcomes }] }), observations };
}

describe("what a loan report concludes", () => {
  it("is a draft while the verdict of a test day that has come is missing", async () => {
    expect((await reportKnownOn("2025-06-19")).status).to.equal("draft");
    expect((await reportKnownOn("2025-06-21")).status).to.equal("final");
    expect((await reportKnownOn("2026-03-30")).status).to.equal("final");
    expect((await reportKnownOn("2026-03-31")).status).to.equal("draft");
  });

  it("that nothing went wrong is asserted by whoever approved the latest verdict", async () => {
    const { negativeResults, status } = await reportKnownOn("2025-08-01", { ledger: goodYear("小川 次郎") });
    expect(negativeResults).to.deep.equal({
      kind: "noneAsserted",
      assertedBy: { ja: "小川 次郎", en: "小川 次郎" },
      assertedOn: "2025-06-20",
    });
    expect(status).to.equal("final");
  });

  it("without a name behind it the report stays a draft, and may not be called final", async () => {
    const report = await reportKnownOn("2025-08-01", { ledger: goodYear(uuid(7)) });
    expect(report.negativeResults).to.deep.equal({ kind: "notAsserted" });
    expect(report.status).to.equal("draft");
    const complaints = complaintsAboutLoanReport({ ...report, status: "final" });
    expect(complaints.map(({ code }) => code)).to.deep.equal(["finalWithoutAssertion"]);
  });

  it("a test nobody reported on in time counts as not reported before anyone has decided on it", async () => {
    const silent = { ...reportLedger, observations: [] };
    const onTime = await reportKnownOn("2027-07-31", { ledger: silent });
    expect(resultOf(onTime, rides).targets[2]).not.to.have.property("verdict");
    const late = await reportKnownOn("2027-08-01", { ledger: silent });
    expect(resultOf(late, rides).targets[2]?.verdict).to.deep.equal({ outcome: "notReported" });
    expect(late.status).to.equal("draft");
    const reported = await reportKnownOn("2027-08-01");
    expect(resultOf(reported, rides).targets[2]).not.to.have.property("verdict");
  });

  it("a correction replaces the verdict of its test day", async () => {
    const { decisions } = reportLedger.loan;
    const [first] = decisions;
    if (first === undefined) throw new Error("no decision");
    const correction = {
      ...first,
      id: uuid(33),
      correctsId: first.id,
      recordedAt: at("2025-09-01"),
      outcomes: first.outcomes.map((outcome) =>
        outcome.kpiId === rides.id ? { ...outcome, outcome: "missed" as const, value: "950" } : outcome,
      ),
    };
    const ledger = withLoan({ decisions: [first, correction] });
    const before = await reportKnownOn("2025-08-01", { ledger });
    expect(resultOf(before, rides).targets[0]?.verdict?.outcome).to.equal("achieved");
    const { verdict } = resultOf(await reportKnownOn("2025-10-01", { ledger }), rides).targets[0] ?? {};
    expect(verdict).to.deep.equal({ outcome: "missed", observed: "950", stepBp: "5", grade: "E2" });
  });

  it("KPIs that share one step have none of their own", async () => {
    const { agreement } = reportLedger.loan;
    const [terms] = agreement?.terms ?? [];
    if (agreement === undefined || terms === undefined) throw new Error("no agreement");
    const ladder = [
      { achieved: 0, bp: "5" },
      { achieved: 1, bp: "0" },
      { achieved: 2, bp: "-7.5" },
    ];
    const kpis = [rides, carbon].map(({ id }) => ({ id, achievedBp: "0", missedBp: "0" }));
    const ratchet = ratchetTerms({ aggregation: "countLadder", kpis, ladder });
    const ledger = withLoan({ agreement: { ...agreement, terms: [{ ...terms, ratchet }] } });
    const { verdict } = resultOf(await reportKnownOn("2026-06-11", { ledger }), rides).targets[0] ?? {};
    expect(verdict).to.deep.equal({ outcome: "achieved", observed: "1050", grade: "E2" });
  });

  it("a loan without an agreement on KPIs has a report all the same", async () => {
    const ledger = withLoan({ agreement: undefined, decisions: [] });
    const { kpis, rates, evidence } = await reportKnownOn("2027-04-15", { ledger });
    expect([kpis, evidence]).to.deep.equal([[], []]);
    expect(rates.map(({ annualRate }) => annualRate)).to.deep.equal(["0.015"]);
  });
});

describe("what a loan report says of the facts", () => {
  it("a returned file stays returned once new files took its place, and its remark says what became of it", async () => {
    const returned = observation(48, {
      kpi: carbon,
      year: 2026,
      value: "71000",
      submittedOn: "2027-04-06",
      then: [
        ["2027-04-07", { kind: "reviewStarted" }],
        ["2027-04-07", { kind: "returned", reason: "unitMismatch" }],
      ],
      files: [
        ["CO2_kg.csv", "2027-04-06"],
        ["CO2_t.csv", "2027-04-08"],
      ],
    });
    const again = observation(48, {
      kpi: carbon,
      year: 2026,
      value: "71",
      submittedOn: "2027-04-08",
      then: acceptedOn("2027-04-09"),
    });
    const record = {
      ...returned,
      events: [...returned.events, ...again.events],
      stories: [...returned.stories, ...again.stories],
    };
    const ledger = { ...reportLedger, observations: [record] };
    const { evidence, negativeResults } = await reportKnownOn("2027-04-15", { ledger });
    expect(evidence.map(({ fileName, grade, returned: back }) => [fileName, grade, back?.on])).to.deep.equal([
      ["CO2_kg.csv", undefined, "2027-04-07"],
      ["CO2_t.csv", "E2", undefined],
    ]);
    const results = negativeResults.kind === "listed" ? negativeResults.results : [];
    expect(results.at(-1)?.remark?.en).to.equal("The report with its new files was accepted on 2027-04-09.");
  });

  it("interest recomputed after its due date leaves the punctual payment paid", async () => {
    const repayments = [receipt(51, "2024-09-30", { interest: 747_000n })];
    const adjustment = {
      id: uuid(70),
      loanId: uuid(30),
      kind: "adjustment" as const,
      periodStartOn: reportLedger.loan.loan.drawdownOn,
      periodEndOn: reportLedger.loan.loan.firstDueOn,
      throughOn: reportLedger.loan.loan.firstDueOn,
      interest: 945n,
      withoutStep: 945n,
      covenantStep: 0n,
      premium: 0n,
      premiumEntryId: undefined,
      entryId: uuid(71),
      reasonKind: "ratchetDecision",
      reasonId: uuid(31),
      recordedAt: at("2024-11-01"),
    };
    const state = async (postings: LoanFacts["postings"]) => {
      const { schedule } = await reportKnownOn("2024-12-01", { ledger: withLoan({ repayments, postings }) });
      return schedule.rows[0]?.state;
    };
    expect(await state([adjustment])).to.equal("paid");
    expect(await state([])).to.equal("overdue");
  });

  it("of a long schedule it shows the rows around the viewpoint", async () => {
    const { loan } = reportLedger.loan;
    const monthly = { firstDueOn: localDate("2024-04-30"), everyMonths: 1, instalments: 60 };
    const ledger = withLoan({ loan: { ...loan, ...monthly }, repayments: [] });
    const { schedule } = await reportKnownOn("2026-06-11", { ledger });
    expect(schedule.totalRows).to.equal(60);
    expect(schedule.rows).to.have.length(12);
    expect(schedule.rows[0]?.dueOn).to.equal("2025-12-31");
    expect(schedule.rows.at(-1)?.dueOn).to.equal("2026-11-30");
  });

  it("words the reasons with names, periods and units, and never with an id", async () => {
    const { rates, ...others } = await reportKnownOn("2027-04-15");
    const told = JSON.stringify(rates);
    expect(told).to.include("Shared rides: missed, +5.0 bp.");
    expect(told).to.include("Observed 1,150 rides against target 1,200 rides");
    expect(told).to.include("相乗り回数");
    expect(told).to.include("Base rate (Short-term prime rate) 0.500 %");
    const shown = JSON.stringify([rates, others.evidence, others.journal, others.schedule, others.loan]);
    expect(shown).not.to.match(/[0-9a-f]{8}-[0-9a-f]{4}-/);
  });

  it("tells the row in force down to the evidence and the file's digits in the register", async () => {
    const { rates } = await reportKnownOn("2027-04-15");
    expect(JSON.stringify(rates.at(-1)?.reason)).to.include("evidence grade E2");
    expect(rates[0]?.reason.map(({ children }) => children.length)).to.deep.equal([0]);
  });

  it("a floor that holds the rate up is told", async () => {
    const { agreement } = reportLedger.loan;
    const [terms] = agreement?.terms ?? [];
    if (agreement === undefined || terms === undefined) throw new Error("no agreement");
    const ratchet = { ...terms.ratchet, allInFloor: rate("0.0148") };
    const ledger = withLoan({ agreement: { ...agreement, terms: [{ ...terms, ratchet }] } });
    const { rates } = await reportKnownOn("2026-06-11", { ledger });
    expect(rates.map(({ annualRate, floored }) => [annualRate, floored])).to.deep.equal([
      ["0.015", false],
      ["0.0148", true],
      ["0.01525", false],
    ]);
  });
});
