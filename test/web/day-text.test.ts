import { expect } from "chai";
import {
  dayText,
  daysBetween,
  endOfDayInJapan,
  instantText,
  todayInJapan,
} from "../../src/web/figures/day-text.ts";

describe("days on screen", () => {
  it("writes a day in western years and in the years of the era", () => {
    expect(dayText("2026-03-31", { language: "ja", era: "western" })).to.equal("2026年3月31日");
    expect(dayText("2026-03-31", { language: "ja", era: "japanese" })).to.equal("令和8年3月31日");
    expect(dayText("2026-03-31", { language: "en", era: "western" })).to.equal("31 Mar 2026");
  });

  it("changes the era on the day it changed", () => {
    expect(dayText("2019-04-30", { language: "ja", era: "japanese" })).to.equal("平成31年4月30日");
    expect(dayText("2019-05-01", { language: "ja", era: "japanese" })).to.equal("令和元年5月1日");
  });

  it("shows a moment in Japan's time and says so", () => {
    expect(instantText("2026-03-31T15:30:00Z", { language: "ja", era: "western" })).to.match(
      /^2026年4月1日 0?0:30 JST$/,
    );
  });

  it("takes today from Japan, where the day begins nine hours before UTC", () => {
    expect(todayInJapan(new Date("2026-03-31T14:59:59Z"))).to.equal("2026-03-31");
    expect(todayInJapan(new Date("2026-03-31T15:00:00Z"))).to.equal("2026-04-01");
  });

  it("ends a day of knowledge with its last moment in Japan", () => {
    expect(endOfDayInJapan("2026-03-31")).to.equal("2026-03-31T14:59:59.999Z");
  });

  it("counts days over a leap day", () => {
    expect(daysBetween("2028-02-28", "2028-03-01")).to.equal(2);
    expect(daysBetween("2026-04-01", "2026-03-31")).to.equal(-1);
  });
});
