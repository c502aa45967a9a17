import { expect } from "chai";
import fc from "fast-check";
import { allocate, allocationPolicies } from "../../src/domain/kernel/allocation.ts";
import { canonicalJson, type CanonicalValue } from "../../src/domain/kernel/canonical-json.ts";
import { canonicalDecimal, decimal } from "../../src/domain/kernel/decimal.ts";
import {
  addMoney,
  currencyDecimals,
  largestMinor,
  money,
  moneyText,
  negateMoney,
  parseMoney,
  subtractMoney,
  sumMoney,
  type Currency,
} from "../../src/domain/kernel/money.ts";
import {
  addStep,
  basisPointsText,
  parseBasisPoints,
  parseRate,
  rateRatio,
  rateText,
  stepBetween,
} from "../../src/domain/kernel/rate.ts";
import { compareRatios, ratio } from "../../src/domain/kernel/ratio.ts";
import { accepted, refused } from "../support/decisions.ts";

const currencies = Object.keys(currencyDecimals) as Currency[];
const currency = fc.constantFrom(...currencies);
const storable = fc.bigInt({ min: -largestMinor, max: largestMinor });
const large = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n });

describe("law of money", () => {
  it("reads back what it wrote, in every currency", () => {
    fc.assert(
      fc.property(storable, currency, (units, code) => {
        const amount = money(units, code);
        expect(accepted(parseMoney(moneyText(amount), code))).to.deep.equal(amount);
      }),
    );
  });

  it("refuses every amount beyond 2^53 in size rather than changing it", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 28n }), currency, fc.boolean(), (excess, code, below) => {
        const units = (largestMinor + excess) * (below ? -1n : 1n);
        expect(refused(parseMoney(moneyText(money(units, code)), code)).code).to.equal("amountTooLarge");
      }),
    );
  });

  it("adds exactly, in any order, and takes away what it added", () => {
    fc.assert(
      fc.property(fc.array(large, { maxLength: 20 }), large, (amounts, extra) => {
        const yens = amounts.map((units) => money(units, "JPY"));
        const total = sumMoney(yens, "JPY");
        expect(total.minor).to.equal(amounts.reduce((sum, units) => sum + units, 0n));
        expect(sumMoney(yens.toReversed(), "JPY")).to.deep.equal(total);
        expect(subtractMoney(addMoney(total, money(extra, "JPY")), money(extra, "JPY"))).to.deep.equal(total);
        expect(addMoney(total, negateMoney(total)).minor).to.equal(0n);
      }),
    );
  });
});

describe("law of rates and steps", () => {
  const grid = fc.bigInt({ min: -(10n ** 10n), max: 10n ** 10n });
  const places = (scaled: bigint, decimals: number) =>
    canonicalDecimal(decimal(scaled).div(decimal(10).pow(decimals)));

  it("reads back every rate of ten decimals and every step of six", () => {
    fc.assert(
      fc.property(grid, (scaled) => {
        expect(rateText(accepted(parseRate(places(scaled, 10))))).to.equal(places(scaled, 10));
        expect(basisPointsText(accepted(parseBasisPoints(places(scaled, 6))))).to.equal(places(scaled, 6));
      }),
    );
  });

  it("adds a step as its ten-thousandth, exactly, and finds the step again", () => {
    fc.assert(
      fc.property(grid, grid, (rateUnits, stepUnits) => {
        const rate = accepted(parseRate(places(rateUnits, 10)));
        const step = accepted(parseBasisPoints(places(stepUnits, 6)));
        const after = addStep(rate, step);
        const tenThousandth = decimal(basisPointsText(step)).div(decimal(10_000));
        expect(rateText(after)).to.equal(canonicalDecimal(decimal(rateText(rate)).plus(tenThousandth)));
        expect(stepBetween(rate, after)).to.equal(step);
        expect(compareRatios(rateRatio(after), ratio(rateUnits + stepUnits, 10n ** 10n))).to.equal(0);
      }),
    );
  });
});

describe("law of allocation", () => {
  const weights = fc
    .array(fc.bigInt({ min: 0n, max: 10n ** 12n }), { minLength: 1, maxLength: 12 })
    .filter((list) => list.some((weight) => weight > 0n));
  const policy = fc.constantFrom(...allocationPolicies);
  const sum = (shares: readonly bigint[]) => shares.reduce((total, share) => total + share, 0n);

  it("accounts for every unit: shares and what is carried are the amount", () => {
    fc.assert(
      fc.property(large, weights, policy, (amount, parts, name) => {
        const { shares, carried } = accepted(allocate(amount, parts, name));
        expect(sum(shares) + carried).to.equal(amount);
        expect(shares).to.have.length(parts.length);
        if (name === "largestRemainder" || name === "floorLast") expect(carried).to.equal(0n);
      }),
    );
  });

  it("mirrors: a negative amount is the positive one with its sign turned", () => {
    fc.assert(
      fc.property(large, weights, policy, (amount, parts, name) => {
        const there = accepted(allocate(amount, parts, name));
        const back = accepted(allocate(-amount, parts, name));
        expect(back.shares).to.deep.equal(there.shares.map((share) => -share));
        expect(back.carried).to.equal(-there.carried);
      }),
    );
  });

  it("gives a weight of zero nothing, and no one more than a unit off his exact share", () => {
    fc.assert(
      fc.property(large, weights, (amount, parts) => {
        const total = sum(parts);
        const { shares } = accepted(allocate(amount, parts));
        shares.forEach((share, i) => {
          const exact = amount * (parts[i] ?? 0n);
          const off = share * total - exact;
          expect(off < total && off > -total).to.equal(true);
          if (parts[i] === 0n) expect(share).to.equal(0n);
        });
      }),
    );
  });

  it("never gives a smaller weight more than a larger one, and equal weights at most a unit apart", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 20n }), weights, (amount, parts) => {
        const ranked = parts.toSorted((a, b) => (a > b ? -1 : a < b ? 1 : 0));
        const { shares } = accepted(allocate(amount, ranked));
        shares.slice(1).forEach((share, i) => {
          const before = shares[i] ?? 0n;
          expect(share <= before).to.equal(true);
          if (ranked[i] === ranked[i + 1]) expect(before - share <= 1n).to.equal(true);
        });
      }),
    );
  });
});

describe("law of canonical JSON", () => {
  const leaf = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.maxSafeInteger(),
    fc.boolean(),
    fc.constant(null),
  );
  const key = fc.string({ unit: "grapheme", maxLength: 6 }).map((text) => text.normalize("NFC"));
  const { value } = fc.letrec<{ value: CanonicalValue }>((tie) => ({
    value: fc.oneof(
      { depthSize: "small" },
      leaf,
      fc.array(tie("value"), { maxLength: 4 }),
      fc.dictionary(key, tie("value"), { maxKeys: 5, noNullPrototype: true }),
    ),
  }));

  it("does not depend on the order in which keys were written", () => {
    fc.assert(
      fc.property(fc.dictionary(key, value, { maxKeys: 8 }), (fields) => {
        const backwards = Object.fromEntries(Object.entries(fields).toReversed());
        expect(canonicalJson(backwards)).to.equal(canonicalJson(fields));
      }),
    );
  });

  it("is JSON that reads back as the same value in NFC, and writes itself again", () => {
    fc.assert(
      fc.property(value, (any) => {
        const text = canonicalJson(any);
        expect(text).to.equal(text.normalize("NFC"));
        expect(canonicalJson(JSON.parse(text) as CanonicalValue)).to.equal(text);
      }),
    );
  });

  it("does not tell composed text from decomposed", () => {
    fc.assert(
      fc.property(value, (any) => {
        const decomposed = JSON.parse(JSON.stringify(any).normalize("NFD")) as CanonicalValue;
        expect(canonicalJson(decomposed)).to.equal(canonicalJson(any));
      }),
    );
  });
});
