import holidayJp from "@holiday-jp/holiday_jp";
import { expect } from "chai";
import Holidays from "date-holidays";
import { holidayOverrides } from "../../../db/calendars/holiday-overrides.ts";
import { japaneseHolidays } from "../../../src/domain/calendar/japanese-holidays.ts";
import { readCases } from "../../support/cases.ts";

interface YearCase {
  readonly name: string;
  readonly year: number;
  readonly holidays: Readonly<Record<string, string>>;
}

describe("Japanese holidays by law", () => {
  for (const { name, year, holidays } of readCases("calendar/japanese-holidays") as readonly YearCase[]) {
    it(name, () => {
      const wanted = Object.entries(holidays).map(([on, holiday]) => ({ on, name: holiday }));
      expect(japaneseHolidays(year)).to.deep.equal(wanted);
    });
  }

  it("are the package's for every year from 1970 to 2050, the days of special acts apart", () => {
    const listed = Object.keys(holidayJp.holidays);
    for (const year of years(1970, 2050)) {
      expect(withSpecialActs(year), String(year)).to.deep.equal(listed.filter((day) => inYear(day, year)));
    }
  });

  /**
   * A second opinion whose equinoxes come from the orbit of the earth. It knows a citizens' day on 22 September but
   * not on the 21st, which falls between two holidays when the equinox is on a Wednesday the 22nd.
   */
  it("are those of date-holidays for every year from 1970 to 2200, but for a rule it lacks", function () {
    this.timeout(600_000);
    const oracle = new Holidays("JP");
    const lacking = years(1970, 2200).flatMap((year) => {
      const theirs = oracle.getHolidays(year).filter(({ type }) => type === "public");
      const days = new Set(theirs.map(({ date }) => date.slice(0, 10)));
      const ours = withSpecialActs(year);
      expect(
        [...days].filter((day) => !ours.includes(day)),
        String(year),
      ).to.deep.equal([]);
      return ours.filter((day) => !days.has(day));
    });
    expect(lacking).to.deep.equal(
      [2032, 2049, 2060, 2077, 2088, 2094, 2156, 2173, 2184].map((year) => `${String(year)}-09-21`),
    );
  });
});

function years(from: number, until: number): readonly number[] {
  return Array.from({ length: until - from + 1 }, (_, i) => from + i);
}

function inYear(day: string, year: number): boolean {
  return day.startsWith(`${String(year)}-`);
}

function withSpecialActs(year: number): readonly string[] {
  const days = new Set<string>(japaneseHolidays(year).map(({ on }) => on));
  for (const { on, change } of holidayOverrides.filter((override) => inYear(override.on, year))) {
    expect(days.has(on), `${on} ${change}`).to.equal(change === "removed");
    if (change === "added") days.add(on);
    else days.delete(on);
  }
  return [...days].sort();
}
