import { expect } from "chai";
import { navigationFor } from "../../src/web/shell/navigation.ts";

const keysFor = (...roles: readonly string[]): readonly string[] =>
  navigationFor(roles).map(({ key }) => key);

describe("the menu", () => {
  it("puts reporting first for an organizer and shows no books", () => {
    expect(keysFor("organizer")).to.deep.equal([
      "myDay",
      "report",
      "observations",
      "loans",
      "agreements",
      "covenants",
      "figures",
      "certificates",
      "calendar",
      "projects",
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

  it("shows nothing to a role it does not know", () => {
    expect(keysFor("stranger")).to.deep.equal([]);
  });
});
