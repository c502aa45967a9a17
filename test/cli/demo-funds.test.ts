import { expect } from "chai";
import { listFundEvents } from "../../src/app/fund/read-events.ts";
import { readFund } from "../../src/app/fund/read-funds.ts";
import { readPerformance } from "../../src/app/fund/read-performance.ts";
import { parseInstant } from "../../src/domain/kernel/instant.ts";
import { localDate } from "../../src/domain/kernel/local-date.ts";
import { accepted } from "../support/decisions.ts";
import { emptyLedger, idOf, type EmptyLedger } from "../support/demo.ts";

const officer = "officer@shiga.example";

describe("the funds of the demonstration", function () {
  this.timeout(600_000);
  const now = accepted(parseInstant("2026-06-22T03:00:00Z"));
  const viewpoint = { asOf: localDate("2026-06-22"), knownAt: now };
  let ledger: EmptyLedger;

  before(async () => {
    ledger = await emptyLedger(now);
    await ledger.load();
  });
  after(() => ledger.close());

  it("holds a regional fund: one buy-back was refused, one passed, and a bank sees its own part", async () => {
    const asked = { fundId: idOf("fund", "omi-revival"), viewpoint };
    const manager = ledger.actor("manager@biwako.example");
    const fund = await ledger.ports.read((repositories) => readFund(repositories, manager, asked));
    // 50,000,000 called − 10,945,000 fees + 318,320 dividend + 2,400,000 − 490,080 of the buy-back
    // − 9,999,999 + 1,000,000 of valuations − 9,000,000 distributed
    expect(fund.netAssets).to.equal("23283241");
    expect(fund.partners.reduce((sum, { capital }) => sum + BigInt(capital), 0n)).to.equal(23_283_241n);
    const exits = await ledger.ports.read((repositories) =>
      listFundEvents(repositories, manager, { ...asked, kind: "exit" }),
    );
    expect(
      exits.map(({ effectiveOn, detail }) => [effectiveOn, detail["proceeds"], detail["deemedDividend"]]),
    ).to.deep.equal([["2025-07-15", "10400000", "2400000"]]);
    const seen = await ledger.ports.read((repositories) =>
      readFund(repositories, ledger.actor(officer), asked),
    );
    expect(
      seen.partners.map(({ commitment, paidIn, distributed }) => [commitment, paidIn, distributed]),
    ).to.deep.equal([["95000000", "47500000", "8550000"]]);
  });

  it("holds an agriculture fund: a loss, a late union, a sale, distributions that restore commitment", async () => {
    const asked = { fundId: idOf("fund", "agri-growth"), viewpoint };
    const manager = ledger.actor("manager@azusa.example");
    const fund = await ledger.ports.read((repositories) => readFund(repositories, manager, asked));
    expect(fund.partners).to.have.length(12);
    // 360,000,000 − 150,000,000 called + 5,000,000 restored
    expect(fund.unfunded).to.equal("215000000");
    expect(fund.investments.map(({ invested, fairValue }) => [invested, fairValue])).to.deep.equal([
      ["10000000", "0"],
      ["30000000", "26000000"],
    ]);
    const receipts = await ledger.ports.read((repositories) =>
      listFundEvents(repositories, manager, { ...asked, kind: "receipt" }),
    );
    const charges = receipts.flatMap(({ lines }) => lines).filter(({ type }) => type === "lateCharge");
    // 3,333,334 × 14 % × 46 / 365 = 58,812.8
    expect(charges.map(({ cash }) => cash)).to.deep.equal(["58812"]);
    const { net } = await ledger.ports.read((repositories) => readPerformance(repositories, manager, asked));
    expect([net.paidIn, net.distributed, net.dpi, net.pic, net.xirr.status]).to.deep.equal([
      "150000000",
      "60000000",
      "0.4",
      "0.4167",
      "unique",
    ]);
  });
});
