import { expect } from "chai";
import { localDate } from "../../../src/domain/kernel/local-date.ts";
import {
  planNonAccrual,
  planPostings,
  type AccrualFacts,
  type PlannedPosting,
} from "../../../src/domain/loan/accrual-plan.ts";
import { defaultInterestRule } from "../../../src/domain/loan/interest.ts";
import { rate, rateCalendar } from "../../support/pricing.ts";

/** 100 yen a day, of which steps took off 10: half-years from 31 March. */
const basis = {
  rates: [{ effectiveOn: localDate("2025-03-31"), annualRate: rate("0.0365") }],
  balances: [{ effectiveOn: localDate("2025-03-31"), principal: 1_000_000n }],
  interestRule: defaultInterestRule,
};
const basisWithoutSteps = {
  ...basis,
  rates: [{ effectiveOn: localDate("2025-03-31"), annualRate: rate("0.04015") }],
};
const { dueDates } = rateCalendar(["2025-03-31", "2025-09-30", "2026-03-31"]);
const facts: AccrualFacts = { dueDates, basis, basisWithoutSteps, posted: [] };

function shown(plans: readonly PlannedPosting[]) {
  return plans.map(({ kind, accountingOn, throughOn, interest, withoutStep }) =>
    [kind, accountingOn, throughOn, interest, withoutStep].join(" "),
  );
}

describe("accrual plan", () => {
  it("posts each month end, and the last days with the due date", () => {
    expect(shown(planPostings(facts, localDate("2025-05-31")))).to.deep.equal([
      "accrual 2025-03-31 2025-04-01 100 110",
      "accrual 2025-04-30 2025-05-01 3000 3300",
      "accrual 2025-05-31 2025-06-01 3100 3410",
    ]);
    const rest = planPostings(facts, localDate("2025-09-30")).slice(-3, -1);
    expect(shown(rest)).to.deep.equal([
      "accrual 2025-08-31 2025-09-01 3100 3410",
      "accrual 2025-09-30 2025-09-30 2900 3190",
    ]);
  });

  it("posts each day where the lender accrues by the day", () => {
    const plans = planPostings(facts, localDate("2025-04-02"), { frequency: "daily" });
    expect(shown(plans)).to.deep.equal([
      "accrual 2025-03-31 2025-04-01 100 110",
      "accrual 2025-04-01 2025-04-02 100 110",
      "accrual 2025-04-02 2025-04-03 100 110",
    ]);
  });

  it("posts the days before the first whose rate is awaited, and none after", () => {
    const until = localDate("2025-05-11");
    const plans = planPostings(facts, localDate("2025-12-31"), { frequency: "monthly", until });
    expect(shown(plans)).to.deep.equal([
      "accrual 2025-03-31 2025-04-01 100 110",
      "accrual 2025-04-30 2025-05-01 3000 3300",
      "accrual 2025-05-10 2025-05-11 1000 1100",
    ]);
  });

  it("takes back what a loan that no longer accrues has not received", () => {
    const posted = planPostings(facts, localDate("2025-10-31"));
    const asOf = localDate("2025-11-15");
    // 183 days of the first period are 18,300, of which 12,200 were received; 32 days of the second
    const reversal = planNonAccrual({ ...facts, posted }, { asOf, received: 12_200n });
    expect(shown(reversal)).to.deep.equal([
      "adjustment 2025-11-15 2025-09-30 -6100 -6710",
      "adjustment 2025-11-15 2025-11-16 -3200 -3520",
    ]);
    const stopped = { ...facts, posted: [...posted, ...reversal] };
    const later = planNonAccrual(stopped, { asOf: localDate("2025-11-20"), received: 18_400n });
    expect(shown(later)).to.deep.equal([
      "adjustment 2025-11-20 2025-09-30 6100 6710",
      "adjustment 2025-11-20 2025-11-21 100 110",
    ]);
  });

  it("adjusts the period that took in another one in hindsight", () => {
    const posted = planPostings(facts, localDate("2025-10-31"));
    const joined = { ...facts, dueDates: rateCalendar(["2025-03-31", "2026-03-31"]).dueDates, posted };
    // 183 + 32 days stay as they were posted; November follows
    expect(shown(planPostings(joined, localDate("2025-11-30")))).to.deep.equal([
      "accrual 2025-11-30 2025-12-01 3000 3300",
    ]);
  });
});
