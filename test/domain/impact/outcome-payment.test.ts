import { expect } from "chai";
import { outcomePaymentRequest } from "../../../src/contract/calculator/outcome-payment.ts";
import { outcomePayment } from "../../../src/domain/impact/outcome-payment.ts";
import { canonicalDecimal } from "../../../src/domain/kernel/decimal.ts";
import { ratioText } from "../../../src/domain/kernel/ratio.ts";
import { readCases } from "../../support/cases.ts";
import { accepted, refused } from "../../support/decisions.ts";

interface PaymentCase {
  readonly name: string;
  readonly request: unknown;
  readonly expect?: { readonly payment: string; readonly exact: string };
  readonly refused?: { readonly code: string; readonly pointer: string };
}

describe("outcome payment", () => {
  for (const { name, request, expect: wanted, refused: refusal } of readCases(
    "impact/outcome-payment",
  ) as readonly PaymentCase[]) {
    it(name, () => {
      const { cap, actual, fixed, roundTo, ...rule } = outcomePaymentRequest.parse(request);
      const decision = outcomePayment({ rule, cap, fixed, roundTo }, actual);
      if (refusal !== undefined) {
        expect(refused(decision)).to.include(refusal);
        return;
      }
      const { payment, exact } = accepted(decision);
      expect({ payment: canonicalDecimal(payment), exact: ratioText(exact, 10) }).to.deep.equal(wanted);
    });
  }

  it("shows the fixed part and the cap that it exceeds", () => {
    const { cap, actual, fixed, roundTo, ...rule } = outcomePaymentRequest.parse({
      rule: "proportional",
      cap: "7860000",
      target: "80",
      actual: "32.9",
      fixed: "26200000",
    });
    expect(refused(outcomePayment({ rule, cap, fixed, roundTo }, actual)).figures).to.deep.equal({
      fixed: "26200000",
      cap: "7860000",
    });
  });
});
