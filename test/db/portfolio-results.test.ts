/** What became of the loans of the decided sample: targets met, payments late, yen for each unit of a KPI. */
import { expect } from "chai";
import { readOn } from "../../db/transact.ts";
import type { Actor } from "../../src/app/actor.ts";
import { listArrears } from "../../src/app/loan/list-arrears.ts";
import {
  readPortfolioArrears,
  readPortfolioOutcomes,
} from "../../src/app/programme/read-portfolio-results.ts";
import { readStatistics } from "../../src/app/programme/read-statistics.ts";
import { localDate } from "../../src/domain/kernel/local-date.ts";
import { eachDatabase } from "../support/databases.ts";
import { openDecidedSample, type SampleDatabase } from "../support/sample-database.ts";
import { deps } from "../support/sample-facts.ts";
import { at, people } from "../support/sample-names.ts";

const asked = { dimension: "total", period: "fiscalYear" } as const;
const on = (day: string, knownAt = at("2030-01-01")) => ({ asOf: localDate(day), knownAt });

describe("results of a portfolio", () => {
  eachDatabase((name, open) => {
    describe(`on ${name}`, () => {
      let sample: SampleDatabase;
      before(async () => {
        sample = await openDecidedSample(name, open);
      });
      after(() => sample.database.remove());

      const statistics = (day: string) =>
        readOn(sample.database)((work) =>
          readStatistics(work, people.officer, { ...asked, viewpoint: on(day) }),
        );
      const arrears = (actor: Actor) =>
        readOn(sample.database)((repositories) =>
          readPortfolioArrears(
            { repositories, calendar: deps.calendar, actor },
            { ...asked, viewpoint: on("2029-06-01") },
          ),
        );
      const outcomes = (period: string) =>
        readOn(sample.database)((work) =>
          readPortfolioOutcomes(work, people.officer, {
            dimension: "total",
            key: "",
            period,
            viewpoint: on("2029-06-01"),
          }),
        );

      it("say how many of the targets judged by then were met", async () => {
        const [after, before] = [await statistics("2029-06-01"), await statistics("2025-03-30")];
        expect(after.items[0]).to.include({ period: "2024", loans: 2, targetsJudged: 1, attainment: "100" });
        expect(before.items[0]).to.include({ period: "2024", loans: 2, targetsJudged: 0, attainment: null });
      });

      it("name the loans of each period that are late, with the same sums as the list of arrears", async () => {
        const [row, ...others] = await arrears(people.officer);
        expect(others).to.deep.equal([]);
        expect(row).to.include({ period: "2024", loans: 2, shareOfLoans: "100", outstanding: "620000000" });
        const { items } = await readOn(sample.database)((repositories) =>
          listArrears(
            { repositories, calendar: deps.calendar, actor: people.officer },
            { viewpoint: on("2029-06-01"), bucket: undefined, limit: 10, cursor: undefined },
          ),
        );
        const overdue = items.reduce((sum, one) => sum + BigInt(one.overdue), 0n);
        expect(row?.overdue).to.equal(String(overdue));
      });

      it("of another lender hold none of it", async () => {
        expect(await arrears(people.stranger)).to.deep.equal([]);
      });

      it("bring the KPIs of the loans of a period, and divide by nothing that one observation cannot tell", async () => {
        const [kpi, ...others] = await outcomes("2024");
        expect(others).to.deep.equal([]);
        expect(kpi).to.include({ loans: 2, amount: "620000000", change: null, amountPerOutcome: null });
        expect(await outcomes("2023")).to.deep.equal([]);
      });
    });
  });
});
