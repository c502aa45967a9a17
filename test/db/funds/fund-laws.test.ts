/** Random histories of a fund: whatever was recorded and taken back, its books say the same as its partners' accounts. */
import { expect } from "chai";
import fc from "fast-check";
import { recordOn } from "../../../db/transact.ts";
import { Rejected } from "../../../src/app/rejected.ts";
import {
  fundDesk,
  type FundDesk,
  fundNames,
  noLetter,
  payCalls,
  plainTerms,
  recordFundParties,
} from "../../support/fund-desk.ts";
import { eachDatabase, type TestDatabase } from "../../support/databases.ts";
import { memoryFiles } from "../../support/sample-facts.ts";
import { at, idMaker } from "../../support/sample-names.ts";
import { firstBadRow } from "../../support/verified.ts";

type SetUp = typeof terms extends fc.Arbitrary<infer Drawn> ? Drawn : never;
type Step = readonly [what: number, amount: number, month: number];

const steps = fc.array(
  fc.tuple(
    fc.integer({ min: 0, max: 7 }),
    fc.integer({ min: 1, max: 9_999_999 }),
    fc.integer({ min: 0, max: 3 }),
  ),
  { minLength: 6, maxLength: 10 },
);

const terms = fc.record({
  call: fc.constantFrom("largestRemainder", "floorGp"),
  distribution: fc.constantFrom("largestRemainder", "floorGp", "floorCarry", "unitFloor"),
  model: fc.constantFrom("metiModel", "european"),
  hurdle: fc.constantFrom("0", "0.08"),
  growth: fc.constantFrom("annual", "act365", "act36525", "simpleAct365"),
});

eachDatabase((name, open) => {
  describe(`Laws of funds on ${name}`, function () {
    this.timeout(600_000);

    async function newFund(setUp: SetUp): Promise<{ desk: FundDesk; database: TestDatabase }> {
      const database = await open();
      const newId = idMaker(23);
      await recordFundParties(database, newId);
      const desk = fundDesk(database, newId);
      const { model, hurdle, growth, call, distribution } = setUp;
      await desk.form({
        terms: {
          ...plainTerms,
          allocation: { call, distribution },
          waterfall: {
            ...plainTerms.waterfall,
            model,
            catchUpRate: "1",
            hurdle: { rate: hurdle, growth, dayInclusion: "startOnly" },
          },
        },
        sideLetterOfB: { feeDiscountRate: "0.25", excused: [] },
      });
      await desk.call("2020-04-01", "50000000");
      await payCalls(desk, "2020-04-01");
      await desk.approve("2020-04-01", "fundInvestment", {
        investmentId: fundNames.investment,
        opens: { companyId: fundNames.company, instrument: "common", redemptions: [] },
        boughtOn: "2020-04-01",
        units: "97",
        cost: "20000001",
      });
      return { desk, database };
    }

    it("partners' capital accounts add up to the net assets at every viewpoint, and verify agrees", async () => {
      await fc.assert(
        fc.asyncProperty(terms, steps, async (setUp, history) => {
          const { desk, database } = await newFund(setUp);
          const days = await live(desk, history);
          for (const day of days) {
            await expectAccountsAddUp(desk, day);
            await expectAccountsAddUp(desk, days.at(-1) ?? day, day);
          }
          expect(await firstBadRow({ database, files: memoryFiles() })).to.equal(undefined);
          await database.remove();
        }),
        { numRuns: 4, endOnFailure: true },
      );
    });

    it("a reversal leaves every partner as if nothing had been", async () => {
      await fc.assert(
        fc.asyncProperty(terms, steps, async (setUp, history) => {
          const { desk, database } = await newFund(setUp);
          const on = (await live(desk, history)).at(-1) ?? "2020-04-01";
          for (let what = 0; what <= 5; what += 1) {
            const before = await desk.accounts(on);
            const known = new Set((await desk.events(on)).map(({ id }) => id));
            if (!(await happens(desk, [what, 1_234_567, 0], on))) continue;
            const made = (await desk.events(on)).filter(({ id }) => !known.has(id));
            for (const { id } of made)
              await desk.approve(on, "fundReversal", { eventId: id, reason: "誤り" });
            expect(await desk.accounts(on), `step ${String(what)}`).to.deep.equal(before);
          }
          await database.remove();
        }),
        { numRuns: 3, endOnFailure: true },
      );
    });

    it("verify names a line whose shares do not add up to it", async () => {
      const setUp = {
        call: "largestRemainder",
        distribution: "floorGp",
        model: "european",
        hurdle: "0",
        growth: "annual",
      } as const;
      const { desk, database } = await newFund(setUp);
      const [call] = await desk.events("2020-04-01", "call");
      const unit = { actor: desk.maker, action: "recordWrongly", now: at("2020-04-02"), newId: idMaker(24) };
      await recordOn(database)(unit, (_, { append }) =>
        append("fund_line", [
          { event_id: String(call?.id), line: 9, type: "other", cash_minor: 1, unfunded_minor: 0, inside: 0 },
        ]),
      );
      const found = await firstBadRow({ database, files: memoryFiles() });
      expect(found?.what).to.equal("fund_line");
      expect(found?.because).to.equal("the partners' shares do not add up to it");
    });
  });
});

/** Runs the steps month by month; those that a rule refuses do not happen. Answers the days on which anything did. */
async function live(desk: FundDesk, history: readonly Step[]): Promise<readonly string[]> {
  const days: string[] = [];
  let month = 4;
  for (const step of history) {
    month += step[2];
    const on = `${2020 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}-15`;
    if (await happens(desk, step, on)) days.push(on);
  }
  return days;
}

async function happens(desk: FundDesk, [what, amount]: Step, on: string): Promise<boolean> {
  const money = String(amount);
  const kinds = [
    () => desk.call(on, money),
    () => desk.approve(on, "fundExpense", { paidOn: on, amount: money, what: "費用" }),
    () => desk.approve(on, "fundIncome", { receivedOn: on, amount: money, withheldTax: "0", what: "利息" }),
    () => desk.approve(on, "fundValuation", valuation(on, money)),
    () => desk.approve(on, "fundDistribution", { noticeOn: on, paidOn: on, amount: money, restores: "0" }),
    () =>
      desk.approve(on, "fundExit", {
        ...sale,
        exitedOn: on,
        units: String(1 + (amount % 13)),
        proceeds: money,
      }),
    () => desk.approve(on, "interestTransfer", transfer(on, 1 + (amount % 5))),
    () => desk.approve(on, "fundClosing", laterClosing(on, 1 + (amount % 7))),
  ];
  try {
    await kinds[what]?.();
    return true;
  } catch (error) {
    if (error instanceof Rejected) return false;
    throw error;
  }
}

const sale = { investmentId: fundNames.investment, exit: "sale" };

function valuation(on: string, fairValue: string): object {
  return {
    investmentId: fundNames.investment,
    valuedOn: on,
    rank: "fairValue",
    fairValue,
    method: "取引事例",
  };
}

function transfer(on: string, units: number): object {
  const to = {
    partnerId: fundNames.ofNewcomer,
    organizationId: fundNames.newcomer,
    kind: "lp",
    sideLetter: noLetter,
  };
  return { transferredOn: on, fromPartnerId: fundNames.ofB, units: String(units), to };
}

function laterClosing(on: string, units: number): object {
  const newcomer = {
    partnerId: fundNames.ofNewcomer,
    organizationId: fundNames.newcomer,
    kind: "lp",
    units: String(units),
    sideLetter: noLetter,
  };
  return { closedOn: on, partners: [newcomer] };
}

async function expectAccountsAddUp(desk: FundDesk, on: string, knownOn?: string): Promise<void> {
  const { items, netAssets } = await desk.accounts(on, knownOn);
  const sum = (amounts: readonly string[]) => amounts.reduce((total, amount) => total + BigInt(amount), 0n);
  expect(sum(items.map(({ closing }) => closing)), `${on} known on ${knownOn ?? "the last day"}`).to.equal(
    BigInt(netAssets),
  );
  for (const { opening, contributions, distributions, transfers, result, closing } of items)
    expect(sum([opening, contributions, distributions, transfers, result])).to.equal(BigInt(closing));
}
