import { expect } from "chai";
import { byEffectiveDay, rowOn, rowsWithin, type Dated } from "../../../src/domain/kernel/dated.ts";
import { localDate } from "../../../src/domain/kernel/local-date.ts";

const rows = ["2025-04-01", "2025-07-01", "2025-10-01"].map((text) => ({ effectiveOn: localDate(text) }));

function daysWithin(startOn: string, endOn: string): readonly string[] {
  const period = { startOn: localDate(startOn), endOn: localDate(endOn) };
  return rowsWithin(rows, period).map(({ effectiveOn }) => effectiveOn);
}

describe("dated rows", () => {
  it("hold from and including their day until the next one", () => {
    const on = (text: string) => rowOn(rows, localDate(text))?.effectiveOn;
    expect(on("2025-03-31")).to.equal(undefined);
    expect(on("2025-04-01")).to.equal("2025-04-01");
    expect(on("2025-06-30")).to.equal("2025-04-01");
    expect(on("2025-07-01")).to.equal("2025-07-01");
    expect(on("2199-01-01")).to.equal("2025-10-01");
    expect(rowOn<Dated>([], localDate("2025-04-01"))).to.equal(undefined);
  });

  it("lie within a period when they start after its first day and before its end", () => {
    expect(daysWithin("2025-04-01", "2025-10-01")).to.deep.equal(["2025-07-01"]);
    expect(daysWithin("2025-03-31", "2025-10-02")).to.deep.equal(["2025-04-01", "2025-07-01", "2025-10-01"]);
    expect(daysWithin("2025-07-01", "2025-07-01")).to.deep.equal([]);
    expect(daysWithin("2025-07-02", "2025-10-01")).to.deep.equal([]);
  });

  it("of one day, the one given last holds", () => {
    const twice = byEffectiveDay([
      { effectiveOn: localDate("2025-07-01"), value: 3 },
      { effectiveOn: localDate("2025-04-01"), value: 1 },
      { effectiveOn: localDate("2025-04-01"), value: 2 },
    ]);
    expect(twice.map(({ value }) => value)).to.deep.equal([1, 2, 3]);
    expect(rowOn(twice, localDate("2025-04-01"))?.value).to.equal(2);
  });
});
