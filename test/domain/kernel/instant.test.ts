import { expect } from "chai";
import {
  endOfJapanDay,
  instantFromMillis,
  japanDay,
  millisOf,
  parseInstant,
} from "../../../src/domain/kernel/instant.ts";
import { localDate } from "../../../src/domain/kernel/local-date.ts";
import { isKnown, latestKnown } from "../../../src/domain/kernel/viewpoint.ts";
import { accepted, refused } from "../../support/decisions.ts";

const at = (text: string) => accepted(parseInstant(text));

describe("instant", () => {
  it("is UTC text with milliseconds, whatever offset it was given with", () => {
    expect(at("2026-03-31T01:02:03Z")).to.equal("2026-03-31T01:02:03.000Z");
    expect(at("2026-03-31T10:02:03.004+09:00")).to.equal("2026-03-31T01:02:03.004Z");
    expect(at("2026-03-31T01:02:03.0049999Z")).to.equal("2026-03-31T01:02:03.004Z");
    expect(at("2026-01-01T00:30:00+09:00")).to.equal("2025-12-31T15:30:00.000Z");
  });

  it("refuses days, hours and offsets that do not exist, and text without an offset", () => {
    const wrong = [
      ["2026-02-30T00:00:00Z", "2025-02-29T12:00:00Z", "2026-13-01T00:00:00Z", "2026-03-31T24:00:00Z"],
      ["2026-03-31T12:60:00Z", "2026-03-31T12:00:60Z", "2026-03-31T12:00:00+24:00"],
      ["2026-03-31T12:00:00", "2026-03-31", "2026-03-31 12:00:00Z", "2026-03-31t12:00:00z", ""],
      ["1899-12-31T12:00:00Z", "2201-01-01T00:00:00Z", "2200-12-31T15:00:00Z"],
    ].flat();
    for (const text of wrong) {
      expect(refused(parseInstant(text)), text).to.deep.equal({
        code: "noSuchInstant",
        figures: { instant: text },
      });
    }
  });

  it("belongs to the day it is in Japan, which begins at 15:00 UTC", () => {
    expect(japanDay(at("2026-03-31T14:59:59.999Z"))).to.equal("2026-03-31");
    expect(japanDay(at("2026-03-31T15:00:00Z"))).to.equal("2026-04-01");
    expect(endOfJapanDay(localDate("2026-03-31"))).to.equal("2026-03-31T14:59:59.999Z");
  });

  it("goes to milliseconds and back", () => {
    expect(millisOf(at("1970-01-01T00:00:01Z"))).to.equal(1_000);
    expect(instantFromMillis(1_000)).to.equal("1970-01-01T00:00:01.000Z");
  });
});

describe("viewpoint", () => {
  const versions = [
    { value: "first", recordedAt: at("2026-01-01T00:00:00Z") },
    { value: "corrected", recordedAt: at("2026-02-01T00:00:00Z") },
    { value: "corrected again in the same moment", recordedAt: at("2026-02-01T00:00:00Z") },
  ];

  it("sees what was recorded up to its moment, the moment itself included", () => {
    expect(
      isKnown({ recordedAt: at("2026-02-01T00:00:00Z") }, { knownAt: at("2026-02-01T00:00:00Z") }),
    ).to.equal(true);
    expect(
      isKnown({ recordedAt: at("2026-02-01T00:00:00.001Z") }, { knownAt: at("2026-02-01T00:00:00Z") }),
    ).to.equal(false);
  });

  it("takes the newest version known, of two in one moment the later in the list", () => {
    const latest = (knownAt: string) => latestKnown(versions, { knownAt: at(knownAt) })?.value;
    expect(latest("2025-12-31T00:00:00Z")).to.equal(undefined);
    expect(latest("2026-01-15T00:00:00Z")).to.equal("first");
    expect(latest("2026-03-01T00:00:00Z")).to.equal("corrected again in the same moment");
  });
});
