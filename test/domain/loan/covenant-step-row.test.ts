import { expect } from "chai";
import { present } from "../../../src/domain/kernel/invariant.ts";
import { localDate } from "../../../src/domain/kernel/local-date.ts";
import {
  basisPointsText,
  parseBasisPoints,
  rateText,
  zeroBasisPoints,
} from "../../../src/domain/kernel/rate.ts";
import { rateTimeline } from "../../../src/domain/loan/rate-timeline.ts";
import { accepted } from "../../support/decisions.ts";
import { pricingFacts, rateCalendar, yearlyTest } from "../../support/pricing.ts";

const stepBp = accepted(parseBasisPoints("20"));
const [testOn, fromOn] = [localDate("2025-03-31"), localDate("2025-08-01")];
const covenantSteps = [
  { effectiveOn: fromOn, stepBp, breaches: [{ id: "s1", covenant: "DSCR", testOn, fromOn, stepBp }] },
  { effectiveOn: localDate("2025-12-10"), stepBp: zeroBasisPoints, breaches: [] },
];

describe("steps for breaches of covenants", () => {
  const facts = pricingFacts({
    tests: [yearlyTest(2025, { a: "achieved" })],
    suspensions: [{ startOn: localDate("2025-11-01") }],
    covenantSteps,
  });
  const rows = accepted(rateTimeline(facts, rateCalendar()));

  it("stand beside those of the ratchet, whose suspension leaves them, and go when they end", () => {
    const shown = rows.map((row) => [
      row.effectiveOn,
      rateText(row.annualRate),
      basisPointsText(row.stepBp),
      basisPointsText(row.covenantStepBp),
    ]);
    expect(shown).to.deep.equal([
      ["2025-03-31", "0.01", "0", "0"],
      ["2025-08-01", "0.012", "0", "20"],
      ["2025-09-30", "0.0115", "-5", "20"],
      ["2025-11-01", "0.012", "0", "20"],
      ["2025-12-10", "0.01", "0", "0"],
    ]);
  });

  it("have a node of their own in the explanation, and say when they have ended", () => {
    const { explanation } = present(rows[1], "the row of the step");
    expect(explanation.children.map(({ kind }) => kind)).to.deep.equal([
      "baseRate",
      "creditMargin",
      "step",
      "covenantStep",
    ]);
    expect(explanation.children[3]?.children[0]?.figures).to.deep.equal({
      covenant: "DSCR",
      testOn: "2025-03-31",
      fromOn: "2025-08-01",
      bp: "20",
    });
    expect(rows[4]?.explanation.children[3]).to.deep.equal({
      kind: "covenantStep",
      figures: { stepBp: "0", effectiveOn: "2025-12-10" },
      children: [],
    });
  });
});
