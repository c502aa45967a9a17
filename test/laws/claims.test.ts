/** Laws of claims: no money is lost, and money on time bears nothing. */
import { expect } from "chai";
import fc from "fast-check";
import { addDays } from "../../src/domain/kernel/local-date.ts";
import { amountsOf, claimsDue, openClaims } from "../../src/domain/loan/claims.ts";
import { lateChargeClaims } from "../../src/domain/loan/late-charges.ts";
import { principalOf, type LoanTerms } from "../../src/domain/loan/loan-terms.ts";
import { claimKinds } from "../../src/domain/loan/repayment-allocation.ts";
import { schedule, type LoanSchedule } from "../../src/domain/loan/schedule.ts";
import { calendarClosedOn } from "../support/calendars.ts";
import { accepted } from "../support/decisions.ts";
import { changingTerms, dayWithin, plainTerms, position } from "../support/loan-arbitraries.ts";

const made = (terms: LoanTerms): LoanSchedule => accepted(schedule(terms, calendarClosedOn()));

describe("law of claims", () => {
  const received = fc.record({
    costs: fc.bigInt(0n, 10n ** 6n),
    lateCharge: fc.bigInt(0n, 10n ** 6n),
    interest: fc.bigInt(0n, 10n ** 12n),
    principal: fc.bigInt(0n, 10n ** 17n),
  });

  it("what is due is what was received, what is still open, less what was received beyond", () => {
    fc.assert(
      fc.property(changingTerms, position, received, (terms, at, money) => {
        const charges = [{ dueOn: dayWithin(terms, at), amount: 5_500n }];
        const due = claimsDue({ rows: made(terms).rows, charges }, addDays(dayWithin(terms, at), 60));
        const { claims, credit } = openClaims(due, money);
        const [owed, open] = [amountsOf(due), amountsOf(claims)];
        for (const kind of claimKinds) {
          expect(owed[kind]).to.equal(money[kind] + open[kind] - credit[kind]);
          expect(open[kind] === 0n || credit[kind] === 0n).to.equal(true);
        }
      }),
    );
  });

  it("everything received on its day leaves nothing open and bears no late charge", () => {
    fc.assert(
      fc.property(changingTerms, position, (terms, at) => {
        const asOf = dayWithin(terms, at);
        const claims = claimsDue({ rows: made(terms).rows, charges: [] }, asOf);
        expect(openClaims(claims, amountsOf(claims)).claims).to.deep.equal([]);
        const receipts = claims
          .filter(({ kind }) => kind === "principal")
          .map(({ dueOn, amount }) => ({ on: dueOn, principal: amount }));
        const rates = [{ effectiveOn: terms.drawdowns[0]!.on, annualRate: terms.annualRate }];
        expect(lateChargeClaims({ claims, receipts, rates }, asOf)).to.deep.equal([]);
      }),
    );
  });

  it("a late charge never falls as days pass, and money paid earlier never raises it", () => {
    const days = fc.integer({ min: 0, max: 500 });
    fc.assert(
      fc.property(plainTerms, position, fc.tuple(days, days, days), (terms, at, [a, b, c]) => {
        const asOf = dayWithin(terms, at);
        const claims = claimsDue({ rows: made(terms).rows, charges: [] }, asOf);
        const rates = [{ effectiveOn: terms.drawdowns[0]!.on, annualRate: terms.annualRate }];
        const charged = (paidAfter: number, until: number) => {
          const receipts = [{ on: addDays(asOf, paidAfter), principal: principalOf(terms) / 3n }];
          return amountsOf(lateChargeClaims({ claims, receipts, rates }, addDays(asOf, until))).lateCharge;
        };
        const [early, late] = [Math.min(a, b), Math.max(a, b)];
        expect(charged(c, early) <= charged(c, late)).to.equal(true);
        const roundings = BigInt(claims.length + 1);
        expect(charged(early, c) <= charged(late, c) + roundings).to.equal(true);
      }),
    );
  });
});
