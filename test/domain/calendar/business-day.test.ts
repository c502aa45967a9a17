import { expect } from "chai";
import {
  addBusinessDays,
  adjustToBusinessDay,
  businessDayCount,
  businessDaysBetween,
  moveByBusinessDays,
  moveToBusinessDay,
  type BusinessDayConvention,
} from "../../../src/domain/calendar/business-day.ts";
import { localDate } from "../../../src/domain/kernel/local-date.ts";
import { calendarClosedOn } from "../../support/calendars.ts";
import { readCases } from "../../support/cases.ts";
import { accepted, refused } from "../../support/decisions.ts";

interface MoveCase {
  readonly name: string;
  readonly date: string;
  readonly holidays: readonly string[];
  readonly expect: string;
  readonly skipped: readonly string[];
}

describe("business day convention", () => {
  type ConventionCase = MoveCase & { readonly convention: BusinessDayConvention };
  for (const c of readCases("calendar/business-day") as readonly ConventionCase[]) {
    it(c.name, () => {
      const rule = { calendar: calendarClosedOn(...c.holidays), convention: c.convention };
      expect(adjustToBusinessDay(localDate(c.date), rule)).to.equal(c.expect);
      expect(moveToBusinessDay(localDate(c.date), rule)).to.deep.equal({ on: c.expect, skipped: c.skipped });
    });
  }
});

describe("business days after a day", () => {
  type CountCase = MoveCase & { readonly n: number };
  for (const c of readCases("calendar/business-days-after") as readonly CountCase[]) {
    it(c.name, () => {
      const calendar = calendarClosedOn(...c.holidays);
      expect(addBusinessDays(localDate(c.date), c.n, calendar)).to.equal(c.expect);
      const moved = moveByBusinessDays(localDate(c.date), c.n, calendar);
      expect(moved).to.deep.equal({ on: c.expect, skipped: c.skipped });
    });
  }

  it("are counted from the next day up to the last, both ways", () => {
    const calendar = calendarClosedOn("2025-05-05", "2025-05-06");
    const between = (a: string, b: string) => businessDaysBetween(localDate(a), localDate(b), calendar);
    expect(between("2025-05-02", "2025-05-08")).to.equal(2);
    expect(between("2025-05-08", "2025-05-02")).to.equal(-2);
    expect(between("2025-05-03", "2025-05-06")).to.equal(0);
    expect(between("2025-05-07", "2025-05-07")).to.equal(0);
  });

  it("may be asked for from 0 to 10,000", () => {
    expect([accepted(businessDayCount(0)), accepted(businessDayCount(10_000))]).to.deep.equal([0, 10_000]);
    for (const n of [-1, 10_001, 0.5, Number.NaN]) {
      expect(refused(businessDayCount(n))).to.deep.equal({
        code: "businessDaysOutOfRange",
        figures: { businessDays: String(n), fewest: 0, most: 10_000 },
      });
    }
  });

  it("stop at a calendar that never opens instead of searching for ever", () => {
    const shut = { code: "JP_BANK", isBusinessDay: () => false } as const;
    expect(() => addBusinessDays(localDate("2025-05-01"), 1, shut)).to.throw("no business day within a year");
  });
});
