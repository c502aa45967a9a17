/** Laws of receipts: whatever is paid, whenever, no yen is lost and the loan is repaid by exactly what it owes. */
import { expect } from "chai";
import fc from "fast-check";
import { addDays, type LocalDate } from "../../src/domain/kernel/local-date.ts";
import { amountsOf, claimsDue, openClaims, type AmountByKind } from "../../src/domain/loan/claims.ts";
import { principalOf, type LoanTerms } from "../../src/domain/loan/loan-terms.ts";
import { complaintsAbout } from "../../src/domain/loan/loan-terms-rules.ts";
import {
  allocateHeld,
  allocateRepayment,
  claimKinds,
  type AllocationTerms,
  type RepaymentAllocation,
} from "../../src/domain/loan/repayment-allocation.ts";
import { schedule, type LoanSchedule } from "../../src/domain/loan/schedule.ts";
import { calendarClosedOn } from "../support/calendars.ts";
import { accepted } from "../support/decisions.ts";
import { changingTerms, dayWithin, position, servicedTerms } from "../support/loan-arbitraries.ts";

const made = (terms: LoanTerms): LoanSchedule => accepted(schedule(terms, calendarClosedOn()));
const nothing: AmountByKind = { costs: 0n, lateCharge: 0n, interest: 0n, principal: 0n };

/** Parts of the principal in thousandths: part payments, payments on the day and far too much. */
const history = fc.array(fc.tuple(position, fc.integer({ min: 1, max: 1_500 })), { maxLength: 12 });
const allocation: fc.Arbitrary<AllocationTerms> = fc.record({
  order: fc.shuffledSubarray([...claimKinds], { minLength: 4 }),
  partPayments: fc.constantFrom("allocate" as const, "hold" as const),
});

interface Books {
  readonly received: bigint;
  readonly paid: AmountByKind;
  readonly held: bigint;
}

interface Receipt {
  readonly on: LocalDate;
  readonly amount: bigint;
}

function receiptsOf(terms: LoanTerms, drawn: readonly (readonly [number, number])[]): readonly Receipt[] {
  return drawn
    .toSorted(([a], [b]) => a - b)
    .map(([at, thousandths]) => ({
      on: addDays(dayWithin(terms, at), 20),
      amount: (principalOf(terms) * BigInt(thousandths)) / 1_000n,
    }))
    .filter(({ amount }) => amount > 0n);
}

function booked(books: Books, received: bigint, { settled, held }: RepaymentAllocation): Books {
  const paid = { ...books.paid };
  for (const part of settled) paid[part.kind] += part.paid;
  return { received: books.received + received, paid, held };
}

/** The books after every receipt of the history, and once all that is left has been paid after the last due date. */
function lived(terms: LoanTerms, receipts: readonly Receipt[], rule: AllocationTerms): readonly Books[] {
  const { rows } = made(terms);
  const charges = [{ dueOn: terms.drawdowns[0]!.on, amount: 3_300n }];
  const openOn = (on: LocalDate, { paid }: Books) =>
    openClaims(claimsDue({ rows, charges }, on), paid).claims;
  const all: Books[] = [{ received: 0n, paid: nothing, held: 0n }];
  for (const { on, amount } of receipts) {
    const books = all.at(-1)!;
    const taken = accepted(allocateRepayment({ amount, held: books.held }, openOn(on, books), rule));
    all.push(booked(books, amount, taken));
  }
  const end = addDays(rows.at(-1)!.adjustedDueOn, 30);
  const books = all.at(-1)!;
  const owed = openOn(end, books);
  const rest = owed.reduce((sum, { amount }) => sum + amount, 0n) - books.held;
  if (rest > 0n) {
    all.push(
      booked(books, rest, accepted(allocateRepayment({ amount: rest, held: books.held }, owed, rule))),
    );
  } else if (books.held > 0n && owed.length > 0) {
    all.push(booked(books, 0n, accepted(allocateHeld(books.held, owed, rule))));
  }
  return all;
}

describe("law of receipts", () => {
  const loans = fc.oneof(changingTerms, servicedTerms).filter((terms) => complaintsAbout(terms).length === 0);

  it("what was received is what was allocated and what is held, after every receipt of any history", () => {
    fc.assert(
      fc.property(loans, history, allocation, (terms, drawn, rule) => {
        for (const { received, paid, held } of lived(terms, receiptsOf(terms, drawn), rule)) {
          const allocated = claimKinds.reduce((sum, kind) => sum + paid[kind], 0n);
          expect(allocated + held).to.equal(received);
          expect(held >= 0n).to.equal(true);
        }
      }),
    );
  });

  it("in the end each kind has received what the schedule asked for, whatever came late, in parts or too much", () => {
    fc.assert(
      fc.property(loans, history, allocation, (terms, drawn, rule) => {
        const { paid } = lived(terms, receiptsOf(terms, drawn), rule).at(-1)!;
        const { totals } = made(terms);
        const expected = {
          ...nothing,
          costs: 3_300n,
          interest: totals.interest,
          principal: totals.principal,
        };
        expect(paid).to.deep.equal(expected);
        expect(paid.principal).to.equal(principalOf(terms) + totals.capitalized);
      }),
    );
  });

  it("the same history gives the same books again", () => {
    fc.assert(
      fc.property(loans, history, allocation, (terms, drawn, rule) => {
        const receipts = receiptsOf(terms, drawn);
        expect(lived(terms, receipts, rule)).to.deep.equal(lived(terms, receipts, rule));
      }),
      { numRuns: 30 },
    );
  });
});

describe("law of interest in advance", () => {
  const advanced = changingTerms
    .filter(({ kind, grace }) => kind !== "annuity" && grace.interest === "paid")
    .map((terms): LoanTerms => ({ ...terms, interestTiming: "advance" }));

  it("asks for the interest of arrears one due date earlier, the first on the day of the drawdown", () => {
    fc.assert(
      fc.property(advanced, (terms) => {
        const arrears = made({ ...terms, interestTiming: "arrears" });
        const advance = made(terms);
        const [first, ...rows] = advance.rows;
        const paid = [first!, ...rows].map(({ interest }) => interest);
        expect(paid).to.deep.equal([...arrears.rows.map(({ interest }) => interest), 0n]);
        expect(first!.dueOn).to.equal(terms.drawdowns[0]!.on);
        expect(rows.map(({ principal, balance }) => [principal, balance])).to.deep.equal(
          arrears.rows.map(({ principal, balance }) => [principal, balance]),
        );
        expect(advance.totals).to.deep.equal(arrears.totals);
      }),
    );
  });

  it("is owed on the day of the drawdown, and in the end as much is owed as in arrears", () => {
    fc.assert(
      fc.property(advanced, (terms) => {
        const { rows, totals } = made(terms);
        const owedOn = (on: LocalDate) => amountsOf(claimsDue({ rows, charges: [] }, on)).interest;
        expect(owedOn(terms.drawdowns[0]!.on)).to.equal(rows[0]!.interest);
        expect(owedOn(addDays(rows.at(-1)!.adjustedDueOn, 1))).to.equal(totals.interest);
      }),
    );
  });
});
