import { expect } from "chai";
import { localDate } from "../../../src/domain/kernel/local-date.ts";
import { testedSpts } from "../../../src/domain/loan/tested-spts.ts";
import { ratchetTerms } from "../../support/ratchets.ts";

const version = (effectiveOn: string, ...kpis: readonly string[]) => ({
  effectiveOn: localDate(effectiveOn),
  ratchet: ratchetTerms({ kpis: kpis.map((id) => ({ id, achievedBp: "-5", missedBp: "5" })) }),
});
const spt = (testOn: string, id: string) => ({ testOn: localDate(testOn), kpi: { id } });

describe("the SPTs that are tested", () => {
  it("are those of the KPIs named by the terms in force on their test date", () => {
    const versions = [version("2024-04-01", "乗車数", "CO2"), version("2026-04-01", "乗車数")];
    const spts = [
      spt("2026-03-31", "乗車数"),
      spt("2026-03-31", "CO2"),
      spt("2027-03-31", "乗車数"),
      spt("2027-03-31", "CO2"),
    ];
    expect(testedSpts(versions, spts)).to.deep.equal(spts.slice(0, 3));
  });

  it("before the first version are those of the first", () => {
    const spts = [spt("2023-03-31", "乗車数"), spt("2023-03-31", "CO2")];
    expect(testedSpts([version("2024-04-01", "CO2")], spts)).to.deep.equal(spts.slice(1));
  });
});
