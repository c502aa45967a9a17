import { expect } from "chai";
import { covenantTestRequest } from "../../../src/contract/calculator/covenant-test.ts";
import { testCovenant } from "../../../src/domain/covenant/covenant-test.ts";
import { canonicalDecimal } from "../../../src/domain/kernel/decimal.ts";
import { ratioText } from "../../../src/domain/kernel/ratio.ts";
import { readCases } from "../../support/cases.ts";
import { accepted, refused } from "../../support/decisions.ts";

interface CovenantCase {
  readonly name: string;
  readonly kind: string;
  readonly params: unknown;
  readonly figures: unknown;
  readonly expect?: {
    readonly state: string;
    readonly threshold: string | null;
    readonly headroom: string | null;
    readonly note?: string;
  };
  readonly refused?: { readonly code: string; readonly pointer: string };
}

describe("covenant test", () => {
  for (const { name, kind, params, figures, expect: wanted, refused: refusal } of readCases(
    "covenant/covenant-test",
  ) as readonly CovenantCase[]) {
    it(`${kind}: ${name}`, () => {
      const decision = testCovenant(covenantTestRequest.parse({ kind, params, figures }));
      if (refusal !== undefined) {
        expect(refused(decision)).to.include(refusal);
        return;
      }
      const { state, threshold, headroom, note } = accepted(decision);
      expect({
        state,
        threshold: threshold === undefined ? null : canonicalDecimal(threshold),
        headroom: headroom === undefined ? null : ratioText(headroom, 10),
        ...(note === undefined ? {} : { note: note.code }),
      }).to.deep.equal(wanted);
    });
  }

  it("names what it waits for", () => {
    const request = { kind: "ratioLimit", params: { direction: "atMost", limit: "0.6" }, figures: {} };
    expect(accepted(testCovenant(covenantTestRequest.parse(request))).note).to.deep.equal({
      code: "figuresMissing",
      missing: ["numerator", "denominator"],
    });
  });

  it("names the measure that was consulted in place of the first", () => {
    const request = {
      kind: "noConsecutiveLosses",
      params: { measure: "ordinary", terms: 2, fallbackMeasure: "net" },
      figures: { ordinary: ["-10", "-5"], net: ["-3", "4"] },
    };
    expect(accepted(testCovenant(covenantTestRequest.parse(request))).note).to.deep.equal({
      code: "fallbackConsulted",
      measure: "ordinary",
      fallback: "net",
      terms: 2,
    });
  });
});
