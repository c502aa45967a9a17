/** Laws of repayment schedules: true for every loan, whatever its terms. */
import { expect } from "chai";
import fc from "fast-check";
import { addDays, addMonths, daysBetween } from "../../src/domain/kernel/local-date.ts";
import { zeroRate } from "../../src/domain/kernel/rate.ts";
import { compareRatios, multiplyRatios, ratio, sumRatios } from "../../src/domain/kernel/ratio.ts";
import { exactAnnuityPayment } from "../../src/domain/loan/annuity-payment.ts";
import { accrue } from "../../src/domain/loan/interest.ts";
import type { InterestPeriod } from "../../src/domain/loan/interest-period.ts";
import { exactLevelPayment } from "../../src/domain/loan/level-payment.ts";
import { principalOf, type LoanTerms } from "../../src/domain/loan/loan-terms.ts";
import { schedule, type LoanSchedule } from "../../src/domain/loan/schedule.ts";
import { calendarClosedOn } from "../support/calendars.ts";
import { accepted } from "../support/decisions.ts";
import {
  changingTerms,
  dayWithin,
  plainTerms,
  position,
  termDays,
  withRateChanges,
} from "../support/loan-arbitraries.ts";

const weekends = calendarClosedOn();
const made = (terms: LoanTerms): LoanSchedule => accepted(schedule(terms, weekends));

function expectSound(terms: LoanTerms, { rows, totals }: LoanSchedule): void {
  expect(totals.principal).to.equal(principalOf(terms) + totals.capitalized);
  expect(totals.total).to.equal(totals.principal + totals.interest);
  expect(rows.at(-1)?.balance).to.equal(0n);
  let balance = principalOf(terms);
  for (const row of rows) {
    balance += row.capitalized - row.principal;
    expect(row.balance).to.equal(balance);
    expect(row.total).to.equal(row.principal + row.interest);
    expect(row.balance >= 0n && row.principal >= 0n && row.interest >= 0n).to.equal(true);
  }
}

describe("law of schedules", () => {
  it("brings back what was lent and capitalised, never owes below zero and ends at zero", () => {
    fc.assert(
      fc.property(changingTerms, (terms) => {
        expectSound(terms, made(terms));
      }),
    );
  });

  it("gives the same rows again from the same terms", () => {
    fc.assert(
      fc.property(changingTerms, (terms) => {
        expect(made(terms)).to.deep.equal(made(terms));
      }),
      { numRuns: 30 },
    );
  });

  it("survives a spell at zero and the way back up, and charges nothing for the spell", () => {
    fc.assert(
      fc.property(plainTerms, position, position, fc.boolean(), (terms, a, b, keeps) => {
        const [down, up] = [Math.min(a, b), Math.max(a, b)];
        const spell = withRateChanges(terms, [
          [down, zeroRate, keeps],
          [up, terms.annualRate, keeps],
        ]);
        expectSound(spell, made(spell));
        const free = withRateChanges({ ...terms, annualRate: zeroRate }, [[a, zeroRate, keeps]]);
        expect(made(free).totals.interest).to.equal(0n);
      }),
    );
  });

  it("changes nothing at a day on which nothing changes", () => {
    fc.assert(
      fc.property(plainTerms, position, (terms, at) => {
        const cut = withRateChanges(terms, [[at, terms.annualRate, true]]);
        expect(made(cut)).to.deep.equal(made(terms));
      }),
    );
  });

  it("stays sound after a prepayment under either policy, and ends no later where the term is shortened", () => {
    const policy = fc.constantFrom("reduceInstalment" as const, "shortenTerm" as const);
    const when = fc.constantFrom("nextDue" as const, "atPrepayment" as const);
    fc.assert(
      fc.property(changingTerms, position, policy, when, (terms, at, how, prepaymentInterest) => {
        const on = dayWithin(terms, at);
        fc.pre(on > termDays(terms).drawnOn && terms.kind !== "capital");
        const amount = principalOf(terms) / 10n;
        fc.pre(amount > 0n);
        const prepaid = { ...terms, prepaymentInterest, prepayments: [{ on, amount, policy: how }] };
        const decision = schedule(prepaid, weekends);
        if (!decision.ok) {
          expect(decision.rejection.code).to.equal("prepaymentAboveBalance");
          return;
        }
        expectSound(prepaid, decision.value);
        const lastOf = ({ rows }: LoanSchedule) => rows.at(-1)!.dueOn;
        if (how === "shortenTerm") expect(lastOf(decision.value) <= lastOf(made(terms))).to.equal(true);
      }),
    );
  });

  it("ends at zero by the next due date when everything is prepaid", () => {
    fc.assert(
      fc.property(plainTerms, position, (terms, at) => {
        const on = dayWithin(terms, at);
        fc.pre(on > termDays(terms).drawnOn && terms.kind !== "capital" && terms.accrueTo === "unadjusted");
        const before = made(terms).rows.filter(({ dueOn }) => dueOn <= on);
        const amount = before.at(-1)?.balance ?? principalOf(terms);
        fc.pre(amount > 0n);
        const prepaid = { ...terms, prepayments: [{ on, amount, policy: "shortenTerm" as const }] };
        const whole = made(prepaid);
        const { rows } = whole;
        expectSound(prepaid, whole);
        expect(rows.slice(0, before.length)).to.deep.equal(before);
        expect(rows.length).to.be.within(before.length + 1, before.length + 2);
      }),
    );
  });

  it("pays the same instalment every time while nothing changes, but for the last", () => {
    fc.assert(
      fc.property(plainTerms, (terms) => {
        const { rows } = made({ ...terms, kind: "annuity" });
        const regular = rows.slice(terms.grace.instalments, -1).filter(({ principal }) => principal > 0n);
        expect(new Set(regular.map(({ total }) => total)).size).to.be.at.most(1);
      }),
    );
  });

  it("reckons interest to the day as agreed whatever business day it is paid on", () => {
    fc.assert(
      fc.property(changingTerms, (terms) => {
        const agreed: LoanTerms = { ...terms, accrueTo: "unadjusted" };
        const amounts = ({ rows }: LoanSchedule) =>
          rows.map(({ principal, interest }) => [principal, interest]);
        const moved = made({ ...agreed, businessDayConvention: "modifiedPreceding" });
        expect(amounts(moved)).to.deep.equal(amounts(made({ ...agreed, businessDayConvention: "none" })));
      }),
      { numRuns: 50 },
    );
  });

  it("strays from the loan without rounding by no more than its roundings", () => {
    const unit = 10n ** 12n;
    fc.assert(
      fc.property(plainTerms, (terms) => {
        const fine: LoanTerms = {
          ...terms,
          drawdowns: terms.drawdowns.map(({ on, amount }) => ({ on, amount: amount * unit })),
          interestRule: { ...terms.interestRule, principalUnit: 1n },
        };
        const yen: LoanTerms = { ...terms, interestRule: fine.interestRule };
        const difference = made(fine).totals.interest - made(yen).totals.interest * unit;
        const roundings = BigInt(terms.instalments) * BigInt(terms.instalments + 1) * unit;
        expect(difference < roundings && -difference < roundings).to.equal(true);
      }),
    );
  });
});

describe("law of interest periods", () => {
  it("splits a period into parts that add up to the whole, before rounding, in every day count", () => {
    const cuts = fc.array(position, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(plainTerms, cuts, fc.boolean(), ({ interestRule, annualRate, ...terms }, at, isRegular) => {
        const startOn = terms.drawdowns[0]!.on;
        const endOn = addMonths(startOn, terms.everyMonths);
        const period: InterestPeriod = {
          startOn,
          endOn,
          ...(isRegular ? { months: terms.everyMonths } : {}),
        };
        const days = daysBetween(startOn, endOn);
        const inside = at.map((millionth) => addDays(startOn, Math.floor((days * millionth) / 1_000_000)));
        const bounds = [...new Set([startOn, ...inside.sort(), endOn])];
        const segment = { principal: principalOf(terms), rate: ratio(annualRate, 10n ** 10n) };
        const parts = bounds.slice(1).map((to, i) => ({ ...segment, startOn: bounds[i]!, endOn: to }));
        const whole = accrue([{ ...segment, startOn, endOn }], interestRule, period);
        const split = accrue(parts, interestRule, period);
        expect(compareRatios(split.exact, whole.exact)).to.equal(0);
        expect(compareRatios(sumRatios(split.segments.map(({ exact }) => exact)), whole.exact)).to.equal(0);
        expect(split.interest).to.equal(whole.interest);
      }),
    );
  });
});

describe("law of level payments", () => {
  it("is the annuity formula where the periods are equal", () => {
    fc.assert(
      fc.property(plainTerms, ({ annualRate, everyMonths, instalments, drawdowns }) => {
        const principal = principalOf({ drawdowns });
        const yearly = ratio(annualRate, 10n ** 10n);
        const years = ratio(BigInt(everyMonths), 12n);
        const growth = multiplyRatios(yearly, years);
        const owed = multiplyRatios(
          ratio(principal),
          ratio(growth.numerator + growth.denominator, growth.denominator),
        );
        const periods = Array.from({ length: instalments - 1 }, () => years);
        const level = exactLevelPayment({ owed, rate: yearly, periods });
        const formula = exactAnnuityPayment({ principal, rate: yearly, everyMonths, instalments });
        expect(compareRatios(level, formula)).to.equal(0);
      }),
    );
  });
});
