import { expect } from "chai";
import fc from "fast-check";
import { settleOutcome, type OutcomePart } from "../../src/domain/impact/outcome-contract.ts";
import { socialValue, type ValuedOutcome } from "../../src/domain/impact/social-value.ts";
import {
  rangedFigures,
  valueRange,
  type CaseRange,
  type RangedModel,
  type RangedOutcome,
} from "../../src/domain/impact/social-value-range.ts";
import { decimal, zero, type Decimal } from "../../src/domain/kernel/decimal.ts";
import { accepted } from "../support/decisions.ts";

function scaled(min: bigint, max: bigint, places: number): fc.Arbitrary<Decimal> {
  return fc.bigInt({ min, max }).map((units) => decimal(units).div(decimal(10).pow(places)));
}

const fraction = scaled(0n, 10_000n, 4);
const rising = (figure: fc.Arbitrary<Decimal>): fc.Arbitrary<CaseRange> =>
  fc.tuple(figure, figure, figure).map((three) => {
    const [low, base, high] = three.toSorted((a, b) => a.comparedTo(b));
    return { low: low!, base: base!, high: high! };
  });
const falling = (figure: fc.Arbitrary<Decimal>): fc.Arbitrary<CaseRange> =>
  rising(figure).map(({ low, base, high }) => ({ low: high, base, high: low }));

/** Of a good outcome, every figure ordered so that the low case is worth least. */
const ordered: fc.Arbitrary<Omit<RangedOutcome, "id">> = fc.record({
  quantity: rising(scaled(0n, 10n ** 9n, 2)),
  proxy: rising(scaled(0n, 10n ** 9n, 0)),
  deadweight: falling(fraction),
  displacement: falling(fraction),
  attribution: falling(fraction),
  dropOff: falling(fraction),
  years: fc.integer({ min: 1, max: 8 }),
});

const model: fc.Arbitrary<RangedModel> = fc.record({
  inputs: scaled(0n, 10n ** 12n, 0),
  discountRate: scaled(0n, 2000n, 4),
  startYear: fc.constantFrom(0, 1),
  outcomes: fc
    .array(ordered, { minLength: 1, maxLength: 4 })
    .map((outcomes) => outcomes.map((outcome, i) => ({ ...outcome, id: `o${String(i)}` }))),
});

describe("law of social value as a range", () => {
  it("keeps low ≤ base ≤ high wherever the inputs are ordered", () => {
    fc.assert(
      fc.property(model, (asked) => {
        const { low, base, high } = accepted(valueRange(asked)).cases;
        expect(low.npv.lte(base.npv) && base.npv.lte(high.npv)).to.equal(true);
      }),
    );
  });

  it("reaches, with all figures moved together, at least as far as the widest bar of the tornado", () => {
    fc.assert(
      fc.property(model, (asked) => {
        const { cases, tornado } = accepted(valueRange(asked));
        const slack = decimal("1e-20");
        for (const { low, high } of tornado) {
          expect(low.gte(cases.low.npv.minus(slack))).to.equal(true);
          expect(high.lte(cases.high.npv.plus(slack))).to.equal(true);
        }
      }),
    );
  });

  it("brings the net present value to zero at the break-even deadweight", () => {
    fc.assert(
      fc.property(model, (asked) => {
        const { breakEvenDeadweight } = accepted(valueRange(asked)).cases.base;
        if (breakEvenDeadweight === undefined) return;
        const outcomes = asked.outcomes.map((outcome) => ({
          ...baseOf(outcome),
          deadweight: breakEvenDeadweight,
        }));
        const { npv } = accepted(socialValue({ ...asked, outcomes }));
        // 60 significant digits throughout
        expect(npv.abs().lte(asked.inputs.plus(1).times(decimal("1e-40")))).to.equal(true);
      }),
    );
  });
});

function baseOf({ id, years, ...ranges }: RangedOutcome): ValuedOutcome {
  const figures = rangedFigures.map((figure) => [figure, ranges[figure].base] as const);
  return { id, years, ...Object.fromEntries(figures) } as unknown as ValuedOutcome;
}

const grades = ["E2", "E3", "E4"] as const;
const part: fc.Arbitrary<Pick<OutcomePart, "code" | "kpiId" | "terms">> = fc
  .record({ cap: scaled(0n, 10n ** 9n, 0), target: scaled(1n, 10n ** 6n, 2), fixedShare: fraction })
  .map(({ cap, target, fixedShare }) => ({
    code: "P1",
    kpiId: "kpi",
    terms: {
      rule: { rule: "proportional" as const, target },
      cap,
      fixed: cap.times(fixedShare).floor(),
      roundTo: decimal(1),
    },
  }));

describe("law of settlements under a contract", () => {
  it("all payments together never exceed the cap, however many parts are settled and restated", () => {
    fc.assert(
      fc.property(
        scaled(0n, 10n ** 9n, 0),
        fc.array(part, { minLength: 1, maxLength: 5 }),
        fc.array(
          fc.record({
            at: fc.nat(4),
            value: scaled(-1000n, 10n ** 7n, 2),
            grade: fc.constantFrom(...grades),
          }),
          {
            maxLength: 20,
          },
        ),
        (cap, parts, results) => {
          const standing = parts.map(() => zero);
          for (const { at, value, grade } of results) {
            const i = at % parts.length;
            const others = standing.reduce((sum, paid, k) => (k === i ? sum : sum.plus(paid)), zero);
            const contract = { cap, gradeNeeded: "E2" as const };
            const settled = accepted(
              settleOutcome(contract, parts[i]!, { result: { value, grade }, others }),
            );
            standing[i] = settled.payment;
            expect(standing.reduce((sum, paid) => sum.plus(paid), zero).lte(cap)).to.equal(true);
            expect(settled.payment.gte(0)).to.equal(true);
          }
        },
      ),
    );
  });

  it("never rounds a result before it is judged: a hair below a threshold is below it", () => {
    fc.assert(
      fc.property(scaled(1n, 10n ** 9n, 3), fc.integer({ min: 5, max: 25 }), (threshold, places) => {
        const terms = { rule: { rule: "countThreshold" as const, threshold }, cap: decimal(1000) };
        const counted = { code: "P", kpiId: "kpi", terms: { ...terms, fixed: zero, roundTo: decimal(1) } };
        const paid = (value: Decimal) =>
          accepted(
            settleOutcome({ cap: decimal(1000), gradeNeeded: "E2" }, counted, {
              result: { value, grade: "E2" },
              others: zero,
            }),
          ).payment;
        const hair = decimal(1).div(decimal(10).pow(places));
        expect(paid(threshold.minus(hair)).isZero()).to.equal(true);
        expect(paid(threshold).eq(1000)).to.equal(true);
      }),
    );
  });
});
