import { expect } from "chai";
import fc from "fast-check";
import {
  outcomePayment,
  type OutcomePaymentRule,
  type OutcomePaymentTerms,
} from "../../src/domain/impact/outcome-payment.ts";
import { changePercent, exceedsPercent } from "../../src/domain/impact/relative-change.ts";
import {
  socialValue,
  type SocialValueModel,
  type ValuedOutcome,
} from "../../src/domain/impact/social-value.ts";
import { decimal, decimalRatio, zero, type Decimal } from "../../src/domain/kernel/decimal.ts";
import { compareRatios, subtractRatios } from "../../src/domain/kernel/ratio.ts";
import { accepted } from "../support/decisions.ts";

function scaled(min: bigint, max: bigint, places: number): fc.Arbitrary<Decimal> {
  return fc.bigInt({ min, max }).map((units) => decimal(units).div(decimal(10).pow(places)));
}

const amount = scaled(0n, 10n ** 20n, 2);
const positive = scaled(1n, 10n ** 12n, 3);
const result = scaled(-(10n ** 12n), 10n ** 12n, 3);
const fraction = scaled(0n, 10_000n, 4);

const rule: fc.Arbitrary<OutcomePaymentRule> = fc.oneof(
  positive.map((target) => ({ rule: "proportional" as const, target })),
  fc
    .record({ baseline: result, points: positive })
    .map((terms) => ({ rule: "pointIncrease" as const, ...terms })),
  result.map((threshold) => ({ rule: "countThreshold" as const, threshold })),
  fc
    .uniqueArray(fc.record({ from: result, payment: amount }), {
      minLength: 1,
      maxLength: 6,
      selector: ({ from }) => from.toFixed(),
    })
    .map((tiers) => ({ rule: "tierTable" as const, tiers: ascending(tiers) })),
);

/** Pays more, or as much, for a better result. */
function ascending(
  tiers: readonly { readonly from: Decimal; readonly payment: Decimal }[],
): readonly { readonly from: Decimal; readonly payment: Decimal }[] {
  const payments = tiers.map(({ payment }) => payment).toSorted((a, b) => a.comparedTo(b));
  return tiers
    .toSorted((a, b) => a.from.comparedTo(b.from))
    .map(({ from }, i) => ({ from, payment: payments[i]! }));
}

const terms: fc.Arbitrary<OutcomePaymentTerms> = fc
  .record({ rule, cap: amount, fixedShare: fraction, roundTo: scaled(1n, 10n ** 8n, 2) })
  .map(({ fixedShare, ...rest }) => ({ ...rest, fixed: rest.cap.times(fixedShare) }));

describe("law of outcome payments", () => {
  it("never pays more than the cap nor less than the fixed part", () => {
    fc.assert(
      fc.property(terms, result, (agreed, actual) => {
        const { payment } = accepted(outcomePayment(agreed, actual));
        expect(payment.lte(agreed.cap) && payment.gte(agreed.fixed)).to.equal(true);
      }),
    );
  });

  it("never pays less for a better result", () => {
    fc.assert(
      fc.property(terms, result, positive, (agreed, actual, more) => {
        const { payment } = accepted(outcomePayment(agreed, actual));
        const better = accepted(outcomePayment(agreed, actual.plus(more)));
        expect(better.payment.gte(payment)).to.equal(true);
      }),
    );
  });

  it("pays whole units beside the fixed part, less than one unit short of the exact figure", () => {
    fc.assert(
      fc.property(terms, result, (agreed, actual) => {
        const { payment, exact } = accepted(outcomePayment(agreed, actual));
        expect(payment.minus(agreed.fixed).div(agreed.roundTo).isInteger()).to.equal(true);
        const cut = subtractRatios(exact, decimalRatio(payment));
        expect(cut.numerator >= 0n).to.equal(true);
        expect(compareRatios(cut, decimalRatio(agreed.roundTo))).to.be.lessThan(0);
      }),
    );
  });
});

const outcome: fc.Arbitrary<Omit<ValuedOutcome, "id">> = fc.record({
  quantity: result,
  proxy: result,
  deadweight: fraction,
  displacement: fraction,
  attribution: fraction,
  dropOff: fraction,
  years: fc.integer({ min: 1, max: 12 }),
});

const model: fc.Arbitrary<SocialValueModel> = fc.record({
  inputs: amount,
  discountRate: fraction,
  startYear: fc.constantFrom(0, 1),
  outcomes: fc
    .array(outcome, { maxLength: 4 })
    .map((outcomes) => outcomes.map((rest, i) => ({ id: `o${i}`, ...rest }))),
});

/** Sixty digits are carried; forty of them are compared. */
function expectSame(a: Decimal, b: Decimal, scale: Decimal): void {
  const bearable = scale.abs().plus(1).times("1e-40");
  expect(a.minus(b).abs().lte(bearable), `${a.toFixed()} and ${b.toFixed()}`).to.equal(true);
}

function largestImpact({ outcomes }: SocialValueModel): Decimal {
  return outcomes.reduce((sum, { quantity, proxy }) => sum.plus(quantity.times(proxy).abs()), zero);
}

describe("law of social value", () => {
  it("is linear in the quantity", () => {
    fc.assert(
      fc.property(model, fc.integer({ min: -50, max: 50 }), (given, times) => {
        const outcomes = given.outcomes.map((each) => ({ ...each, quantity: each.quantity.times(times) }));
        const once = accepted(socialValue(given)).presentValue;
        const multiplied = accepted(socialValue({ ...given, outcomes })).presentValue;
        expectSame(multiplied, once.times(times), largestImpact(given).times(600));
      }),
    );
  });

  it("does not change when an outcome is entered in two parts", () => {
    fc.assert(
      fc.property(model, result, (given, part) => {
        const outcomes = given.outcomes.flatMap((each) => [
          { ...each, quantity: part },
          { ...each, id: `${each.id} rest`, quantity: each.quantity.minus(part) },
        ]);
        const whole = accepted(socialValue(given)).presentValue;
        const parts = accepted(socialValue({ ...given, outcomes })).presentValue;
        expectSame(parts, whole, largestImpact({ ...given, outcomes }).times(24));
      }),
    );
  });

  it("has a ratio of the sign of its value, above 1 just when the net present value is above 0", () => {
    fc.assert(
      fc.property(model, (given) => {
        const { presentValue, npv, ratio } = accepted(socialValue(given));
        if (given.inputs.isZero()) {
          expect(ratio).to.equal(undefined);
          return;
        }
        expect(ratio?.comparedTo(0)).to.equal(presentValue.comparedTo(0));
        expect(ratio?.gt(1)).to.equal(npv.gt(0));
      }),
    );
  });

  it("is the sum of its outcomes, and each year's impact is no larger than the year before", () => {
    fc.assert(
      fc.property(model, (given) => {
        const { presentValue, outcomes } = accepted(socialValue(given));
        const sum = outcomes.reduce((total, each) => total.plus(each.presentValue), zero);
        expect(presentValue.eq(sum)).to.equal(true);
        for (const { impacts } of outcomes) {
          impacts.slice(1).forEach((impact, i) => {
            expect(impact.abs().lte(impacts[i]!.abs())).to.equal(true);
          });
        }
      }),
    );
  });

  it("comes to nothing at the break-even deadweight", () => {
    fc.assert(
      fc.property(model, (given) => {
        const { breakEvenDeadweight: deadweight } = accepted(socialValue(given));
        if (deadweight === undefined) return;
        const outcomes = given.outcomes.map((each) => ({ ...each, deadweight }));
        const { npv } = accepted(socialValue({ ...given, outcomes }));
        expectSame(npv, zero, largestImpact(given).times(24).plus(given.inputs));
      }),
    );
  });
});

describe("law of relative change", () => {
  it("exceeds a threshold just when its percentage does", () => {
    fc.assert(
      fc.property(result, result, fraction, (from, to, percent) => {
        const change = changePercent({ from, to });
        const exceeds = exceedsPercent({ from, to }, { percent, inclusive: false });
        expect(exceeds).to.equal(change === undefined ? !to.isZero() : change.gt(percent));
      }),
    );
  });

  it("depends neither on the unit nor on the sign", () => {
    fc.assert(
      fc.property(result, result, fraction, (from, to, percent) => {
        const threshold = { percent, inclusive: true };
        const thousandfold = { from: from.times(-1000), to: to.times(-1000) };
        expect(exceedsPercent(thousandfold, threshold)).to.equal(exceedsPercent({ from, to }, threshold));
      }),
    );
  });
});
