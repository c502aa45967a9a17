import { expect } from "chai";
import {
  agreeProfile,
  impactDimensions,
  impactRisks,
  riskBand,
  type ImpactProfile,
  type RiskAnswer,
} from "../../../src/domain/impact/impact-profile.ts";
import { accepted, refused } from "../../support/decisions.ts";

const notAssessed = { state: "notAssessed", reason: "no data yet" } as const;

function profile(risk: RiskAnswer = notAssessed): ImpactProfile {
  const dimensions = Object.fromEntries(impactDimensions.map((name) => [name, notAssessed]));
  const risks = Object.fromEntries(impactRisks.map((name) => [name, notAssessed]));
  return { dimensions, risks: { ...risks, evidence: risk } } as unknown as ImpactProfile;
}

const weighed = (likelihood: number, consequence: number): RiskAnswer => ({
  state: "assessed",
  likelihood,
  consequence,
  answer: "thin",
});

describe("impact profile", () => {
  it("has nine risks, each of which may be said not to be assessed", () => {
    expect(impactRisks).to.have.length(9);
    accepted(agreeProfile(profile()));
  });

  it("takes a blank for no answer, also where something is not assessed", () => {
    const blank = refused(agreeProfile(profile({ state: "notAssessed", reason: " " })));
    expect(blank).to.deep.include({ code: "profileAnswerMissing", pointer: "/risks/evidence" });
  });

  it("weighs from 1 to 5 in whole numbers", () => {
    accepted(agreeProfile(profile(weighed(1, 5))));
    for (const weight of [0, 6, 2.5])
      expect(refused(agreeProfile(profile(weighed(weight, 1)))).code).to.equal("riskWeightOutOfRange");
  });

  it("stands on the heat map by the product: below 6 low, from 15 high", () => {
    const bands = ([a, b]: readonly [number, number]) => riskBand({ likelihood: a, consequence: b });
    expect(
      (
        [
          [1, 5],
          [2, 3],
          [2, 5],
          [3, 4],
          [3, 5],
          [5, 5],
        ] as const
      ).map(bands),
    ).to.deep.equal(["low", "medium", "medium", "medium", "high", "high"]);
  });
});
