import { expect } from "chai";
import type { BusinessDayConvention } from "../../../src/domain/calendar/business-day.ts";
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

interface Setting {
  readonly testOn: string;
  readonly certificateDueOn: string;
  readonly graceBusinessDays: number;
  readonly certificateReceivedOn: string;
  readonly correctionKnownOn: string;
  readonly interestDates: readonly string[];
  readonly convention: BusinessDayConvention;
}

interface Table {
  readonly setting: Setting;
  readonly cases: readonly Combination[];
}

const tables = {
  "over Golden Week and Marine Day": "loan/ratchet-combinations",
  "over the turn of the year": "loan/ratchet-combinations-year-end",
  "over the holidays of September 2026": "loan/ratchet-combinations-september",
};

function testsOf(correction: string, setting: Setting): readonly RatchetTest[] {
  const [favoured, rule] = correction.split(" ");
  const [first, then] = favoured === "borrower" ? ["missed", "achieved"] : ["achieved", "missed"];
  const days = {
    testOn: localDate(setting.testOn),
    certificateDueOn: localDate(setting.certificateDueOn),
    certificateReceivedOn: localDate(setting.certificateReceivedOn),
  };
  const test = { id: "t", ...days, outcomes: outcomesOf({ a: first }) };
  if (rule === undefined) return [test];
  const recordedOn = localDate(setting.correctionKnownOn);
  return [test, { id: "c", corrects: "t", recordedOn, ...days, outcomes: outcomesOf({ a: then }) }];
}

function stepsOf({ effective, notReported, correction }: Combination, setting: Setting): readonly string[] {
  const rule = correction.split(" ")[1] ?? "trueUp";
  const ratchet = agreedRatchet({
    effective,
    notReported: {
      rule: notReported,
      afterBusinessDays: setting.graceBusinessDays,
      ...(notReported === "penalty" ? { bp: "10" } : {}),
    },
    correction: { lenderFavour: rule, borrowerFavour: rule },
  });
  const effectiveOn = localDate(setting.interestDates[0] ?? "");
  const calendar = rateCalendar(setting.interestDates, setting.convention);
  const facts = pricingFacts({ ratchet, tests: testsOf(correction, setting) });
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
  for (const [when, file] of Object.entries(tables)) {
    describe(when, () => {
      const { cases, setting } = readCases(file) as Table;

      it("all combinations are there", () => {
        const keys = cases.map(({ effective, ...one }) =>
          [effective.rule, one.notReported, one.correction].join(),
        );
        expect(new Set(keys).size).to.equal(5 * 3 * 5);
      });

      for (const one of cases) {
        it(`${one.effective.rule}, ${one.notReported}, correction: ${one.correction}`, () => {
          expect(stepsOf(one, setting)).to.deep.equal(one.steps);
        });
      }
    });
  }
});
