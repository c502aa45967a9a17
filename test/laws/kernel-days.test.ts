import { expect } from "chai";
import fc from "fast-check";
import { byEffectiveDay, rowOn, rowsWithin } from "../../src/domain/kernel/dated.ts";
import {
  instantFromMillis,
  japanDay,
  endOfJapanDay,
  millisOf,
  parseInstant,
} from "../../src/domain/kernel/instant.ts";
import {
  addDays,
  addMonths,
  compareDays,
  dayFromEpoch,
  dayFromParts,
  dayParts,
  daysBetween,
  endOfMonth,
  epochDay,
  firstDay,
  isEndOfMonth,
  isLeapYear,
  lastDay,
  monthLength,
  parseLocalDate,
  weekday,
} from "../../src/domain/kernel/local-date.ts";
import { accepted } from "../support/decisions.ts";

const dayMillis = 86_400_000;
const first = Date.UTC(1900, 0, 1) / dayMillis;
const last = Date.UTC(2200, 11, 31) / dayMillis;
const day = fc.integer({ min: first, max: last }).map(dayFromEpoch);

describe("law of local dates", () => {
  it("is the calendar of UTC, day by day from 1900 to 2200, in whatever zone the machine stands", () => {
    expect([epochDay(firstDay), epochDay(lastDay)]).to.deep.equal([first, last]);
    for (let n = first; n <= last; n += 1) {
      const at = new Date(n * dayMillis);
      const text = at.toISOString().slice(0, 10);
      const date = dayFromEpoch(n);
      if (date !== text || epochDay(date) !== n || weekday(date) !== at.getUTCDay()) {
        expect.fail(`day ${String(n)}: ${date}, expected ${text}`);
      }
      if (!parseLocalDate(text).ok) expect.fail(`${text} refused`);
    }
  });

  it("has the month lengths of UTC for every month from 1900 to 2200", () => {
    for (let year = 1900; year <= 2200; year += 1) {
      for (let month = 1; month <= 12; month += 1) {
        expect(monthLength(year, month)).to.equal(new Date(Date.UTC(year, month, 0)).getUTCDate());
      }
      expect(isLeapYear(year)).to.equal(new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1);
    }
  });

  it("refuses every day and month number that the calendar lacks", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2200 }), fc.nat(14), fc.nat(33), (year, month, number) => {
        const exists = month >= 1 && month <= 12 && number >= 1 && number <= monthLength(year, month);
        expect(parseLocalDate(dayFromParts({ year, month, day: number })).ok).to.equal(exists);
      }),
    );
  });

  it("adds and counts days as inverses, and orders as text as it orders as time", () => {
    fc.assert(
      fc.property(day, day, (a, b) => {
        const distance = daysBetween(a, b);
        expect(addDays(a, distance)).to.equal(b);
        expect(daysBetween(b, a) + distance).to.equal(0);
        expect(Math.sign(distance) + 0).to.equal(compareDays(b, a));
        expect(dayFromParts(dayParts(a))).to.equal(a);
      }),
    );
  });

  it("lands n months on, on the same day of the month or the last one", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -1_200, max: 1_200 }), (date, months) => {
        const from = dayParts(date);
        const moved = dayParts(addMonths(date, months));
        expect(moved.year * 12 + moved.month - (from.year * 12 + from.month)).to.equal(months);
        expect(moved.day).to.equal(Math.min(from.day, monthLength(moved.year, moved.month)));
      }),
    );
  });

  it("keeps the order of days when months are added", () => {
    fc.assert(
      fc.property(day, fc.nat(60), fc.nat(240), (date, gap, months) => {
        expect(addMonths(date, months) <= addMonths(addDays(date, gap), months)).to.equal(true);
      }),
    );
  });

  it("ends a month on the day before the first of the next", () => {
    fc.assert(
      fc.property(day, (date) => {
        const end = endOfMonth(date);
        expect(dayParts(addDays(end, 1)).day).to.equal(1);
        expect(end.slice(0, 7)).to.equal(date.slice(0, 7));
        expect(isEndOfMonth(date)).to.equal(date === end);
      }),
    );
  });
});

describe("law of dated rows", () => {
  const rows = fc
    .uniqueArray(fc.integer({ min: 0, max: 40 }), { maxLength: 12 })
    .map((days) => days.map((n) => ({ effectiveOn: dayFromEpoch(n), n })));
  const near = fc.integer({ min: -2, max: 42 }).map(dayFromEpoch);

  it("finds by halving what going through them one by one finds", () => {
    fc.assert(
      fc.property(rows, near, near, (unsorted, a, b) => {
        const sorted = byEffectiveDay(unsorted);
        expect(sorted.map(({ n }) => n)).to.deep.equal(unsorted.map(({ n }) => n).sort((x, y) => x - y));
        expect(rowOn(sorted, a)).to.equal(sorted.findLast(({ effectiveOn }) => effectiveOn <= a));
        const inside = sorted.filter(({ effectiveOn }) => a < effectiveOn && effectiveOn < b);
        expect(rowsWithin(sorted, { startOn: a, endOn: b })).to.deep.equal(inside);
      }),
    );
  });
});

describe("law of instants", () => {
  const millis = fc.integer({ min: Date.UTC(1900, 0, 2), max: Date.UTC(2200, 11, 31) });

  it("sorts as text as it sorts in time, and reads back", () => {
    fc.assert(
      fc.property(millis, millis, (a, b) => {
        const [x, y] = [instantFromMillis(a), instantFromMillis(b)];
        expect(x < y).to.equal(a < b);
        expect(millisOf(x)).to.equal(a);
        expect(accepted(parseInstant(x))).to.equal(x);
      }),
    );
  });

  it("is on the Japanese day that the time-zone database says", () => {
    const tokyo = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Tokyo", dateStyle: "short" });
    // Japan kept summer time from 1948 to 1951; the ledger reckons with UTC+9 throughout.
    const sinceSummerTime = fc.integer({ min: Date.UTC(1952, 0, 1), max: Date.UTC(2200, 11, 31) });
    fc.assert(
      fc.property(sinceSummerTime, (at) => {
        expect(japanDay(instantFromMillis(at))).to.equal(tokyo.format(at));
      }),
    );
  });

  it("ends a Japanese day one millisecond before the next begins", () => {
    fc.assert(
      fc.property(day, (date) => {
        const end = endOfJapanDay(date);
        expect(japanDay(end)).to.equal(date);
        expect(japanDay(instantFromMillis(millisOf(end) + 1))).to.equal(addDays(date, 1));
      }),
    );
  });
});
