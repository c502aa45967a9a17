import { expect } from "chai";
import { gainTold, type KpiEnd } from "../../../src/app/impact/kpi-ends.ts";
import { decimal } from "../../../src/domain/kernel/decimal.ts";
import { localDate } from "../../../src/domain/kernel/local-date.ts";

const end = (value: string): KpiEnd => ({
  on: localDate("2025-03-31"),
  value: decimal(value),
  observationId: "observation",
  state: "accepted",
  grade: undefined,
});
const ends = (first: string, last: string) => ({ first: end(first), last: end(last), conflicts: 0 });
const organizer = { id: "organizer", name: { ja: "事業者", en: "Organizer" } };
const counts = { smallestCell: 5, organizer };

describe("the gain of a KPI, as a reader is told it", () => {
  it("is the last value less the first", () => {
    expect(gainTold(ends("8", "20"), counts, "bank")?.toString()).to.equal("12");
    expect(gainTold(ends("3", "4"), { ...counts, smallestCell: undefined }, "bank")?.toString()).to.equal(
      "1",
    );
  });

  it("is withheld where either end counts too few people, but not from who reported it", () => {
    expect(gainTold(ends("3", "20"), counts, "bank")).to.equal(undefined);
    expect(gainTold(ends("20", "4"), counts, "bank")).to.equal(undefined);
    expect(gainTold(ends("3", "20"), counts, "organizer")?.toString()).to.equal("17");
  });

  it("is unknown where there are fewer than two observations", () => {
    expect(gainTold(undefined, counts, "organizer")).to.equal(undefined);
  });
});
