import { expect } from "chai";
import { jpBankCalendar } from "../../../db/calendars/jp-bank.ts";
import { rateTimelineRequest, rateTimelineResponse } from "../../../src/contract/calculator/rate-timeline.ts";
import { answerRateTimeline } from "../../../src/http/calculator/rate-timeline.ts";
import { readCases } from "../../support/cases.ts";
import { accepted, refused } from "../../support/decisions.ts";
import { usualRatchet } from "../../support/ratchets.ts";
import { runWorkedCases } from "../../support/worked-cases.ts";

const deps = { calendar: jpBankCalendar() };

/** ¥100 m at 1.00 % over a base rate of zero, in three half years. */
const usualLoan = {
  principal: "100000000",
  interestDates: ["2025-03-31", "2025-09-30", "2026-03-31", "2026-09-30"],
  creditMargin: "0.01",
  baseRates: [{ effectiveOn: "2025-03-31", annualRate: "0" }],
};

interface WrittenTest {
  readonly id: string;
  readonly outcomes: Readonly<Record<string, string>>;
}

interface TimelineCase {
  readonly name: string;
  readonly loan?: object;
  readonly ratchet?: object;
  readonly tests: readonly WrittenTest[];
  /** Effective day, annual rate, step in bp. */
  readonly timeline: readonly (readonly string[])[];
  readonly interest?: readonly string[];
  readonly corrections?: readonly object[];
}

function requestOf({ loan, ratchet, tests }: Pick<TimelineCase, "loan" | "ratchet" | "tests">) {
  return {
    ...usualLoan,
    ...loan,
    ratchet: { ...usualRatchet, ...ratchet },
    tests: tests.map(({ outcomes, ...test }) => ({
      ...test,
      outcomes: Object.entries(outcomes).map(([kpi, outcome]) => ({ kpi, outcome })),
    })),
  };
}

function answer(request: unknown) {
  return answerRateTimeline(rateTimelineRequest.parse(request), deps);
}

const onTime = {
  id: "t1",
  testOn: "2025-03-31",
  certificateDueOn: "2025-07-31",
  certificateReceivedOn: "2025-07-25",
  outcomes: { a: "achieved" },
};

describe("calculator rate-timeline", () => {
  runWorkedCases({ file: "ratchet.json", calculator: "rate-timeline" }, rateTimelineRequest, (request) =>
    answerRateTimeline(request, deps),
  );

  for (const c of readCases("loan/rate-timeline") as readonly TimelineCase[]) {
    it(c.name, () => {
      const { timeline, periods, corrections } = accepted(answer(requestOf(c)));
      const rows = timeline.map(({ effectiveOn, annualRate, stepBp }) => [effectiveOn, annualRate, stepBp]);
      expect(rows).to.deep.equal(c.timeline);
      if (c.interest !== undefined) expect(periods.map(({ interest }) => interest)).to.deep.equal(c.interest);
      if (c.corrections !== undefined) expect(corrections).to.deep.equal(c.corrections);
    });
  }

  it("answers in the shape of the contract, with readable reasons and no corrections where there are none", () => {
    const effective = { rule: "nthBusinessDayAfterCertificate", n: 5 };
    const answered = accepted(answer(requestOf({ ratchet: { effective }, tests: [onTime] })));
    expect(rateTimelineResponse.parse(answered)).to.deep.equal({
      timeline: [
        {
          effectiveOn: "2025-03-31",
          annualRate: "0.01",
          baseRate: "0",
          creditMargin: "0.01",
          stepBp: "0",
          because:
            "1.000 % a year from 2025-03-31: base rate 0.000 %, credit margin 1.000 %, interest step ±0.0 bp.",
        },
        {
          effectiveOn: "2025-08-01",
          annualRate: "0.0095",
          baseRate: "0",
          creditMargin: "0.01",
          stepBp: "-5",
          because:
            "0.950 % a year from 2025-08-01: base rate 0.000 %, credit margin 1.000 %, interest step −5.0 bp. " +
            "Test t1 of 2025-03-31: −5.0 bp. a: achieved, −5.0 bp. " +
            "Effective from 2025-08-01: business day 5 after the certificate of 2025-07-25. " +
            "Closed days skipped: 2025-07-26, 2025-07-27.",
        },
      ],
      // 100,000,000 × (1.00 % × 123 + 0.95 % × 60) / 365; 0.95 % × 182 / 365; 0.95 % × 183 / 365
      periods: [
        {
          startOn: "2025-03-31",
          endOn: "2025-09-30",
          interest: "493150",
          exact: "493150.6849315068",
        },
        {
          startOn: "2025-09-30",
          endOn: "2026-03-31",
          interest: "473698",
          exact: "473698.6301369863",
        },
        {
          startOn: "2026-03-31",
          endOn: "2026-09-30",
          interest: "476301",
          exact: "476301.3698630137",
        },
      ],
    });
  });

  it("reckons cents, and is exact at the largest principal a database holds", () => {
    const interestDates = ["2025-04-01", "2026-04-01"];
    const dollars = { ...usualLoan, currency: "USD", principal: "1000.01", interestDates };
    const [cents] = accepted(answer({ ...dollars, ratchet: usualRatchet })).periods;
    expect(cents).to.deep.include({ interest: "10.00", exact: "10.0001" });
    const largest = { ...usualLoan, principal: "9007199254740991", interestDates, ratchet: usualRatchet };
    const [yen] = accepted(answer(largest)).periods;
    expect(yen).to.deep.include({ interest: "90071992547409", exact: "90071992547409.91" });
  });

  it("pays nothing on a principal of zero", () => {
    const { periods } = accepted(answer({ ...usualLoan, principal: "0", ratchet: usualRatchet }));
    expect(periods.map(({ interest }) => interest)).to.deep.equal(["0", "0", "0"]);
  });

  const refusals: readonly [name: string, change: object, code: string, pointer?: string][] = [
    ["a negative principal", { principal: "-1" }, "principalNegative", "/principal"],
    ["half a yen", { principal: "0.5" }, "amountTooPrecise", "/principal"],
    ["an amount no database holds", { principal: "9007199254740992" }, "amountTooLarge", "/principal"],
    [
      "interest dates out of order",
      { interestDates: ["2025-03-31", "2025-03-30"] },
      "interestDatesNotAscending",
      "/interestDates/1",
    ],
    ["a single interest date", { interestDates: ["2025-03-31"] }, "interestDatesTooFew", "/interestDates"],
    ["no base rate at all", { baseRates: [] }, "noBaseRate", "/baseRates"],
    [
      "no base rate at the start",
      { baseRates: [{ effectiveOn: "2025-04-01", annualRate: "0" }] },
      "noBaseRate",
      "/baseRates",
    ],
    [
      "two base rates from one day",
      {
        baseRates: [
          { effectiveOn: "2025-03-31", annualRate: "0.01" },
          { effectiveOn: "2025-03-31", annualRate: "0.02" },
        ],
      },
      "baseRateTwice",
      "/baseRates",
    ],
    [
      "a principal unit of zero",
      { interestRule: { principalUnit: "0" } },
      "principalUnitNotPositive",
      "/interestRule/principalUnit",
    ],
    [
      "terms that do not add up",
      { ratchet: { ...usualRatchet, aggregation: "threeBand" } },
      "ratchetTermMissing",
      "/ratchet/threeBand",
    ],
  ];
  for (const [name, change, code, pointer] of refusals) {
    it(`refuses ${name}`, () => {
      const rejection = refused(answer({ ...usualLoan, ratchet: usualRatchet, ...change }));
      expect(rejection.code).to.equal(code);
      expect(rejection.pointer).to.equal(pointer);
    });
  }

  const badTests: readonly [name: string, tests: readonly WrittenTest[], code: string, pointer: string][] = [
    [
      "a KPI it does not know",
      [{ ...onTime, outcomes: { x: "achieved" } }],
      "kpiUnknown",
      "/tests/0/outcomes/0/kpi",
    ],
    ["one test twice", [onTime, onTime], "testTwice", "/tests/1/id"],
    [
      "two different certificates for one test day",
      [onTime, { ...onTime, id: "t2", outcomes: { a: "missed" } }],
      "testDayTaken",
      "/tests/1/testOn",
    ],
    [
      "a correction of nothing",
      [onTime, { ...onTime, id: "t2", corrects: "t9" } as WrittenTest],
      "correctsUnknown",
      "/tests/1/corrects",
    ],
    [
      "a test that corrects itself",
      [{ ...onTime, corrects: "t1" } as WrittenTest],
      "correctionCircular",
      "/tests/0/corrects",
    ],
    [
      "a correction nobody dated",
      [onTime, { ...onTime, id: "t2", corrects: "t1", certificateReceivedOn: undefined } as WrittenTest],
      "correctionUndated",
      "/tests/1/recordedOn",
    ],
  ];
  for (const [name, tests, code, pointer] of badTests) {
    it(`refuses ${name}`, () => {
      const rejection = refused(answer(requestOf({ tests })));
      expect(rejection.code).to.equal(code);
      expect(rejection.pointer).to.equal(pointer);
    });
  }

  it("refuses a correction that leaves a KPI out where silence does not count as missed", () => {
    const correction = { ...onTime, id: "t2", corrects: "t1", outcomes: {} };
    const ratchet = { notReported: { rule: "noChange" } };
    const rejection = refused(answer(requestOf({ ratchet, tests: [onTime, correction] })));
    expect(rejection).to.deep.equal({
      code: "correctionIncomplete",
      figures: { kpi: "a", test: "t2" },
      pointer: "/tests/1/outcomes",
    });
  });

  it("refuses a neutral outcome without attainment where the step depends on it", () => {
    const ratchet = { aggregation: "linear" };
    const rejection = refused(
      answer(requestOf({ ratchet, tests: [{ ...onTime, outcomes: { a: "neutral" } }] })),
    );
    expect(rejection).to.deep.include({
      code: "attainmentMissing",
      figures: { kpi: "a", outcome: "neutral", test: "t1" },
    });
  });

  it("takes at most 2,000 outcomes in all, tests times KPIs", () => {
    const kpis = Array.from({ length: 20 }, (_, i) => ({ id: `k${i}`, achievedBp: "-1", missedBp: "1" }));
    const withTests = (count: number) =>
      rateTimelineRequest.safeParse({
        ...usualLoan,
        ratchet: { ...usualRatchet, kpis },
        tests: Array.from({ length: count }, (_, i) => ({ ...onTime, id: `t${i}`, outcomes: [] })),
      }).success;
    expect([withTests(100), withTests(101)]).to.deep.equal([true, false]);
  });

  it("takes no unknown rule, no unknown field, no float and no list beyond its bound", () => {
    const ratchet = { ...usualRatchet, aggregation: "average" };
    const tests = Array.from({ length: 501 }, (_, i) => ({ ...onTime, id: String(i), outcomes: [] }));
    for (const change of [
      { ratchet },
      { ratchet: { ...usualRatchet, bonus: "1" } },
      { principal: 100 },
      { creditMargin: "1e-2" },
      { tests },
    ]) {
      const request = { ...usualLoan, ratchet: usualRatchet, ...change };
      expect(rateTimelineRequest.safeParse(request).success, Object.keys(change).join()).to.equal(false);
    }
  });
});
