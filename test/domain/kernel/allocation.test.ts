import { expect } from "chai";
import { allocate, type AllocationPolicy } from "../../../src/domain/kernel/allocation.ts";
import { accepted, refused } from "../../support/decisions.ts";

function shared(amount: bigint, weights: readonly number[], policy?: AllocationPolicy): readonly string[] {
  const { shares, carried } = accepted(allocate(amount, weights.map(BigInt), policy));
  return [...shares.map(String), `carried ${carried.toString()}`];
}

describe("allocation", () => {
  it("gives the odd yen to the largest fractions", () => {
    // 100 × 1/6 = 16.67, 2/6 = 33.33, 3/6 = 50: one yen is left, .67 is the largest fraction.
    expect(shared(100n, [1, 2, 3])).to.deep.equal(["17", "33", "50", "carried 0"]);
  });

  it("breaks ties by the larger weight, then by position", () => {
    expect(shared(1n, [1, 1, 1])).to.deep.equal(["1", "0", "0", "carried 0"]);
    // 7 × 1/4 = 1.75, 2/4 = 3.5, 1/4 = 1.75: two yen left, both go to the .75 in order.
    expect(shared(7n, [1, 2, 1])).to.deep.equal(["2", "3", "2", "carried 0"]);
    // 5 × 1/10 = 0.5, 3/10 = 1.5, 6/10 = 3: one yen between two halves, the larger weight has it.
    expect(shared(5n, [1, 3, 6])).to.deep.equal(["0", "2", "3", "carried 0"]);
  });

  it("mirrors a negative amount", () => {
    expect(shared(-100n, [1, 2, 3])).to.deep.equal(["-17", "-33", "-50", "carried 0"]);
    expect(shared(-10n, [1, 2], "floorCarry")).to.deep.equal(["-3", "-6", "carried -1"]);
  });

  it("gives nothing to a weight of zero, not even the odd yen", () => {
    expect(shared(10n, [0, 1, 0, 2, 0])).to.deep.equal(["0", "3", "0", "7", "0", "carried 0"]);
    expect(shared(10n, [1, 2, 0], "floorLast")).to.deep.equal(["3", "7", "0", "carried 0"]);
  });

  it("cuts every share and gives the difference to the last, as a GP takes it", () => {
    expect(shared(100n, [3, 3, 3], "floorLast")).to.deep.equal(["33", "33", "34", "carried 0"]);
  });

  it("keeps the difference back for the next time", () => {
    expect(shared(100n, [3, 3, 3], "floorCarry")).to.deep.equal(["33", "33", "33", "carried 1"]);
  });

  it("pays whole yen per unit and keeps the rest back", () => {
    // 1,000 over 7 + 5 + 2 = 14 units is 71 a unit, 994 in all.
    expect(shared(1_000n, [7, 5, 2], "unitFloor")).to.deep.equal(["497", "355", "142", "carried 6"]);
    expect(shared(13n, [7, 5, 2], "unitFloor")).to.deep.equal(["0", "0", "0", "carried 13"]);
  });

  it("shares out nothing as nothing, and amounts beyond 2^53 exactly", () => {
    expect(shared(0n, [1, 2])).to.deep.equal(["0", "0", "carried 0"]);
    expect(shared(10n ** 30n, [1, 2])).to.deep.equal(["3".repeat(30), `${"6".repeat(29)}7`, "carried 0"]);
  });

  it("refuses weights that are all zero, absent or negative", () => {
    expect(refused(allocate(1n, [0n, 0n]))).to.deep.equal({
      code: "weightsAllZero",
      figures: { weights: 2 },
    });
    expect(refused(allocate(1n, []))).to.deep.equal({ code: "weightsAllZero", figures: { weights: 0 } });
    expect(refused(allocate(1n, [2n, -1n]))).to.deep.equal({
      code: "weightNegative",
      figures: { position: 1, weight: "-1" },
    });
  });
});
