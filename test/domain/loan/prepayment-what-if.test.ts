import { expect } from "chai";
import { localDate } from "../../../src/domain/kernel/local-date.ts";
import { parseRate } from "../../../src/domain/kernel/rate.ts";
import { prepaymentWhatIf, type PrepaymentQuestion } from "../../../src/domain/loan/prepayment-what-if.ts";
import { calendarClosedOn } from "../../support/calendars.ts";
import { accepted, refused } from "../../support/decisions.ts";
import { readLoanTerms, type WrittenTerms } from "../../support/loan-terms.ts";

/** 100 yen a day and million: 3,600 + 3,100 + 2,400 + 1,860 + 1,240 + 600 = 12,800 of interest. */
const lent: WrittenTerms = {
  kind: "equalPrincipal",
  principal: "1200000",
  annualRate: "0.0365",
  drawdownOn: "2025-04-01",
  firstDueOn: "2025-05-01",
  everyMonths: 1,
  instalments: 6,
};
const on = localDate("2025-06-11");

function asked(question: Omit<PrepaymentQuestion, "on">, change: Partial<WrittenTerms> = {}) {
  const terms = readLoanTerms({ ...lent, ...change });
  return prepaymentWhatIf(terms, { on, ...question }, calendarClosedOn());
}

describe("prepayment what-if", () => {
  it("that shortens the term keeps the instalment and ends earlier", () => {
    const effect = accepted(asked({ amount: 400_000n, policy: "shortenTerm" }));
    // third: 800,000 × 10 days + 400,000 × 20 days; fourth: 200,000 × 31 days
    expect(effect.after.totals.interest).to.equal(3_600n + 3_100n + 1_600n + 620n);
    expect(effect.interestSaved).to.equal(3_880n);
    expect(effect.maturityOn).to.deep.equal({ before: "2025-10-01", after: "2025-08-01" });
    expect(effect.nextInstalment.before?.total).to.equal(202_400n);
    expect(effect.nextInstalment.after?.total).to.equal(201_600n);
    expect(effect.payable).to.equal(400_000n);
  });

  it("that reduces the instalment keeps the maturity", () => {
    const effect = accepted(asked({ amount: 400_000n, policy: "reduceInstalment" }));
    expect(effect.interestSaved).to.equal(2_650n); // 12,800 − 3,600 − 3,100 − 1,600 − 930 − 620 − 300
    expect(effect.maturityOn.after).to.equal("2025-10-01");
    expect(effect.nextInstalment.after).to.include({ principal: 100_000n, interest: 1_600n });
  });

  it("of everything takes the balance of the day, and its interest waits for the next due date or is paid at once", () => {
    const waiting = accepted(asked({ policy: "shortenTerm" }));
    expect(waiting).to.include({ amount: 800_000n, payable: 800_000n, interestSaved: 5_300n });
    expect(waiting.nextInstalment.after).to.include({ dueOn: "2025-07-01", total: 800n, balance: 0n });
    const atOnce = accepted(asked({ policy: "shortenTerm" }, { prepaymentInterest: "atPrepayment" }));
    expect(atOnce).to.include({ payable: 800_800n, interestSaved: 5_300n });
    expect(atOnce.maturityOn.after).to.equal(on);
    expect(atOnce.nextInstalment.after).to.equal(undefined);
  });

  it("asks for the break cost at the rate in force on the day, up to the last due date unless funded for less", () => {
    const reinvestmentRate = accepted(parseRate("0.0165"));
    const rateChanges = [{ effectiveOn: "2025-06-10", annualRate: "0.0365", instalment: "keep" as const }];
    const change = { annualRate: "0.05", rateChanges };
    const amount = 400_000n;
    const toEnd = accepted(asked({ amount, policy: "shortenTerm", funding: { reinvestmentRate } }, change));
    expect(toEnd.breakCost).to.equal(2_454n); // 400,000 × 2 % × 112 / 365 = 2,454.8
    expect(toEnd.payable).to.equal(402_454n);
    const funding = { reinvestmentRate, fundedUntil: localDate("2025-07-11") };
    const toReset = accepted(asked({ amount, policy: "shortenTerm", funding }, change));
    expect(toReset.breakCost).to.equal(657n); // 30 days: 657.5
  });

  it("refuses what the terms, the balance or the funding do not allow", () => {
    expect(refused(asked({ amount: 800_001n, policy: "shortenTerm" })).code).to.equal(
      "prepaymentAboveBalance",
    );
    expect(refused(asked({ policy: "shortenTerm" }, { kind: "capital" })).code).to.equal(
      "prepaymentNotAllowed",
    );
    expect(refused(asked({ policy: "shortenTerm" }, { instalments: 0 })).code).to.equal(
      "instalmentsOutOfRange",
    );
    const funding = { reinvestmentRate: accepted(parseRate("0")), fundedUntil: localDate("2025-06-10") };
    expect(refused(asked({ policy: "shortenTerm", funding })).code).to.equal("endBeforeStart");
  });
});
