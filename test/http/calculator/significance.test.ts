import { expect } from "chai";
import { significanceRequest, significanceResponse } from "../../../src/contract/calculator/significance.ts";
import { answerSignificance } from "../../../src/http/calculator/significance.ts";
import { accepted, refused } from "../../support/decisions.ts";
import { runWorkedCases } from "../../support/worked-cases.ts";

const withoutEvidence = { needGap: 4, intensity: 2, additionality: 3, viability: 3, lock: 3 };
const grades = { ...withoutEvidence, evidence: 2 };

describe("calculator significance", () => {
  runWorkedCases(
    { file: "impact.json", calculator: "significance" },
    significanceRequest,
    answerSignificance,
  );

  it("counts an absent grade like null, and prints the coverage", () => {
    const answers = [withoutEvidence, { ...grades, evidence: null }].map((given) =>
      accepted(answerSignificance(significanceRequest.parse({ grades: given, likelihood: "1.0" }))),
    );
    // 71.25 less the 7.5 points of evidence
    const wanted = { raw: "63.75", score: "63.75", band: "Significant", coverage: "85.00" };
    expect(answers.map((answer) => significanceResponse.parse(answer))).to.deep.equal([wanted, wanted]);
  });

  it("refuses a grade outside 0 to 4 with the figure and its place", () => {
    const request = significanceRequest.parse({ grades: { ...grades, lock: 5 }, likelihood: "0.8" });
    expect(refused(answerSignificance(request))).to.deep.equal({
      code: "gradeOutOfRange",
      figures: { criterion: "lock", grade: 5, lowest: 0, highest: 4 },
      pointer: "/grades/lock",
    });
  });

  it("takes no criterion it does not know", () => {
    const given = { grades: { ...grades, charm: 4 }, likelihood: "0.8" };
    expect(significanceRequest.safeParse(given).success).to.equal(false);
  });
});
