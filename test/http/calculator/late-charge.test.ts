import { expect } from "chai";
import { lateChargeRequest, lateChargeResponse } from "../../../src/contract/calculator/late-charge.ts";
import { answerLateCharge } from "../../../src/http/calculator/late-charge.ts";
import { accepted, refused } from "../../support/decisions.ts";
import { runWorkedCases } from "../../support/worked-cases.ts";

const overdue = { principal: "2000000", annualRate: "0.14", dueOn: "2025-05-07", paidOn: "2025-05-20" };

function answer(request: unknown) {
  return answerLateCharge(lateChargeRequest.parse(request));
}

describe("calculator late-charge", () => {
  runWorkedCases({ file: "loan.json", calculator: "late-charge" }, lateChargeRequest, answerLateCharge);

  it("answers the charge and the days in the shape of the contract", () => {
    const charged = accepted(answer(overdue));
    expect(lateChargeResponse.parse(charged)).to.deep.equal({ charge: "9972", days: 13 });
  });

  it("refuses a payment before the due date with both days", () => {
    const { code, figures } = refused(answer({ ...overdue, paidOn: "2025-05-06" }));
    expect(code).to.equal("paidBeforeDue");
    expect(figures).to.deep.equal({ dueOn: "2025-05-07", paidOn: "2025-05-06" });
  });

  it("refuses a negative principal with the figure", () => {
    const { code, figures } = refused(answer({ ...overdue, currency: "USD", principal: "-12.50" }));
    expect(code).to.equal("principalNegative");
    expect(figures).to.deep.equal({ principal: "-12.50" });
  });
});
