import { expect } from "chai";
import { decimal, fixedDecimal } from "../../../src/domain/kernel/decimal.ts";
import {
  significance,
  significanceSchemes,
  type SignificanceGrades,
  type SignificanceScheme,
} from "../../../src/domain/programme/significance.ts";
import { readCases } from "../../support/cases.ts";
import { accepted, refused } from "../../support/decisions.ts";

interface SignificanceCase {
  readonly name: string;
  readonly grades: SignificanceGrades;
  readonly likelihood: string;
  readonly expect?: {
    readonly raw: string;
    readonly score: string;
    readonly band: string;
    readonly coverage: string;
  };
  readonly refused?: { readonly code: string; readonly pointer: string };
}

describe("significance score", () => {
  for (const { name, grades, likelihood, expect: wanted, refused: refusal } of readCases(
    "programme/significance",
  ) as readonly SignificanceCase[]) {
    it(name, () => {
      const decision = significance(grades, decimal(likelihood));
      if (refusal !== undefined) {
        expect(refused(decision)).to.include(refusal);
        return;
      }
      const { schemeVersion, raw, score, band, coverage } = accepted(decision);
      expect(schemeVersion).to.equal(1);
      expect({
        raw: fixedDecimal(raw, 2),
        score: fixedDecimal(score, 2),
        band,
        coverage: fixedDecimal(coverage, 2),
      }).to.deep.equal(wanted);
    });
  }

  it("has weights that add up to 100 and bands from high to low in every version", () => {
    for (const { weights, bands } of significanceSchemes) {
      expect(Object.values(weights).reduce((sum, weight) => sum + weight, 0)).to.equal(100);
      expect(bands.toSorted((a, b) => b.from.comparedTo(a.from))).to.deep.equal(bands);
    }
  });

  it("is read with the scheme of its time, and its band from the exact score", () => {
    const scheme: SignificanceScheme = {
      version: 2,
      weights: { needGap: 100, intensity: 0, additionality: 0, evidence: 0, viability: 0, lock: 0 },
      highestGrade: 4,
      likelihoods: [decimal("0.99995")],
      bands: [{ from: decimal(75), band: "High" }],
    };
    const grades = { needGap: 3, intensity: 0, additionality: 0, evidence: 0, viability: 0, lock: 0 };
    // 75 × 0.99995 = 74.99625: shown as 75.00, yet below the band.
    const { schemeVersion, score, band } = accepted(significance(grades, decimal("0.99995"), scheme));
    expect([schemeVersion, fixedDecimal(score, 2), band]).to.deep.equal([2, "75.00", "Low"]);
  });

  it("shows grade and scale where a grade is refused", () => {
    const grades = { needGap: 4, intensity: 2, additionality: 3, evidence: 7, viability: 3, lock: 3 };
    expect(refused(significance(grades, decimal("0.8"))).figures).to.deep.equal({
      criterion: "evidence",
      grade: 7,
      lowest: 0,
      highest: 4,
    });
  });

  it("shows the known likelihoods where another is refused", () => {
    const grades = { needGap: 4, intensity: 2, additionality: 3, evidence: 2, viability: 3, lock: 3 };
    expect(refused(significance(grades, decimal("0.7"))).figures).to.deep.equal({
      likelihood: "0.7",
      known: "1, 0.9, 0.8, 0.65, 0.5",
    });
  });
});
