import { expect } from "chai";
import type { Decision } from "../../../src/domain/kernel/decision.ts";
import { basisPointsText, parseBasisPoints } from "../../../src/domain/kernel/rate.ts";
import {
  applyStep,
  initialStanding,
  stepAlone,
  type AppliedStep,
  type StepStanding,
} from "../../../src/domain/loan/margin-ratchet.ts";
import {
  aggregate,
  penaltyStep,
  type AggregationRejection,
  type RatchetStep,
} from "../../../src/domain/loan/ratchet-aggregation.ts";
import { agreeRatchet } from "../../../src/domain/loan/ratchet-law-book.ts";
import { countOutcomes, type OutcomeRejection } from "../../../src/domain/loan/ratchet-outcome.ts";
import type { MarginRatchet } from "../../../src/domain/loan/ratchet-terms.ts";
import { readCases } from "../../support/cases.ts";
import { accepted, refused } from "../../support/decisions.ts";
import { agreedRatchet, outcomesOf, ratchetTerms } from "../../support/ratchets.ts";

type Outcomes = Readonly<Record<string, string>>;

interface RatchetCase {
  readonly name: string;
  readonly ratchet: object;
  readonly steps: readonly {
    readonly outcomes: Outcomes;
    readonly bp?: string;
    readonly rejects?: string;
  }[];
}

interface TermsCase {
  readonly name: string;
  readonly change: object;
  readonly rejects: string;
  readonly figures?: object;
  readonly pointer?: string;
}

function step(
  ratchet: MarginRatchet,
  outcomes: Outcomes,
): Decision<RatchetStep, OutcomeRejection | AggregationRejection> {
  const counted = countOutcomes(ratchet, outcomesOf(outcomes));
  return counted.ok ? aggregate(ratchet, counted.value) : counted;
}

function applied(ratchet: MarginRatchet, outcomes: Outcomes, standing = initialStanding): AppliedStep {
  return applyStep(ratchet, standing, accepted(step(ratchet, outcomes)));
}

/** Where the margin stands after each test, in bp. */
function walk(ratchet: MarginRatchet, tests: readonly Outcomes[]): readonly string[] {
  let standing: StepStanding = initialStanding;
  return tests.map((outcomes) => {
    standing = applied(ratchet, outcomes, standing).standing;
    return basisPointsText(standing.totalBp);
  });
}

describe("margin ratchet", () => {
  for (const { name, ratchet, steps } of readCases("loan/margin-ratchet") as readonly RatchetCase[]) {
    it(name, () => {
      const agreed = agreedRatchet(ratchet);
      for (const { outcomes, bp, rejects } of steps) {
        const decision = step(agreed, outcomes);
        if (rejects === undefined) {
          const { standing } = applyStep(agreed, initialStanding, accepted(decision));
          expect(basisPointsText(standing.totalBp), JSON.stringify(outcomes)).to.equal(bp);
        } else {
          expect(refused(decision).code).to.equal(rejects);
        }
      }
    });
  }

  it("refuses an outcome that comes twice, with its place", () => {
    const twice = [...outcomesOf({ a: "achieved" }), ...outcomesOf({ a: "missed" })];
    expect(refused(countOutcomes(agreedRatchet(), twice))).to.deep.equal({
      code: "outcomeTwice",
      figures: { kpi: "a" },
      pointer: "/outcomes/1/kpi",
    });
  });

  it("S3: not cumulative, a miss returns to the initial margin and no discount is taken twice", () => {
    const discountOnly = agreedRatchet({ kpis: [{ id: "a", achievedBp: "-50", missedBp: "0" }] });
    const years = [{ a: "achieved" }, { a: "missed" }, { a: "achieved" }, { a: "achieved" }];
    expect(walk(discountOnly, years)).to.deep.equal(["-50", "0", "-50", "-50"]);
  });

  it("cumulative, steps add up to the total cap, and a miss moves the margin back from the cap", () => {
    const capped = agreedRatchet({ cumulative: true, totalCapBp: { down: "-12", up: "12" } });
    const years = [{ a: "achieved" }, { a: "achieved" }, { a: "achieved" }, { a: "missed" }];
    expect(walk(capped, years)).to.deep.equal(["-5", "-10", "-12", "-7"]);
  });

  it("cumulative, the cap of a KPI holds for the sum of its steps", () => {
    const kpis = [
      { id: "a", achievedBp: "-3", missedBp: "3", capBp: "4" },
      { id: "b", achievedBp: "-1", missedBp: "1" },
    ];
    const both = { a: "achieved", b: "achieved" };
    const ratchet = agreedRatchet({ cumulative: true, kpis });
    // a: −3, −4 (capped), −4, then back by 3 to −1; b: −1, −2, −3, −2
    expect(walk(ratchet, [both, both, both, { a: "missed", b: "missed" }])).to.deep.equal([
      "-4",
      "-6",
      "-7",
      "-3",
    ]);
  });

  it("shows which cap cut a step, and by how much", () => {
    const kpis = [{ id: "a", achievedBp: "-9", missedBp: "9", capBp: "7" }];
    const result = applied(agreedRatchet({ kpis, totalCapBp: { down: "-6", up: "6" } }), { a: "achieved" });
    expect(result.kpis.map(({ bp, isCapped }) => [basisPointsText(bp), isCapped])).to.deep.equal([
      ["-7", true],
    ]);
    expect(basisPointsText(result.movedBp)).to.equal("-7");
    expect(result.cutBp === undefined ? "" : basisPointsText(result.cutBp)).to.equal("-7");
    expect(basisPointsText(result.standing.totalBp)).to.equal("-6");
  });

  it("leaves a step just at the cap alone", () => {
    const kpis = [{ id: "a", achievedBp: "-6", missedBp: "6", capBp: "6" }];
    const result = applied(agreedRatchet({ kpis, totalCapBp: { down: "-6", up: "6" } }), { a: "achieved" });
    expect(result.cutBp).to.equal(undefined);
    expect(result.kpis[0]?.isCapped).to.equal(false);
  });

  it("holds a penalty within the total cap like any step", () => {
    const ratchet = agreedRatchet({ totalCapBp: { down: "-3", up: "3" } });
    const penalty = penaltyStep(accepted(parseBasisPoints("10")));
    expect(basisPointsText(applyStep(ratchet, initialStanding, penalty).standing.totalBp)).to.equal("3");
    expect(basisPointsText(stepAlone(penalty))).to.equal("10");
  });
});

describe("law book of the margin ratchet", () => {
  for (const c of readCases("loan/ratchet-terms") as readonly TermsCase[]) {
    it(`refuses ${c.name}`, () => {
      const { code, figures, pointer } = refused(agreeRatchet(ratchetTerms(c.change)));
      expect(code).to.equal(c.rejects);
      if (c.figures !== undefined) expect(figures).to.deep.equal(c.figures);
      if (c.pointer !== undefined) expect(pointer).to.equal(c.pointer);
    });
  }

  it("accepts terms that are complete, and asks no business days of grace where none are named", () => {
    const agreed = agreedRatchet({ notReported: { rule: "penalty", bp: "5" } });
    expect(agreed.notReported).to.deep.equal({ rule: "penalty", bp: 5_000_000n, afterBusinessDays: 0 });
    expect(agreed.aggregation).to.deep.equal({ rule: "perKpi" });
    expect(agreed.floors).to.deep.equal({ marginFloor: 0n, allInFloor: 0n });
  });

  it("takes 29 February as a fixed date", () => {
    const effective = { rule: "fixedDate", month: 2, day: 29 };
    expect(agreedRatchet({ effective }).effective).to.deep.equal(effective);
  });
});
