/** The engine against a schedule written a second time from the text of the rules, over random agreements. */
import { expect } from "chai";
import fc from "fast-check";
import {
  addMonths,
  addDays,
  daysBetween,
  dayFromEpoch,
  endOfMonth,
  epochDay,
  isEndOfMonth,
  localDate,
  weekday,
  type LocalDate,
} from "../../src/domain/kernel/local-date.ts";
import type { Rate } from "../../src/domain/kernel/rate.ts";
import { roundingModes } from "../../src/domain/kernel/rounding.ts";
import { usualTerms, type LoanTerms } from "../../src/domain/loan/loan-terms.ts";
import { schedule } from "../../src/domain/loan/schedule.ts";
import { calendarClosedOn } from "../support/calendars.ts";
import { accepted } from "../support/decisions.ts";
import { referenceSchedule, type ReferenceTerms } from "../support/reference-schedule.ts";

const position = fc.integer({ min: 1, max: 999 });
const rate = fc.oneof(
  fc.integer({ min: 0, max: 2_000 }).map((n) => BigInt(n) * 1_000_000n),
  fc.bigInt(0n, 10n ** 10n),
);

const agreements = fc.record({
  kind: fc.constantFrom("bullet" as const, "equalPrincipal" as const, "annuity" as const),
  principal: fc.bigInt(1_000n, 10n ** 12n),
  firstRate: rate,
  drawnDay: fc.integer({ min: epochDay(localDate("1996-01-01")), max: epochDay(localDate("2040-12-31")) }),
  stub: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 70 })),
  everyMonths: fc.constantFrom(1, 1, 3, 6, 12),
  count: fc.integer({ min: 1, max: 24 }),
  graceShare: fc.constantFrom(0, 0, 3),
  capitalizes: fc.boolean(),
  dayCount: fc.constantFrom(
    "act365Fixed" as const,
    "act360" as const,
    "actActIsda" as const,
    "thirtyE360" as const,
  ),
  bothEnds: fc.boolean(),
  rounding: fc.constantFrom(...roundingModes),
  roundsSegments: fc.boolean(),
  unit: fc.constantFrom(1n, 1n, 100n, 10_000n),
  endOfMonth: fc.boolean(),
  runsToAdjusted: fc.boolean(),
  changes: fc.array(fc.tuple(position, rate, fc.boolean()), { maxLength: 4 }),
  prepaid: fc.array(fc.tuple(position, fc.bigInt(1n, 9n)), { maxLength: 2 }),
  later: fc.array(fc.tuple(position, fc.bigInt(1_000n, 10n ** 9n)), { maxLength: 1 }),
});

type Agreement = typeof agreements extends fc.Arbitrary<infer T> ? T : never;

function written(drawn: Agreement): { readonly terms: LoanTerms; readonly reference: ReferenceTerms } {
  const drawnOn = dayFromEpoch(drawn.drawnDay);
  const { everyMonths, count, kind } = drawn;
  const firstDueOn = drawn.stub === 0 ? addMonths(drawnOn, everyMonths) : addDays(drawnOn, drawn.stub);
  const keepsMonthEnd = drawn.endOfMonth && isEndOfMonth(firstDueOn);
  const dueOns = Array.from({ length: count }, (_, i) => {
    const dueOn = addMonths(firstDueOn, i * everyMonths);
    return keepsMonthEnd ? endOfMonth(dueOn) : dueOn;
  });
  const paidOn = (day: LocalDate): LocalDate => addDays(day, [1, 0, 0, 0, 0, 0, 2][weekday(day)] ?? 0);
  const endOns = drawn.runsToAdjusted ? dueOns.map(paidOn) : dueOns;
  const term = daysBetween(drawnOn, dueOns.at(-1)!);
  const dayAt = (thousandth: number): number => drawn.drawnDay + Math.floor((term * thousandth) / 1_000);
  const within = (day: number): boolean => day > drawn.drawnDay && day < drawn.drawnDay + term;
  const ownDays = new Map(drawn.changes.map(([at, value, recompute]) => [dayAt(at), { value, recompute }]));
  const changes = [...ownDays].filter(([day]) => within(day)).sort(([a], [b]) => a - b);
  const prepayments = drawn.prepaid
    .map(([at, tenth]) => ({ day: dayAt(at), amount: (drawn.principal * tenth) / 200n }))
    .filter(({ day, amount }) => within(day) && amount > 0n);
  const later = drawn.later
    .map(([at, amount]) => ({ day: dayAt(at), amount }))
    .filter(({ day }) => within(day));
  const drawdowns = [{ day: drawn.drawnDay, amount: drawn.principal }, ...later];
  const grace = Math.floor((count * drawn.graceShare) / 10);
  const { dayCount, rounding, unit, bothEnds, capitalizes, roundsSegments } = drawn;
  const terms: LoanTerms = {
    ...usualTerms,
    kind,
    drawdowns: drawdowns.map(({ day, amount }) => ({ on: dayFromEpoch(day), amount })),
    annualRate: drawn.firstRate as Rate,
    rateChanges: changes.map(([day, { value, recompute }]) => ({
      effectiveOn: dayFromEpoch(day),
      annualRate: value as Rate,
      instalment: recompute ? ("recompute" as const) : ("keep" as const),
    })),
    firstDueOn,
    everyMonths,
    instalments: count,
    endOfMonth: drawn.endOfMonth,
    accrueTo: drawn.runsToAdjusted ? "adjusted" : "unadjusted",
    grace: { instalments: grace, interest: capitalizes ? "capitalized" : "paid" },
    interestRule: {
      dayCount,
      dayInclusion: bothEnds ? "both" : "startOnly",
      rounding,
      roundingScope: roundsSegments ? "segment" : "period",
      principalUnit: unit,
    },
    businessDayConvention: "following",
    prepayments: prepayments.map(({ day, amount }) => ({
      on: dayFromEpoch(day),
      amount,
      policy: "reduceInstalment" as const,
    })),
  };
  const rates = [
    { from: drawn.drawnDay, rate: drawn.firstRate, recompute: false },
    ...changes.map(([from, { value, recompute }]) => ({ from, rate: value, recompute })),
  ];
  const dates = { drawnDay: drawn.drawnDay, dueDays: endOns.map(epochDay), everyMonths, grace, capitalizes };
  const rule = { dayCount, bothEnds, rounding, roundsSegments, unit };
  const reference = { kind, principal: drawn.principal, rates, ...dates, ...rule, prepayments, drawdowns };
  return { terms, reference };
}

describe("law of the schedule written twice", () => {
  it("agrees to the yen with the rules as they are written, over day counts, roundings, stubs, grace and changes", () => {
    fc.assert(
      fc.property(agreements, (drawn) => {
        const { terms, reference } = written(drawn);
        const made = schedule(terms, calendarClosedOn());
        fc.pre(made.ok || made.rejection.code !== "prepaymentAboveBalance");
        const rows = accepted(made).rows.map(
          ({ dueOn, adjustedDueOn, principal, interest, capitalized, balance }) => {
            const on = drawn.runsToAdjusted ? adjustedDueOn : dueOn;
            return { day: epochDay(on), principal, interest, capitalized, balance };
          },
        );
        expect(rows).to.deep.equal(referenceSchedule(reference));
      }),
      { numRuns: 400 },
    );
  });
});
