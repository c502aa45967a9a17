import { expect } from "chai";
import { scheduleRequest, scheduleResponse } from "../../../src/contract/calculator/schedule.ts";
import { answerSchedule } from "../../../src/http/calculator/schedule.ts";
import { calendarClosedOn } from "../../support/calendars.ts";
import { accepted, refused } from "../../support/decisions.ts";
import { runWorkedCases } from "../../support/worked-cases.ts";

const deps = { calendar: calendarClosedOn("2025-12-31", "2026-01-01", "2026-01-02") };

const threeMonths = {
  kind: "equalPrincipal",
  principal: "1000000",
  annualRate: "0.0365",
  drawdownOn: "2025-10-01",
  firstDueOn: "2025-11-01",
  everyMonths: 1,
  instalments: 3,
};

function answer(request: unknown) {
  return answerSchedule(scheduleRequest.parse(request), deps);
}

describe("calculator schedule", () => {
  runWorkedCases({ file: "loan.json", calculator: "schedule" }, scheduleRequest, (request) =>
    answerSchedule(request, deps),
  );

  it("answers decimal strings and days in the shape of the contract", () => {
    const made = accepted(answer({ ...threeMonths, businessDays: { convention: "following" } }));
    expect(scheduleResponse.parse(made)).to.deep.equal(made);
    // 1,000,000 × 3.65 % / 365 = 100 a day: 31, 30 and 31 days on what is left
    expect(made.rows).to.deep.equal([
      {
        n: 1,
        dueOn: "2025-11-01",
        adjustedDueOn: "2025-11-03",
        principal: "333333",
        interest: "3100",
        total: "336433",
        balance: "666667",
      },
      {
        n: 2,
        dueOn: "2025-12-01",
        adjustedDueOn: "2025-12-01",
        principal: "333333",
        interest: "2000",
        total: "335333",
        balance: "333334",
      },
      {
        n: 3,
        dueOn: "2026-01-01",
        adjustedDueOn: "2026-01-05",
        principal: "333334",
        interest: "1033",
        total: "334367",
        balance: "0",
      },
    ]);
    expect(made.totals).to.deep.equal({ principal: "1000000", interest: "6133", total: "1006133" });
  });

  it("reckons in cents where the currency has cents", () => {
    const made = accepted(answer({ ...threeMonths, currency: "USD", principal: "1000.00" }));
    expect(made.rows[0]).to.include({ principal: "333.33", interest: "3.10", balance: "666.67" });
  });

  it("takes the principal unit in major units", () => {
    const request = { ...threeMonths, kind: "bullet", principal: "1234567" };
    const made = accepted(answer({ ...request, interestRule: { principalUnit: "10000" } }));
    expect(made.rows[0]?.interest).to.equal("3813"); // 1,230,000 × 3.65 % × 31 / 365
  });

  for (const [name, change, code] of [
    ["no instalments", { instalments: 0 }, "instalmentsOutOfRange"],
    ["1,201 instalments", { instalments: 1201 }, "instalmentsOutOfRange"],
    ["a negative principal", { principal: "-1" }, "principalNotPositive"],
    ["a principal of zero", { principal: "0" }, "principalNotPositive"],
    ["half a yen", { principal: "1000000.5" }, "amountTooPrecise"],
    ["an amount beyond what a database holds", { principal: "9007199254740992" }, "amountTooLarge"],
    ["a first due date on the day of the drawdown", { firstDueOn: "2025-10-01" }, "firstDueNotAfterStart"],
    ["a step of no months", { everyMonths: 0 }, "everyMonthsOutOfRange"],
    ["a grace period without end", { graceInstalments: 3 }, "graceOutOfRange"],
    ["a negative rate", { annualRate: "-0.001" }, "rateOutOfRange"],
    ["a principal unit of zero", { interestRule: { principalUnit: "0" } }, "principalUnitNotPositive"],
    [
      "a prepayment of more than is owed",
      { prepayments: [{ on: "2025-11-15", amount: "666668", policy: "shortenTerm" }] },
      "prepaymentAboveBalance",
    ],
  ] as const) {
    it(`refuses ${name}`, () => {
      expect(refused(answer({ ...threeMonths, ...change })).code).to.equal(code);
    });
  }
});
