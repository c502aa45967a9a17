import { expect } from "chai";
import { covenantTestRequest, covenantTestResponse } from "../../../src/contract/calculator/covenant-test.ts";
import { answerCovenantTest } from "../../../src/http/calculator/covenant-test.ts";
import { accepted, refused } from "../../support/decisions.ts";
import { runWorkedCases } from "../../support/worked-cases.ts";

function answer(request: unknown): unknown {
  return covenantTestResponse.parse(accepted(answerCovenantTest(covenantTestRequest.parse(request))));
}

const losses = { measure: "ordinary", terms: 2, fallbackMeasure: "net" };

describe("calculator covenant-test", () => {
  runWorkedCases(
    { file: "covenant.json", calculator: "covenant-test" },
    covenantTestRequest,
    answerCovenantTest,
  );

  it("names the fallback in the note", () => {
    const figures = { ordinary: ["-10", "-5"], net: ["-3", "4"] };
    expect(answer({ kind: "noConsecutiveLosses", params: losses, figures })).to.deep.equal({
      state: "complied",
      threshold: "0",
      headroom: "4",
      note: "fallbackConsulted: ordinary loss in 2 of 2 terms, so the net result decides",
    });
  });

  it("says why a ratio has no finite headroom", () => {
    const band = { low: "0", high: "3.5" };
    const coverage = { numerator: "5", denominator: "0" };
    expect([
      answer({ kind: "coverage", params: { minimum: "1.2" }, figures: coverage }),
      answer({ kind: "leverageBand", params: band, figures: { debt: "5", ebitda: "0" } }),
    ]).to.deep.equal([
      {
        state: "complied",
        threshold: "1.2",
        headroom: null,
        note: "noInterestDue: nothing falls due, so there is nothing to cover",
      },
      {
        state: "breached",
        threshold: "3.5",
        headroom: null,
        note: "ebitdaZero: debt over an EBITDA of 0 exceeds every bound",
      },
    ]);
  });

  it("says what it waits for, and that without debt the ratio is 0", () => {
    const params = { low: "0", high: "3.5" };
    expect([
      answer({ kind: "leverageBand", params, figures: {} }),
      answer({ kind: "leverageBand", params, figures: { debt: "0", ebitda: "-7" } }),
    ]).to.deep.equal([
      { state: "awaiting", threshold: "3.5", headroom: null, note: "figuresMissing: debt, ebitda" },
      { state: "complied", threshold: "3.5", headroom: "3.5", note: "noDebt: without debt the ratio is 0" },
    ]);
  });

  it("leaves the note out where there is nothing to say", () => {
    const figures = { prior: "8000", actual: "6200" };
    expect(
      answer({ kind: "netAssetsFloor", params: { percent: "0.75", basis: "prior" }, figures }),
    ).to.deep.equal({ state: "complied", threshold: "6000", headroom: "200" });
  });

  it("refuses a percentage outside 0 to 1 with the figure and its place", () => {
    const request = covenantTestRequest.parse({
      kind: "netAssetsFloor",
      params: { percent: "75", basis: "prior" },
      figures: { prior: "8000", actual: "6200" },
    });
    expect(refused(answerCovenantTest(request))).to.deep.equal({
      code: "percentageOutOfRange",
      figures: { percent: "75", lowest: "0", highest: "1" },
      pointer: "/params/percent",
    });
  });

  it("knows its kinds, bases and measures and says so where another is asked for", () => {
    const issueCodes = (request: unknown): readonly string[] =>
      (covenantTestRequest.safeParse(request).error?.issues ?? []).map(({ code }) => code);
    const figures = {};
    expect([
      issueCodes({ kind: "goodwill", params: {}, figures }),
      issueCodes({ kind: "netAssetsFloor", params: { percent: "1", basis: "next" }, figures }),
      issueCodes({ kind: "noConsecutiveLosses", params: { ...losses, measure: "gross" }, figures }),
    ]).to.deep.equal([["invalid_union"], ["invalid_value"], ["invalid_value"]]);
  });
});
