import { expect } from "chai";
import { attainmentRequest, attainmentResponse } from "../../../src/contract/calculator/attainment.ts";
import { answerAttainment } from "../../../src/http/calculator/attainment.ts";
import { accepted } from "../../support/decisions.ts";
import { runWorkedCases } from "../../support/worked-cases.ts";

function answer(request: unknown) {
  return attainmentResponse.parse(accepted(answerAttainment(attainmentRequest.parse(request))));
}

describe("calculator attainment", () => {
  runWorkedCases({ file: "ratchet.json", calculator: "attainment" }, attainmentRequest, answerAttainment);

  it("shows ten places, halves to even, and no trailing zeros", () => {
    // 735 of 1,000 against 700: 700 / 735 = 0.952380952380…, 265 / 300 = 0.88333…
    expect(answer({ direction: "lower", baseline: "1000", target: "700", value: "735" })).to.deep.equal({
      plain: "0.9523809524",
      fromBaseline: "0.8833333333",
      outcome: "missed",
    });
    const half = { direction: "higher", target: "1" };
    expect(answer({ ...half, value: "0.00000000005" }).plain).to.equal("0");
    expect(answer({ ...half, value: "0.00000000015" }).plain).to.equal("0.0000000002");
    expect(answer({ ...half, value: "0.50" }).plain).to.equal("0.5");
  });

  it("answers null where a reading does not exist", () => {
    expect(answer({ direction: "higher", baseline: "50", target: "50", value: "50" })).to.deep.equal({
      plain: "1",
      fromBaseline: null,
      outcome: "achieved",
    });
    expect(answer({ direction: "higher", target: "0", value: "1" })).to.deep.equal({
      plain: null,
      fromBaseline: null,
      outcome: "achieved",
    });
  });

  it("judges by the value, also where the shown percentage is 100 %", () => {
    const close = { direction: "higher", baseline: "0", target: "90", value: "89.9999999999999" };
    expect(answer(close)).to.deep.equal({ plain: "1", fromBaseline: "1", outcome: "missed" });
  });

  it("misses a strict target by meeting it", () => {
    const met = { direction: "lower", target: "700", value: "700" };
    expect(answer(met).outcome).to.equal("achieved");
    expect(answer({ ...met, strict: true }).outcome).to.equal("missed");
  });

  it("takes no numbers, no exponents, no unknown direction and no unknown fields", () => {
    const request = { direction: "higher", target: "1", value: "1" };
    for (const change of [{ value: 1 }, { value: "1e3" }, { direction: "up" }, { unit: "km" }]) {
      expect(attainmentRequest.safeParse({ ...request, ...change }).success).to.equal(false);
    }
  });
});
