import { expect } from "chai";
import { socialValueRequest } from "../../../src/contract/calculator/social-value.ts";
import { socialValue } from "../../../src/domain/impact/social-value.ts";
import { fixedDecimal, type Decimal } from "../../../src/domain/kernel/decimal.ts";
import { readCases } from "../../support/cases.ts";
import { accepted, refused } from "../../support/decisions.ts";

interface SocialValueCase {
  readonly name: string;
  readonly request: unknown;
  readonly expect?: unknown;
  readonly refused?: unknown;
}

function shown(value: Decimal | undefined, places: number): string | null {
  return value === undefined ? null : fixedDecimal(value, places);
}

describe("social value", () => {
  for (const { name, request, expect: wanted, refused: code } of readCases(
    "impact/social-value",
  ) as readonly SocialValueCase[]) {
    it(name, () => {
      const decision = socialValue(socialValueRequest.parse(request));
      if (code !== undefined) {
        expect(refused(decision)).to.deep.equal(code);
        return;
      }
      const { presentValue, npv, ratio, breakEvenDeadweight, outcomes } = accepted(decision);
      expect({
        presentValue: shown(presentValue, 2),
        npv: shown(npv, 2),
        ratio: shown(ratio, 4),
        breakEvenDeadweight: shown(breakEvenDeadweight, 4),
        outcomes: outcomes.map((outcome) => ({
          id: outcome.id,
          presentValue: shown(outcome.presentValue, 2),
          impacts: outcome.impacts.map((impact) => shown(impact, 2)),
        })),
      }).to.deep.equal(wanted);
    });
  }
});
