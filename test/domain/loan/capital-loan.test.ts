import { expect } from "chai";
import { localDate } from "../../../src/domain/kernel/local-date.ts";
import { parseRate } from "../../../src/domain/kernel/rate.ts";
import { capitalCredit } from "../../../src/domain/loan/capital-credit.ts";
import {
  capitalBaseRates,
  capitalRates,
  profitTier,
  type CapitalRateTerms,
} from "../../../src/domain/loan/capital-loan.ts";
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

  it("gives the rate timeline its base rates, up to the year that awaits its accounts", () => {
    const { baseRates, awaitingFrom } = accepted(capitalBaseRates({ ...terms, currency: "JPY" }, accounts));
    expect(baseRates.map(({ effectiveOn, annualRate }) => [effectiveOn, annualRate])).to.deep.equal([
      ["2025-06-30", rate("0.0105")],
      ["2026-06-30", rate("0.0105")],
      ["2027-06-30", rate("0.0105")],
      ["2028-06-30", rate("0.034")],
      ["2029-06-30", rate("0.0105")],
    ]);
    expect(awaitingFrom).to.equal("2030-06-30");
  });

  it("knows no rate after a year that awaits its accounts, though later accounts have come", () => {
    const later = [{ fiscalYearEndOn: localDate("2029-03-31"), profit: 1n }];
    const { baseRates, awaitingFrom } = accepted(capitalBaseRates({ ...terms, currency: "JPY" }, later));
    expect([baseRates.length, awaitingFrom]).to.deep.equal([3, "2028-06-30"]);
    const known = { fiscalYearEndOn: localDate("2030-03-31"), profit: 1n };
    const all = accepted(capitalBaseRates({ ...terms, currency: "JPY" }, [...accounts, known]));
    expect([all.baseRates.length, all.awaitingFrom]).to.deep.equal([6, undefined]);
    expect(refused(capitalBaseRates({ ...terms, years: 0, currency: "JPY" }, [])).code).to.equal(
      "yearsOutOfRange",
    );
  });

  it("pays 525,000 a year while fixed or after a loss, and 1,700,000 after a profit of zero or more", () => {
    const ten = { ...terms, drawdownOn: localDate("2025-06-30"), years: 10 };
    const profits = [0n, -1n, 5n, 0n, -7n, 9n, 9n];
    const known = profits.map((profit, i) => ({ fiscalYearEndOn: localDate(`${2028 + i}-03-31`), profit }));
    const { baseRates } = accepted(capitalBaseRates({ ...ten, currency: "JPY" }, known));
    const [first, ...others] = baseRates;
    const made = (everyMonths: number, instalments: number, firstDueOn: string) => {
      const lent = readLoanTerms({
        kind: "capital",
        principal: "50000000",
        annualRate: "0",
        drawdownOn: "2025-06-30",
        firstDueOn,
        everyMonths,
        instalments,
        endOfMonth: true,
        interestRule: { dayCount: "monthly" },
      });
      const rateChanges = others.map((row) => ({ ...row, instalment: "recompute" as const }));
      const priced = { ...lent, annualRate: first!.annualRate, rateChanges };
      return accepted(schedule(priced, calendarClosedOn())).rows.map(({ interest }) => interest);
    };
    const [low, high] = [525_000n, 1_700_000n];
    expect(made(12, 10, "2026-06-30")).to.deep.equal([low, low, low, high, low, high, high, low, high, high]);
    const months = made(1, 120, "2025-07-31");
    expect([months[0], months[35], months[36], months[48]]).to.deep.equal([
      43_750n,
      43_750n,
      141_666n,
      43_750n,
    ]);
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
