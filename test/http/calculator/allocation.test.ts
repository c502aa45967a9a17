import { expect } from "chai";
import { allocationRequest, allocationResponse } from "../../../src/contract/calculator/allocation.ts";
import { answerAllocation } from "../../../src/http/calculator/allocation.ts";
import { accepted, refused } from "../../support/decisions.ts";
import { runWorkedCases } from "../../support/worked-cases.ts";

function answer(request: unknown): unknown {
  return allocationResponse.parse(accepted(answerAllocation(allocationRequest.parse(request))));
}

describe("calculator allocation", () => {
  runWorkedCases({ file: "fund.json", calculator: "allocation" }, allocationRequest, answerAllocation);

  it("shares out cents where two decimals are asked for", () => {
    const request = { amount: "100", weights: ["1", "1", "1"], decimals: 2 };
    expect([
      answer({ ...request, policy: "largestRemainder" }),
      answer({ ...request, policy: "floorGp" }),
      answer({ ...request, policy: "floorCarry" }),
    ]).to.deep.equal([
      { shares: ["33.34", "33.33", "33.33"], carried: "0" },
      { shares: ["33.33", "33.33", "33.34"], carried: "0" },
      { shares: ["33.33", "33.33", "33.33"], carried: "0.01" },
    ]);
  });

  it("refuses what cannot be shared out, with the figures", () => {
    const request = { amount: "100", weights: ["1", "2"], policy: "largestRemainder" };
    const refusals = [
      { ...request, amount: "0.5" },
      { ...request, weights: [] },
      { ...request, weights: ["0", "0"] },
      { ...request, weights: ["1", "-2"] },
      { ...request, weights: ["1", "2.5"], policy: "unitFloor" },
    ].map((broken) => refused(answerAllocation(allocationRequest.parse(broken))));
    expect(refusals).to.deep.equal([
      { code: "amountTooPrecise", figures: { amount: "0.5", decimals: 0 }, pointer: "/amount" },
      { code: "weightsAllZero", figures: { weights: 0 } },
      { code: "weightsAllZero", figures: { weights: 2 } },
      { code: "weightNegative", figures: { position: 1, weight: "-2" } },
      { code: "unitsNotWhole", figures: { position: 1, units: "2.5" }, pointer: "/weights/1" },
    ]);
  });

  it("takes no policy it does not know", () => {
    const request = { amount: "100", weights: ["1"], policy: "coinToss" };
    expect(allocationRequest.safeParse(request).error?.issues).to.containSubset([{ code: "invalid_value" }]);
  });
});
