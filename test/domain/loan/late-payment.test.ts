import { expect } from "chai";
import { localDate } from "../../../src/domain/kernel/local-date.ts";
import { money, yen } from "../../../src/domain/kernel/money.ts";
import { parseRate } from "../../../src/domain/kernel/rate.ts";
import { breakCost } from "../../../src/domain/loan/break-cost.ts";
import { lateCharge } from "../../../src/domain/loan/late-charge.ts";
import { accepted, refused } from "../../support/decisions.ts";

const rate = (text: string) => accepted(parseRate(text));

describe("late charge", () => {
  const overdue = {
    principal: yen(2_000_000),
    annualRate: rate("0.14"),
    dueOn: localDate("2025-05-07"),
    paidOn: localDate("2025-05-20"),
  };

  it("counts from the day after the due date to the day of payment: 13 days at 14 % are 9,972 yen", () => {
    expect(accepted(lateCharge(overdue))).to.deep.equal({ charge: yen(9_972), days: 13 });
  });

  it("charges nothing on the due date itself and one day on the next", () => {
    expect(accepted(lateCharge({ ...overdue, paidOn: overdue.dueOn }))).to.deep.equal({
      charge: yen(0),
      days: 0,
    });
    const next = accepted(lateCharge({ ...overdue, paidOn: localDate("2025-05-08") }));
    expect(next).to.deep.equal({ charge: yen(767), days: 1 }); // 2,000,000 × 14 % / 365 = 767.1
  });

  it("counts a leap day and still divides by 365", () => {
    const leap = { ...overdue, dueOn: localDate("2024-02-28"), paidOn: localDate("2025-02-28") };
    expect(accepted(lateCharge(leap))).to.deep.equal({ charge: yen(280_767), days: 366 });
  });

  it("refuses a payment before the due date, a negative principal and a negative rate", () => {
    const early = { ...overdue, paidOn: localDate("2025-05-06") };
    expect(refused(lateCharge(early)).code).to.equal("paidBeforeDue");
    expect(refused(lateCharge({ ...overdue, principal: yen(-1) })).code).to.equal("principalNegative");
    expect(refused(lateCharge({ ...overdue, annualRate: rate("-0.01") })).code).to.equal("rateOutOfRange");
  });
});

describe("break cost", () => {
  const broken = {
    amount: yen(10_000_000),
    contractRate: rate("0.015"),
    reinvestmentRate: rate("0.004"),
    prepaidOn: localDate("2025-06-30"),
    fundedUntil: localDate("2026-03-31"),
  };

  it("is the rate lost for the days left: 10 million × 1.1 % × 274 / 365 is 82,575 yen", () => {
    expect(accepted(breakCost(broken))).to.deep.equal({ cost: yen(82_575), days: 274 });
  });

  it("is never below zero: a lender who gains keeps the gain", () => {
    const gain = { ...broken, reinvestmentRate: rate("0.02") };
    expect(accepted(breakCost(gain)).cost).to.deep.equal(yen(0));
  });

  it("grows where money can only be placed below zero", () => {
    const costly = { ...broken, reinvestmentRate: rate("-0.001") };
    expect(accepted(breakCost(costly)).cost).to.deep.equal(yen(120_109)); // 1.6 %
  });

  it("is nothing on the last day", () => {
    const last = { ...broken, prepaidOn: broken.fundedUntil };
    expect(accepted(breakCost(last))).to.deep.equal({ cost: yen(0), days: 0 });
  });

  it("refuses an amount of nothing and a last day before the prepayment", () => {
    const nothing = refused(breakCost({ ...broken, amount: money(0n, "USD") }));
    expect(nothing).to.deep.equal({ code: "amountNotPositive", figures: { amount: "0.00" } });
    const reversed = { ...broken, fundedUntil: localDate("2025-06-29") };
    expect(refused(breakCost(reversed)).code).to.equal("endBeforeStart");
  });
});
