import { expect } from "chai";
import { localDate } from "../../../src/domain/kernel/local-date.ts";
import { lastDayOf, periodName, shortPeriodName } from "../../../src/domain/report/period.ts";
import { readCases } from "../../support/cases.ts";

describe("the name of a period", () => {
  const cases = readCases("report/period-name") as readonly {
    name: string;
    startOn: string;
    endOn: string;
    ja: string;
    en: string;
  }[];
  for (const { name, startOn, endOn, ja, en } of cases) {
    it(name, () => {
      const period = { startOn: localDate(startOn), endOn: localDate(endOn) };
      expect([periodName(period, "ja"), periodName(period, "en")]).to.deep.equal([ja, en]);
    });
  }

  it("on an axis, a period without a name is marked by its last day", () => {
    const period = { startOn: localDate("2024-04-01"), endOn: localDate("2024-10-01") };
    expect(shortPeriodName(period, "ja")).to.equal("2024-09-30");
    expect(lastDayOf(period)).to.equal("2024-09-30");
  });
});
