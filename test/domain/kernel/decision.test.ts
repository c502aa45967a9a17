import { expect } from "chai";
import {
  accept,
  allAccepted,
  mapDecision,
  pointedFrom,
  reject,
  type Decision,
} from "../../../src/domain/kernel/decision.ts";
import { BrokenInvariant, invariant, present } from "../../../src/domain/kernel/invariant.ts";

const refusal = reject({ code: "endBeforeStart", figures: { startOn: "2026-01-02", endOn: "2026-01-01" } });

describe("decision", () => {
  it("changes an accepted value and passes a refusal on", () => {
    expect(mapDecision(accept(2), (n) => n * 3)).to.deep.equal(accept(6));
    expect(mapDecision(refusal, () => "never")).to.equal(refusal);
  });

  it("gathers all values, or the first refusal", () => {
    const decisions: readonly Decision<number>[] = [accept(1), refusal, reject({ code: "later" })];
    expect(allAccepted(decisions)).to.equal(refusal);
    expect(allAccepted([accept(1), accept(2)])).to.deep.equal(accept([1, 2]));
    expect(allAccepted([])).to.deep.equal(accept([]));
  });
});

describe("refusal of a part", () => {
  it("points from the record, and stays as it is where it points nowhere", () => {
    const pointed = reject({ code: "principalNegative", pointer: "/2" });
    expect(pointedFrom("/segments", pointed)).to.deep.equal(
      reject({ code: "principalNegative", pointer: "/segments/2" }),
    );
    expect(pointedFrom("/segments", refusal)).to.equal(refusal);
    expect(pointedFrom("/segments", accept(1))).to.deep.equal(accept(1));
  });
});

describe("invariant", () => {
  it("stops the work when it is broken", () => {
    expect(() => {
      invariant(false, "books balance");
    }).to.throw(BrokenInvariant, "books balance");
    expect(() => present(null, "loan")).to.throw(BrokenInvariant, "loan is missing");
  });

  it("lets falsy values that are there pass", () => {
    expect([present(0, "zero"), present("", "text"), present(false, "flag")]).to.deep.equal([0, "", false]);
  });
});
