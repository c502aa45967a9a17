import { expect } from "chai";
import { localDate } from "../../../src/domain/kernel/local-date.ts";
import { parseRate } from "../../../src/domain/kernel/rate.ts";
import { capitalCredit } from "../../../src/domain/loan/capital-credit.ts";
import { capitalRates, profitTier, type CapitalRateTerms } from "../../../src/domain/loan/capital-loan.ts";
import { schedule } from "../../../src/domain/loan/schedule.ts";
import { calendarClosedOn } from "../../support/calendars.ts";
import { accepted, refused } from "../../support/decisions.ts";
import { readLoanTerms } from "../../support/loan-terms.ts";

const rate = (text: string) => accepted(parseRate(text));

const terms: CapitalRateTerms = {
  drawdownOn: localDate("2025-06-30"),
  years: 6,
  fixedYears: 3,
  fixedRate: rate("0.0105"),
  tiers: [{ profitFrom: 0n, annualRate: rate("0.034") }, { annualRate: rate("0.0105") }],
  fiscalYearEndMonth: 3,
  accountsAfterMonths: 3,
};

const accounts = [
  { fiscalYearEndOn: localDate("2028-03-31"), profit: 0n },
  { fiscalYearEndOn: localDate("2029-03-31"), profit: -1n },
];

describe("capital loan", () => {
  it("is fixed for the first years, then follows the last accounts, and awaits those that are missing", () => {
    const rates = accepted(capitalRates(terms, accounts));
    expect(
      rates.map((row) => [row.effectiveOn, row.because, "annualRate" in row ? row.annualRate : undefined]),
    ).to.deep.equal([
      ["2025-06-30", "fixed", rate("0.0105")],
      ["2026-06-30", "fixed", rate("0.0105")],
      ["2027-06-30", "fixed", rate("0.0105")],
      ["2028-06-30", "profitTier", rate("0.034")],
      ["2029-06-30", "profitTier", rate("0.0105")],
      ["2030-06-30", "awaiting", undefined],
    ]);
    expect(rates.at(-1)).to.have.property("fiscalYearEndOn", "2030-03-31");
  });

  it("waits for accounts to be due: on 29 June those of March do not decide yet", () => {
    const early = { ...terms, drawdownOn: localDate("2025-06-29"), years: 4 };
    const [, , , fourth] = accepted(capitalRates(early, accounts));
    expect(fourth).to.include({ because: "awaiting", fiscalYearEndOn: "2027-03-31" });
  });

  it("puts a profit of exactly zero in the upper tier and knows three tiers", () => {
    const [upper, lower] = terms.tiers;
    expect(profitTier(0n, terms.tiers)).to.equal(upper);
    expect(profitTier(-1n, terms.tiers)).to.equal(lower);
    const three = [
      { profitFrom: 10_000_000n, annualRate: rate("0.05") },
      { profitFrom: 0n, annualRate: rate("0.034") },
      { annualRate: rate("0.0105") },
    ];
    expect([10_000_000n, 9_999_999n, -5n].map((profit) => profitTier(profit, three))).to.deep.equal(three);
  });

  it("refuses tiers that leave a profit without a rate or are out of order", () => {
    const [upper, lower] = terms.tiers;
    for (const tiers of [[], [upper!], [lower!, upper!], [lower!, lower!], [upper!, upper!, lower!]]) {
      expect(refused(capitalRates({ ...terms, tiers }, [])).code).to.equal("tiersOutOfOrder");
    }
    expect(refused(capitalRates({ ...terms, fixedYears: 7 }, [])).code).to.equal("yearsOutOfRange");
    expect(refused(capitalRates({ ...terms, fiscalYearEndMonth: 0 }, [])).code).to.equal("monthOutOfRange");
  });

  it("pays 43,750 a month at 1.05 % of 50 million and 141,666 at 3.40 %, by months", () => {
    const { rows } = accepted(
      schedule(
        readLoanTerms({
          kind: "capital",
          principal: "50000000",
          annualRate: "0.0105",
          drawdownOn: "2025-03-31",
          firstDueOn: "2025-04-30",
          everyMonths: 1,
          instalments: 120,
          endOfMonth: true,
          interestRule: { dayCount: "monthly" },
          rateChanges: [{ effectiveOn: "2028-03-31", annualRate: "0.034", instalment: "recompute" }],
        }),
        calendarClosedOn(),
      ),
    );
    const interest = rows.map((row) => row.interest);
    expect(new Set(interest.slice(0, 36))).to.deep.equal(new Set([43_750n]));
    expect(new Set(interest.slice(36))).to.deep.equal(new Set([141_666n]));
    expect(rows.at(-1)).to.include({ principal: 50_000_000n, balance: 0n, dueOn: "2035-03-31" });
  });
});

describe("capital credit", () => {
  const loan = { balance: 50_000_000n, maturityOn: localDate("2035-03-31") };

  for (const [asOf, percent] of [
    ["2025-03-31", 100n],
    ["2030-03-31", 100n],
    ["2030-04-01", 80n],
    ["2031-03-31", 80n],
    ["2031-04-01", 60n],
    ["2032-04-01", 40n],
    ["2033-04-01", 20n],
    ["2034-03-31", 20n],
    ["2034-04-01", 0n],
    ["2035-03-31", 0n],
  ] as const) {
    it(`is ${String(percent)} % on ${asOf} for a loan due on 2035-03-31`, () => {
      expect(capitalCredit(loan, localDate(asOf))).to.deep.equal({
        percent,
        amount: 500_000n * percent,
      });
    });
  }

  it("takes 28 February for the day five years before a 29 February", () => {
    const leap = { ...loan, maturityOn: localDate("2028-02-29") };
    expect(capitalCredit(leap, localDate("2023-02-28")).percent).to.equal(100n);
    expect(capitalCredit(leap, localDate("2023-03-01")).percent).to.equal(80n);
  });
});
