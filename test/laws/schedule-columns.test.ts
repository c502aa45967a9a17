/** Laws of schedules in columns: the same rows as the exact engine, whatever the terms, from the start or from a day on. */
import { expect } from "chai";
import fc from "fast-check";
import { dayFromEpoch } from "../../src/domain/kernel/local-date.ts";
import { ratio } from "../../src/domain/kernel/ratio.ts";
import { annuityPayment } from "../../src/domain/loan/annuity-payment.ts";
import type { LoanTerms } from "../../src/domain/loan/loan-terms.ts";
import {
  columnsAfter,
  portfolioColumns,
  scheduleColumns,
  unaffectedBefore,
} from "../../src/domain/loan/schedule-columns.ts";
import { exactSchedule, schedule } from "../../src/domain/loan/schedule.ts";
import { yenAnnuity } from "../../src/domain/loan/yen-annuity.ts";
import type { YenColumns } from "../../src/domain/loan/yen-columns.ts";
import { floorProduct, restOfProduct } from "../../src/domain/loan/yen-product.ts";
import { calendarClosedOn } from "../support/calendars.ts";
import { columnTerms } from "../support/column-terms.ts";

const calendar = calendarClosedOn("2020-05-04", "2020-05-05", "2020-05-06");
const largest = Number.MAX_SAFE_INTEGER;

describe("law of schedules in columns", () => {
  it("has the rows of the exact engine, down to how each interest was reckoned, or its refusal", () => {
    let covered = 0;
    fc.assert(
      fc.property(columnTerms, (terms) => {
        if (scheduleColumns(terms, calendar) !== undefined) covered += 1;
        expect(schedule(terms, calendar)).to.deep.equal(exactSchedule(terms, calendar));
      }),
      { numRuns: 2_000 },
    );
    expect(covered).to.be.above(1_000);
  });

  it("holds the loans of a portfolio one after the other, each as it is alone, and names those it cannot hold", () => {
    fc.assert(
      fc.property(fc.array(columnTerms, { maxLength: 6 }), (loans) => {
        const { columns, firstRows, uncovered } = portfolioColumns(loans, calendar);
        for (const [i, terms] of loans.entries()) {
          const alone = scheduleColumns(terms, calendar);
          expect(uncovered.includes(i)).to.equal(alone === undefined);
          const rows = rowTexts(columns).slice(firstRows[i], firstRows[i + 1]);
          expect(rows).to.deep.equal(alone === undefined ? [] : rowTexts(alone));
        }
      }),
    );
  });

  it("goes on from any row as it went when reckoned from the start", () => {
    let changed = 0;
    fc.assert(
      fc.property(columnTerms, fc.nat(), columnTerms, fc.nat(), (before, pick, others, at) => {
        const known = scheduleColumns(before, calendar);
        fc.pre(known !== undefined && known.length > 0);
        const on = dayFromEpoch(known.dueDay[pick % known.length]! - (at % 3));
        const terms = fromDayOn(on, before, others);
        const whole = scheduleColumns(terms, calendar);
        fc.pre(whole !== undefined && whole.length > 0);
        const { rows, opening } = unaffectedBefore(on, known, terms);
        fc.pre(rows <= whole.length);
        if (opening.settled > 0) changed += 1;
        const after = columnsAfter(opening, terms, calendar);
        const expected = rowTexts(whole);
        expect(rowTexts(known).slice(0, rows)).to.deep.equal(expected.slice(0, rows));
        expect(after === undefined ? undefined : rowTexts(after)).to.deep.equal(expected.slice(rows));
      }),
      { numRuns: 1_000 },
    );
    expect(changed).to.be.above(300);
  });
});

describe("law of whole-number products", () => {
  const whole = fc.oneof(fc.maxSafeNat(), fc.nat(), fc.integer({ min: largest - 1_000, max: largest }));
  const divisor = fc.oneof(
    fc.constantFrom(365e6, 360e6, 365e10, 133_590e6),
    fc.integer({ min: 1, max: 2 ** 45 }),
  );

  it("is the floor that BigInt finds, and its rest, wherever the result is below 2^53", () => {
    fc.assert(
      fc.property(whole, whole, divisor, (amount, factor, over) => {
        const product = BigInt(amount) * BigInt(factor);
        const floor = product / BigInt(over);
        expect(restOfProduct(amount, factor, over)).to.equal(Number(product % BigInt(over)));
        if (floor <= BigInt(largest)) expect(floorProduct(amount, factor, over)).to.equal(Number(floor));
        else expect(floorProduct(amount, factor, over)).to.be.above(largest);
      }),
      { numRuns: 5_000 },
    );
  });
});

describe("law of instalments by doubles", () => {
  it("is the floor of the exact fraction, at rates of one unit of the tenth decimal and over a hundred years", () => {
    const rate = fc.oneof(fc.integer({ min: 0, max: 1_000 }), fc.integer({ min: 0, max: 1e10 }));
    const count = fc.oneof(fc.integer({ min: 1, max: 84 }), fc.integer({ min: 1, max: 1_200 }));
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e12 }),
        rate,
        count,
        fc.constantFrom(1, 3, 12),
        (principal, units, instalments, everyMonths) => {
          const exact = annuityPayment({
            principal: BigInt(principal),
            rate: ratio(BigInt(units), 10n ** 10n),
            everyMonths,
            instalments,
          });
          const basis = { rateScale: 1e10, everyMonths };
          expect(BigInt(yenAnnuity(principal, units, instalments, basis))).to.equal(exact);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

/** The terms with what another agreement changes from a day on. */
function fromDayOn(on: string, before: LoanTerms, others: LoanTerms): LoanTerms {
  const kept = before.rateChanges.filter(({ effectiveOn }) => effectiveOn < on);
  const added = others.rateChanges.filter(({ effectiveOn }) => effectiveOn >= on);
  return {
    ...before,
    rateChanges: [...kept, ...added],
    prepayments: before.prepayments.filter((paid) => paid.on < on),
  };
}

function rowTexts({ length, ...columns }: YenColumns): readonly string[] {
  return Array.from({ length }, (_, row) =>
    Object.values(columns)
      .map((column) => String(column[row]))
      .join(" "),
  );
}
