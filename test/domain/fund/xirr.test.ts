import { expect } from "chai";
import { netPresentValue } from "../../../src/domain/fund/net-present-value.ts";
import { xirr, xirrText, type XirrStatus } from "../../../src/domain/fund/xirr.ts";
import { decimal, fixedDecimal } from "../../../src/domain/kernel/decimal.ts";
import { localDate } from "../../../src/domain/kernel/local-date.ts";
import { readCases } from "../../support/cases.ts";
import { cashFlow } from "../../support/fund-flows.ts";

interface XirrCase {
  readonly name: string;
  /** Day to amount. */
  readonly flows: Readonly<Record<string, number>>;
  readonly status: XirrStatus;
  readonly rate?: number;
  readonly roots: readonly number[];
}

function flowsOf(flows: Readonly<Record<string, number>>) {
  return Object.entries(flows).map(([on, amount]) => ({ on: localDate(on), amount: BigInt(amount) }));
}

describe("XIRR", () => {
  for (const c of readCases("fund/xirr") as readonly XirrCase[]) {
    it(c.name, () => {
      const { status, rate, roots } = xirr(flowsOf(c.flows));
      expect(status).to.equal(c.status);
      expect(roots).to.have.length(c.roots.length);
      for (const [i, root] of c.roots.entries()) expect(roots[i]).to.be.closeTo(root, 5e-10);
      const wanted = c.rate ?? c.roots[0];
      if (wanted === undefined) expect(rate).to.equal(undefined);
      else expect(rate).to.be.closeTo(wanted, 5e-10);
    });
  }

  it("X1: 0.3733625335188 brings the net present value below a millionth of a unit", () => {
    const flows = flowsOf({
      "2008-01-01": -10000,
      "2008-03-01": 2750,
      "2008-10-30": 4250,
      "2009-02-15": 3250,
      "2009-04-01": 2750,
    });
    expect(netPresentValue(flows, decimal("0.3733625335188")).abs().lt("0.000001")).to.equal(true);
    expect(xirrText(flows, xirr(flows).rate ?? 0)).to.equal("0.373362533519");
  });

  it("adds the flows of one day, also when they cancel out", () => {
    const flows = [
      cashFlow("2021-01-01", "-600"),
      cashFlow("2022-01-01", "1100"),
      cashFlow("2021-06-30", "7"),
      cashFlow("2021-01-01", "-400"),
      cashFlow("2021-06-30", "-7"),
    ];
    expect(xirr(flows).rate).to.be.closeTo(0.1, 1e-14);
  });

  it("has no rate when everything happens on one day", () => {
    expect(xirr([cashFlow("2021-01-01", "-5"), cashFlow("2021-01-01", "7")]).status).to.equal("none");
  });

  it("reads amounts far beyond 2^53", () => {
    const flows = [
      cashFlow("2021-01-01", "-1000000000000000000000000000000"),
      cashFlow("2022-01-01", "1100000000000000000000000000000"),
    ];
    expect(xirr(flows).rate).to.be.closeTo(0.1, 1e-14);
  });

  it("finds the one rate of a fund of 200 years whose flows differ by thirty orders of magnitude", () => {
    const flows = [cashFlow("1900-01-01", "-1"), cashFlow("2100-01-01", "1000000000000000000000000000000")];
    expect(xirr(flows).rate).to.be.closeTo(10 ** (30 * (365 / 73_049)) - 1, 1e-12);
  });

  it("writes a rate with twelve places, and no negative zero", () => {
    const even = [cashFlow("2021-01-01", "-5"), cashFlow("2022-01-01", "5")];
    expect([xirrText(even, 0), xirrText(even, -1e-15)]).to.deep.equal(["0.000000000000", "0.000000000000"]);
  });

  it("writes more places where twelve would leave more than a millionth of all flows", () => {
    const flows = [
      cashFlow("2021-01-01", "-1"),
      cashFlow("2026-01-01", "-1234"),
      cashFlow("2027-01-01", "100"),
    ];
    const text = xirrText(flows, xirr(flows).rate ?? 0);
    expect(text).to.equal("-0.9189627230804");
    const left = (rate: string) => netPresentValue(flows, decimal(rate)).abs();
    expect(left("-0.918962723080").gt("0.001335")).to.equal(true);
    expect(left(text).lt("0.001335")).to.equal(true);
  });
});

describe("net present value", () => {
  it("discounts by days over 365: −1000 + 1100 / 1.1 + 121 / 1.1² = 100", () => {
    const flows = [
      cashFlow("2022-01-01", "1100"),
      cashFlow("2021-01-01", "-1000"),
      cashFlow("2023-01-01", "121"),
    ];
    expect(fixedDecimal(netPresentValue(flows, decimal("0.1")), 20)).to.equal("100.00000000000000000000");
  });

  it("of nothing is nothing", () => {
    expect(netPresentValue([], decimal("0.1")).isZero()).to.equal(true);
  });
});
