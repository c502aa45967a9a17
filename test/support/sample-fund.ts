/** A fund with a call, an investment, and an expense taken back: every table of funds holds rows. */
import type { Database } from "../../db/connect.ts";
import { fundDesk, fundNames, payCalls, recordFundParties } from "./fund-desk.ts";

export async function recordSampleFund(database: Database, newId: () => string): Promise<void> {
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
}
