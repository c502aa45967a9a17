import { expect } from "chai";
import { localDate } from "../../../src/domain/kernel/local-date.ts";
import { arrears } from "../../../src/domain/loan/arrears.ts";
import {
  allocateRepayment,
  usualAllocation,
  type Claim,
  type ClaimKind,
} from "../../../src/domain/loan/repayment-allocation.ts";
import { accepted, refused } from "../../support/decisions.ts";

function claim(kind: ClaimKind, dueOn: string, amount: bigint): Claim {
  return { kind, dueOn: localDate(dueOn), amount };
}

const owed = [
  claim("principal", "2025-04-30", 100_000n),
  claim("interest", "2025-05-31", 4_000n),
  claim("interest", "2025-04-30", 5_000n),
  claim("costs", "2025-06-10", 1_100n),
  claim("lateCharge", "2025-06-15", 300n),
];

describe("repayment allocation", () => {
  it("pays costs, late charge, interest and principal in that order, the oldest due date first", () => {
    const { settled, held } = accepted(allocateRepayment({ amount: 8_000n, held: 0n }, owed));
    expect(settled.map(({ kind, dueOn, paid, open }) => [kind, dueOn, paid, open])).to.deep.equal([
      ["costs", "2025-06-10", 1_100n, 0n],
      ["lateCharge", "2025-06-15", 300n, 0n],
      ["interest", "2025-04-30", 5_000n, 0n],
      ["interest", "2025-05-31", 1_600n, 2_400n],
      ["principal", "2025-04-30", 0n, 100_000n],
    ]);
    expect(held).to.equal(0n);
  });

  it("follows another order where the agreement has one", () => {
    const order = ["principal", "interest", "lateCharge", "costs"] as const;
    const { settled } = accepted(
      allocateRepayment({ amount: 102_000n, held: 0n }, owed, { ...usualAllocation, order }),
    );
    expect(settled.map(({ paid }) => paid)).to.deep.equal([100_000n, 2_000n, 0n, 0n, 0n]);
  });

  it("holds what exceeds the claims", () => {
    expect(accepted(allocateRepayment({ amount: 120_000n, held: 0n }, owed)).held).to.equal(9_600n);
    expect(accepted(allocateRepayment({ amount: 1n, held: 0n }, [])).held).to.equal(1n);
  });

  it("holds a part payment whole where the agreement says so, and uses it when the rest arrives", () => {
    const terms = { ...usualAllocation, partPayments: "hold" as const };
    const first = accepted(allocateRepayment({ amount: 110_399n, held: 0n }, owed, terms));
    expect([first.held, first.settled.every(({ paid }) => paid === 0n)]).to.deep.equal([110_399n, true]);
    const second = accepted(allocateRepayment({ amount: 1n, held: first.held }, owed, terms));
    expect([second.held, second.settled.every(({ open }) => open === 0n)]).to.deep.equal([0n, true]);
  });

  it("refuses an order that forgets or repeats a kind, payments of nothing and negative figures", () => {
    const pay = { amount: 1n, held: 0n };
    const twice = { ...usualAllocation, order: ["costs", "costs", "interest", "principal"] as const };
    expect(refused(allocateRepayment(pay, owed, twice)).code).to.equal("orderIncomplete");
    expect(refused(allocateRepayment({ ...pay, amount: 0n }, owed)).code).to.equal("amountNotPositive");
    expect(refused(allocateRepayment({ ...pay, held: -1n }, owed)).code).to.equal("heldNegative");
    const negative = [claim("costs", "2025-06-10", -1n)];
    expect(refused(allocateRepayment(pay, negative)).code).to.equal("claimNegative");
  });
});

describe("arrears", () => {
  const asOf = localDate("2025-06-30");

  it("sorts claims by days past due: 1–30, 31–60, 61–90 and beyond", () => {
    const claims = [
      claim("principal", "2025-06-30", 1n), // due today
      claim("principal", "2025-06-29", 10n), // 1 day
      claim("principal", "2025-05-31", 100n), // 30
      claim("principal", "2025-05-30", 1_000n), // 31
      claim("interest", "2025-04-30", 10_000n), // 61
      claim("interest", "2025-03-31", 100_000n), // 91
    ];
    const { buckets, overdue, daysPastDue } = accepted(arrears(claims, asOf));
    expect(buckets.map(({ fromDays, toDays, amount }) => [fromDays, toDays, amount])).to.deep.equal([
      [1, 30, 110n],
      [31, 60, 1_000n],
      [61, 90, 10_000n],
      [91, undefined, 100_000n],
    ]);
    expect([overdue, daysPastDue]).to.deep.equal([111_110n, 91]);
  });

  it("has nothing to show when everything is paid", () => {
    const { overdue, daysPastDue } = accepted(arrears([claim("principal", "2025-01-31", 0n)], asOf));
    expect([overdue, daysPastDue]).to.deep.equal([0n, 0]);
  });

  it("refuses bounds that do not rise from the first day", () => {
    expect(refused(arrears([], asOf, [1, 31, 31])).code).to.equal("boundsNotRising");
    expect(refused(arrears([], asOf, [5, 31])).code).to.equal("boundsNotRising");
    expect(refused(arrears([], asOf, [])).code).to.equal("boundsNotRising");
  });
});
