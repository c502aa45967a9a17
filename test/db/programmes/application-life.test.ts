import { expect } from "chai";
import { readOn } from "../../../db/transact.ts";
import { meetCondition } from "../../../src/app/application/review-commands.ts";
import { beginApplication, saveDraft } from "../../../src/app/application/organizer-commands.ts";
import { readDecisionLetter } from "../../../src/app/application/read-applications.ts";
import { present } from "../../../src/domain/kernel/invariant.ts";
import { localDate } from "../../../src/domain/kernel/local-date.ts";
import { readContent } from "../../../src/domain/programme/programme-json.ts";
import { eachDatabase } from "../../support/databases.ts";
import { openProgramme } from "../../support/open-programme.ts";
import { grantedAsAsked, sampleContent, sampleProgramme } from "../../support/programme-desk.ts";
import { refusalOf, rejectionOf } from "../../support/refusals.ts";
import { deps } from "../../support/sample-facts.ts";
import { at, people, sample } from "../../support/sample-names.ts";
import { firstBadRow } from "../../support/verified.ts";

const firstLoan = {
  number: "SB-L-1",
  principal: "30000000",
  drawdownOn: "2025-03-10",
  firstDueOn: "2025-04-10",
  everyMonths: 1,
  instalments: 180,
  endOfMonth: false,
  grace: { instalments: 12, interest: "paid" },
  principalAmounts: [],
};

const approval = { kind: "approve", reasons: "必要性が高い", granted: grantedAsAsked, conditions: [] };
const conditional = {
  ...approval,
  kind: "conditional",
  conditions: [{ text: "事業所の指定を受ける", dueOn: "2025-05-31" }, { text: "自己資金を確認する" }],
};
const contract = { facilityNumber: "SB-F-1", agreedOn: "2025-03-03" };

eachDatabase((name, open) => {
  describe(`Applications on ${name}`, function () {
    this.timeout(600_000);

    it("goes from draft to first drawdown, every step by the person whose it is", async () => {
      const { database, desk } = await openProgramme(name, open);
      await desk.offer();
      const applicationId = await desk.inDecision();
      await desk.approve("2025-02-20", "applicationDecision", { applicationId, ...conditional });
      await desk.approve("2025-03-03", "applicationContract", { applicationId, ...contract });
      const contracted = await desk.read(people.officer, applicationId, "2025-03-03");
      expect([contracted.state, contracted.conditions.length]).to.deep.equal(["contracted", 2]);
      const facilityId = present(contracted.facilityId ?? undefined, "a facility");
      const facility = await readOn(database)((work) => work.facilities.find(sample.bank, facilityId));
      const { tranches = [], limit } = facility ?? {};
      expect([limit, tranches.length]).to.deep.equal([42_000_000n, 2]);
      const loan = { trancheId: tranches[0]?.id, ...firstLoan };
      const early = await rejectionOf(desk.request("2025-03-10", "loan", loan));
      expect([early.code, early.figures?.["conditions"]]).to.deep.equal(["conditionsNotMet", "1, 2"]);
      for (const number of [1, 2]) {
        await desk.as(people.officer, "2025-03-11", (context) =>
          meetCondition(context, { applicationId, number, metOn: localDate("2025-03-11"), note: "確認済み" }),
        );
      }
      expect(await refusalOf(desk.request("2025-03-12", "loan", loan))).to.equal("conditionsNotMet");
      const later = { ...loan, drawdownOn: "2025-03-12" };
      await desk.approve("2025-03-12", "loan", later);
      const drawn = await readOn(database)((work) => work.facilities.find(sample.bank, facilityId));
      expect(drawn?.loans.map(({ number }) => number)).to.deep.equal(["SB-L-1"]);
      const [agreement] = await readOn(database)((work) =>
        work.loans.facts(sample.bank, drawn?.loans.map(({ id }) => id) ?? [], at("2025-03-13")),
      );
      expect(
        agreement?.agreement?.spts.map(({ target, testOn }) => [target.toFixed(), testOn]),
      ).to.deep.equal([["60", "2026-12-31"]]);
      const covenants = await readOn(database)((work) =>
        work.covenants.idsOfFacility(sample.bank, facilityId),
      );
      expect(covenants).to.have.length(1);
      expect(await firstBadRow({ database, files: desk.files })).to.equal(undefined);
    });

    it("draws the first loan with the contract where no condition is open", async () => {
      const { database, desk } = await openProgramme(name, open);
      await desk.offer();
      const applicationId = await desk.inDecision();
      await desk.approve("2025-02-20", "applicationDecision", { applicationId, ...approval });
      const withLoan = { applicationId, ...contract, firstLoan: { ...firstLoan, drawdownOn: "2025-03-10" } };
      await desk.approve("2025-03-10", "applicationContract", withLoan);
      const { facilityId } = await desk.read(people.reporter, applicationId, "2025-03-10");
      const facility = await readOn(database)((work) =>
        work.facilities.find(sample.organizer, facilityId ?? ""),
      );
      expect(facility?.loans).to.have.length(1);
    });

    it("refuses the first loan with the contract while a condition is open", async () => {
      const { desk } = await openProgramme(name, open);
      await desk.offer();
      const applicationId = await desk.inDecision();
      await desk.approve("2025-02-20", "applicationDecision", { applicationId, ...conditional });
      const withLoan = { applicationId, ...contract, firstLoan };
      expect(await refusalOf(desk.request("2025-03-10", "applicationContract", withLoan))).to.equal(
        "conditionsNotMet",
      );
    });

    it("is decided by a second person only", async () => {
      const { desk } = await openProgramme(name, open);
      await desk.offer();
      const applicationId = await desk.inDecision();
      const alone = desk.approve(
        "2025-02-20",
        "applicationDecision",
        { applicationId, ...conditional },
        { ...people.officer, roles: ["officer", "approver"] },
      );
      expect(await refusalOf(alone)).to.equal("ownRequest");
      const asked = desk.request("2025-02-20", "applicationDecision", { applicationId, ...conditional });
      expect(await refusalOf(asked)).to.equal("approvalAlreadyWaiting");
    });

    it("says in its letter what was decided, at which rate and under which conditions", async () => {
      const { database, desk } = await openProgramme(name, open);
      await desk.offer();
      const applicationId = await desk.inDecision();
      await desk.approve("2025-02-20", "applicationDecision", { applicationId, ...conditional });
      const letter = await readOn(database)((work) =>
        readDecisionLetter(
          deps.sha256,
          { work, actor: people.reporter, now: at("2025-02-21") },
          applicationId,
        ),
      );
      expect([letter.decision.kind, letter.tier?.adjustment, letter.conditions.length]).to.deep.equal([
        "conditional",
        "-0.0065",
        2,
      ]);
      expect(letter.contentHash).to.match(/^[0-9a-f]{64}$/);
    });

    it("ends with a decline that grants nothing and is never contracted", async () => {
      const { desk } = await openProgramme(name, open);
      await desk.offer();
      const applicationId = await desk.inDecision();
      const decline = {
        applicationId,
        kind: "decline",
        reasons: "返済原資が足りない",
        granted: null,
        conditions: [],
      };
      await desk.approve("2025-02-20", "applicationDecision", decline);
      const { state } = await desk.read(people.reporter, applicationId, "2025-02-21");
      expect(state).to.equal("declined");
      expect(
        await refusalOf(desk.request("2025-03-03", "applicationContract", { applicationId, ...contract })),
      ).to.equal("applicationStepNotAllowed");
    });

    it("is returned with reasons, put right and submitted again as the next version", async () => {
      const { desk } = await openProgramme(name, open);
      await desk.offer();
      const applicationId = await desk.drafted();
      await desk.submit(applicationId);
      await desk.screen(applicationId, "takenUp", "2025-02-07");
      await desk.screen(applicationId, "returned", "2025-02-10");
      const { revision } = await desk.read(people.reporter, applicationId, "2025-02-10");
      const content = readContent({ ...sampleContent, business: "訪問介護と送迎" });
      await desk.as(people.reporter, "2025-02-11", (context) =>
        saveDraft(context, { applicationId, revision, content }),
      );
      const between = await desk.read(people.officer, applicationId, "2025-02-11");
      expect(between.content.business).to.equal("訪問介護");
      await desk.submit(applicationId, "2025-02-12");
      const again = await desk.read(people.officer, applicationId, "2025-02-12");
      expect([again.submissions.length, again.content.business]).to.deep.equal([2, "訪問介護と送迎"]);
    });

    it("is not submitted while something is missing, nor against a rule", async () => {
      const { desk } = await openProgramme(name, open);
      await desk.offer();
      const incomplete = await desk.drafted({ ...sampleContent, plan: [] });
      const missing = await rejectionOf(desk.submit(incomplete));
      expect([missing.code, missing.figures?.["missing"]]).to.deep.equal(["applicationIncomplete", "plan"]);
      const { eligibility } = await desk.read(people.reporter, incomplete, "2025-02-06");
      expect(eligibility).to.deep.equal([]);
    });

    it("is not submitted above a limit, and says so in the draft already", async () => {
      const { desk } = await openProgramme(name, open);
      await desk.offer();
      const uses = sampleContent.uses.map((use) => ({ ...use, amount: "48000000" }));
      const applicationId = await desk.drafted({ ...sampleContent, uses });
      const { eligibility, state } = await desk.read(people.reporter, applicationId, "2025-02-06");
      expect([state, eligibility.map(({ code }) => code)]).to.deep.equal(["draft", ["askedAboveTotal"]]);
      expect(await refusalOf(desk.submit(applicationId))).to.equal("askedAboveTotal");
    });

    it("counts what was granted before under the programme", async () => {
      const { desk } = await openProgramme(name, open);
      await desk.offer();
      const first = await desk.inDecision();
      await desk.approve("2025-02-20", "applicationDecision", { applicationId: first, ...approval });
      const programmeId = await desk.programmeId();
      const begin = { programmeId, projectId: sample.project };
      const second = await desk.as(people.reporter, "2025-03-01", (context) =>
        beginApplication(context, begin),
      );
      const saved = await desk.as(people.reporter, "2025-03-02", (context) =>
        saveDraft(context, {
          applicationId: second.id,
          revision: second.revision,
          content: readContent(sampleContent),
        }),
      );
      expect(saved.eligibility.map(({ code, figures }) => [code, figures["excess"]])).to.deep.equal([
        ["askedAboveTotal", "12000000"],
      ]);
    });

    it("keeps a draft from being written over by somebody who saw an older one", async () => {
      const { desk } = await openProgramme(name, open);
      await desk.offer();
      const applicationId = await desk.drafted();
      const content = readContent(sampleContent);
      const stale = desk.as(people.reporter, "2025-02-06", (context) =>
        saveDraft(context, { applicationId, revision: 1, content }),
      );
      expect(await refusalOf(stale)).to.equal("draftChangedMeanwhile");
    });

    it("is hidden from its lender while it is a draft, and from strangers for good", async () => {
      const { desk } = await openProgramme(name, open);
      await desk.offer();
      const applicationId = await desk.drafted();
      expect(await refusalOf(desk.read(people.officer, applicationId, "2025-02-06"))).to.equal("notFound");
      await desk.submit(applicationId);
      const seen = await desk.read(people.officer, applicationId, "2025-02-06");
      expect(seen.state).to.equal("submitted");
      expect(await refusalOf(desk.read(people.stranger, applicationId, "2025-02-06"))).to.equal("notFound");
    });

    it("shows its organizer neither reviewers nor grades", async () => {
      const { desk } = await openProgramme(name, open);
      await desk.offer();
      const applicationId = await desk.inDecision();
      const { review, steps } = await desk.read(people.reporter, applicationId, "2025-02-15");
      expect(review).to.equal(null);
      expect(steps.map(({ kind, person }) => [kind, person])).to.deep.equal([
        ["submitted", "報告 花子"],
        ["takenUp", null],
        ["passedToReview", null],
        ["passedToDecision", null],
      ]);
    });

    it("is judged by the version of its day when the programme changes afterwards", async () => {
      const { desk } = await openProgramme(name, open);
      await desk.offer();
      const applicationId = await desk.inDecision();
      const programmeId = await desk.programmeId();
      const lower = { ...sampleProgramme.terms, limitTotal: "20000000", limitWorking: "10000000" };
      const next = { lending: sampleProgramme.lending, programmeId, effectiveOn: "2025-02-18", terms: lower };
      await desk.approve("2025-02-18", "programme", next);
      await desk.approve("2025-02-20", "applicationDecision", { applicationId, ...approval });
      const { termsVersion, state } = await desk.read(people.officer, applicationId, "2025-02-20");
      expect([termsVersion, state]).to.deep.equal([1, "approved"]);
      const back = { ...next, effectiveOn: "2025-02-18" };
      expect(await refusalOf(desk.request("2025-02-21", "programme", back))).to.equal(
        "programmeVersionReachesBack",
      );
    });
  });
});
