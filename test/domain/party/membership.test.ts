import { expect } from "chai";
import { changeRoles, parseRoles } from "../../../src/domain/party/membership.ts";
import { roles as allRoles, type Role } from "../../../src/domain/party/role.ts";
import { readCases } from "../../support/cases.ts";

interface Case {
  readonly name: string;
  readonly members: Readonly<Record<string, readonly Role[]>>;
  readonly services?: readonly string[];
  readonly change: { readonly who: string; readonly by: string; readonly roles: readonly Role[] };
  readonly granted?: readonly Role[];
  readonly withdrawn?: readonly Role[];
  readonly rejects?: string;
}

describe("membership", () => {
  for (const c of readCases("party/membership") as readonly Case[]) {
    it(c.name, () => {
      const members = Object.entries(c.members).map(([personId, roles]) => ({
        personId,
        roles,
        isService: c.services?.includes(personId) ?? false,
      }));
      const { who, by, roles } = c.change;
      const decision = changeRoles(members, { personId: who, roles, changedBy: by });
      if (decision.ok) expect(decision.value).to.deep.equal({ granted: c.granted, withdrawn: c.withdrawn });
      else expect(decision.rejection.code).to.equal(c.rejects);
    });
  }

  it("knows every role by its name, once, and no other", () => {
    expect(parseRoles([...allRoles, ...allRoles])).to.deep.equal({ ok: true, value: allRoles });
    expect(parseRoles(["officer", "king"])).to.deep.include({ ok: false });
  });
});
