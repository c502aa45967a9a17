import { expect } from "chai";
import {
  addDays,
  addMonths,
  compareDays,
  dayFromEpoch,
  dayParts,
  daysBetween,
  earlier,
  endOfMonth,
  epochDay,
  firstDay,
  isEndOfMonth,
  isLeapYear,
  lastDay,
  later,
  localDate,
  monthLength,
  parseLocalDate,
  weekday,
} from "../../../src/domain/kernel/local-date.ts";
import { refused } from "../../support/decisions.ts";

const day = localDate;

describe("local date", () => {
  it("refuses days that do not exist and any other layout", () => {
    const wrong = [
      ["2025-02-29", "2100-02-29", "2025-04-31", "2025-13-01", "2025-00-10", "2025-01-00", "2025-01-32"],
      ["2025-1-01", "20250101", "2025/01/01", " 2025-01-01", "2025-01-01T00:00", "２０２５-01-01", ""],
      ["1899-12-31", "2201-01-01", "0000-01-01"],
    ].flat();
    for (const text of wrong) {
      expect(refused(parseLocalDate(text)), text).to.deep.equal({
        code: "noSuchDay",
        figures: { day: text },
      });
    }
  });

  it("accepts leap days, the first day and the last day", () => {
    for (const text of ["2024-02-29", "2000-02-29", firstDay, lastDay]) {
      expect(parseLocalDate(text).ok, text).to.equal(true);
    }
  });

  it("throws where a literal in code is no day", () => {
    expect(() => localDate("2025-02-30")).to.throw("day 2025-02-30 is missing");
  });

  it("counts days from 1970-01-01", () => {
    expect(epochDay(day("1970-01-01"))).to.equal(0);
    expect(epochDay(day("1969-12-31"))).to.equal(-1);
    expect(epochDay(day("2000-03-01"))).to.equal(11_017);
    expect(dayFromEpoch(-25_567)).to.equal(firstDay);
    expect(daysBetween(day("2024-02-28"), day("2024-03-01"))).to.equal(2);
    expect(daysBetween(day("2025-03-31"), day("2025-06-30"))).to.equal(91);
  });

  it("adds days over month and year ends", () => {
    expect(addDays(day("2024-12-31"), 1)).to.equal("2025-01-01");
    expect(addDays(day("2024-03-01"), -1)).to.equal("2024-02-29");
    expect(addDays(day("2025-05-05"), 0)).to.equal("2025-05-05");
  });

  it("adds months to the same day, or to the last day of a shorter month", () => {
    expect(addMonths(day("2025-01-31"), 1)).to.equal("2025-02-28");
    expect(addMonths(day("2024-01-30"), 1)).to.equal("2024-02-29");
    expect(addMonths(day("2025-03-31"), -1)).to.equal("2025-02-28");
    expect(addMonths(day("2025-11-15"), 14)).to.equal("2027-01-15");
    expect(addMonths(day("2025-01-15"), -13)).to.equal("2023-12-15");
    expect(addMonths(day("2024-02-29"), 12)).to.equal("2025-02-28");
  });

  it("knows month ends and leap years", () => {
    expect(endOfMonth(day("2024-02-01"))).to.equal("2024-02-29");
    expect(isEndOfMonth(day("2025-02-28"))).to.equal(true);
    expect(isEndOfMonth(day("2024-02-28"))).to.equal(false);
    expect(monthLength(2100, 2)).to.equal(28);
    expect([1900, 2000, 2023, 2024, 2100, 2200].filter(isLeapYear)).to.deep.equal([2000, 2024]);
  });

  it("answers for days and months beyond the years it keeps at hand", () => {
    for (const text of ["1899-12-31", "1900-01-01", "2200-12-31", "2201-01-01"]) {
      expect(dayFromEpoch(Date.parse(text) / 86_400_000)).to.equal(text);
    }
    expect(addMonths(day("1900-01-31"), -2)).to.equal("1899-11-30");
    expect(addMonths(day("2200-12-31"), 2)).to.equal("2201-02-28");
    expect(endOfMonth(addMonths(day("2200-12-01"), 1))).to.equal("2201-01-31");
    expect(monthLength(2201, 2)).to.equal(28);
    expect(monthLength(2204, 2)).to.equal(29);
    expect(monthLength(1896, 2)).to.equal(29);
  });

  it("knows the day of the week, 0 being Sunday", () => {
    expect(weekday(day("1970-01-01"))).to.equal(4);
    expect(weekday(day("1900-01-01"))).to.equal(1);
    expect(weekday(day("2025-05-04"))).to.equal(0);
    expect(weekday(day("2025-05-03"))).to.equal(6);
  });

  it("orders days", () => {
    const [a, b] = [day("2025-09-30"), day("2025-10-01")];
    expect([compareDays(a, b), compareDays(b, a), compareDays(a, a)]).to.deep.equal([-1, 1, 0]);
    expect([earlier(a, b), later(a, b)]).to.deep.equal([a, b]);
    expect(dayParts(a)).to.deep.equal({ year: 2025, month: 9, day: 30 });
  });
});
