import { expect } from "chai";
import {
  checkKpiCodes,
  isSamePeriod,
  kpiPeriod,
  periodsOverlap,
  type KpiPeriod,
} from "../../../src/domain/impact/kpi.ts";
import { localDate } from "../../../src/domain/kernel/local-date.ts";
import { readCases } from "../../support/cases.ts";
import { accepted, refused } from "../../support/decisions.ts";

interface CodesCase {
  readonly name: string;
  readonly code: string;
  readonly sdgCodes: readonly string[];
  readonly irisCodes: readonly string[];
  readonly refused?: { readonly code: string; readonly pointer: string | null };
}

function period(startOn: string, endOn: string, label = "2025年度"): KpiPeriod {
  return { startOn: localDate(startOn), endOn: localDate(endOn), label };
}

describe("KPI codes", () => {
  for (const { name, refused: refusal, ...codes } of readCases("impact/kpi-codes") as readonly CodesCase[]) {
    it(name, () => {
      const decision = checkKpiCodes(codes);
      if (refusal === undefined) expect(accepted(decision)).to.equal(true);
      else {
        const { code, pointer = null } = refused(decision);
        expect({ code, pointer }).to.deep.equal(refusal);
      }
    });
  }
});

describe("KPI period", () => {
  const year = period("2025-04-01", "2026-04-01");

  it("runs from its first day to the day after its last", () => {
    expect(accepted(kpiPeriod(year))).to.equal(year);
    expect(accepted(kpiPeriod(period("2025-04-01", "2025-04-02"))).label).to.equal("2025年度");
  });

  it("has at least one day and a label", () => {
    expect(refused(kpiPeriod(period("2025-04-01", "2025-04-01")))).to.deep.equal({
      code: "endBeforeStart",
      figures: { startOn: "2025-04-01", endOn: "2025-04-01" },
    });
    expect(refused(kpiPeriod(period("2025-04-01", "2026-04-01", " "))).code).to.equal("labelMissing");
  });

  it("is the same period under any label", () => {
    expect(isSamePeriod(year, { ...year, label: "FY2025" })).to.equal(true);
    expect(isSamePeriod(year, period("2025-04-01", "2026-03-31"))).to.equal(false);
  });

  it("does not overlap the period that starts where it ends", () => {
    expect(periodsOverlap(year, period("2026-04-01", "2027-04-01"))).to.equal(false);
    expect(periodsOverlap(period("2026-03-31", "2027-03-31"), year)).to.equal(true);
  });
});
