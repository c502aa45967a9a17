import { expect } from "chai";
import { readKpi, listKpis } from "../../../src/app/impact/read-kpis.ts";
import { readProject } from "../../../src/app/project/read-projects.ts";
import { recordOn } from "../../../db/transact.ts";
import { eachDatabase } from "../../support/databases.ts";
import { fundDesk, fundNames, investor } from "../../support/fund-desk.ts";
import { refusalOf } from "../../support/refusals.ts";
import { openDecidedSample } from "../../support/sample-database.ts";
import { at, idMaker, sample } from "../../support/sample-names.ts";

eachDatabase((name, open) => {
  describe(`Impact of a fund's investments on ${name}`, function () {
    this.timeout(600_000);

    it("shows partners and manager the KPIs of the projects invested in: no target, no evidence, no loan", async () => {
      const { database, observationId, evidenceId } = await openDecidedSample(name, open);
      const newId = idMaker(23);
      const desk = fundDesk(database, newId);
      const now = at("2030-01-01");
      const ask = { actor: investor, now };
      const kpiOf = () => desk.read((repositories) => readKpi({ repositories, ...ask }, sample.kpi));
      expect(await refusalOf(kpiOf())).to.equal("notFound");
      await recordOn(database)(
        { actor: desk.maker, action: "recordMasterData", now: at("2020-07-01"), newId },
        async (_repositories, { append }) => {
          await append("fund_investment", [
            {
              id: fundNames.otherInvestment,
              fund_id: fundNames.fund,
              company_id: fundNames.otherCompany,
              project_id: sample.project,
              instrument: "common",
              redemptions: "[]",
              provenance: JSON.stringify({ fictional: true, source: null, asOf: null, note: null }),
            },
          ]);
        },
      );
      const kpi = await kpiOf();
      expect(kpi.observations.map(({ id }) => id)).to.include(observationId);
      expect([kpi.targets, kpi.baseline, kpi.openPeriods]).to.deep.equal([[], null, []]);
      const seen = await desk.read(async (repositories) => ({
        managed: (
          await listKpis({ repositories, actor: desk.maker, now }, { limit: 200, cursor: undefined })
        ).items.map(({ id }) => id),
        project: (await readProject({ repositories, ...ask }, sample.project)).id,
        observation: await repositories.impact.findObservation(investor.organizationId, observationId),
        evidence: await repositories.impact.findEvidence(investor.organizationId, evidenceId),
        standing: await repositories.impact.standingTo(investor.organizationId, sample.project),
        loans: await repositories.loans.idsOfProject(investor.organizationId, sample.project),
      }));
      expect(seen).to.deep.equal({
        managed: [sample.kpi],
        project: sample.project,
        observation: undefined,
        evidence: undefined,
        standing: undefined,
        loans: [],
      });
      const stranger = { ...investor, organizationId: fundNames.newcomer };
      expect(
        await refusalOf(
          desk.read((repositories) => readKpi({ repositories, actor: stranger, now }, sample.kpi)),
        ),
      ).to.equal("notFound");
    });
  });
});
