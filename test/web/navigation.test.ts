import { expect } from "chai";
import { actionsOf } from "../../src/domain/party/access.ts";
import type { Role } from "../../src/domain/party/role.ts";
import { navigationFor } from "../../src/web/shell/navigation.ts";

const keysFor = (...roles: readonly Role[]): readonly string[] =>
  navigationFor(actionsOf(roles)).map(({ key }) => key);

describe("the menu", () => {
  it("puts reporting first for an organizer and shows no books", () => {
    expect(keysFor("organizer")).to.deep.equal([
      "myDay",
      "report",
      "observations",
      "observationImports",
      "loans",
      "agreements",
      "covenants",
      "figures",
      "certificates",
      "calendar",
      "programmes",
      "applications",
      "cooperations",
      "projects",
      "kpiLibrary",
      "feeds",
      "settings",
    ]);
  });

  it("shows an officer reviews, approvals and books", () => {
    expect(keysFor("officer")).to.include.members(["reviews", "approvals", "books"]);
    expect(keysFor("officer")).not.to.include("audit");
  });

  it("shows the audit chain to auditors only", () => {
    expect(keysFor("auditor")).to.include("audit");
    expect(keysFor("approver")).not.to.include("audit");
  });

  it("shows a municipality its projects and nothing of loans", () => {
    expect(keysFor("supporter")).to.deep.equal(["myDay", "projects", "kpiLibrary", "settings"]);
  });

  it("shows nobody's menu to actions it does not know", () => {
    expect(navigationFor(["stranger"]).map(({ key }) => key)).to.deep.equal(["myDay", "settings"]);
  });
});
