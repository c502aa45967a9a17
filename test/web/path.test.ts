import { expect } from "chai";
import { fillPath, queryText } from "../../src/web/api/path.ts";

describe("addresses of the API", () => {
  it("fills every brace of the path", () => {
    expect(fillPath("/v1/loans/{loanId}/schedule", { loanId: "a-1" })).to.equal("/v1/loans/a-1/schedule");
    expect(fillPath("/v1/tasks")).to.equal("/v1/tasks");
  });

  it("lets no value break out of its place", () => {
    expect(fillPath("/v1/loans/{loanId}", { loanId: "../books?x=1" })).to.equal(
      "/v1/loans/..%2Fbooks%3Fx%3D1",
    );
  });

  it("refuses to call an address with a hole", () => {
    expect(() => fillPath("/v1/loans/{loanId}", {})).to.throw("lacks loanId");
    expect(() => fillPath("/v1/loans/{loanId}", { loanId: "" })).to.throw("lacks loanId");
  });

  it("leaves out what is undefined and escapes the rest", () => {
    expect(queryText({ asOf: "2026-03-31", knownAt: undefined, limit: 50 })).to.equal(
      "?asOf=2026-03-31&limit=50",
    );
    expect(queryText({ cursor: "a+b&c" })).to.equal("?cursor=a%2Bb%26c");
    expect(queryText({})).to.equal("");
  });
});
