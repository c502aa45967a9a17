import { expect } from "chai";
import { declareConflict, explainGrades } from "../../../src/app/application/review-commands.ts";
import { eachDatabase } from "../../support/databases.ts";
import { grantedAsAsked, reviewer, v10Grades } from "../../support/programme-desk.ts";
import { openProgramme } from "../../support/open-programme.ts";
import { refusalOf } from "../../support/refusals.ts";
import { people } from "../../support/sample-names.ts";

const approval = { kind: "approve", reasons: "必要性が高い", granted: grantedAsAsked, conditions: [] };

eachDatabase((name, open) => {
  describe(`Reviews of applications on ${name}`, function () {
    this.timeout(600_000);

    it("reckons V10 through the service: raw 71.25, score 57.00, Significant, all of it graded", async () => {
      const { desk } = await openProgramme(name, open);
      await desk.offer();
      const { review } = await desk.read(people.officer, await desk.inDecision(), "2025-02-15");
      expect(review?.score).to.deep.equal({
        schemeVersion: 1,
        raw: "71.25",
        score: "57.00",
        band: "Significant",
        coverage: "100.00",
        likelihood: "0.8",
      });
    });

    it("prints the coverage of a review that leaves a criterion out", async () => {
      const { desk } = await openProgramme(name, open);
      await desk.offer();
      const applicationId = await desk.inReview();
      await desk.review(people.approver, applicationId, "2025-02-12");
      await desk.review(reviewer, applicationId, "2025-02-13", { ...v10Grades, evidence: null });
      const { review } = await desk.read(people.officer, applicationId, "2025-02-15");
      expect([review?.score?.raw, review?.score?.coverage]).to.deep.equal(["67.50", "92.50"]);
    });

    it("shows a reviewer nothing of the other before both are in, and the officer nothing at all", async () => {
      const { desk } = await openProgramme(name, open);
      await desk.offer();
      const applicationId = await desk.inReview();
      await desk.review(people.approver, applicationId, "2025-02-12");
      const counts = [];
      for (const actor of [people.approver, reviewer, people.officer]) {
        const { review } = await desk.read(actor, applicationId, "2025-02-12");
        counts.push([review?.reviews.length, review?.score]);
      }
      expect(counts).to.deep.equal([
        [1, null],
        [0, null],
        [0, null],
      ]);
      await desk.review(reviewer, applicationId, "2025-02-13");
      const both = await desk.read(people.officer, applicationId, "2025-02-13");
      expect(both.review?.reviews).to.have.length(2);
    });

    it("waits for a note where grades lie two steps apart", async () => {
      const { desk } = await openProgramme(name, open);
      await desk.offer();
      const applicationId = await desk.inReview();
      await desk.review(people.approver, applicationId, "2025-02-12");
      await desk.review(reviewer, applicationId, "2025-02-13", { ...v10Grades, needGap: 2 });
      expect(await refusalOf(desk.screen(applicationId, "passedToDecision", "2025-02-14"))).to.equal(
        "differenceNotExplained",
      );
      await desk.as(reviewer, "2025-02-15", (context) =>
        explainGrades(context, { applicationId, criterion: "needGap", note: "対象人数の見方が違う" }),
      );
      const { state } = await desk.screen(applicationId, "passedToDecision", "2025-02-16");
      expect(state).to.equal("decision");
    });

    it("keeps whoever declared a conflict of interest out of review and decision", async () => {
      const { desk } = await openProgramme(name, open);
      await desk.offer();
      const applicationId = await desk.inReview();
      await desk.as(reviewer, "2025-02-12", (context) =>
        declareConflict(context, { applicationId, reason: "親族が役員" }),
      );
      expect(await refusalOf(desk.review(reviewer, applicationId, "2025-02-13"))).to.equal(
        "conflictOfInterest",
      );
      expect(await refusalOf(desk.ask(applicationId, "2025-02-13"))).to.equal("conflictOfInterest");
      await desk.ask(applicationId, "2025-02-13", [people.approver, people.officer]);
      await desk.review(people.approver, applicationId, "2025-02-14");
      await desk.review(people.officer, applicationId, "2025-02-14");
      await desk.screen(applicationId, "passedToDecision", "2025-02-17");
      await desk.as(people.approver, "2025-02-18", (context) =>
        declareConflict(context, { applicationId, reason: "取引先" }),
      );
      const decided = desk.approve("2025-02-19", "applicationDecision", { applicationId, ...approval });
      expect(await refusalOf(decided)).to.equal("reviewsMissing");
    });
  });
});
