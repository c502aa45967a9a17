import { expect } from "chai";
import { decimal } from "../../../src/domain/kernel/decimal.ts";
import { localDate } from "../../../src/domain/kernel/local-date.ts";
import { basisPointsText, rateText } from "../../../src/domain/kernel/rate.ts";
import type { ExplanationNode } from "../../../src/domain/loan/explanation.ts";
import type { RateRow } from "../../../src/domain/loan/rate-row.ts";
import { rateTimeline, type RateFacts } from "../../../src/domain/loan/rate-timeline.ts";
import { accepted, refused } from "../../support/decisions.ts";
import { pricingFacts, rate, rateCalendar, yearlyTest } from "../../support/pricing.ts";
import { agreedRatchet } from "../../support/ratchets.ts";

const calendar = rateCalendar();

function timeline(change: Partial<RateFacts>): readonly RateRow[] {
  return accepted(rateTimeline(pricingFacts(change), calendar));
}

function shown(rows: readonly RateRow[]): readonly (readonly string[])[] {
  return rows.map((row) => [row.effectiveOn, rateText(row.annualRate), basisPointsText(row.stepBp)]);
}

/** The kinds of a tree, indented by their depth. */
function outline({ kind, children }: ExplanationNode, depth = 0): readonly string[] {
  return [`${"  ".repeat(depth)}${kind}`, ...children.flatMap((child) => outline(child, depth + 1))];
}

function figuresOf(kind: ExplanationNode["kind"], { explanation }: RateRow): object | undefined {
  const find = (node: ExplanationNode): object | undefined =>
    node.kind === kind ? node.figures : node.children.map(find).find((found) => found !== undefined);
  return find(explanation);
}

describe("rate timeline", () => {
  it("needs no ratchet: base rate and credit margin move the rate by themselves", () => {
    const { ratchet, ...facts } = pricingFacts({
      creditMargins: [
        { effectiveOn: localDate("2026-01-01"), annualRate: rate("0.012"), termsVersion: 2 },
        { effectiveOn: localDate("2025-03-01"), annualRate: rate("0.01"), termsVersion: 1 },
      ],
    });
    expect(ratchet).to.not.equal(undefined);
    const rows = accepted(rateTimeline(facts, calendar));
    expect(shown(rows)).to.deep.equal([
      ["2025-03-31", "0.01", "0"],
      ["2026-01-01", "0.012", "0"],
    ]);
    expect(rows[1] && figuresOf("creditMargin", rows[1])).to.deep.equal({
      annualRate: "0.012",
      effectiveOn: "2026-01-01",
      termsVersion: "2",
    });
  });

  it("disapplies the steps while KPIs are suspended and takes them up where they stand afterwards", () => {
    const suspensions = [{ startOn: localDate("2026-01-15"), endOn: localDate("2026-05-01") }];
    const rows = timeline({ suspensions, tests: [yearlyTest(2025, { a: "achieved" })] });
    expect(shown(rows)).to.deep.equal([
      ["2025-03-31", "0.01", "0"],
      ["2025-09-30", "0.0095", "-5"],
      ["2026-01-15", "0.01", "0"],
      ["2026-05-01", "0.0095", "-5"],
    ]);
    expect(rows[2] && figuresOf("suspended", rows[2])).to.deep.equal(suspensions[0]);
    expect(rows[3] && figuresOf("test", rows[3])).to.include({ test: "t2025" });
  });

  it("keeps them disapplied without an end until the KPIs are agreed again", () => {
    const suspensions = [{ startOn: localDate("2025-06-01") }];
    const rows = timeline({ suspensions, tests: [yearlyTest(2025, { a: "achieved" })] });
    expect(shown(rows)).to.deep.equal([["2025-03-31", "0.01", "0"]]);
  });

  it("refuses a credit margin that starts too late, and two from one day", () => {
    const late = [{ effectiveOn: localDate("2025-04-01"), annualRate: rate("0.01") }];
    expect(refused(rateTimeline(pricingFacts({ creditMargins: late }), calendar))).to.deep.equal({
      code: "noCreditMargin",
      figures: { firstInterestOn: "2025-03-31", earliestOn: "2025-04-01" },
      pointer: "/creditMargins",
    });
    const effectiveOn = localDate("2025-03-31");
    const two = ["0.02", "0.01"].map((text) => ({ effectiveOn, annualRate: rate(text) }));
    expect(refused(rateTimeline(pricingFacts({ creditMargins: two }), calendar))).to.deep.equal({
      code: "creditMarginTwice",
      figures: { effectiveOn: "2025-03-31", one: "0.01", other: "0.02" },
      pointer: "/creditMargins",
    });
  });

  it("takes the same fixing recorded twice as one", () => {
    const { baseRates } = pricingFacts();
    expect(shown(timeline({ baseRates: [...baseRates, ...baseRates] }))).to.deep.equal([
      ["2025-03-31", "0.01", "0"],
    ]);
  });
});

describe("explanation of a rate", () => {
  it("leads from the rate to the file behind the KPI", () => {
    const basis = {
      sptId: "spt-1",
      target: decimal("90"),
      value: decimal("91.5"),
      observationId: "obs-7",
      observationVersion: 2,
      grade: "E3",
      evidenceSha256: ["aa11", "bb22"],
      attestationId: "att-1",
    } as const;
    const outcomes = [{ kpi: "a", outcome: "achieved", attainment: decimal("1.05"), basis }] as const;
    const ratchet = agreedRatchet({
      kpis: [{ id: "a", achievedBp: "-5", missedBp: "5", capBp: "4" }],
      totalCapBp: { down: "-3", up: "3" },
      effective: { rule: "nthBusinessDayAfterCertificate", n: 5 },
    });
    const row = timeline({ ratchet, tests: [yearlyTest(2025, {}, { outcomes })] })[1];
    expect(row && outline(row.explanation)).to.deep.equal([
      "interestRate",
      "  baseRate",
      "  creditMargin",
      "  step",
      "    test",
      "      kpi",
      "        spt",
      "          observation",
      "            evidence",
      "            evidence",
      "            attestation",
      "        kpiCap",
      "      totalCap",
      "      effectiveDay",
    ]);
    expect(row && figuresOf("kpi", row)).to.deep.equal({
      kpi: "a",
      outcome: "achieved",
      countsAs: "achieved",
      bp: "-5",
      attainment: "1.05",
    });
    expect(row && figuresOf("kpiCap", row)).to.deep.equal({ kpi: "a", capBp: "4", bp: "-4" });
    expect(row && figuresOf("totalCap", row)).to.deep.equal({ uncappedBp: "-4", cappedBp: "-3" });
    expect(row && figuresOf("observation", row)).to.deep.equal({
      observation: "obs-7",
      version: "2",
      grade: "E3",
    });
    expect(row && figuresOf("effectiveDay", row)).to.deep.equal({
      rule: "nthBusinessDayAfterCertificate",
      on: "2025-08-01",
      countedFrom: "2025-07-25",
      countedFromWhat: "certificate",
      n: "5",
      holidaysSkipped: "2025-07-26, 2025-07-27",
    });
  });

  it("tells a later day that changed nothing in the row it confirms", () => {
    const tests = [yearlyTest(2025, { a: "achieved" }), yearlyTest(2026, { a: "achieved" })];
    const rows = timeline({ tests });
    expect(rows).to.have.length(2);
    const confirmed = rows[1]?.explanation.children.at(-1);
    expect(confirmed?.kind).to.equal("unchanged");
    expect(confirmed?.figures).to.deep.equal({ on: "2026-09-30" });
    expect(confirmed && outline(confirmed)).to.deep.equal([
      "unchanged",
      "  step",
      "    test",
      "      kpi",
      "      effectiveDay",
    ]);
  });

  it("shows both floors with the figures they lifted", () => {
    const tests = [yearlyTest(2025, { a: "achieved" })];
    const baseRates = [{ effectiveOn: localDate("2025-03-31"), annualRate: rate("-0.011") }];
    const floors = { marginFloor: rate("0.0098"), allInFloor: rate("0") };
    const row = timeline({ tests, baseRates, floors })[1];
    expect(row && rateText(row.annualRate)).to.equal("0");
    expect(row && figuresOf("marginFloor", row)).to.deep.equal({ floor: "0.0098", margin: "0.0095" });
    expect(row && figuresOf("allInFloor", row)).to.deep.equal({ floor: "0", annualRate: "-0.0012" });
  });

  it("cumulative, tells the newest test in full and the earlier ones as one figure", () => {
    const ratchet = agreedRatchet({ cumulative: true });
    const tests = [yearlyTest(2025, { a: "achieved" }), yearlyTest(2026, { a: "achieved" })];
    const row = timeline({ ratchet, tests })[2];
    expect(row && basisPointsText(row.stepBp)).to.equal("-10");
    expect(row && figuresOf("carriedSteps", row)).to.deep.equal({ stepBp: "-5" });
    expect(row && figuresOf("test", row)).to.include({ test: "t2026", movedBp: "-5" });
  });

  it("names penalty, arrival and correction", () => {
    const ratchet = agreedRatchet({ notReported: { rule: "penalty", bp: "5" } });
    const late = yearlyTest(2025, { a: "achieved" }, { certificateReceivedOn: localDate("2025-08-20") });
    const correction = yearlyTest(
      2025,
      { a: "missed" },
      { id: "x", corrects: "t2025", recordedOn: localDate("2026-05-11") },
    );
    const rows = timeline({ ratchet, tests: [late, correction] });
    expect(shown(rows)).to.deep.equal([
      ["2025-03-31", "0.01", "0"],
      ["2025-07-31", "0.0105", "5"],
      ["2025-08-20", "0.01", "0"],
      ["2025-09-30", "0.0105", "5"],
    ]);
    expect(rows[1] && figuresOf("penalty", rows[1])).to.deep.equal({
      bp: "5",
      certificateDueOn: "2025-07-31",
      deadlineOn: "2025-07-31",
    });
    expect(rows[2] && figuresOf("arrival", rows[2])).to.deep.equal({
      test: "t2025",
      receivedOn: "2025-08-20",
    });
    expect(rows[3] && figuresOf("correction", rows[3])).to.deep.equal({
      correction: "x",
      corrects: "t2025",
      knownOn: "2026-05-11",
      rule: "trueUp",
      favours: "lender",
    });
  });

  it("says where a step was read off a table, and gives the KPIs no step of their own", () => {
    const tables: readonly [object, ExplanationNode["kind"], object][] = [
      [
        {
          aggregation: "countLadder",
          ladder: [
            { achieved: 0, bp: "5" },
            { achieved: 1, bp: "-5" },
          ],
        },
        "ladder",
        { achieved: "1", of: "1", bp: "-5" },
      ],
      [
        { aggregation: "threeBand", threeBand: { achievedBp: "-2", betweenBp: "0", worseBp: "2" } },
        "threeBand",
        { band: "achieved", bp: "-2" },
      ],
      [
        {
          aggregation: "weightedScore",
          kpis: [{ id: "a", achievedBp: "0", missedBp: "0", weight: "3" }],
          bands: [{ from: "0", bp: "-1" }],
        },
        "score",
        { score: "1", bandFrom: "0", bp: "-1" },
      ],
    ];
    for (const [terms, kind, figures] of tables) {
      const row = timeline({
        ratchet: agreedRatchet(terms),
        tests: [yearlyTest(2025, { a: "achieved" })],
      })[1];
      expect(row && figuresOf(kind, row)).to.deep.equal(figures);
      expect(row && figuresOf("kpi", row)).to.deep.equal({
        kpi: "a",
        outcome: "achieved",
        countsAs: "achieved",
      });
    }
  });

  it("names the KPIs whose suspension disapplies a table", () => {
    const ratchet = agreedRatchet({
      aggregation: "threeBand",
      threeBand: { achievedBp: "-2", betweenBp: "1", worseBp: "2" },
    });
    const tests = [yearlyTest(2025, { a: "achieved" }), yearlyTest(2026, { a: "suspended" })];
    const row = timeline({ ratchet, tests })[2];
    expect(row && figuresOf("kpisSuspended", row)).to.deep.equal({ kpis: "a" });
  });
});
