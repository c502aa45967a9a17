import { expect } from "chai";
import {
  outcomePaymentRequest,
  outcomePaymentResponse,
} from "../../../src/contract/calculator/outcome-payment.ts";
import { answerOutcomePayment } from "../../../src/http/calculator/outcome-payment.ts";
import { accepted, refused } from "../../support/decisions.ts";
import { runWorkedCases } from "../../support/worked-cases.ts";

const withoutTarget = { rule: "proportional", cap: "7860000", actual: "32.9" };
const kobe = { ...withoutTarget, target: "80" };

describe("calculator outcome-payment", () => {
  runWorkedCases(
    { file: "impact.json", calculator: "outcome-payment" },
    outcomePaymentRequest,
    answerOutcomePayment,
  );

  it("answers payment and exact figure as decimal text", () => {
    const answer = accepted(answerOutcomePayment(outcomePaymentRequest.parse({ ...kobe, target: "70" })));
    // 7,860,000 × 32.9 / 70 = 3,694,200
    expect(outcomePaymentResponse.parse(answer)).to.deep.equal({ payment: "3694200", exact: "3694200" });
  });

  it("refuses a target of nothing with the figure", () => {
    const request = outcomePaymentRequest.parse({ ...kobe, target: "0" });
    expect(refused(answerOutcomePayment(request))).to.deep.equal({
      code: "notPositive",
      figures: { value: "0" },
      pointer: "/target",
    });
  });

  it("knows four rules and says so where another is asked for", () => {
    const issues = outcomePaymentRequest.safeParse({ ...kobe, rule: "generous" }).error?.issues ?? [];
    expect(issues.map(({ code, path }) => ({ code, path }))).to.deep.equal([
      { code: "invalid_union", path: ["rule"] },
    ]);
  });

  it("refuses a request without its rule's own terms, or with those of another rule", () => {
    for (const wrong of [withoutTarget, { ...kobe, baseline: "2" }, { ...kobe, cap: 7860000 }]) {
      expect(outcomePaymentRequest.safeParse(wrong).success).to.equal(false);
    }
  });
});
