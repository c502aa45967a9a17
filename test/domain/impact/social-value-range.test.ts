import { expect } from "chai";
import {
  answeredNegatives,
  type rangedFigures,
  valueCases,
  valueRange,
  type RangedModel,
  type ValueCase,
} from "../../../src/domain/impact/social-value-range.ts";
import { decimal, fixedDecimal, type Decimal } from "../../../src/domain/kernel/decimal.ts";
import { readCases } from "../../support/cases.ts";
import { accepted, refused } from "../../support/decisions.ts";

type Text = Readonly<Record<ValueCase, string>>;

interface RangeCase {
  readonly name: string;
  readonly model: {
    readonly inputs: string;
    readonly discountRate: string;
    readonly startYear: number;
    readonly outcomes: readonly (Readonly<Record<(typeof rangedFigures)[number], Text>> & {
      readonly id: string;
      readonly years: number;
    })[];
  };
  readonly expect?: {
    readonly npv?: readonly string[];
    readonly ratio?: readonly (string | null)[];
    readonly tornado?: readonly (readonly string[])[];
  };
  readonly refused?: string;
}

function modelOf({ inputs, discountRate, startYear, outcomes }: RangeCase["model"]): RangedModel {
  const range = ({ low, base, high }: Text) => ({
    low: decimal(low),
    base: decimal(base),
    high: decimal(high),
  });
  return {
    inputs: decimal(inputs),
    discountRate: decimal(discountRate),
    startYear,
    outcomes: outcomes.map((outcome) => ({
      id: outcome.id,
      years: outcome.years,
      quantity: range(outcome.quantity),
      proxy: range(outcome.proxy),
      deadweight: range(outcome.deadweight),
      displacement: range(outcome.displacement),
      attribution: range(outcome.attribution),
      dropOff: range(outcome.dropOff),
    })),
  };
}

const shown = (amount: Decimal): string => fixedDecimal(amount, 2);

describe("social value as a range", () => {
  for (const { name, model, expect: wanted = {}, refused: code } of readCases(
    "impact/social-value-range",
  ) as readonly RangeCase[]) {
    it(name, () => {
      const decision = valueRange(modelOf(model));
      if (code !== undefined) {
        expect(refused(decision).code).to.equal(code);
        return;
      }
      const { cases, tornado } = accepted(decision);
      const values = valueCases.map((valueCase) => cases[valueCase]);
      if (wanted.npv !== undefined) expect(values.map(({ npv }) => shown(npv))).to.deep.equal(wanted.npv);
      if (wanted.ratio !== undefined)
        expect(values.map(({ ratio }) => (ratio === undefined ? null : shown(ratio)))).to.deep.equal(
          wanted.ratio,
        );
      if (wanted.tornado !== undefined)
        expect(
          tornado.map(({ outcomeId, figure, low, high }) => [outcomeId, figure, shown(low), shown(high)]),
        ).to.deep.equal(wanted.tornado);
    });
  }

  const outcomes = (quantity: string) => [
    { id: "o1", quantity: { low: decimal(quantity), base: decimal(quantity), high: decimal(quantity) } },
  ];

  it("asks for negative results, or for the word of who found none", () => {
    expect(refused(answeredNegatives(outcomes("1"), undefined)).code).to.equal("negativesNotStated");
    expect(refused(answeredNegatives(outcomes("1"), "")).code).to.equal("negativesNotStated");
    expect(accepted(answeredNegatives(outcomes("1"), "three shops were asked"))).to.equal("noneStated");
    expect(accepted(answeredNegatives(outcomes("-1"), undefined))).to.equal("entered");
    expect(refused(answeredNegatives(outcomes("-1"), "none")).code).to.equal("negativesContradicted");
  });
});
