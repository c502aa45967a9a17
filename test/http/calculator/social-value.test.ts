import { expect } from "chai";
import { socialValueRequest, socialValueResponse } from "../../../src/contract/calculator/social-value.ts";
import { answerSocialValue } from "../../../src/http/calculator/social-value.ts";
import { accepted, refused } from "../../support/decisions.ts";
import { runWorkedCases } from "../../support/worked-cases.ts";

const outcome = {
  id: "o1",
  quantity: "10",
  proxy: "20000",
  deadweight: "0.5",
  displacement: "0",
  attribution: "0",
  dropOff: "0",
  years: 1,
};

describe("calculator social-value", () => {
  runWorkedCases({ file: "impact.json", calculator: "social-value" }, socialValueRequest, answerSocialValue);

  it("answers money with two decimals, ratios with four, and null where undefined", () => {
    const request = socialValueRequest.parse({ inputs: "0", discountRate: "0", outcomes: [outcome] });
    const answer = accepted(answerSocialValue(request));
    expect(socialValueResponse.parse(answer)).to.deep.equal({
      presentValue: "100000.00",
      npv: "100000.00",
      ratio: null,
      breakEvenDeadweight: "1.0000",
      outcomes: [{ id: "o1", presentValue: "100000.00", impacts: ["100000.00"] }],
    });
  });

  it("starts in year 1 where the request says nothing", () => {
    expect(socialValueRequest.parse({ inputs: "1", discountRate: "0", outcomes: [] }).startYear).to.equal(1);
  });

  it("refuses a percentage outside 0 to 1 with the figure and its place", () => {
    const outcomes = [{ ...outcome, deadweight: "25" }];
    const request = socialValueRequest.parse({ inputs: "1", discountRate: "0.04", outcomes });
    expect(refused(answerSocialValue(request))).to.deep.equal({
      code: "percentageOutOfRange",
      figures: { value: "25", lowest: "0", highest: "1" },
      pointer: "/outcomes/0/deadweight",
    });
  });

  it("takes no numbers for money, no exponents and no unknown fields", () => {
    const good = { inputs: "1", discountRate: "0.04", outcomes: [outcome] };
    for (const wrong of [{ inputs: 1 }, { inputs: "1e6" }, { inputs: "" }, { discount: "0.04" }]) {
      expect(socialValueRequest.safeParse({ ...good, ...wrong }).success).to.equal(false);
    }
  });
});
