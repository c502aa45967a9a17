import { expect } from "chai";
import { readOn } from "../../../db/transact.ts";
import { approveRequest } from "../../../src/app/approval/approve-request.ts";
import { requestChange } from "../../../src/app/approval/request-change.ts";
import { toCanonical } from "../../../src/app/canonical.ts";
import { beginApplication, withdrawApplication } from "../../../src/app/application/organizer-commands.ts";
import {
  joinCooperation,
  readCooperation,
  startCooperation,
} from "../../../src/app/cooperation/cooperations.ts";
import { listCrises } from "../../../src/app/programme/read-crises.ts";
import { eachDatabase } from "../../support/databases.ts";
import { sampleLending, sampleProgramme } from "../../support/programme-desk.ts";
import { openProgramme } from "../../support/open-programme.ts";
import { refusalOf } from "../../support/refusals.ts";
import { deps } from "../../support/sample-facts.ts";
import { at, people, sample } from "../../support/sample-names.ts";
import { capitalTranche } from "../../support/sample-setup.ts";

const disaster = {
  kind: "disaster",
  name: { ja: "架空地震", en: "Fictional earthquake" },
  startsOn: "2025-02-01",
  endsOn: "2025-12-31",
  regions: ["架空市"],
  programmeIds: [] as readonly string[],
  moratorium: { startOn: "2025-03-01", endOn: "2025-09-01", interest: "paid", maturity: "extend" },
};

eachDatabase((name, open) => {
  describe(`Crisis events and cooperation on ${name}`, function () {
    this.timeout(600_000);

    it("list who is struck before anybody approves, and grant the payment holiday to all of them", async () => {
      const { database, desk } = await openProgramme(name, open);
      const preview = await desk.preview("2025-02-10", "crisisEvent", disaster);
      const listed = preview.facts.find(({ label }) => label.en === "Loans affected");
      expect([listed?.after, preview.loans.length]).to.deep.equal(["2", 2]);
      await desk.approve("2025-02-10", "crisisEvent", disaster);
      const [event] = await readOn(database)((work) => listCrises({ work, actor: people.officer }));
      expect(event?.loans.map(({ id }) => id).toSorted()).to.deep.equal([...sample.loans].toSorted());
      const facts = await readOn(database)((work) =>
        work.loans.facts(sample.bank, sample.loans, at("2025-02-11")),
      );
      expect(facts.map(({ events }) => events.at(-1)?.detail.kind)).to.deep.equal([
        "paymentHoliday",
        "paymentHoliday",
      ]);
      expect(await readOn(database)((work) => listCrises({ work, actor: people.stranger }))).to.deep.equal(
        [],
      );
    });

    it("leave loans elsewhere alone", async () => {
      const { desk } = await openProgramme(name, open);
      const elsewhere = { ...disaster, regions: ["別の市"] };
      const preview = await desk.preview("2025-02-10", "crisisEvent", elsewhere);
      expect(preview.facts.find(({ label }) => label.en === "Loans affected")?.after).to.equal("0");
    });

    it("open a programme of subordinated capital loans that is closed otherwise", async () => {
      const { desk } = await openProgramme(name, open);
      const terms = { ...sampleProgramme.terms, isSubordinated: true, needsCrisis: true };
      const capital = {
        ...sampleLending,
        baseRateIndex: undefined,
        productKind: "capital",
        product: capitalTranche.product,
      };
      await desk.offer({ terms, lending: capital });
      const applicationId = await desk.drafted();
      expect(await refusalOf(desk.submit(applicationId))).to.equal("crisisNotOpen");
      const programmeIds = [await desk.programmeId()];
      await desk.approve("2025-02-07", "crisisEvent", { ...disaster, programmeIds, moratorium: null });
      const { state } = await desk.submit(applicationId, "2025-02-08");
      expect(state).to.equal("submitted");
    });

    it("are not declared for a programme of somebody else", async () => {
      const { desk } = await openProgramme(name, open);
      const programmeIds = [sample.project];
      expect(
        await refusalOf(desk.request("2025-02-10", "crisisEvent", { ...disaster, programmeIds })),
      ).to.equal("notFound");
    });

    it("share a financing between lenders: amounts, percent and rank, but nobody's terms", async () => {
      const { database, desk } = await openProgramme(name, open);
      const started = await desk.as(people.officer, "2025-02-10", (context) =>
        startCooperation(context, {
          name: { ja: "港町の協調融資", en: "Harbour town, together" },
          facilityId: sample.facility,
        }),
      );
      expect(started.parts.map(({ percent, facilityId }) => [percent, facilityId])).to.deep.equal([
        ["100.00", sample.facility],
      ]);
      const twice = desk.as(people.officer, "2025-02-11", (context) =>
        joinCooperation(context, { cooperationId: started.id, facilityId: sample.facility }),
      );
      expect(await refusalOf(twice)).to.equal("facilityInCooperation");
      const asked = (actor: (typeof people)["stranger" | "reporter"]) =>
        readOn(database)((work) => readCooperation({ work, actor }, started.id));
      expect(await refusalOf(asked(people.stranger))).to.equal("notFound");
      const seenByOrganizer = await asked(people.reporter);
      expect(seenByOrganizer.parts.map(({ facilityId }) => facilityId)).to.deep.equal([null]);
    });

    it("let a lender see the project of an application that was submitted to it, until it is withdrawn", async () => {
      const { database, desk } = await openProgramme(name, open);
      const second = { ...people.stranger, personId: people.officer.personId, roles: ["approver"] as const };
      const { id: approvalId } = await desk.as(people.stranger, "2025-01-06", (context) =>
        requestChange(deps, context, { kind: "programme", payload: toCanonical(sampleProgramme) }),
      );
      await desk.as(second, "2025-01-06", (context) =>
        approveRequest(deps, context, { approvalId, reason: "" }),
      );
      const sees = () =>
        readOn(database)(async ({ projects, impact }) => [
          (await projects.find(sample.otherBank, sample.project))?.id,
          await impact.standingTo(sample.otherBank, sample.project),
        ]);
      const applicationId = await desk.drafted();
      expect(await sees()).to.deep.equal([undefined, undefined]);
      await desk.submit(applicationId);
      expect(await sees()).to.deep.equal([sample.project, "takesPart"]);
      await desk.as(people.reporter, "2025-02-07", (context) =>
        withdrawApplication(context, { applicationId, reason: "" }),
      );
      expect(await sees()).to.deep.equal([undefined, undefined]);
    });

    it("are not applied for at one's own bank", async () => {
      const { desk } = await openProgramme(name, open);
      await desk.offer();
      const programmeId = await desk.programmeId();
      const begin = desk.as({ ...people.officer, roles: ["organizer"] }, "2025-02-10", (context) =>
        beginApplication(context, { programmeId, projectId: sample.project }),
      );
      expect(await refusalOf(begin)).to.equal("notTheBorrower");
    });
  });
});
