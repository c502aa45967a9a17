import { expect } from "chai";
import {
  equalisationInterest,
  replayClosings,
  type ClosingCommitment,
} from "../../../src/domain/fund/subsequent-closing.ts";
import { localDate } from "../../../src/domain/kernel/local-date.ts";
import { ratioText } from "../../../src/domain/kernel/ratio.ts";
import { readCases } from "../../support/cases.ts";
import { accepted, refused } from "../../support/decisions.ts";
import { cashFlow, cashFlows, fundRate, type FlowText } from "../../support/fund-flows.ts";

interface ClosingCase {
  readonly name: string;
  readonly annualRate: string;
  readonly commitments: readonly { partner: string; closedOn: string; amount: string }[];
  readonly calls: readonly FlowText[];
  readonly shares: readonly (readonly string[])[];
  readonly equalisations: readonly {
    readonly closedOn: string;
    readonly calledOn: string;
    readonly days: number;
    readonly reshared: readonly string[];
    readonly interest: readonly string[];
  }[];
}

function commitment(partner: string, closedOn: string, amount: string): ClosingCommitment {
  return { partner, closedOn: localDate(closedOn), amount: BigInt(amount) };
}

describe("subsequent closing", () => {
  for (const c of readCases("fund/subsequent-closing") as readonly ClosingCase[]) {
    it(c.name, () => {
      const commitments = c.commitments.map(({ partner, closedOn, amount }) =>
        commitment(partner, closedOn, amount),
      );
      const terms = { calls: cashFlows(c.calls), annualRate: fundRate(c.annualRate) };
      const { calls, equalisations } = accepted(replayClosings(commitments, terms));
      expect(calls.map(({ shares }) => shares.map(String))).to.deep.equal(c.shares);
      const rows = equalisations.map(({ lines, ...call }) => ({
        ...call,
        reshared: lines.map(({ reshared }) => String(reshared)),
        interest: lines.map(({ interest }) => String(interest)),
      }));
      expect(rows).to.deep.equal(c.equalisations);
    });
  }

  it("E1: 4,000,000 at 8 % for 90 days is 78,904.11 before rounding", () => {
    expect(ratioText(equalisationInterest(4_000_000n, fundRate("0.08"), 90), 2)).to.equal("78904.11");
  });

  const bank = commitment("bank", "2024-04-01", "100");
  const terms = { calls: [cashFlow("2024-04-15", "10")], annualRate: fundRate("0.04") };

  it("shows what each partner had and has", () => {
    const union = commitment("union", "2024-10-01", "100");
    const { equalisations } = accepted(replayClosings([bank, union], terms));
    expect(equalisations[0]?.lines).to.deep.equal([
      { partner: "bank", before: 10n, after: 5n, reshared: -5n, interest: 0n },
      { partner: "union", before: 0n, after: 5n, reshared: 5n, interest: 0n },
    ]);
  });

  it("refuses what cannot be re-shared", () => {
    const codes = [
      replayClosings([], terms),
      replayClosings([{ ...bank, amount: 0n }], terms),
      replayClosings([bank], { ...terms, calls: [cashFlow("2024-04-15", "-1")] }),
      replayClosings([bank], { ...terms, calls: [cashFlow("2024-03-31", "1")] }),
      replayClosings([bank], { ...terms, annualRate: fundRate("-0.04") }),
    ].map((decision) => refused(decision).code);
    expect(codes).to.deep.equal([
      "noCommitments",
      "commitmentNotPositive",
      "amountNegative",
      "callBeforeFirstClosing",
      "rateOutOfRange",
    ]);
  });
});
