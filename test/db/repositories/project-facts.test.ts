import { expect } from "chai";
import { readOn } from "../../../db/transact.ts";
import type { Actor } from "../../../src/app/actor.ts";
import { readObligations } from "../../../src/app/obligation/read-obligations.ts";
import { mustTakeEquity } from "../../../src/app/party/must-take-equity.ts";
import { listOrganizations } from "../../../src/app/party/read-organizations.ts";
import type { Repositories } from "../../../src/app/ports.ts";
import { withdrawPage } from "../../../src/app/project/page-change.ts";
import { readPublicPage } from "../../../src/app/project/public-page.ts";
import { readArea } from "../../../src/app/project/read-area.ts";
import { readPublicCids } from "../../../src/app/project/read-cids.ts";
import { readPlan } from "../../../src/app/project/read-plan.ts";
import { recordParticipation } from "../../../src/app/project/record-participation.ts";
import { createProject, recordPlan } from "../../../src/app/project/record-plan.ts";
import { present } from "../../../src/domain/kernel/invariant.ts";
import { localDate } from "../../../src/domain/kernel/local-date.ts";
import { cidsComplaints } from "../../support/cids-terms.ts";
import { eachDatabase } from "../../support/databases.ts";
import { refusalOf, rejectionOf } from "../../support/refusals.ts";
import { openFullSample, type SampleDatabase } from "../../support/sample-database.ts";
import { actingOn, deps, type Act } from "../../support/sample-facts.ts";
import { at, idMaker, people, sample } from "../../support/sample-names.ts";
import { samplePlan } from "../../support/sample-project.ts";

const { reporter, officer, stranger } = people;
const now = at("2026-01-15");
const today = localDate("2026-01-15");
const projectId = sample.project;

eachDatabase((name, open) => {
  describe(`projects and what is published of them on ${name}`, function () {
    this.timeout(600_000);
    let ledger: SampleDatabase;
    let act: Act;

    beforeEach(async () => {
      ledger = await openFullSample(name, open);
      act = actingOn(ledger.database, idMaker(36));
    });
    afterEach(() => ledger.database.close());

    const read = <T>(query: (repositories: Repositories) => Promise<T>) => readOn(ledger.database)(query);
    const planFor = (actor: Actor) =>
      read((repositories) => readPlan({ repositories, actor, now }, projectId));
    const byOrganizer = { actor: reporter, now, action: "test" };

    it("shows plan, participants with their days, funding shares and agreements to who sees the project", async () => {
      const view = await planFor(officer);
      expect([view.version, view.isOwn]).to.deep.equal([1, false]);
      expect(view.plan?.funding.map(({ perMille }) => perMille)).to.deep.equal([998, 2]);
      expect(
        view.participations.map(({ role, endsOn, takesPart }) => [role, endsOn, takesPart]),
      ).to.deep.equal([
        ["player", "2025-03-31", false],
        ["manager", null, true],
      ]);
      const [agreement] = view.partnerships;
      expect(agreement?.gaps).to.deep.equal(["disclosure"]);
      expect(agreement?.documents.map(({ fileName }) => fileName)).to.deep.equal(["agreement.csv"]);
      expect(agreement?.duties.map(({ key, keptOn }) => [key, keptOn])).to.deep.equal([
        ["supply/2025-03-31", "2025-03-30"],
        ["review/2026-03-31", null],
        ["supply/2026-03-31", null],
      ]);
    });

    it("takes the next version only from who read the one before, and keeps what was", async () => {
      const next = {
        projectId,
        effectiveOn: today,
        plan: { ...samplePlan, challenge: { ja: "通院できない", en: "No way to the doctor" } },
      };
      await act(byOrganizer, (context) => recordPlan(context, { ...next, basedOn: 1 }));
      const second = act(byOrganizer, (context) => recordPlan(context, { ...next, basedOn: 1 }));
      expect(await rejectionOf(second)).to.deep.include({
        code: "planChangedMeanwhile",
        figures: { basedOn: 1, version: 2 },
      });
      expect((await read(({ projects }) => projects.find(sample.bank, projectId)))?.challenge.ja).to.equal(
        "通院できない",
      );
      const page = await read((repositories) => readPublicPage(repositories, projectId, now));
      expect(page?.content.challenge.ja, "published words need approval again").to.equal("買い物に行けない");
    });

    it("is changed by its organizer alone, and hidden from strangers", async () => {
      const plan = { projectId, effectiveOn: today, plan: samplePlan, basedOn: 1 };
      const asBank = act({ ...byOrganizer, actor: officer }, (context) => recordPlan(context, plan));
      expect(await refusalOf(asBank)).to.equal("notOwnProject");
      const foreign = { ...people.stranger, organizationId: sample.loans[0] };
      const asStranger = act({ ...byOrganizer, actor: foreign }, (context) => recordPlan(context, plan));
      expect(await refusalOf(asStranger)).to.equal("notFound");
    });

    it("lets an organization see the project once it takes part", async () => {
      const id = await act(byOrganizer, (context) =>
        createProject(context, {
          name: { ja: "新しい事業", en: "New project" },
          plan: { ...samplePlan, rollOuts: [], logicModel: { nodes: [], arrows: [] } },
        }),
      );
      const seen = () => read(({ projects }) => projects.find(stranger.organizationId, id));
      expect(await seen()).to.equal(undefined);
      await act(byOrganizer, (context) =>
        recordParticipation(context, {
          projectId: id,
          participationId: undefined,
          role: "supporter",
          organizationId: stranger.organizationId,
          personName: null,
          startsOn: today,
          endsOn: null,
        }),
      );
      expect((await seen())?.name.ja).to.equal("新しい事業");
    });

    it("puts open promises of agreements on the calendar, and takes kept ones off the open list", async () => {
      const due = await read((repositories) =>
        readObligations(
          {
            repositories,
            calendar: deps.calendar,
            viewerId: sample.organizer,
            viewpoint: { asOf: today, knownAt: now },
          },
          { from: localDate("2025-03-01"), to: localDate("2027-12-31") },
        ),
      );
      const partnerships = due.filter(({ kind }) => kind === "partnership");
      expect(partnerships.map(({ dueOn, isOpen }) => [dueOn, isOpen])).to.deep.equal([
        ["2025-03-31", false],
        ["2026-03-31", true],
        ["2026-03-31", true],
        ["2027-03-31", false],
        ["2027-03-31", true],
      ]);
    });

    it("refuses equity into the NPO corporation that the organizer is, and flags its surplus", async () => {
      const equity = read((repositories) => mustTakeEquity(repositories, sample.organizer, today));
      expect(await refusalOf(equity)).to.equal("equityNotPossible");
      const before = localDate("2024-03-31");
      await read((repositories) => mustTakeEquity(repositories, sample.organizer, before));
      const { items } = await read((repositories) =>
        listOrganizations({ repositories, actor: officer, asOf: today }),
      );
      const profile = items.find(({ id }) => id === sample.organizer)?.profile;
      expect(profile).to.deep.include({ surplusFlag: "breach", plannedForm: "kk" });
      expect(profile?.plannedChange?.lockGrades).to.deep.equal({ before: 3, after: 0 });
    });

    it("shows a local government what goes on in its area, also the pages of others", async () => {
      const areaFor = (actor: Actor, code: string) =>
        read((repositories) => readArea({ repositories, actor, now }, code));
      const prefecture = await areaFor(officer, "100005");
      expect(prefecture.projects.map(({ id }) => id)).to.deep.equal([projectId]);
      expect(prefecture.published).to.deep.equal([]);
      expect((await areaFor(officer, "362018")).projects).to.deep.equal([]);
      const outsider = { ...stranger, organizationId: sample.loans[0] };
      const others = await areaFor(outsider, "102024");
      expect(others.projects).to.deep.equal([]);
      expect(others.published.map((page) => page.projectId)).to.deep.equal([projectId]);
    });

    it("publishes what was accepted, and nothing once it is withdrawn", async () => {
      const page = await read((repositories) => readPublicPage(repositories, projectId, now));
      expect(page?.kpis.map(({ kpi }) => kpi.id)).to.deep.equal([sample.kpi]);
      const document = await read((repositories) => readPublicCids(repositories, projectId, now));
      expect(cidsComplaints(present(document, "data"))).to.deep.equal([]);
      const data = JSON.stringify(document);
      expect(data).to.include("cids:IndicatorReport");
      expect(data).not.to.include("歩く 花子");
      await act(byOrganizer, (context) => withdrawPage(context, projectId));
      expect(await read((repositories) => readPublicPage(repositories, projectId, now))).to.equal(undefined);
      expect(await read((repositories) => readPublicCids(repositories, projectId, now))).to.equal(undefined);
      const again = act(byOrganizer, (context) => withdrawPage(context, projectId));
      expect(await refusalOf(again)).to.equal("pageNotPublished");
    });
  });
});
