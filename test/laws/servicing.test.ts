/** Laws of loan servicing: payment holidays, acceleration, and interest over the contractual balance. */
import { expect } from "chai";
import fc from "fast-check";
import { addDays, daysBetween, type LocalDate } from "../../src/domain/kernel/local-date.ts";
import { zeroRate } from "../../src/domain/kernel/rate.ts";
import { balanceSteps, chargedRates } from "../../src/domain/loan/contractual-basis.ts";
import { interestByPeriod } from "../../src/domain/loan/interest-by-period.ts";
import { principalOf, type LoanTerms } from "../../src/domain/loan/loan-terms.ts";
import { complaintsAbout } from "../../src/domain/loan/loan-terms-rules.ts";
import type { PaymentHoliday } from "../../src/domain/loan/payment-holiday.ts";
import { schedule, type LoanSchedule } from "../../src/domain/loan/schedule.ts";
import { calendarClosedOn } from "../support/calendars.ts";
import { accepted } from "../support/decisions.ts";
import { changingTerms, dayWithin, plainTerms, position } from "../support/loan-arbitraries.ts";

const made = (terms: LoanTerms): LoanSchedule => accepted(schedule(terms, calendarClosedOn()));

const holiday = fc.record({
  from: position,
  days: fc.integer({ min: 1, max: 400 }),
  interest: fc.constantFrom("paid" as const, "capitalized" as const, "deferred" as const, "waived" as const),
  maturity: fc.constantFrom("keep" as const, "extend" as const),
});

function withHoliday(terms: LoanTerms, { from, days, interest, maturity }: WrittenHoliday): LoanTerms {
  const startOn = dayWithin(terms, from);
  return { ...terms, holidays: [{ startOn, endOn: addDays(startOn, days), interest, maturity }] };
}

type WrittenHoliday = Pick<PaymentHoliday, "interest" | "maturity"> & {
  readonly from: number;
  readonly days: number;
};

/** Sound terms with rate changes and one payment holiday. */
const servicedTerms = fc
  .tuple(changingTerms, holiday)
  .map(([terms, granted]) => withHoliday(terms, granted))
  .filter((terms) => complaintsAbout(terms).length === 0);

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
        const holidays = [{ startOn, endOn: after!.dueOn, interest, maturity }];
        expect(made({ ...terms, holidays })).to.deep.equal(plain);
      }),
    );
  });

  it("that waive interest are holidays at a rate of zero", () => {
    fc.assert(
      fc.property(plainTerms, holiday, (terms, granted) => {
        fc.pre(terms.kind !== "annuity");
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
        expect(amountsOf(made({ ...waived, grace }))).to.deep.equal(amountsOf(made(without)));
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

function amountsOf({ rows }: LoanSchedule) {
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
        expect(called.dueDates.at(-1)?.period.endOn).to.equal(acceleratedOn);
        const amounts = ({ rows, dueDates }: LoanSchedule) =>
          rows
            .filter(({ n }) => dueDates.find((date) => date.n === n)!.period.endOn < acceleratedOn)
            .map(({ dueOn, principal, interest, capitalized }) => [dueOn, principal, interest, capitalized]);
        expect(amounts(called)).to.deep.equal(amounts(plain));
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

function expectInterestOfRows(terms: LoanTerms, made: LoanSchedule): void {
  const { interestRule, annualRate, rateChanges, holidays } = terms;
  const agreed = [{ effectiveOn: terms.drawdowns[0]!.on, annualRate }, ...rateChanges];
  const sorted = agreed.toSorted((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : 1));
  const onDay = new Map(sorted.map((change) => [change.effectiveOn, change]));
  const rates = chargedRates([...onDay.values()], holidays);
  const basis = { rates, balances: balanceSteps(terms, made), interestRule };
  const reckoned = interestByPeriod(made.dueDates, basis);
  const wanted = new Map(made.rows.map(({ n, interest, capitalized }) => [n, interest + capitalized]));
  for (const { n, interest } of reckoned) expect(interest, `instalment ${n}`).to.equal(wanted.get(n) ?? 0n);
}
