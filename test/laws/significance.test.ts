import { expect } from "chai";
import fc from "fast-check";
import {
  currentSignificanceScheme,
  significance,
  significanceCriteria,
  type Significance,
  type SignificanceGrades,
} from "../../src/domain/programme/significance.ts";
import { accepted } from "../support/decisions.ts";

const grade = fc.option(fc.integer({ min: 0, max: 4 }), { nil: null });
const grades: fc.Arbitrary<SignificanceGrades> = fc.record({
  needGap: grade,
  intensity: grade,
  additionality: grade,
  evidence: grade,
  viability: grade,
  lock: grade,
});
const likelihood = fc.constantFrom(...currentSignificanceScheme.likelihoods);
const criterion = fc.constantFrom(...significanceCriteria);

function scored(given: SignificanceGrades, at = currentSignificanceScheme.likelihoods[0]!): Significance {
  return accepted(significance(given, at));
}

describe("law of the significance score", () => {
  it("lies between 0 and raw, and raw between 0 and the coverage", () => {
    fc.assert(
      fc.property(grades, likelihood, (given, at) => {
        const { raw, score, coverage } = scored(given, at);
        expect([score.gte(0), score.lte(raw), raw.lte(coverage), coverage.lte(100)]).to.deep.equal(
          Array.from({ length: 4 }, () => true),
        );
      }),
    );
  });

  it("loses by a grade taken away as much as by a 0, but the coverage tells", () => {
    fc.assert(
      fc.property(grades, criterion, (given, taken) => {
        const [absent, nothing] = [scored({ ...given, [taken]: null }), scored({ ...given, [taken]: 0 })];
        expect(absent.score.eq(nothing.score)).to.equal(true);
        const weight = currentSignificanceScheme.weights[taken];
        expect(nothing.coverage.minus(absent.coverage).eq(weight)).to.equal(true);
      }),
    );
  });

  it("rises by a quarter of the weight with each grade", () => {
    fc.assert(
      fc.property(grades, criterion, fc.integer({ min: 0, max: 3 }), (given, raised, from) => {
        const [lower, higher] = [
          scored({ ...given, [raised]: from }),
          scored({ ...given, [raised]: from + 1 }),
        ];
        const weight = currentSignificanceScheme.weights[raised];
        expect(higher.raw.minus(lower.raw).times(4).eq(weight)).to.equal(true);
      }),
    );
  });
});
