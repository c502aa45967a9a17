import { storableLines } from "../../../src/domain/fund/fund-event.ts";
import { largestMinor } from "../../../src/domain/kernel/money.ts";
import { expect } from "chai";
import { accepted, refused } from "../../support/decisions.ts";

const line = (unfunded: bigint) => ({
  type: "commitment" as const,
  cash: 0n,
  unfunded,
  inside: true,
  shares: [{ partnerId: "a", cash: 0n, unfunded }],
});

describe("lines of a fund", () => {
  it("hold the largest amount that is stored exactly, and are refused with the figure one yen beyond", () => {
    expect(accepted(storableLines([line(largestMinor)]))).to.have.length(1);
    expect(refused(storableLines([line(1n), line(-largestMinor - 1n)]))).to.deep.equal({
      code: "amountTooLarge",
      figures: { amount: "-9007199254740992", largest: "9007199254740991" },
    });
  });
});
