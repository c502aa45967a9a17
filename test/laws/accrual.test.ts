/** Laws of accruals: whatever is planned when, the books end at the interest of the schedule. */
import { expect } from "chai";
import fc from "fast-check";
import { addMonths, daysBetween, type LocalDate } from "../../src/domain/kernel/local-date.ts";
import {
  planNonAccrual,
  planPostings,
  type AccrualFacts,
  type AccrualPolicy,
  type PlannedPosting,
  type PostedInterest,
} from "../../src/domain/loan/accrual-plan.ts";
import { balanceSteps } from "../../src/domain/loan/contractual-basis.ts";
import { usualTerms, type LoanTerms } from "../../src/domain/loan/loan-terms.ts";
import { complaintsAbout } from "../../src/domain/loan/loan-terms-rules.ts";
import { schedule } from "../../src/domain/loan/schedule.ts";
import { calendarClosedOn } from "../support/calendars.ts";
import { accepted } from "../support/decisions.ts";
import { dayWithin, position, servicedTerms, timelineOf } from "../support/loan-arbitraries.ts";

/** Loans of at most some ten years, so that days can be planned one by one. */
const accruingTerms = servicedTerms.filter(
  (terms) => daysBetween(terms.drawdowns[0]!.on, endOf(terms)) < 4_000,
);

function endOf({ firstDueOn, everyMonths, instalments }: LoanTerms): LocalDate {
  return addMonths(firstDueOn, everyMonths * instalments);
}

interface Loan {
  readonly facts: AccrualFacts;
  readonly interest: bigint;
  readonly lastOn: LocalDate;
}

/** Without steps the loan costs nothing, so that the two figures are told apart. */
function loanOf(terms: LoanTerms): Loan {
  const made = accepted(schedule(terms, calendarClosedOn()));
  const basis = {
    rates: timelineOf(terms),
    balances: balanceSteps(terms, made),
    interestRule: terms.interestRule,
  };
  const basisWithoutSteps = { ...basis, rates: timelineOf({ ...terms, rateChanges: [] }) };
  const facts = { dueDates: made.dueDates, basis, basisWithoutSteps, posted: [] };
  return {
    facts,
    interest: made.totals.interest + made.totals.capitalized,
    lastOn: made.dueDates.at(-1)!.period.endOn,
  };
}

function posting(facts: AccrualFacts, plans: readonly PlannedPosting[]): AccrualFacts {
  return { ...facts, posted: [...facts.posted, ...plans] };
}

function sum(posted: readonly PostedInterest[]): bigint {
  return posted.reduce((total, { interest }) => total + interest, 0n);
}

const monthly: AccrualPolicy = { frequency: "monthly" };
const daily: AccrualPolicy = { frequency: "daily" };

describe("law of accruals", () => {
  it("planning twice posts nothing the second time, by the month or by the day", () => {
    fc.assert(
      fc.property(accruingTerms, position, fc.constantFrom(monthly, daily), (terms, at, policy) => {
        const { facts } = loanOf(terms);
        const asOf = dayWithin(terms, at);
        const once = posting(facts, planPostings(facts, asOf, policy));
        expect(planPostings(once, asOf, policy)).to.deep.equal([]);
      }),
      { numRuns: 40 },
    );
  });

  it("by the day or by the month, changed in between, they end at the interest of the schedule", () => {
    fc.assert(
      fc.property(accruingTerms, position, (terms, at) => {
        const { facts, interest, lastOn } = loanOf(terms);
        const asOf = dayWithin(terms, at);
        const days = posting(facts, planPostings(facts, lastOn, daily));
        const months = posting(facts, planPostings(facts, lastOn, monthly));
        const first = posting(facts, planPostings(facts, asOf, daily));
        const mixed = posting(first, planPostings(first, lastOn, monthly));
        for (const { posted } of [days, months, mixed]) expect(sum(posted)).to.equal(interest);
      }),
      { numRuns: 40 },
    );
  });

  it("leave the days whose rate is awaited, and catch up once it is known", () => {
    fc.assert(
      fc.property(accruingTerms, position, fc.constantFrom(monthly, daily), (terms, at, policy) => {
        const { facts, interest, lastOn } = loanOf(terms);
        const until = dayWithin(terms, at);
        const stopped = posting(facts, planPostings(facts, lastOn, { ...policy, until }));
        expect(stopped.posted.every(({ throughOn }) => throughOn <= until)).to.equal(true);
        expect(planPostings(stopped, lastOn, { ...policy, until })).to.deep.equal([]);
        const known = posting(stopped, planPostings(stopped, lastOn, policy));
        expect(sum(known.posted)).to.equal(interest);
      }),
      { numRuns: 40 },
    );
  });

  it("of days that turn out to await their rate are taken back", () => {
    fc.assert(
      fc.property(accruingTerms, position, (terms, at) => {
        const { facts, lastOn } = loanOf(terms);
        const until = dayWithin(terms, at);
        const accrued = posting(facts, planPostings(facts, lastOn, monthly));
        const taken = posting(accrued, planPostings(accrued, lastOn, { ...monthly, until }));
        const stopped = planPostings(facts, lastOn, { ...monthly, until });
        expect(sum(taken.posted)).to.equal(sum(stopped));
      }),
      { numRuns: 40 },
    );
  });

  it("of a loan that no longer accrues come to what was received, and catch up when it accrues again", () => {
    fc.assert(
      fc.property(accruingTerms, position, fc.integer({ min: 0, max: 120 }), (terms, at, percent) => {
        const { facts, interest, lastOn } = loanOf(terms);
        const asOf = dayWithin(terms, at);
        const accrued = posting(facts, planPostings(facts, asOf, monthly));
        const earned = sum(planNonAccrual(facts, { asOf, received: interest }));
        const received = (earned * BigInt(percent)) / 100n;
        const stopped = posting(accrued, planNonAccrual(accrued, { asOf, received }));
        expect(sum(stopped.posted)).to.equal(received < earned ? received : earned);
        expect(planNonAccrual(stopped, { asOf, received })).to.deep.equal([]);
        const resumed = posting(stopped, planPostings(stopped, lastOn, monthly));
        expect(sum(resumed.posted)).to.equal(interest);
      }),
      { numRuns: 60 },
    );
  });

  it("follow a payment holiday or an acceleration recorded in hindsight", () => {
    fc.assert(
      fc.property(accruingTerms, position, position, (terms, at, calledAt) => {
        const called = { ...terms, acceleratedOn: dayWithin(terms, calledAt) };
        const later = complaintsAbout(called).length === 0 ? called : terms;
        const plain = loanOf({ ...terms, holidays: usualTerms.holidays });
        const before = posting(plain.facts, planPostings(plain.facts, dayWithin(terms, at), daily));
        const { facts, interest, lastOn } = loanOf(later);
        const known = { ...facts, posted: before.posted };
        const all = posting(known, planPostings(known, lastOn, monthly));
        expect(sum(all.posted)).to.equal(interest);
        expect(planPostings(all, lastOn, monthly)).to.deep.equal([]);
      }),
      { numRuns: 60 },
    );
  });
});
