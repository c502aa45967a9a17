import { expect } from "chai";
import { eraOf, japaneseDateText, shortJapaneseDateText } from "../../../src/domain/calendar/japanese-era.ts";
import { addDays, firstDay, localDate } from "../../../src/domain/kernel/local-date.ts";
import { readCases } from "../../support/cases.ts";

interface EraCase {
  readonly name: string;
  readonly date: string;
  readonly text: string;
  readonly short: string;
}

describe("Japanese era", () => {
  for (const c of readCases("calendar/japanese-era") as readonly EraCase[]) {
    it(c.name, () => {
      expect(japaneseDateText(localDate(c.date))).to.equal(c.text);
      expect(shortJapaneseDateText(localDate(c.date))).to.equal(c.short);
    });
  }

  it("has a name in Latin letters", () => {
    const { era, eraYear } = eraOf(localDate("2026-09-30"));
    expect({ en: era.en, eraYear }).to.deep.equal({ en: "Reiwa", eraYear: 8 });
  });

  it("agrees with the calendar of the Unicode data on every day from 1900 to 2100", () => {
    const format = new Intl.DateTimeFormat("ja-JP-u-ca-japanese", { dateStyle: "long", timeZone: "UTC" });
    for (let date = firstDay; date < localDate("2100-01-01"); date = addDays(date, 1)) {
      const expected = format.format(Date.parse(date));
      if (japaneseDateText(date) !== expected) expect(japaneseDateText(date)).to.equal(expected);
    }
  });
});
