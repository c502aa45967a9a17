import { expect } from "chai";
import { agreeAmendment, agreedTests, type Amendment } from "../../../src/domain/covenant/amendment.ts";
import type { Covenant } from "../../../src/domain/covenant/covenant-terms.ts";
import { decimal } from "../../../src/domain/kernel/decimal.ts";
import { localDate } from "../../../src/domain/kernel/local-date.ts";
import { accepted, refused } from "../../support/decisions.ts";

/** Sales of at least so much, tested from a day on. */
function sales(minimum: string, firstTestOn: string, everyMonths = 12): Covenant {
  return {
    terms: { kind: "minimumSales", params: { minimum: decimal(minimum) } },
    basis: "standalone",
    schedule: {
      firstTestOn: localDate(firstTestOn),
      lastTestOn: localDate("2028-03-31"),
      everyMonths,
      dueAfterMonths: 3,
      graceDays: 0,
    },
    consequence: { kind: "none" },
    warning: undefined,
  };
}

const original = sales("100", "2025-03-31");
const amendment = (covenant: Covenant): Amendment => ({
  fromTestOn: covenant.schedule.firstTestOn,
  covenant,
});

function tested(amendments: readonly Amendment[]): readonly string[] {
  return agreedTests(original, amendments).map(({ date, agreed }) => {
    const { params } = agreed.terms as Extract<Covenant["terms"], { kind: "minimumSales" }>;
    return `${date.testOn} ${params.minimum.toFixed()}`;
  });
}

describe("amendment of a covenant", () => {
  it("sets other terms and other test dates from its first test on, and leaves the tests before", () => {
    expect(tested([amendment(sales("80", "2026-09-30", 6))])).to.deep.equal([
      "2025-03-31 100",
      "2026-03-31 100",
      "2026-09-30 80",
      "2027-03-31 80",
      "2027-09-30 80",
      "2028-03-31 80",
    ]);
  });

  it("is overtaken by a later one, and of two from one day the one recorded later counts", () => {
    const two = [
      amendment(sales("70", "2027-03-31")),
      amendment(sales("90", "2026-03-31")),
      amendment(sales("60", "2027-03-31")),
    ];
    expect(tested(two)).to.deep.equal(["2025-03-31 100", "2026-03-31 90", "2027-03-31 60", "2028-03-31 60"]);
  });

  it("never reaches back to a test that something was recorded for", () => {
    const recordedTests = [localDate("2026-03-31"), localDate("2025-03-31")];
    const asked = (firstTestOn: string) =>
      agreeAmendment(sales("80", firstTestOn), { standing: original, recordedTests });
    expect(refused(asked("2026-03-31"))).to.deep.equal({
      code: "amendmentReachesBack",
      figures: { fromTestOn: "2026-03-31", recordedTestOn: "2026-03-31" },
      pointer: "/schedule/firstTestOn",
    });
    expect(accepted(asked("2027-03-31")).fromTestOn).to.equal("2027-03-31");
  });

  it("stays the same kind of promise, and its terms must hold like any other", () => {
    const insolvency: Covenant = {
      ...sales("80", "2026-03-31"),
      terms: { kind: "noInsolvency", params: {} },
    };
    const known = { standing: original, recordedTests: [] };
    expect(refused(agreeAmendment(insolvency, known)).code).to.equal("amendmentChangesKind");
    const backwards = sales("80", "2029-03-31");
    expect(refused(agreeAmendment(backwards, known)).code).to.equal("scheduleReversed");
  });
});
