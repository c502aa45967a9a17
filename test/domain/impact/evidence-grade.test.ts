import { expect } from "chai";
import type { AssuranceConclusion, AssuranceLevel } from "../../../src/domain/impact/attestation.ts";
import {
  compareGrades,
  decideGrade,
  evidenceGrades,
  evidencePurposes,
  isEnoughFor,
  type EvidenceGrade,
  type GraderRole,
} from "../../../src/domain/impact/evidence-grade.ts";
import { readCases } from "../../support/cases.ts";
import { accepted, refused } from "../../support/decisions.ts";

interface GradeCase {
  readonly name: string;
  readonly grade: EvidenceGrade;
  readonly gradedBy: readonly [GraderRole, ...GraderRole[]];
  readonly attestation?: { readonly level: AssuranceLevel; readonly conclusion: AssuranceConclusion };
  readonly refused?: string;
}

describe("evidence grade", () => {
  for (const { name, refused: code, ...grading } of readCases(
    "impact/evidence-grade",
  ) as readonly GradeCase[]) {
    it(name, () => {
      const decision = decideGrade(grading);
      if (code === undefined) expect(accepted(decision)).to.equal(grading.grade);
      else expect(refused(decision).code).to.equal(code);
    });
  }

  it("is ordered from stated only to reasonable assurance", () => {
    expect(evidenceGrades.toSorted(compareGrades)).to.deep.equal(["E0", "E1", "E2", "E3", "E4"]);
    expect(compareGrades("E2", "E2")).to.equal(0);
  });

  it("is enough for monitoring from E1, for a group-reviewed loan from E2, for a labelled loan from E3", () => {
    const table = evidenceGrades.map((grade) => evidencePurposes.filter((use) => isEnoughFor(grade, use)));
    expect(table).to.deep.equal([
      [],
      ["monitoring"],
      ["monitoring", "groupReviewedLoan"],
      ["monitoring", "groupReviewedLoan", "labelledLoan"],
      ["monitoring", "groupReviewedLoan", "labelledLoan"],
    ]);
  });
});
