import { expect } from "chai";
import { localDate } from "../../../src/domain/kernel/local-date.ts";
import {
  adjustmentsOf,
  recomputeInterest,
  type InterestAmount,
} from "../../../src/domain/loan/interest-recomputation.ts";
import { accepted, refused } from "../../support/decisions.ts";

const days = ["2025-03-31", "2025-09-30", "2026-03-31", "2026-09-30"].map(localDate);

function periods(...amounts: readonly bigint[]): readonly InterestAmount[] {
  return amounts.map((interest, i) => ({ startOn: days[i]!, endOn: days[i + 1]!, interest }));
}

describe("interest recomputation", () => {
  it("gives the differences from the first affected period on", () => {
    const differences = accepted(recomputeInterest(periods(100n, 200n, 300n), periods(100n, 250n, 300n)));
    expect(differences).to.deep.equal([
      {
        period: 1,
        startOn: "2025-09-30",
        endOn: "2026-03-31",
        before: 200n,
        after: 250n,
        difference: 50n,
        due: "lender",
      },
      {
        period: 2,
        startOn: "2026-03-31",
        endOn: "2026-09-30",
        before: 300n,
        after: 300n,
        difference: 0n,
        due: "none",
      },
    ]);
  });

  it("owes the borrower what was charged too much", () => {
    const [first] = accepted(recomputeInterest(periods(100n), periods(99n)));
    expect(first).to.include({ difference: -1n, due: "borrower" });
  });

  it("posts the periods that differ, and nothing the second time", () => {
    const posted = periods(100n, 200n, 300n);
    const resolved = periods(101n, 200n, 280n);
    const adjustments = adjustmentsOf(accepted(recomputeInterest(posted, resolved)));
    expect(adjustments.map(({ interest }) => interest)).to.deep.equal([1n, -20n]);
    expect(accepted(recomputeInterest([...posted, ...adjustments], resolved))).to.deep.equal([]);
  });

  it("leaves periods alone that were never posted", () => {
    expect(accepted(recomputeInterest(periods(100n), periods(100n, 200n, 300n)))).to.deep.equal([]);
    expect(accepted(recomputeInterest([], periods(100n)))).to.deep.equal([]);
  });

  it("takes a posting of zero as posted", () => {
    expect(accepted(recomputeInterest(periods(0n), periods(5n)))).to.have.length(1);
  });

  it("refuses a posting for a period that the loan does not have", () => {
    const stray = { startOn: localDate("2025-04-01"), endOn: localDate("2025-09-30"), interest: 7n };
    expect(refused(recomputeInterest([stray], periods(100n)))).to.deep.equal({
      code: "postedPeriodUnknown",
      figures: { startOn: "2025-04-01", endOn: "2025-09-30", interest: "7" },
    });
  });
});
