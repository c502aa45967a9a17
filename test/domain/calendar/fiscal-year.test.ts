import { expect } from "chai";
import {
  checkStartMonth,
  fiscalYear,
  fiscalYearLabel,
  fiscalYearOf,
} from "../../../src/domain/calendar/fiscal-year.ts";
import { localDate } from "../../../src/domain/kernel/local-date.ts";
import { readCases } from "../../support/cases.ts";
import { accepted, refused } from "../../support/decisions.ts";

interface FiscalYearCase {
  readonly name: string;
  readonly date: string;
  readonly startMonth: number;
  readonly year: number;
  readonly startOn: string;
  readonly endOn: string;
  readonly lastOn: string;
}

describe("fiscal year", () => {
  for (const { name, date, startMonth, ...wanted } of readCases(
    "calendar/fiscal-year",
  ) as readonly FiscalYearCase[]) {
    it(name, () => {
      expect(fiscalYearOf(localDate(date), startMonth)).to.deep.equal(wanted);
      expect(fiscalYear(wanted.year, startMonth)).to.deep.equal(wanted);
    });
  }

  it("opens in April unless told otherwise", () => {
    expect(fiscalYearOf(localDate("2026-03-31")).year).to.equal(2025);
    expect(fiscalYear(2025).startOn).to.equal("2025-04-01");
  });

  it("is called 2025年度 and FY2025", () => {
    expect(fiscalYearLabel(fiscalYear(2025))).to.deep.equal({ ja: "2025年度", en: "FY2025" });
  });

  it("may open in any month of the year, and in no other", () => {
    expect([accepted(checkStartMonth(1)), accepted(checkStartMonth(12))]).to.deep.equal([1, 12]);
    for (const month of [0, 13, 1.5]) {
      expect(refused(checkStartMonth(month))).to.deep.equal({
        code: "startMonthOutOfRange",
        figures: { startMonth: String(month), lowest: 1, highest: 12 },
      });
    }
  });
});
