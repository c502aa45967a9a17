/** A fund with a call, an investment valued on a file, and an expense taken back: every table of funds holds rows. */
import type { Database } from "../../db/connect.ts";
import { addValuationEvidence } from "../../src/app/fund/valuation-evidence.ts";
import type { EvidenceFiles } from "../../src/app/impact/ports.ts";
import { fundDesk, fundNames, payCalls, recordFundParties, type FundDesk } from "./fund-desk.ts";
import { actingOn } from "./sample-facts.ts";
import { at } from "./sample-names.ts";

export async function recordSampleFund(
  database: Database,
  newId: () => string,
  files: EvidenceFiles,
): Promise<void> {
  await recordFundParties(database, newId);
  const desk = fundDesk(database, newId);
  await desk.form();
  await desk.call("2020-04-01", "40000000");
  await payCalls(desk, "2020-04-01");
  await desk.approve("2020-05-01", "fundInvestment", {
    investmentId: fundNames.investment,
    opens: { companyId: fundNames.company, instrument: "common", redemptions: [] },
    boughtOn: "2020-05-01",
    units: "300",
    cost: "30000000",
  });
  await desk.approve("2020-06-01", "fundExpense", { paidOn: "2020-06-01", amount: "10000", what: "誤り" });
  const [expense] = await desk.events("2020-06-01");
  await desk.approve("2020-06-02", "fundReversal", { eventId: expense?.id, reason: "誤り" });
  await desk.approve("2020-06-30", "fundValuation", {
    investmentId: fundNames.investment,
    valuedOn: "2020-06-30",
    rank: "fairValue",
    fairValue: "31500000",
    method: "直近の決算",
  });
  await attachToValuation(desk, { database, newId, files });
}

interface Attaching {
  readonly database: Database;
  readonly newId: () => string;
  readonly files: EvidenceFiles;
}

/** One file behind the newest valuation. */
export async function attachToValuation(
  desk: FundDesk,
  { database, newId, files }: Attaching,
  on = "2020-07-01",
): Promise<string> {
  const [valuation] = await desk.events(on, "valuation");
  const file = {
    fileName: "評価書.csv",
    mediaType: "text/csv",
    bytes: new TextEncoder().encode("項目,値\n評価額,31500000\n"),
  };
  const eventId = valuation?.id ?? "";
  const unit = { actor: desk.maker, now: at(on), action: "addValuationEvidence" };
  const { items } = await actingOn(database, newId)(unit, (context) =>
    addValuationEvidence(files, context, { fundId: fundNames.fund, eventId, ...file }),
  );
  return items.at(-1)?.id ?? "";
}
