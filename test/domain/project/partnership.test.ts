import { expect } from "chai";
import { localDate } from "../../../src/domain/kernel/local-date.ts";
import {
  checkPartnership,
  dutiesUntil,
  gapsOf,
  type PartnershipTerms,
} from "../../../src/domain/project/partnership.ts";
import { readCases } from "../../support/cases.ts";
import { samplePartnership } from "../../support/sample-project.ts";

interface Case {
  readonly name: string;
  readonly change: Partial<PartnershipTerms>;
  readonly rejects?: string;
}

describe("partnership agreement", () => {
  for (const c of readCases("project/partnership") as readonly Case[]) {
    it(c.name, () => {
      const checked = checkPartnership({ ...samplePartnership, ...c.change });
      expect(checked.ok ? undefined : checked.rejection.code).to.equal(c.rejects);
    });
  }

  it("promises come back until its end, and no further than one looks", () => {
    const keys = (until: string) => dutiesUntil(samplePartnership, localDate(until)).map(({ key }) => key);
    expect(keys("2025-03-30")).to.deep.equal([]);
    expect(keys("2026-06-30")).to.deep.equal(["supply/2025-03-31", "review/2026-03-31", "supply/2026-03-31"]);
    expect(keys("2040-01-01").slice(-2)).to.deep.equal(["end/2027-03-31", "supply/2027-03-31"]);
  });

  it("names what makes it win-win and is not in it", () => {
    expect(
      gapsOf({ ...samplePartnership, promises: [], reviewOn: [], atEnd: { ja: "", en: "" } }),
    ).to.deep.equal(["continuousSupply", "disclosure", "review", "atEnd"]);
  });
});
