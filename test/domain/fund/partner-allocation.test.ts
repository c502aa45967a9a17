import { expect } from "chai";
import { allocateCumulatively } from "../../../src/domain/fund/cumulative-allocation.ts";
import {
  allocateToPartners,
  type PartnerAllocationPolicy,
} from "../../../src/domain/fund/partner-allocation.ts";
import { decimal } from "../../../src/domain/kernel/decimal.ts";
import { readCases } from "../../support/cases.ts";
import { accepted, refused } from "../../support/decisions.ts";

interface AllocationCase {
  readonly name: string;
  readonly amount: string;
  readonly weights: readonly string[];
  readonly policy: PartnerAllocationPolicy;
  readonly shares?: readonly string[];
  readonly carried?: string;
  readonly refused?: string;
}

describe("allocation to partners", () => {
  for (const c of readCases("fund/partner-allocation") as readonly AllocationCase[]) {
    it(c.name, () => {
      const weights = c.weights.map((weight) => decimal(weight));
      const decision = allocateToPartners(BigInt(c.amount), weights, c.policy);
      if (c.refused !== undefined) {
        expect(refused(decision).code).to.equal(c.refused);
        return;
      }
      const { shares, carried } = accepted(decision);
      expect(shares.map(String)).to.deep.equal(c.shares);
      expect(String(carried)).to.equal(c.carried);
    });
  }
});

describe("cumulative allocation of periodic profit", () => {
  const threeEqual = [1n, 1n, 1n];

  function periods(profits: readonly bigint[], weights: readonly bigint[]) {
    let before: readonly bigint[] = weights.map(() => 0n);
    return profits.map((profit) => {
      const shares = accepted(allocateCumulatively(profit, { weights, before }));
      before = before.map((share, i) => share + (shares[i] ?? 0n));
      return shares;
    });
  }

  it("A3: three equal partners, 100 three times, end with 100 each", () => {
    expect(periods([100n, 100n, 100n], threeEqual)).to.deep.equal([
      [34n, 33n, 33n],
      [33n, 34n, 33n],
      [33n, 33n, 34n],
    ]);
  });

  it("a loss takes back what the profit gave", () => {
    expect(periods([100n, -100n], threeEqual)).to.deep.equal([
      [34n, 33n, 33n],
      [-34n, -33n, -33n],
    ]);
  });

  it("gives the odd yen to the last partner where that is agreed", () => {
    const allocation = { weights: threeEqual, before: [33n, 33n, 34n], policy: "floorLast" } as const;
    expect(accepted(allocateCumulatively(100n, allocation))).to.deep.equal([33n, 33n, 34n]);
  });

  it("refuses when nobody holds anything", () => {
    expect(refused(allocateCumulatively(1n, { weights: [0n], before: [0n] })).code).to.equal(
      "weightsAllZero",
    );
  });

  it("needs a cumulative share for every partner", () => {
    expect(() => allocateCumulatively(1n, { weights: [1n, 1n], before: [0n] })).to.throw(
      "every partner has a cumulative share",
    );
  });
});
