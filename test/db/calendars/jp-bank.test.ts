import { expect } from "chai";
import { holidayOverrides } from "../../../db/calendars/holiday-overrides.ts";
import { jpBankCalendar, nationalHolidays } from "../../../db/calendars/jp-bank.ts";
import { addDays, firstDay, lastDay, localDate, weekday } from "../../../src/domain/kernel/local-date.ts";
import { readCases } from "../../support/cases.ts";

interface OpenCase {
  readonly name: string;
  readonly date: string;
  readonly open: boolean;
}

describe("JP_BANK calendar", () => {
  const calendar = jpBankCalendar();

  for (const { name, date, open } of readCases("calendar/jp-bank") as readonly OpenCase[]) {
    it(name, () => {
      expect(calendar.isBusinessDay(localDate(date))).to.equal(open);
    });
  }

  it("has 243 business days in 2025 and 242 in 2026", () => {
    // 365 − 104 at weekends − 18 weekdays closed (15 national holidays; 2 and 3 January, 31 December); in 2026 19.
    const open = (year: number) => {
      const days = Array.from({ length: 365 }, (_, i) => addDays(localDate(`${String(year)}-01-01`), i));
      return days.filter(calendar.isBusinessDay).length;
    };
    expect([open(2025), open(2026)]).to.deep.equal([365 - 104 - 18, 365 - 104 - 19]);
  });

  it("answers for every day the ledger knows, never open at a weekend or the turn of the year", () => {
    let longest = 0;
    let closed = 0;
    for (let date = firstDay; date <= lastDay; date = addDays(date, 1)) {
      const open = calendar.isBusinessDay(date);
      closed = open ? 0 : closed + 1;
      longest = Math.max(longest, closed);
      const mustBeClosed = weekday(date) % 6 === 0 || /-(?:12-31|01-0[123])$/.test(date);
      if (open && mustBeClosed) expect.fail(`${date} is open`);
    }
    expect(longest, "days closed in a row: 27 April to 6 May 2019").to.equal(10);
  });

  it("lets a new act close or open a day without a release of the package", () => {
    const act = { name: "test", source: "a future act" };
    const moved = jpBankCalendar([
      { on: "2030-07-15", change: "removed", ...act },
      { on: "2030-07-18", change: "added", ...act },
      { on: "2060-06-03", change: "added", ...act },
    ]);
    const open = (date: string) => [calendar, moved].map((each) => each.isBusinessDay(localDate(date)));
    expect(open("2030-07-15")).to.deep.equal([false, true]);
    expect(open("2030-07-18")).to.deep.equal([true, false]);
    expect(open("2060-06-03")).to.deep.equal([true, false]);
  });

  it("names the holidays of a year, oldest first", () => {
    const names = nationalHolidays(2019, holidayOverrides).filter(({ on }) => on.startsWith("2019-05"));
    expect(names.map(({ on, name }) => `${on} ${name}`).slice(0, 3)).to.deep.equal([
      "2019-05-01 天皇の即位の日",
      "2019-05-02 国民の休日",
      "2019-05-03 憲法記念日",
    ]);
  });

  it("gives a source for every override, each on a day of its own", () => {
    expect(new Set(holidayOverrides.map(({ on }) => on)).size).to.equal(holidayOverrides.length);
    for (const { on, source } of holidayOverrides) expect(source, on).to.not.equal("");
  });
});
