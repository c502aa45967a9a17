import { expect } from "chai";
import { rowsOf } from "../../../db/read.ts";
import type { Actor } from "../../../src/app/actor.ts";
import { addValuationEvidence, readValuationEvidence } from "../../../src/app/fund/valuation-evidence.ts";
import { eachDatabase } from "../../support/databases.ts";
import { fundNames, investor, openInvestedFund, type OpenedFund } from "../../support/fund-desk.ts";
import { refusalOf } from "../../support/refusals.ts";
import { actingOn, memoryFiles } from "../../support/sample-facts.ts";
import { attachToValuation } from "../../support/sample-fund.ts";
import { at, idMaker } from "../../support/sample-names.ts";

eachDatabase((name, open) => {
  describe(`Evidence of valuations on ${name}`, function () {
    this.timeout(600_000);
    const newId = idMaker(32);
    const stranger: Actor = { ...investor, organizationId: fundNames.company };
    let fund: OpenedFund;
    let files: ReturnType<typeof memoryFiles>;
    let evidenceId: string;

    beforeEach(async () => {
      fund = await openInvestedFund(open);
      files = memoryFiles();
      const body = { investmentId: fundNames.investment, valuedOn: "2020-06-30", method: "直近の決算" };
      await fund.approve("2020-06-30", "fundValuation", {
        ...body,
        rank: "fairValue",
        fairValue: "31500000",
      });
      evidenceId = await attachToValuation(fund, { database: fund.database, newId, files });
    });

    const reading = (actor: Actor) =>
      actingOn(fund.database, newId)(
        { actor, now: at("2020-07-03"), action: "downloadValuationEvidence" },
        (context) => readValuationEvidence(files, context, evidenceId),
      );

    it("stands beside the valuation and its investment, with its hash, once however often it is added", async () => {
      const again = { database: fund.database, newId, files };
      expect(await attachToValuation(fund, again, "2020-07-02")).to.equal(evidenceId);
      const [valuation] = await fund.events("2020-07-02", "valuation");
      const [investment] = (await fund.fund("2020-07-02")).investments;
      expect(valuation?.evidence.map(({ id, fileName }) => [id, fileName])).to.deep.equal([
        [evidenceId, "評価書.csv"],
      ]);
      expect(investment?.evidence).to.deep.equal(valuation?.evidence);
      expect([...files.bytes.keys()]).to.deep.equal(valuation?.evidence.map(({ sha256 }) => sha256));
    });

    it("is read by the manager and by every partner, each reading with its audit row, and by nobody else", async () => {
      expect((await reading(fund.maker)).fileName).to.equal("評価書.csv");
      expect((await reading(investor)).bytes.byteLength).to.be.greaterThan(0);
      expect(await refusalOf(reading(stranger))).to.equal("notFound");
      const rows = await rowsOf<{ readonly organization_id: string }>(
        fund.database.reader("audit_row").where({ action: "downloadValuationEvidence" }),
      );
      expect(rows.map((row) => row.organization_id).toSorted()).to.deep.equal([
        fundNames.manager,
        fundNames.partnerA,
      ]);
    });

    it("is added by the manager alone, and to a valuation alone", async () => {
      const [call] = await fund.events("2020-07-01", "call");
      const [valuation] = await fund.events("2020-07-01", "valuation");
      const adding = (actor: Actor, eventId: string | undefined) =>
        actingOn(fund.database, newId)(
          { actor, now: at("2020-07-02"), action: "addValuationEvidence" },
          (context) =>
            addValuationEvidence(files, context, {
              fundId: fundNames.fund,
              eventId: eventId ?? "",
              fileName: "a.csv",
              mediaType: "text/csv",
              bytes: new TextEncoder().encode("a,b\n"),
            }),
        );
      expect(await refusalOf(adding(investor, valuation?.id))).to.equal("notFound");
      expect(await refusalOf(adding(fund.maker, call?.id))).to.equal("notFound");
    });
  });
});
