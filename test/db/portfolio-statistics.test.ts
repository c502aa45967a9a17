/** A synthetic portfolio recorded as the command line does, and the statistics read from its loans. */
import { expect } from "chai";
import { transactOn, readOn } from "../../db/transact.ts";
import { readLentLoans, readStatistics } from "../../src/app/programme/read-statistics.ts";
import { recordSyntheticPortfolio, lastFiscalYear } from "../../src/cli/demo/synthetic-portfolio.ts";
import { localDate } from "../../src/domain/kernel/local-date.ts";
import { present } from "../../src/domain/kernel/invariant.ts";
import { portfolioDimensions } from "../../src/domain/programme/portfolio-statistics.ts";
import { syntheticPortfolio } from "../../src/domain/programme/synthetic-portfolio.ts";
import { accepted } from "../support/decisions.ts";
import { eachDatabase } from "../support/databases.ts";
import { refusalOf } from "../support/refusals.ts";
import { openSample, type SampleDatabase } from "../support/sample-database.ts";
import { at, idMaker, people } from "../support/sample-names.ts";

const now = at("2026-06-01");
const viewpoint = { asOf: localDate("2026-06-01"), knownAt: now };
const size = { loans: 1_800, seed: 1 };
const page = { limit: 200, cursor: undefined };

describe("statistics of a synthetic portfolio", () => {
  eachDatabase((name, open) => {
    describe(`on ${name}`, function () {
      this.timeout(600_000);
      let sample: SampleDatabase;
      const told: number[] = [];
      const record = (year: number) =>
        recordSyntheticPortfolio({
          ports: { transact: transactOn(sample.database), now: () => now, newId: idMaker(60 + (year % 10)) },
          actor: people.officer,
          size,
          year,
          tell: (recorded) => told.push(recorded),
        });
      before(async () => {
        sample = await openSample(name, open);
        expect(await record(2023)).to.deep.equal({ loans: 1_800, amount: 12_560_000_000n });
        await record(2022);
      });
      after(() => sample.database.remove());

      const statistics = (asked: Partial<Parameters<typeof readStatistics>[2]>) =>
        readOn(sample.database)((work) =>
          readStatistics(work, people.officer, {
            dimension: "total",
            period: "fiscalYear",
            viewpoint,
            ...asked,
          }),
        );

      it("reproduce count and total exactly, and the same again a year before", async () => {
        const { items } = await statistics({});
        const of = (period: string) =>
          present(
            items.find((row) => row.period === period),
            period,
          );
        expect(of("2022")).to.deep.include({ loans: 1_800, amount: "12560000000", average: "6977777" });
        expect(of("2023")).to.deep.include({ loans: 1_800, loansOnYear: "100", amountOnYear: "100" });
        expect(of("2022")).to.deep.include({ shareOfAmount: "100", loansOnYear: null });
      });

      for (const dimension of portfolioDimensions.filter((one) => one !== "field")) {
        it(`by ${dimension} add up to the total of each period`, async () => {
          const { items, totals } = await statistics({ dimension, period: "half" });
          for (const total of totals) {
            const rows = items.filter(({ period }) => period === total.period);
            expect(rows.reduce((sum, { loans }) => sum + loans, 0)).to.equal(total.loans);
            const yen = rows.reduce((sum, { amount }) => sum + BigInt(amount), 0n);
            expect(String(yen)).to.equal(total.amount);
          }
        });
      }

      it("count a loan in each of its fields, as the loans themselves say", async () => {
        const { items } = await statistics({ dimension: "field" });
        const made = accepted(syntheticPortfolio({ ...size, year: 2022 }));
        for (const field of ["care", "socialIssue"] as const) {
          const own = made.filter(({ fields }) => fields.includes(field));
          const row = items.find(({ period, key }) => period === "2022" && key === field);
          expect(row).to.deep.include({
            loans: own.length,
            amount: String(own.reduce((sum, { principal }) => sum + principal, 0n)),
          });
        }
      });

      it("open to exactly the loans behind a figure", async () => {
        const { items } = await statistics({ dimension: "field", period: "half" });
        const row = present(
          items.find(({ period, key }) => period === "2022H1" && key === "socialIssue"),
          "a figure",
        );
        const found: string[] = [];
        for (let cursor: string | undefined = undefined, more = true; more;) {
          const answer: Awaited<ReturnType<typeof readLentLoans>> = await readOn(sample.database)((work) =>
            readLentLoans(work, people.officer, {
              dimension: "field",
              key: row.key,
              period: row.period,
              viewpoint,
              page: { ...page, cursor },
            }),
          );
          found.push(...answer.items.map(({ principal }) => principal));
          cursor = answer.nextCursor ?? undefined;
          more = cursor !== undefined;
        }
        expect(found).to.have.length(row.loans);
        expect(String(found.reduce((sum, principal) => sum + BigInt(principal), 0n))).to.equal(row.amount);
      });

      it("of another lender hold none of it", async () => {
        const { items } = await readOn(sample.database)((work) =>
          readStatistics(work, people.stranger, { dimension: "total", period: "fiscalYear", viewpoint }),
        );
        expect(items).to.deep.equal([]);
      });

      it("know nothing of what was recorded later", async () => {
        const { items } = await statistics({ viewpoint: { ...viewpoint, knownAt: at("2026-05-31") } });
        // The loans of the sample itself.
        expect(items.map(({ period, loans }) => [period, loans])).to.deep.equal([["2024", 2]]);
      });

      it("are recorded once: the same portfolio again is refused with its number", async () => {
        expect(await refusalOf(record(2022))).to.include("portfolioRecordedBefore");
      });

      it("tell how far they are, a thousand at a time", () => {
        expect(told).to.deep.equal([1_000, 1_800, 1_000, 1_800]);
      });
    });
  });

  it("take the fiscal year that ended last", () => {
    expect(["2026-03-31", "2026-04-01"].map((day) => lastFiscalYear(localDate(day)))).to.deep.equal([
      2024, 2025,
    ]);
  });
});
