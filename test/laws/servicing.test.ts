/** Laws of loan servicing: payment holidays, acceleration, and interest over the contractual balance. */
import { expect } from "chai";
import fc from "fast-check";
import { daysBetween, earlier, type LocalDate } from "../../src/domain/kernel/local-date.ts";
import { zeroRate } from "../../src/domain/kernel/rate.ts";
import { balanceSteps } from "../../src/domain/loan/contractual-basis.ts";
import { interestByPeriod } from "../../src/domain/loan/interest-by-period.ts";
import { principalOf, type LoanTerms } from "../../src/domain/loan/loan-terms.ts";
import { complaintsAbout } from "../../src/domain/loan/loan-terms-rules.ts";
import type { PaymentHoliday } from "../../src/domain/loan/payment-holiday.ts";
import { prepaymentWhatIf } from "../../src/domain/loan/prepayment-what-if.ts";
import { schedule, type LoanSchedule } from "../../src/domain/loan/schedule.ts";
import { calendarClosedOn } from "../support/calendars.ts";
import { accepted } from "../support/decisions.ts";
import {
  changingTerms,
  dayWithin,
  holiday,
  plainTerms,
  position,
  servicedTerms,
  timelineOf,
  withHoliday,
} from "../support/loan-arbitraries.ts";

const made = (terms: LoanTerms): LoanSchedule => accepted(schedule(terms, calendarClosedOn()));

function expectSound(terms: LoanTerms, { rows, totals }: LoanSchedule): void {
  expect(totals.principal).to.equal(principalOf(terms) + totals.capitalized);
  expect(rows.at(-1)?.balance).to.equal(0n);
  let balance = principalOf(terms);
  for (const row of rows) {
    balance += row.capitalized - row.principal;
    expect(row.balance).to.equal(balance);
    expect(row.balance >= 0n && row.principal >= 0n && row.interest >= 0n).to.equal(true);
  }
}

describe("law of payment holidays", () => {
  it("bring back what was lent and capitalised, never owe below zero and end at zero", () => {
    fc.assert(
      fc.property(servicedTerms, (terms) => {
        expectSound(terms, made(terms));
      }),
    );
  });

  it("ask for no principal inside, and leave what was due before as it was", () => {
    fc.assert(
      fc.property(servicedTerms, (terms) => {
        const [{ startOn, endOn }] = terms.holidays as readonly [PaymentHoliday];
        const { rows } = made(terms);
        const inside = rows.filter(({ dueOn }) => startOn <= dueOn && dueOn < endOn);
        expect(inside.every(({ principal }) => principal === 0n)).to.equal(true);
        const until = ({ rows: all }: LoanSchedule) => all.filter(({ dueOn }) => dueOn < startOn);
        if (terms.accrueTo === "unadjusted" || terms.businessDayConvention === "none") {
          expect(until({ ...made(terms), rows })).to.deep.equal(until(made({ ...terms, holidays: [] })));
        }
      }),
    );
  });

  it("change nothing where no due date lies inside and interest is not waived", () => {
    fc.assert(
      fc.property(changingTerms, holiday, (terms, granted) => {
        fc.pre(granted.interest !== "waived");
        const plain = made(terms);
        const after = plain.dueDates.find(({ dueOn }) => dueOn > dayWithin(terms, granted.from));
        fc.pre(after !== undefined);
        const startOn = dayWithin(terms, granted.from);
        fc.pre(plain.dueDates.every(({ dueOn }) => dueOn !== startOn));
        const { interest, maturity } = granted;
        const holidays = [{ startOn, endOn: after.dueOn, interest, maturity }];
        expect(made({ ...terms, holidays })).to.deep.equal(plain);
      }),
    );
  });

  it("that waive interest are holidays at a rate of zero", () => {
    fc.assert(
      fc.property(plainTerms, holiday, (terms, granted) => {
        fc.pre(terms.kind !== "annuity" && terms.accrueTo === "unadjusted");
        const waived = withHoliday(terms, { ...granted, interest: "waived" });
        fc.pre(complaintsAbout(waived).length === 0);
        const [{ startOn, endOn, maturity }] = waived.holidays as readonly [PaymentHoliday];
        const free = [
          { effectiveOn: startOn, annualRate: zeroRate, instalment: "keep" as const },
          { effectiveOn: endOn, annualRate: terms.annualRate, instalment: "keep" as const },
        ];
        const paid = { startOn, endOn, maturity, interest: "paid" as const };
        const lastOn = made(waived).rows.at(-1)!.dueOn;
        const rateChanges = free.filter(({ effectiveOn }) => effectiveOn < lastOn);
        const grace = { ...terms.grace, interest: "paid" as const };
        const without = { ...terms, grace, rateChanges, holidays: [paid] };
        fc.pre(complaintsAbout(without).length === 0);
        expect(paymentsOf(made({ ...waived, grace }))).to.deep.equal(paymentsOf(made(without)));
      }),
    );
  });

  it("charge no less deferred than waived, and as much deferred as paid but for the roundings saved", () => {
    const agreed = fc
      .tuple(plainTerms, holiday)
      .filter(([{ kind }]) => kind !== "annuity")
      .map(([terms, granted]) => ({
        terms: { ...terms, grace: { instalments: 0, interest: "paid" as const } },
        granted,
      }));
    fc.assert(
      fc.property(agreed, ({ terms, granted }) => {
        const granting = (interest: PaymentHoliday["interest"]) =>
          withHoliday(terms, { ...granted, interest });
        fc.pre(complaintsAbout(granting("paid")).length === 0);
        const [deferred, waived, paid] = [
          made(granting("deferred")),
          made(granting("waived")),
          made(granting("paid")),
        ];
        expect(deferred.totals.interest >= waived.totals.interest).to.equal(true);
        const { dayInclusion, dayCount } = terms.interestRule;
        if (dayInclusion === "both" || dayCount === "monthly") return;
        const gained = deferred.totals.interest - paid.totals.interest;
        expect(gained >= 0n && gained <= BigInt(paid.rows.length)).to.equal(true);
      }),
    );
  });

  it("that extend a loan end it later by the due dates skipped, those that keep it on the same day", () => {
    fc.assert(
      fc.property(servicedTerms, (terms) => {
        fc.pre(terms.kind === "bullet" && terms.grace.instalments === 0);
        const [{ startOn, endOn, maturity }] = terms.holidays as readonly [PaymentHoliday];
        const last = made(terms).dueDates.at(-1)!;
        const skipped = last.n - terms.instalments;
        if (maturity === "keep") expect(skipped).to.equal(0);
        const paid = made({ ...terms, holidays: [{ startOn, endOn, maturity, interest: "paid" }] });
        const inside = paid.dueDates.filter(({ dueOn }) => startOn <= dueOn && dueOn < endOn);
        if (maturity === "extend") expect(skipped).to.equal(inside.length);
      }),
    );
  });
});

function paymentsOf({ rows }: LoanSchedule) {
  return rows.map(({ n, dueOn, principal, interest, balance }) => ({
    n,
    dueOn,
    principal,
    interest,
    balance,
  }));
}

describe("law of acceleration", () => {
  it("owes everything on its day, nothing after, and what was due before as it was", () => {
    fc.assert(
      fc.property(changingTerms, position, (terms, at) => {
        const acceleratedOn = dayWithin(terms, at);
        const due = { ...terms, acceleratedOn };
        fc.pre(complaintsAbout(due).length === 0);
        const [plain, called] = [made(terms), made(due)];
        expectSound(due, called);
        expect(called.rows.every(({ adjustedDueOn }) => adjustedDueOn <= acceleratedOn)).to.equal(true);
        const endOn = earlier(acceleratedOn, plain.dueDates.at(-1)!.period.endOn);
        expect(called.dueDates.at(-1)?.period.endOn).to.equal(endOn);
        const amounts = ({ rows, dueDates }: LoanSchedule) =>
          rows
            .filter(({ n }) => dueDates.find((date) => date.n === n)!.period.endOn < acceleratedOn)
            .map(({ dueOn, principal, interest, capitalized }) => [dueOn, principal, interest, capitalized]);
        expect(amounts(called)).to.deep.equal(amounts(plain));
      }),
    );
  });
});

describe("law of the prepayment what-if", () => {
  const policies = fc.constantFrom("reduceInstalment" as const, "shortenTerm" as const);

  it("a full prepayment leaves nothing but interest to the next due date, and saves no less than nothing", () => {
    fc.assert(
      fc.property(changingTerms, position, policies, (terms, at, policy) => {
        const on = dayWithin(terms, at);
        const decision = prepaymentWhatIf(terms, { on, policy }, calendarClosedOn());
        fc.pre(decision.ok && terms.accrueTo === "unadjusted");
        const { before, after, interestSaved } = decision.value;
        const rest = after.rows.filter(({ kind, dueOn }) => kind === "instalment" && dueOn > on);
        expect(rest.length).to.be.at.most(1);
        expect(rest.every(({ principal, balance }) => principal === 0n && balance === 0n)).to.equal(true);
        expect(after.rows.at(-1)?.balance).to.equal(0n);
        if (terms.interestRule.dayInclusion === "startOnly") expect(interestSaved >= 0n).to.equal(true);
        const due = ({ rows }: LoanSchedule) =>
          rows.filter(({ kind, dueOn }) => kind === "instalment" && dueOn <= on);
        expect(due(after)).to.deep.equal(due(before));
      }),
    );
  });

  it("at a rate of zero saves nothing", () => {
    fc.assert(
      fc.property(plainTerms, position, policies, (terms, at, policy) => {
        const free = { ...terms, annualRate: zeroRate };
        const question = { on: dayWithin(terms, at), amount: principalOf(terms) / 3n, policy };
        const decision = prepaymentWhatIf(free, question, calendarClosedOn());
        fc.pre(decision.ok);
        expect(decision.value.interestSaved).to.equal(0n);
      }),
    );
  });
});

describe("law of the contractual basis", () => {
  it("the interest of every period over the balance of the schedule is that of its row", () => {
    const prepaid = fc.tuple(servicedTerms, position, fc.boolean(), fc.option(position));
    fc.assert(
      fc.property(prepaid, ([terms, at, shortens, calledAt]) => {
        const all = withPrepayment(terms, dayWithin(terms, at), shortens);
        const acceleratedOn = calledAt === null ? undefined : dayWithin(terms, calledAt);
        const serviced = acceleratedOn === undefined ? all : { ...all, acceleratedOn };
        fc.pre(complaintsAbout(serviced).length === 0);
        const decision = schedule(serviced, calendarClosedOn());
        fc.pre(decision.ok);
        expectInterestOfRows(serviced, decision.value);
      }),
      { numRuns: 300 },
    );
  });
});

function withPrepayment(terms: LoanTerms, on: LocalDate, shortens: boolean): LoanTerms {
  const amount = principalOf(terms) / 7n;
  const isPossible = amount > 0n && terms.kind !== "capital" && daysBetween(terms.drawdowns[0]!.on, on) > 0;
  const policy = shortens ? ("shortenTerm" as const) : ("reduceInstalment" as const);
  return isPossible ? { ...terms, prepayments: [{ on, amount, policy }] } : terms;
}

function expectInterestOfRows(terms: LoanTerms, resolved: LoanSchedule): void {
  const { interestRule } = terms;
  const basis = { rates: timelineOf(terms), balances: balanceSteps(terms, resolved), interestRule };
  const reckoned = interestByPeriod(resolved.dueDates, basis);
  const wanted = new Map(resolved.rows.map(({ n, interest, capitalized }) => [n, interest + capitalized]));
  for (const { n, interest } of reckoned) expect(interest, `instalment ${n}`).to.equal(wanted.get(n) ?? 0n);
}
