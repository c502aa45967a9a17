import { expect } from "chai";
import { readAssessments } from "../../src/app/impact/assess-value.ts";
import { readFinancePerOutcome } from "../../src/app/impact/read-finance.ts";
import { readKpi } from "../../src/app/impact/read-kpis.ts";
import { readOutcomeContracts } from "../../src/app/impact/read-outcomes.ts";
import { readPace } from "../../src/app/impact/read-pace.ts";
import { decimal } from "../../src/domain/kernel/decimal.ts";
import { parseInstant } from "../../src/domain/kernel/instant.ts";
import { localDate } from "../../src/domain/kernel/local-date.ts";
import { trialBalance } from "../../src/domain/ledger/trial-balance.ts";
import { accepted } from "../support/decisions.ts";
import { emptyLedger, idOf, type EmptyLedger } from "../support/demo.ts";

describe("what the demonstration says about the value of outcomes", function () {
  this.timeout(600_000);
  const now = accepted(parseInstant("2026-06-22T03:00:00Z"));
  const viewpoint = { asOf: localDate("2026-06-22"), knownAt: now };
  let ledger: EmptyLedger;

  before(async () => {
    ledger = await emptyLedger(now);
    await ledger.load();
  });
  after(() => ledger.close());

  const contractsOf = (email: string, project: string) =>
    ledger.ports.read((work) => readOutcomeContracts(work, ledger.actor(email), idOf("project", project)));
  const paceOf = (email: string, kpi: string, asked: object = {}) =>
    ledger.ports.read((work) =>
      readPace(work, { actor: ledger.actor(email), now }, { kpiId: idOf("kpi", kpi), ...asked }),
    );

  it("shows the published series of eight projects to the policy lender, gaps and missed aims included", async () => {
    const seen = async (slug: string) => {
      const { observations } = await ledger.ports.read((repositories) =>
        readKpi({ repositories, actor: ledger.actor("officer@omi.example"), now }, idOf("kpi", slug)),
      );
      return observations.map(({ value, conflicting }) => [value, conflicting]);
    };
    expect(await seen("kawakami-population")).to.deep.equal([
      ["1204", false],
      ["1300", false],
      ["8132", false],
    ]);
    expect(await seen("lac-sites")).to.deep.equal([
      ["38", false],
      ["2", false],
    ]);
    expect(await seen("congestion-stores")).to.have.deep.members([
      ["4", true],
      ["60", true],
    ]);
    expect(await seen("loop-tons")).to.deep.equal([
      ["1", false],
      ["0.3", false],
    ]);
    expect(await seen("gotore-per-run")).to.deep.equal([["6.67", false]]);
    expect(await seen("aizu-communication"), "no result was ever published").to.deep.equal([]);
  });

  it("Kobe pays 29,430,000 of 34,060,000: two targets met in full, the third by 32.9 of 80", async () => {
    const [contract] = await contractsOf("officer@kobe.example", "kobe-nephropathy");
    expect([contract?.settled, contract?.cap, contract?.left]).to.deep.equal([
      "29430000",
      "34060000",
      "4630000",
    ]);
    const paid = contract?.parts.map(({ code, tests }) => {
      const last = tests[0]?.settlements.at(-1);
      return [code, last?.exact, last?.payment];
    });
    expect(paid).to.deep.equal([
      ["F", "10480000", "10480000"],
      ["P1", "7860000", "7860000"],
      ["P2", "7860000", "7860000"],
      ["P3", "3232425", "3230000"], // 7,860,000 × 32.9 / 80
    ]);
  });

  it("Hachioji pays 5,401,000 for bowel cancer, nothing for what was not found, and 10,000,000 for 5.99 points", async () => {
    const [bowel] = await contractsOf("officer@hachioji.example", "hachioji-colorectal");
    expect(bowel?.parts.map(({ tests }) => tests[0]?.settlements[0]?.payment)).to.deep.equal([
      "2441000",
      "2960000",
      "0",
    ]);
    expect(bowel?.settled).to.equal("5401000");
    const [breast] = await contractsOf("organizer@soto-kenshin.example", "hachioji-breast");
    expect([breast?.settled, breast?.left]).to.deep.equal(["10000000", "0"]);
    expect(await contractsOf("officer@omi.example", "hachioji-breast"), "kept from others").to.deep.equal([]);
  });

  it("what a city has settled stands in its book as an expense it still owes", async () => {
    const totals = await ledger.ports.read(({ books }) =>
      books.totals(idOf("book", "hachioji-city", "JPY"), viewpoint),
    );
    const { rows } = trialBalance(totals);
    const balanceOf = (code: string) => rows.find((row) => row.code === code)?.balance;
    expect([balanceOf("5210"), balanceOf("2630")]).to.deep.equal([15_401_000n, -15_401_000n]);
  });

  it("trucks of the mobile supermarket: 440 to 626 is 172.31 a year, growth of 38.63 %", async () => {
    const series = await ledger.ports.read(({ impact }) =>
      impact.observationsOfKpis(idOf("organization", "shiga-bank"), [idOf("kpi", "tokushimaru-trucks")]),
    );
    const observed = (value: string) =>
      series.find(({ draftValue }) => draftValue.eq(decimal(value)))?.observationId;
    const pace = await paceOf("officer@shiga.example", "tokushimaru-trucks", {
      from: observed("440"),
      to: observed("626"),
    });
    expect(pace).to.deep.include({
      scale: "186",
      days: 394,
      pacePerYear: "172.31",
      compoundGrowth: "0.3863",
    });
    expect([pace?.first.on, pace?.last.on]).to.deep.equal(["2019-09-30", "2020-10-28"]);
  });

  it("38 of 50 sites is a missed target, and says what pace would have been needed", async () => {
    const pace = await paceOf("officer@omi.example", "lac-sites");
    expect(pace?.target).to.deep.equal({ on: "2023-03-31", value: "50", missed: true });
    // 12 sites in the 274 days after 30 June 2022
    expect(pace?.requiredPace).to.equal("15.99");
  });

  it("measures from no figure that another source contradicts", async () => {
    expect(await paceOf("officer@omi.example", "congestion-stores")).to.equal(null);
  });

  it("finance and interest forgone per outcome come from the books of the lender", async () => {
    const lines = await ledger.ports.read((work) =>
      readFinancePerOutcome(work, ledger.actor("officer@shiga.example"), {
        projectId: idOf("project", "soil-recycling"),
        viewpoint,
      }),
    );
    const balances = await ledger.ports.read(({ books }) =>
      books.loanBalances([idOf("loan", "yamazaki-sll")], viewpoint),
    );
    const forgone = balances.get(idOf("loan", "yamazaki-sll"))?.get("4190") ?? 0n;
    expect(lines.map(({ number }) => number)).to.deep.equal(["", "SLL-2020-0001"]);
    // 82.4 % to 88 %: 5.6 points; 500,000,000 / 5.6
    expect(lines[1]).to.deep.include({
      outcomes: "5.6",
      financed: "500000000",
      interestForgone: forgone.toString(),
      financePerOutcome: "89285714.29",
    });
    expect(forgone > 0n).to.equal(true);
  });

  it("an assessment shows three cases, its conventions and its negative outcome; another says who found none", async () => {
    const read = (email: string, project: string) =>
      ledger.ports.read((work) => readAssessments(work, ledger.actor(email), idOf("project", project)));
    const [training] = await read("officer@omi.example", "kurobe-gotore");
    expect(training?.assessment).to.deep.include({ discountRate: "0.04", startYear: 1 });
    expect(training?.assessment.outcomes.some(({ quantity }) => quantity.base === "-1")).to.equal(true);
    const { low, base, high } = training!.value.cases;
    expect([low.npv, base.npv, high.npv].map(Number)).to.satisfy(([a, b, c]: number[]) => a! < b! && b! < c!);
    const [shopping] = await read("organizer@tokushimaru.example", "mobile-supermarket");
    expect(shopping?.assessment.noNegativesBecause).to.include("確認されなかった");
    expect(shopping?.recordedBy.name).to.equal("大津 一郎");
    // the base case is V3: 11,584,530.04 − 12,000,000
    expect(shopping?.value.cases.base).to.deep.include({ npv: "-415469.96", ratio: "0.9654" });
  });
});
