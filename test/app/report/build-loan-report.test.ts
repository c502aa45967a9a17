import { expect } from "chai";
import { reportKnownOn, resultOf } from "../../support/built-report.ts";
import { carbon, rides } from "../../support/report-ledger.ts";

describe("the loan report of a viewpoint", () => {
  it("states rates, balance and terms as of the day", async () => {
    const { loan, rates, summary } = await reportKnownOn("2027-04-15");
    expect(
      rates.map(({ effectiveOn, annualRate, stepBp }) => [effectiveOn, annualRate, stepBp]),
    ).to.deep.equal([
      ["2024-04-01", "0.015", "0"],
      ["2025-09-30", "0.01475", "-2.5"],
      ["2026-09-30", "0.01525", "2.5"],
    ]);
    expect(summary.rateNow).to.deep.equal({ annualRate: "0.01525", effectiveOn: "2026-09-30" });
    expect(loan.principal.value).to.equal("100000000");
    expect(loan.outstanding).to.equal("80000000");
    expect(loan.maturityOn.value).to.equal("2028-03-31");
    expect(loan.baseRate.value).to.deep.equal({
      index: { ja: "短期プライムレート", en: "Short-term prime rate" },
      annualRate: "0.005",
    });
  });

  it("reckons each period's interest, a prepayment in the period it fell into, and what is missing", async () => {
    const { schedule } = await reportKnownOn("2027-04-15");
    const figures = schedule.rows.map(({ dueOn, days, interest, principal, balance, state }) =>
      [dueOn, days, interest, principal, balance, state].join(" "),
    );
    expect(figures).to.deep.equal([
      "2024-09-30 182 747945 0 100000000 paid",
      "2025-03-31 182 747945 0 100000000 paid",
      "2025-09-30 183 752054 0 100000000 paid",
      "2026-03-31 182 735479 0 100000000 paid",
      "2026-09-30 183 739520 0 100000000 paid",
      "2027-03-31 182 671835 20000000 80000000 overdue",
      "2027-09-30 183 611671 0 80000000 projected",
      "2028-03-31 183 611671 80000000 0 projected",
    ]);
    expect(schedule.totalRows).to.equal(8);
  });

  it("gives each test its verdict, observed value, own step and grade", async () => {
    const built = await reportKnownOn("2027-04-15");
    const verdicts = (of: typeof rides) => resultOf(built, of).targets.map(({ verdict }) => verdict);
    expect(verdicts(rides)).to.deep.equal([
      { outcome: "achieved", observed: "1050", stepBp: "-5", grade: "E2" },
      { outcome: "missed", observed: "1150", stepBp: "5", grade: "E2" },
      undefined,
    ]);
    expect(verdicts(carbon)).to.deep.equal([
      { outcome: "missed", observed: "92.5", stepBp: "2.5", grade: "E2" },
      { outcome: "achieved", observed: "78", stepBp: "-2.5", grade: "E2" },
      undefined,
    ]);
    expect(resultOf(built, rides).baseline?.value).to.equal("800");
    expect(resultOf(built, carbon)).not.to.have.property("baseline");
    expect(resultOf(built, carbon).decimals).to.equal(1);
  });

  it("keeps the value of another source beside the one the verdict was read from", async () => {
    const { observations } = resultOf(await reportKnownOn("2027-04-15"), rides);
    expect(observations.map(({ value, grade, restated }) => [value, grade, restated])).to.deep.equal([
      ["1050", "E2", false],
      ["1150", "E2", false],
      ["1380", undefined, false],
    ]);
    expect(observations[1]?.conflicting.map(({ value, source }) => [value, source.ja])).to.deep.equal([
      ["1180", "小川村の集計（確認前）"],
    ]);
    expect(observations[2]?.source.en).to.equal("やまみち交通 運行課 (not yet reviewed)");
  });

  it("lists every negative result, with the organizer's words on a miss", async () => {
    const { negativeResults } = await reportKnownOn("2027-04-15");
    if (negativeResults.kind !== "listed") throw new Error("nothing listed");
    expect(negativeResults.results).to.deep.equal([
      {
        kind: "missed",
        kpi: rides.id,
        testOn: "2026-03-31",
        period: { startOn: "2025-04-01", endOn: "2026-04-01" },
        target: "1200",
        observed: "1150",
        remark: { ja: "大雪で2か月運休。", en: "大雪で2か月運休。" },
      },
      {
        kind: "missed",
        kpi: carbon.id,
        testOn: "2025-03-31",
        period: { startOn: "2024-04-01", endOn: "2025-04-01" },
        target: "90",
        observed: "92.5",
      },
      {
        kind: "conflict",
        kpi: rides.id,
        period: { startOn: "2025-04-01", endOn: "2026-04-01" },
        value: "1150",
        otherValue: "1180",
        otherSource: { ja: "小川村の集計（確認前）", en: "小川村の集計 (not yet reviewed)" },
      },
      {
        kind: "returned",
        fileName: "CO2_2026.csv",
        returnedOn: "2027-04-12",
        reason: {
          ja: "単位の不一致。kgとtが混ざっています。",
          en: "Unit does not match. kgとtが混ざっています。",
        },
      },
    ]);
  });

  it("registers each file with who handed it in and who reviewed it", async () => {
    const { evidence } = await reportKnownOn("2027-04-15");
    expect(
      evidence.map(({ fileName, grade, reviewedBy, returned }) => [
        fileName,
        grade,
        reviewedBy?.en,
        returned?.on,
      ]),
    ).to.deep.equal([
      ["rides_2025.csv", "E2", "Sanpo Bank", undefined],
      ["CO2_2026.csv", undefined, "Sanpo Bank", "2027-04-12"],
    ]);
    expect(evidence[0]?.uploadedBy.en).to.equal("Yamamichi Transport");
  });

  it("numbers public sources, marks what is invented, and leaves the rest to the books", async () => {
    const { sources, borrower, project, loan } = await reportKnownOn("2027-04-15");
    expect(sources).to.deep.equal([
      {
        id: "広報おがわ https://ogawa.example/2024-04 2024-03-31",
        title: { ja: "広報おがわ", en: "広報おがわ" },
        asOf: "2024-03-31",
        address: "https://ogawa.example/2024-04",
      },
    ]);
    expect(borrower.name.provenance).to.deep.equal({ kind: "recorded" });
    expect(project.name.provenance.kind).to.equal("public");
    expect(loan.principal.provenance.kind).to.equal("public");
    expect(loan.maturityOn.provenance.kind).to.equal("fictional");
    expect(loan.creditMargin.provenance.kind).to.equal("fictional");
  });
});
