import { expect } from "chai";
import fc from "fast-check";
import { jpBankCalendar } from "../../db/calendars/jp-bank.ts";
import {
  addBusinessDays,
  adjustToBusinessDay,
  businessDayConventions,
  businessDaysBetween,
  moveByBusinessDays,
  moveToBusinessDay,
} from "../../src/domain/calendar/business-day.ts";
import {
  dayCounts,
  dayInclusions,
  yearFractions,
  type DayCount,
  type DayInclusion,
} from "../../src/domain/calendar/day-count.ts";
import { fiscalYear, fiscalYearOf } from "../../src/domain/calendar/fiscal-year.ts";
import {
  addDays,
  dayFromEpoch,
  daysBetween,
  epochDay,
  localDate,
} from "../../src/domain/kernel/local-date.ts";
import { compareRatios, ratio, sumRatios } from "../../src/domain/kernel/ratio.ts";

const calendar = jpBankCalendar();
const day = fc
  .integer({ min: epochDay(localDate("1950-01-01")), max: epochDay(localDate("2190-12-31")) })
  .map(dayFromEpoch);
const convention = fc.constantFrom(...businessDayConventions);
const moving = convention.filter((name) => name !== "none");

describe("law of business days", () => {
  it("every convention but none lands on a business day and leaves business days alone", () => {
    fc.assert(
      fc.property(day, moving, (date, name) => {
        const adjusted = adjustToBusinessDay(date, { calendar, convention: name });
        expect(calendar.isBusinessDay(adjusted)).to.equal(true);
        expect(adjustToBusinessDay(adjusted, { calendar, convention: name })).to.equal(adjusted);
        expect(adjustToBusinessDay(date, { calendar, convention: "none" })).to.equal(date);
      }),
    );
  });

  it("following never goes back, preceding never forward, the modified ones never leave the month", () => {
    fc.assert(
      fc.property(day, (date) => {
        const by = (name: (typeof businessDayConventions)[number]) =>
          adjustToBusinessDay(date, { calendar, convention: name });
        expect(by("preceding") <= date && date <= by("following")).to.equal(true);
        for (const [modified, plain] of [
          ["modifiedFollowing", "following"],
          ["modifiedPreceding", "preceding"],
        ] as const) {
          expect(by(modified).slice(0, 7)).to.equal(date.slice(0, 7));
          if (by(plain).slice(0, 7) === date.slice(0, 7)) expect(by(modified)).to.equal(by(plain));
        }
      }),
    );
  });

  it("keeps days in order, so that adjusted periods never run backwards", () => {
    fc.assert(
      fc.property(day, fc.nat(20), convention, (date, gap, name) => {
        const rule = { calendar, convention: name };
        const later = adjustToBusinessDay(addDays(date, gap), rule);
        expect(adjustToBusinessDay(date, rule) <= later).to.equal(true);
      }),
    );
  });

  it("counts back the business days it added", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -60, max: 60 }), (date, n) => {
        const on = addBusinessDays(date, n, calendar);
        expect(businessDaysBetween(date, on, calendar)).to.equal(n);
        if (n !== 0) expect(calendar.isBusinessDay(on)).to.equal(true);
      }),
    );
  });

  it("adds in two steps as in one", () => {
    fc.assert(
      fc.property(day, fc.nat(30), fc.nat(30), (date, n, m) => {
        const once = addBusinessDays(date, n + m, calendar);
        expect(addBusinessDays(addBusinessDays(date, n, calendar), m, calendar)).to.equal(once);
      }),
    );
  });

  it("shows every closed day it passed: days walked = business days counted + days skipped", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 40 }), convention, (date, n, name) => {
        const counted = moveByBusinessDays(date, n, calendar);
        expect(daysBetween(date, counted.on)).to.equal(n + counted.skipped.length);
        const moved = moveToBusinessDay(date, { calendar, convention: name });
        expect([...counted.skipped, ...moved.skipped].some(calendar.isBusinessDay)).to.equal(false);
        expect(moved.skipped.includes(date)).to.equal(moved.on !== date);
      }),
    );
  });
});

describe("law of day counts", () => {
  const three = fc
    .tuple(day, fc.nat(1_500), fc.nat(1_500))
    .map(([startOn, a, b]) => [startOn, addDays(startOn, a), addDays(startOn, a + b)] as const);
  const splittable = fc.constantFrom(...dayCounts.filter((name) => name !== "monthly"));
  const inclusion = fc.constantFrom(...dayInclusions);
  const total = (counted: { dayCount: DayCount; dayInclusion: DayInclusion }, dates: readonly string[]) => {
    const [startOn = "", endOn = ""] = dates;
    const parts = yearFractions(localDate(startOn), localDate(endOn), counted);
    return {
      days: parts.reduce((sum, part) => sum + part.days, 0),
      fraction: sumRatios(parts.map(({ fraction }) => fraction)),
    };
  };

  it("splitting a period at any day changes nothing, whichever ends are counted (monthly apart)", () => {
    fc.assert(
      fc.property(three, splittable, inclusion, ([a, b, c], dayCount, dayInclusion) => {
        const whole = total({ dayCount, dayInclusion }, [a, c]);
        const front = total({ dayCount, dayInclusion: "startOnly" }, [a, b]);
        const back = total({ dayCount, dayInclusion }, [b, c]);
        expect(front.days + back.days).to.equal(whole.days);
        expect(compareRatios(sumRatios([front.fraction, back.fraction]), whole.fraction)).to.equal(0);
      }),
    );
  });

  it("counting both ends means one day more", () => {
    fc.assert(
      fc.property(three, fc.constantFrom(...dayCounts), ([a, , c], dayCount) => {
        const one = total({ dayCount, dayInclusion: "startOnly" }, [a, c]);
        const both = total({ dayCount, dayInclusion: "both" }, [a, c]);
        expect(both.days - one.days).to.equal(1);
        expect(compareRatios(both.fraction, one.fraction)).to.equal(1);
      }),
    );
  });

  it("a calendar year is one year by actual/actual and by months, 360 days by thirty-day months", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1950, max: 2190 }), (year) => {
        const dates = [`${String(year)}-01-01`, `${String(year + 1)}-01-01`];
        for (const dayCount of ["actActIsda", "monthly", "thirtyE360"] as const) {
          const { fraction } = total({ dayCount, dayInclusion: "startOnly" }, dates);
          expect(compareRatios(fraction, ratio(1n)), dayCount).to.equal(0);
        }
        expect(total({ dayCount: "thirtyE360", dayInclusion: "startOnly" }, dates).days).to.equal(360);
      }),
    );
  });

  it("never counts less for a longer period", () => {
    fc.assert(
      fc.property(three, fc.constantFrom(...dayCounts), inclusion, ([a, b, c], dayCount, dayInclusion) => {
        const shorter = total({ dayCount, dayInclusion }, [a, b]).fraction;
        const longer = total({ dayCount, dayInclusion }, [a, c]).fraction;
        expect(compareRatios(shorter, longer) <= 0).to.equal(true);
      }),
    );
  });
});

describe("law of fiscal years", () => {
  it("every day lies in exactly one, which has twelve months and meets its neighbours", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 12 }), (date, startMonth) => {
        const found = fiscalYearOf(date, startMonth);
        expect(found.startOn <= date && date < found.endOn).to.equal(true);
        expect(fiscalYear(found.year + 1, startMonth).startOn).to.equal(found.endOn);
        expect(addDays(found.lastOn, 1)).to.equal(found.endOn);
        expect(fiscalYearOf(found.lastOn, startMonth)).to.deep.equal(found);
      }),
    );
  });
});
