import { expect } from "chai";
import { localDate } from "../../../src/domain/kernel/local-date.ts";
import { fundingShares } from "../../../src/domain/project/funding.ts";
import {
  checkParticipation,
  takesPartOn,
  type Participation,
} from "../../../src/domain/project/participation.ts";

const supporter: Participation = {
  role: "supporter",
  organizationId: "village",
  personName: null,
  startsOn: localDate("2025-04-01"),
  endsOn: localDate("2026-03-31"),
};

describe("participation", () => {
  const refusal = (change: Partial<Participation>) => {
    const checked = checkParticipation({ ...supporter, ...change });
    return checked.ok ? undefined : checked.rejection.code;
  };

  it("is a person's only for the manager, and an organization's for everybody else", () => {
    expect(refusal({})).to.equal(undefined);
    expect(refusal({ role: "manager", personName: "花子", organizationId: null })).to.equal(undefined);
    expect(refusal({ role: "manager" })).to.equal("managerIsPerson");
    expect(refusal({ personName: "花子" })).to.equal("participantIsOrganization");
    expect(refusal({ organizationId: null })).to.equal("participantIsOrganization");
  });

  it("holds from its first to its last day", () => {
    expect(refusal({ endsOn: localDate("2025-03-31") })).to.equal("participationReversed");
    const days = ["2025-03-31", "2025-04-01", "2026-03-31", "2026-04-01"].map(localDate);
    expect(days.map((day) => takesPartOn(supporter, day))).to.deep.equal([false, true, true, false]);
    expect(takesPartOn({ ...supporter, endsOn: null }, localDate("2099-01-01"))).to.equal(true);
  });
});

describe("funding of a project", () => {
  const source = (amount: bigint) => ({
    kind: "loan" as const,
    from: { ja: "銀行", en: "Bank" },
    amount,
    source: "",
  });

  it("has shares that add up to the whole, to the tenth of a percent", () => {
    const shares = fundingShares([source(1n), source(1n), source(1n)]);
    expect(shares.ok && shares.value.map(({ perMille }) => perMille)).to.deep.equal([334, 333, 333]);
    expect(fundingShares([])).to.deep.equal({ ok: true, value: [] });
  });
});
