import { expect } from "chai";
import { localDate } from "../../../src/domain/kernel/local-date.ts";
import { financingShares } from "../../../src/domain/programme/cooperation.ts";
import {
  affectedLoans,
  agreeCrisis,
  opensProgramme,
  type CrisisTerms,
} from "../../../src/domain/programme/crisis-event.ts";
import { readCases } from "../../support/cases.ts";
import { accepted, refused } from "../../support/decisions.ts";

interface CrisisJson extends Omit<CrisisTerms, "moratorium"> {
  readonly moratorium: CrisisTerms["moratorium"] | null;
}

const { terms: sample, cases } = readCases("programme/crisis-event") as {
  readonly terms: CrisisJson;
  readonly cases: readonly {
    readonly name: string;
    readonly terms: Partial<CrisisJson>;
    readonly refused?: string;
  }[];
};

function crisisOf(changes: Partial<CrisisJson>): CrisisTerms {
  const { moratorium, ...terms } = { ...sample, ...changes };
  return { ...terms, moratorium: moratorium ?? undefined };
}

describe("crisis event", () => {
  for (const { name, terms, refused: refusal } of cases) {
    it(name, () => {
      const decision = agreeCrisis(crisisOf(terms));
      if (refusal === undefined) accepted(decision);
      else expect(refused(decision)).to.include({ code: refusal });
    });
  }

  it("strikes loans drawn before it, with something outstanding, in the regions named", () => {
    const loan = {
      loanId: "x",
      region: "石川県輪島市",
      drawdownOn: localDate("2023-12-31"),
      outstanding: 1n,
    };
    const loans = [
      { ...loan, loanId: "struck" },
      { ...loan, loanId: "drawn on the day", drawdownOn: localDate("2024-01-01") },
      { ...loan, loanId: "repaid", outstanding: 0n },
      { ...loan, loanId: "elsewhere", region: "滋賀県大津市" },
    ];
    expect(affectedLoans(crisisOf({}), loans).map(({ loanId }) => loanId)).to.deep.equal(["struck"]);
  });

  it("opens its programmes from its first to its last day", () => {
    const days = ["2023-12-31", "2024-01-01", "2024-12-31", "2025-01-01"].map(localDate);
    expect(days.map((on) => opensProgramme(crisisOf({}), "p1", on))).to.deep.equal([
      false,
      true,
      true,
      false,
    ]);
    expect(opensProgramme(crisisOf({}), "p2", localDate("2024-06-01"))).to.equal(false);
  });
});

describe("shares of a financing", () => {
  it("stand in the order in which they are paid and add up to exactly 100 percent", () => {
    const shares = financingShares([
      { lenderId: "policy", amount: 30_000_000n, ranking: "subordinated" },
      { lenderId: "bank", amount: 20_000_000n, ranking: "senior" },
      { lenderId: "union", amount: 40_000_000n, ranking: "senior" },
    ]);
    expect(shares.map(({ lenderId, hundredths }) => [lenderId, hundredths])).to.deep.equal([
      ["bank", 2222n],
      ["union", 4445n],
      ["policy", 3333n],
    ]);
  });

  it("are nothing where nothing is financed", () => {
    expect(financingShares([{ lenderId: "bank", amount: 0n, ranking: "senior" }])).to.deep.equal([
      { lenderId: "bank", amount: 0n, ranking: "senior", hundredths: 0n },
    ]);
  });
});
