import { expect } from "chai";
import { xirrRequest, xirrResponse } from "../../../src/contract/calculator/xirr.ts";
import { answerXirr } from "../../../src/http/calculator/xirr.ts";
import { accepted } from "../../support/decisions.ts";
import { runWorkedCases } from "../../support/worked-cases.ts";

function answer(flows: Readonly<Record<string, string>>): unknown {
  const request = { flows: Object.entries(flows).map(([on, amount]) => ({ on, amount })) };
  return xirrResponse.parse(accepted(answerXirr(xirrRequest.parse(request))));
}

describe("calculator xirr", () => {
  runWorkedCases({ file: "fund.json", calculator: "xirr" }, xirrRequest, answerXirr);

  it("answers with twelve places", () => {
    expect(answer({ "2021-01-01": "-100", "2022-01-01": "110" })).to.deep.equal({
      status: "unique",
      rate: "0.100000000000",
      roots: ["0.100000000000"],
    });
  });

  it("takes amounts with any number of places", () => {
    expect(answer({ "2021-01-01": "-0.00001", "2022-01-01": "0.0000125" })).to.deep.include({
      rate: "0.250000000000",
    });
  });

  it("answers null, not 0, where there is no rate or only one out of range", () => {
    expect([
      answer({}),
      answer({ "2021-01-01": "5" }),
      answer({ "2021-01-01": "-100", "2021-01-02": "1" }),
    ]).to.deep.equal([
      { status: "none", rate: null, roots: [] },
      { status: "none", rate: null, roots: [] },
      { status: "outOfRange", rate: null, roots: [] },
    ]);
  });
});
