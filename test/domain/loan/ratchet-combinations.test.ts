import { expect } from "chai";
import { localDate } from "../../../src/domain/kernel/local-date.ts";
import { basisPointsText } from "../../../src/domain/kernel/rate.ts";
import type { RatchetTest } from "../../../src/domain/loan/ratchet-test.ts";
import { rateTimeline } from "../../../src/domain/loan/rate-timeline.ts";
import { readCases } from "../../support/cases.ts";
import { accepted } from "../../support/decisions.ts";
import { pricingFacts, rateCalendar } from "../../support/pricing.ts";
import { agreedRatchet, outcomesOf } from "../../support/ratchets.ts";

interface Combination {
  readonly effective: { readonly rule: string };
  readonly notReported: "asMissed" | "penalty" | "noChange";
  readonly correction: string;
  readonly steps: readonly string[];
}

const { cases } = readCases("loan/ratchet-combinations") as { readonly cases: readonly Combination[] };
const calendar = rateCalendar(["2024-09-30", "2025-03-31", "2025-09-30", "2026-03-31", "2026-09-30"]);

function testsOf(correction: string): readonly RatchetTest[] {
  const [favoured, rule] = correction.split(" ");
  const [first, then] = favoured === "borrower" ? ["missed", "achieved"] : ["achieved", "missed"];
  const days = {
    testOn: localDate("2025-03-31"),
    certificateDueOn: localDate("2025-04-25"),
    certificateReceivedOn: localDate("2025-05-02"),
  };
  const test = { id: "t", ...days, outcomes: outcomesOf({ a: first }) };
  if (rule === undefined) return [test];
  const recordedOn = localDate("2025-07-18");
  return [test, { id: "c", corrects: "t", recordedOn, ...days, outcomes: outcomesOf({ a: then }) }];
}

function stepsOf({ effective, notReported, correction }: Combination): readonly string[] {
  const rule = correction.split(" ")[1] ?? "trueUp";
  const ratchet = agreedRatchet({
    effective,
    notReported: {
      rule: notReported,
      afterBusinessDays: 3,
      ...(notReported === "penalty" ? { bp: "10" } : {}),
    },
    correction: { lenderFavour: rule, borrowerFavour: rule },
  });
  const effectiveOn = localDate("2024-09-30");
  const facts = pricingFacts({ ratchet, tests: testsOf(correction) });
  const from = ({ annualRate }: (typeof facts.baseRates)[number]) => ({ effectiveOn, annualRate });
  const rows = accepted(
    rateTimeline(
      { ...facts, baseRates: facts.baseRates.map(from), creditMargins: facts.creditMargins.map(from) },
      calendar,
    ),
  );
  return rows.slice(1).map((row) => `${row.effectiveOn} ${basisPointsText(row.stepBp)}`);
}

describe("effective rule × price of silence × correction", () => {
  it("all combinations are there", () => {
    const keys = cases.map(({ effective, ...one }) =>
      [effective.rule, one.notReported, one.correction].join(),
    );
    expect(new Set(keys).size).to.equal(5 * 3 * 5);
  });

  for (const one of cases) {
    it(`${one.effective.rule}, ${one.notReported}, correction: ${one.correction}`, () => {
      expect(stepsOf(one)).to.deep.equal(one.steps);
    });
  }
});
