import { expect } from "chai";
import ICAL from "ical.js";
import type { Obligation } from "../../src/app/obligation/ports.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import { localDate } from "../../src/domain/kernel/local-date.ts";
import { calendarFeed } from "../../src/http/obligation/calendar-feed.ts";

const now = "2026-04-01T00:00:00.000Z" as Instant;
const obligation: Obligation = {
  id: "covenant/c1/2026-03-31",
  kind: "covenantFigures",
  dueOn: localDate("2026-06-30"),
  isOpen: true,
  title: { ja: "純資産維持; 判定\\期限, 改行\nと長い長い長い長い長い長い長い長い長い題名", en: "Net assets" },
  detail: { ja: "架空商店", en: "Fictional shop" },
  lenderId: "l",
  borrowerId: "b",
  link: "/covenants/c1",
};

describe("calendar feed", () => {
  it("is iCalendar that another program reads back: whole days, words intact, a lasting identifier", () => {
    const read = (language: "ja" | "en") => {
      const calendar = new ICAL.Component(
        ICAL.parse(calendarFeed([obligation], { language, now })) as unknown[],
      );
      return new ICAL.Event(calendar.getFirstSubcomponent("vevent") ?? undefined);
    };
    const event = read("ja");
    expect(event.startDate.toString()).to.equal("2026-06-30");
    expect(event.startDate.isDate).to.equal(true);
    expect(event.endDate.toString()).to.equal("2026-07-01");
    expect(event.summary).to.equal(obligation.title.ja);
    expect(event.uid).to.equal("covenant/c1/2026-03-31@sanpo-ledger");
    expect(read("en").uid).to.equal(event.uid);
    expect(read("en").summary).to.equal("Net assets");
  });

  it("keeps to the form of RFC 5545: CRLF, lines of at most 75 octets, a time stamp in UTC", () => {
    const feed = calendarFeed([obligation], { language: "ja", now });
    const lines = feed.split("\r\n");
    expect(lines.filter((line) => line.includes("\n") || line.includes("\r"))).to.deep.equal([]);
    expect(lines.filter((line) => Buffer.byteLength(line) > 75)).to.deep.equal([]);
    expect(lines.filter((line) => line.startsWith(" ")).length).to.be.greaterThan(0);
    expect(lines).to.include.members(["BEGIN:VCALENDAR", "VERSION:2.0", "END:VCALENDAR"]);
    expect(feed).to.match(/\r\nDTSTAMP:20260401T000000Z\r\n/);
    expect(feed).to.match(/\r\nDTSTART;VALUE=DATE:20260630\r\nDTEND;VALUE=DATE:20260701\r\n/);
  });

  it("says what is done", () => {
    const feed = calendarFeed([{ ...obligation, isOpen: false }], { language: "en", now });
    expect(feed).to.include("Net assets (done)");
  });
});
