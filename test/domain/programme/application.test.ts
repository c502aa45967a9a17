import { expect } from "chai";
import { decimal, fixedDecimal } from "../../../src/domain/kernel/decimal.ts";
import { present } from "../../../src/domain/kernel/invariant.ts";
import { localDate } from "../../../src/domain/kernel/local-date.ts";
import { rateText } from "../../../src/domain/kernel/rate.ts";
import { decideApplication, type DecisionKind } from "../../../src/domain/programme/application-decision.ts";
import {
  applicationState,
  takeApplicationStep,
  type ApplicationStep,
} from "../../../src/domain/programme/application-life.ts";
import { conversionPlan, mayDrawFirst } from "../../../src/domain/programme/conversion.ts";
import { readUses, type AskedUseJson } from "../../../src/domain/programme/programme-json.ts";
import {
  askReviewers,
  explainDifference,
  gradeDifferences,
  jointSignificance,
  reviewsComplete,
  submitReview,
  visibleReviews,
  type Review,
  type ReviewBoard,
} from "../../../src/domain/programme/review.ts";
import {
  currentSignificanceScheme,
  type SignificanceCriterion,
  type SignificanceGrades,
} from "../../../src/domain/programme/significance.ts";
import { readCases } from "../../support/cases.ts";
import { accepted, refused } from "../../support/decisions.ts";
import { contentOf, eligibilityCase, termsOf, type ProgrammeCase } from "../../support/programme-cases.ts";

describe("life of an application", () => {
  for (const { name, steps, expect: wanted, refused: refusal } of readCases(
    "programme/application-life",
  ) as readonly {
    readonly name: string;
    readonly steps: readonly ApplicationStep[];
    readonly expect?: string;
    readonly refused?: string;
  }[]) {
    it(name, () => {
      const before = steps.slice(0, -1);
      const last = steps.at(-1);
      if (last === undefined) {
        expect(applicationState(steps)).to.equal(wanted);
        return;
      }
      const decision = takeApplicationStep(before, last, "理由");
      if (refusal !== undefined) expect(refused(decision)).to.include({ code: refusal });
      else expect([accepted(decision), applicationState(steps)]).to.deep.equal([wanted, wanted]);
    });
  }

  it("is returned with reasons only", () => {
    const decision = takeApplicationStep(["submitted", "takenUp"], "returned", " ");
    expect(refused(decision)).to.include({ code: "applicationReasonMissing", pointer: "/reason" });
  });
});

type WrittenReview = readonly [string, SignificanceGrades, string];

interface BoardCase {
  readonly reviewers?: readonly string[];
  readonly reviews: readonly WrittenReview[];
  readonly conflicted?: readonly string[];
  readonly explained?: readonly SignificanceCriterion[];
}

function boardOf({
  reviewers = ["r1", "r2"],
  reviews,
  conflicted = [],
  explained = [],
}: BoardCase): ReviewBoard {
  return {
    reviewers,
    conflicted,
    explained,
    reviews: reviews.map(([reviewerId, grades, likelihood]) => ({
      reviewerId,
      grades,
      likelihood: decimal(likelihood),
    })),
  };
}

describe("review of an application", () => {
  const cases = readCases("programme/review") as readonly (BoardCase & {
    readonly name: string;
    readonly refused?: string;
    readonly expect?: Partial<Record<"raw" | "score" | "band" | "coverage", string>> & {
      readonly differences: readonly string[];
    };
  })[];
  for (const { name, refused: refusal, expect: wanted, ...written } of cases) {
    it(name, () => {
      const board = boardOf(written);
      const complete = reviewsComplete(board);
      if (refusal === undefined) accepted(complete);
      else expect(refused(complete)).to.include({ code: refusal });
      if (wanted === undefined) return;
      const { differences, ...figures } = wanted;
      expect(gradeDifferences(board).map(({ criterion }) => criterion)).to.deep.equal(differences);
      const joint = jointSignificance(board, currentSignificanceScheme);
      if (figures.band !== undefined) expect(joint?.band).to.equal(figures.band);
      for (const figure of ["raw", "score", "coverage"] as const) {
        const value = figures[figure];
        if (value !== undefined && joint !== undefined) {
          expect(fixedDecimal(joint[figure], 2), figure).to.equal(value);
        }
      }
    });
  }

  const [sample] = cases;
  const review: Review = present(boardOf(sample ?? { reviews: [] }).reviews[0], "a review");
  const empty = boardOf({ reviews: [] });

  it("shows nobody the grades of the other before both are in", () => {
    const one: ReviewBoard = { ...empty, reviews: [review] };
    expect(visibleReviews(one, "r1")).to.have.length(1);
    expect(visibleReviews(one, "r2")).to.have.length(0);
    expect(visibleReviews(one, "officer")).to.have.length(0);
    const both: ReviewBoard = { ...empty, reviews: [review, { ...review, reviewerId: "r2" }] };
    expect(["r1", "r2", "officer"].map((viewer) => visibleReviews(both, viewer).length)).to.deep.equal([
      2, 2, 2,
    ]);
  });

  it("asks two different people without a conflict of interest", () => {
    const codeOf = (reviewers: readonly string[], conflicted: readonly string[] = []): string =>
      refused(askReviewers(reviewers, { conflicted })).code;
    expect(codeOf(["r1", "r1"])).to.equal("reviewersNotTwo");
    expect(codeOf(["r1"])).to.equal("reviewersNotTwo");
    expect(codeOf(["r1", "r2"], ["r2"])).to.equal("conflictOfInterest");
    expect(accepted(askReviewers(["r1", "r2"], { conflicted: ["r3"] }))).to.deep.equal(["r1", "r2"]);
  });

  it("takes one review from each person who was asked and has no conflict of interest", () => {
    const codeOf = (board: ReviewBoard, given: Review = review): string =>
      refused(submitReview(given, board, currentSignificanceScheme)).code;
    expect(codeOf({ ...empty, reviewers: ["r2", "r3"] })).to.equal("reviewerNotAsked");
    expect(codeOf({ ...empty, conflicted: ["r1"] })).to.equal("conflictOfInterest");
    expect(codeOf({ ...empty, reviews: [review] })).to.equal("reviewSubmittedBefore");
    expect(codeOf(empty, { ...review, grades: { ...review.grades, lock: 5 } })).to.equal("gradeOutOfRange");
    expect(codeOf(empty, { ...review, likelihood: decimal("0.7") })).to.equal("likelihoodUnknown");
    expect(accepted(submitReview(review, empty, currentSignificanceScheme)).band).to.equal("Significant");
  });

  it("takes a note only for a difference that is there", () => {
    expect(refused(explainDifference(empty, "lock"))).to.include({ code: "noDifferenceToExplain" });
  });
});

describe("decision on an application", () => {
  for (const { name, content, decision, refused: refusal } of readCases(
    "programme/application-decision",
  ) as readonly (ProgrammeCase & {
    readonly refused?: string;
    readonly decision: {
      readonly kind: DecisionKind;
      readonly reasons: string;
      readonly granted: { readonly tier: string; readonly uses: readonly AskedUseJson[] } | null;
      readonly conditions: readonly { readonly text: string }[];
    };
  })[]) {
    it(name, () => {
      const { kind, reasons, granted, conditions } = decision;
      const decided = decideApplication({
        asked: eligibilityCase(content === undefined ? {} : { content }),
        decision: {
          kind,
          reasons,
          granted: granted === null ? undefined : { tier: granted.tier, uses: readUses(granted.uses) },
          conditions: conditions.map(({ text }) => ({ text, dueOn: undefined })),
        },
      });
      if (refusal === undefined) accepted(decided);
      else expect(refused(decided)).to.include({ code: refusal });
    });
  }
});

describe("conversion of an application", () => {
  const content = contentOf();
  const granted = { tier: "B", uses: content.uses };

  it("makes one tranche for each use, at the tier of the day, with an SPT for each KPI", () => {
    const decidedOn = localDate("2024-12-20");
    const plan = accepted(conversionPlan({ terms: termsOf(), content, granted, decidedOn }));
    expect(plan.limit).to.equal(42_000_000n);
    expect([plan.ranking, rateText(plan.creditMargin)]).to.deep.equal(["senior", "-0.0065"]);
    expect(
      plan.tranches.map(({ use, termMonths, graceMonths }) => [use, termMonths, graceMonths]),
    ).to.deep.equal([
      ["equipment", 180, 12],
      ["working", 60, 6],
    ]);
    expect(
      plan.spts.map(({ testOn, periodStartOn, certificateDueOn }) => [
        testOn,
        periodStartOn,
        certificateDueOn,
      ]),
    ).to.deep.equal([["2026-03-31", "2025-03-31", "2026-06-30"]]);
  });

  it("ranks behind all others where the programme is subordinated", () => {
    const terms = termsOf({ isSubordinated: true });
    const plan = conversionPlan({ terms, content, granted, decidedOn: localDate("2024-12-20") });
    expect(accepted(plan).ranking).to.equal("subordinated");
  });

  it("lets nothing be drawn before every condition precedent is met", () => {
    const on = localDate("2025-02-01");
    const conditions = [
      { number: 1, metOn: localDate("2025-02-01") },
      { number: 2, metOn: localDate("2025-02-02") },
      { number: 3, metOn: undefined },
    ];
    expect(refused(mayDrawFirst(conditions, on)).figures).to.deep.include({ open: 2, conditions: "2, 3" });
    expect(accepted(mayDrawFirst(conditions.slice(0, 1), on))).to.equal(true);
    expect(accepted(mayDrawFirst([], on))).to.equal(true);
  });
});
