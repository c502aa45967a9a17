import { expect } from "chai";
import { localDate } from "../../../src/domain/kernel/local-date.ts";
import { testChains, type RatchetTest } from "../../../src/domain/loan/ratchet-test.ts";
import { accepted, refused } from "../../support/decisions.ts";
import { yearlyTest } from "../../support/pricing.ts";

const first = yearlyTest(2025, { a: "achieved", b: "missed 0.4" });

function correctionOf(corrects: string, id: string, recordedOn: string): RatchetTest {
  return { ...first, id, corrects, recordedOn: localDate(recordedOn) };
}

function chainsOf(...tests: readonly RatchetTest[]) {
  return accepted(testChains(tests)).map(({ test, corrections }) => [
    test.id,
    ...corrections.map((correction) => `${correction.test.id} ${correction.knownOn}`),
  ]);
}

describe("tests of a ratchet", () => {
  it("come in the order of their test days, each with its corrections in the order they were known", () => {
    const tests = [
      correctionOf("x", "y", "2026-02-01"),
      yearlyTest(2026, { a: "achieved" }),
      correctionOf("t2025", "z", "2025-12-01"),
      correctionOf("t2025", "x", "2026-01-10"),
      first,
    ];
    expect(chainsOf(...tests)).to.deep.equal([
      ["t2025", "z 2025-12-01", "x 2026-01-10", "y 2026-02-01"],
      ["t2026"],
    ]);
  });

  it("known on one day, a correction comes before the one that corrects it", () => {
    const tests = [correctionOf("x", "a", "2026-01-10"), correctionOf("t2025", "x", "2026-01-10"), first];
    expect(chainsOf(...tests)).to.deep.equal([["t2025", "x 2026-01-10", "a 2026-01-10"]]);
  });

  it("a correction recorded on no day is known when its certificate arrived", () => {
    const certificateReceivedOn = localDate("2025-11-05");
    const correction = { ...first, id: "x", corrects: "t2025", certificateReceivedOn };
    expect(chainsOf(first, correction)).to.deep.equal([["t2025", "x 2025-11-05"]]);
  });

  it("the same certificate under two ids is one test, whichever of the two a correction names", () => {
    const copy = { ...first, id: "copy", outcomes: first.outcomes.toReversed() };
    for (const named of ["copy", "t2025"]) {
      const tests = [first, copy, correctionOf(named, "x", "2026-01-10")];
      expect(chainsOf(...tests)).to.deep.equal([["copy", "x 2026-01-10"]]);
    }
  });

  it("two certificates that differ in one outcome, attainment or day contradict each other", () => {
    const others: readonly Partial<RatchetTest>[] = [
      { outcomes: yearlyTest(2025, { a: "achieved", b: "achieved" }).outcomes },
      { outcomes: yearlyTest(2025, { a: "achieved", b: "missed 0.5" }).outcomes },
      { certificateReceivedOn: localDate("2025-07-26") },
      { certificateReceivedOn: undefined },
      { certificateDueOn: localDate("2025-08-31") },
    ];
    for (const change of others) {
      expect(refused(testChains([{ ...first, id: "b", ...change }, first]))).to.deep.equal({
        code: "testDayTaken",
        figures: { testOn: "2025-03-31", first: "b", second: "t2025" },
        pointer: "/1/testOn",
      });
    }
  });

  it("corrections that lead round in a circle are refused, without a search for ever", () => {
    const tests = [first, correctionOf("y", "x", "2026-01-10"), correctionOf("x", "y", "2026-01-11")];
    expect(refused(testChains(tests))).to.deep.equal({
      code: "correctionCircular",
      figures: { test: "x", corrects: "y" },
      pointer: "/1/corrects",
    });
  });

  it("are none where none were recorded", () => {
    expect(chainsOf()).to.deep.equal([]);
  });
});
