/** Laws of date schedules: true for every agreement about dates, whatever loan it belongs to. */
import { expect } from "chai";
import fc from "fast-check";
import { jpBankCalendar } from "../../db/calendars/jp-bank.ts";
import { businessDayConventions } from "../../src/domain/calendar/business-day.ts";
import { yearFractions } from "../../src/domain/calendar/day-count.ts";
import {
  mostPeriods,
  periodsBetween,
  resolveSchedule,
  scheduleDates,
  type ScheduleDefinition,
} from "../../src/domain/calendar/schedule.ts";
import { stubs } from "../../src/domain/calendar/regular-dates.ts";
import {
  addDays,
  addMonths,
  dayFromEpoch,
  dayParts,
  daysBetween,
  endOfMonth,
  epochDay,
  isEndOfMonth,
  localDate,
  monthLength,
  type LocalDate,
} from "../../src/domain/kernel/local-date.ts";
import { compareRatios, ratio } from "../../src/domain/kernel/ratio.ts";
import { accepted } from "../support/decisions.ts";

const calendar = jpBankCalendar();
const convention = fc.constantFrom(...businessDayConventions);
const day = fc
  .integer({ min: epochDay(localDate("1990-01-01")), max: epochDay(localDate("2060-12-31")) })
  .map(dayFromEpoch);
const grid = fc.record({
  startOn: day,
  everyMonths: fc.integer({ min: 1, max: 12 }),
  endOfMonth: fc.boolean(),
});
const stub = fc.constantFrom(...stubs.filter((name) => name !== "none"));

const instalments = fc
  .record({ grid, firstAfter: fc.integer({ min: 1, max: 400 }), count: fc.integer({ min: 1, max: 60 }) })
  .map(({ grid: agreed, firstAfter, count }) => ({
    ...agreed,
    kind: "instalments" as const,
    firstDueOn: addDays(agreed.startOn, firstAfter),
    instalments: count,
  }));
const toEnd = fc
  .record({ grid, length: fc.integer({ min: 1, max: 6_000 }), stub, front: fc.boolean() })
  .map(({ grid: agreed, length, stub: kind, front }) => ({
    ...agreed,
    kind: front ? ("fromEnd" as const) : ("fromStart" as const),
    endOn: addDays(agreed.startOn, length),
    stub: kind,
  }));
const fromFirstDue = fc
  .record({ grid, firstAfter: fc.integer({ min: 1, max: 400 }), length: fc.nat(6_000), stub })
  .map(({ grid: agreed, firstAfter, length, stub: kind }) => ({
    ...agreed,
    kind: "fromFirstDue" as const,
    firstDueOn: addDays(agreed.startOn, firstAfter),
    endOn: addDays(agreed.startOn, firstAfter + length),
    stub: kind,
  }));
const definition: fc.Arbitrary<ScheduleDefinition> = fc.oneof(instalments, toEnd, fromFirstDue);

describe("law of date schedules", () => {
  it("periods are adjacent, run forward and cover start to end", () => {
    fc.assert(
      fc.property(definition, convention, (agreed, name) => {
        const periods = accepted(resolveSchedule(agreed, { calendar, convention: name }));
        expect(periods[0]?.startOn).to.equal(agreed.startOn);
        if ("endOn" in agreed) expect(periods.at(-1)?.endOn).to.equal(agreed.endOn);
        if (agreed.kind === "instalments") expect(periods).to.have.length(agreed.instalments);
        periods.forEach((period, i) => {
          expect(period.startOn < period.endOn).to.equal(true);
          expect(period.adjustedStartOn <= period.adjustedEndOn).to.equal(true);
          const before = periods[i - 1];
          if (before === undefined) return;
          expect(period.startOn).to.equal(before.endOn);
          expect(period.adjustedStartOn).to.equal(before.adjustedEndOn);
        });
      }),
    );
  });

  it("adjusted days are business days, unless the convention is none", () => {
    fc.assert(
      fc.property(definition, convention, (agreed, name) => {
        for (const period of accepted(resolveSchedule(agreed, { calendar, convention: name }))) {
          if (name === "none") expect(period.adjustedEndOn).to.equal(period.endOn);
          else expect(calendar.isBusinessDay(period.adjustedEndOn)).to.equal(true);
        }
      }),
    );
  });

  it("every instalment is on the anchor's day of the month, or the last day of a shorter one", () => {
    fc.assert(
      fc.property(instalments, (agreed) => {
        const [, ...dueDates] = accepted(scheduleDates(agreed));
        const first = dayParts(agreed.firstDueOn);
        const wanted = agreed.endOfMonth && isEndOfMonth(agreed.firstDueOn) ? 31 : first.day;
        dueDates.forEach((dueOn, i) => {
          const { year, month, day: number } = dayParts(dueOn);
          expect(number).to.equal(Math.min(wanted, monthLength(year, month)));
          expect((year - first.year) * 12 + month - first.month).to.equal(i * agreed.everyMonths);
        });
      }),
    );
  });

  it("counted from start or end, all dates but the last are regular; the stub is under one period, a long one under two", () => {
    fc.assert(
      fc.property(toEnd, (agreed) => {
        const direction = agreed.kind === "fromStart" ? 1 : -1;
        const [anchorOn, limitOn] =
          direction === 1 ? [agreed.startOn, agreed.endOn] : [agreed.endOn, agreed.startOn];
        const regular = (n: number): LocalDate => {
          const date = addMonths(anchorOn, direction * n * agreed.everyMonths);
          return agreed.endOfMonth && isEndOfMonth(anchorOn) ? endOfMonth(date) : date;
        };
        const dates = accepted(scheduleDates(agreed));
        const ordered = direction === 1 ? dates : dates.toReversed();
        expect([ordered[0], ordered.at(-1)]).to.deep.equal([anchorOn, limitOn]);
        ordered.slice(0, -1).forEach((date, n) => {
          expect(date).to.equal(regular(n));
        });
        const last = ordered.length - 1;
        const distance = (date: LocalDate): number => direction * daysBetween(anchorOn, date);
        expect(distance(limitOn) > distance(regular(last - 1))).to.equal(true);
        expect(distance(limitOn) <= distance(regular(last + (agreed.stub === "long" ? 1 : 0)))).to.equal(
          true,
        );
      }),
    );
  });

  it("charges each regular period the same by months, wherever February falls", () => {
    fc.assert(
      fc.property(instalments, (agreed) => {
        const [, ...dueDates] = accepted(scheduleDates(agreed));
        for (const period of periodsBetween(dueDates, { calendar, convention: "none" })) {
          const byMonths = { dayCount: "monthly", dayInclusion: "startOnly" } as const;
          const [part] = yearFractions(period.startOn, period.endOn, byMonths);
          const share = ratio(BigInt(agreed.everyMonths), 12n);
          expect(compareRatios(part?.fraction ?? ratio(0n), share)).to.equal(0);
        }
      }),
    );
  });

  it("is cheap: three hundred loans of ten years in months resolve well within two seconds", () => {
    const monthly: ScheduleDefinition = {
      kind: "instalments",
      startOn: localDate("2025-03-31"),
      firstDueOn: localDate("2025-04-30"),
      everyMonths: 1,
      instalments: 120,
      endOfMonth: true,
    };
    const started = performance.now();
    for (let loan = 0; loan < 300; loan += 1) {
      accepted(resolveSchedule(monthly, { calendar, convention: "modifiedFollowing" }));
    }
    expect(performance.now() - started).to.be.below(2_000);
    const longest = accepted(scheduleDates({ ...monthly, instalments: mostPeriods }));
    expect(longest.at(-1)).to.equal("2125-03-31");
  });
});
