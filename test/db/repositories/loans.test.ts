import { expect } from "chai";
import { readOn, recordOn } from "../../../db/transact.ts";
import { factsKnown } from "../../../src/app/audit/verify-loans.ts";
import type { LoanFacts, LoanSort } from "../../../src/app/loan/ports.ts";
import type { Repositories } from "../../../src/app/ports.ts";
import type { Instant } from "../../../src/domain/kernel/instant.ts";
import { rateText } from "../../../src/domain/kernel/rate.ts";
import { eachDatabase } from "../../support/databases.ts";
import { openDecidedSample, type SampleDatabase } from "../../support/sample-database.ts";
import { approvedAt } from "../../support/sample-facts.ts";
import { at, idMaker, people, sample } from "../../support/sample-names.ts";

const [firstLoan, secondLoan] = sample.loans;

describe("loan repository", () => {
  eachDatabase((name, open) => {
    describe(`on ${name}`, function () {
      this.timeout(600_000);
      let ledger: SampleDatabase;
      before(async () => {
        ledger = await openDecidedSample(name, open);
      });
      after(() => ledger.database.close());
      const read: <T>(query: (repositories: Repositories) => Promise<T>) => Promise<T> = (query) =>
        readOn(ledger.database)(query);
      const factsAt = async (knownAt: Instant, viewer: string = sample.bank): Promise<LoanFacts> => {
        const [facts] = await read(({ loans }) => loans.facts(viewer, [firstLoan], knownAt));
        if (facts === undefined) throw new Error("no loan");
        return facts;
      };

      it("gives a loan back as it was agreed", async () => {
        const { loan, pricing, fixings, agreement } = await factsAt(at("2026-01-01"));
        expect(loan).to.deep.include({
          id: firstLoan,
          number: "L-1",
          trancheId: sample.tranche,
          productKind: "bullet",
          currency: "JPY",
          principal: 500_000_000n,
          drawdownOn: "2024-10-01",
          firstDueOn: "2025-03-31",
          everyMonths: 6,
          instalments: 10,
          endOfMonth: true,
          baseRateIndex: "SHORT_PRIME",
          businessDayConvention: "modifiedFollowing",
        });
        expect(loan.interestRule).to.deep.equal({
          dayCount: "act365Fixed",
          dayInclusion: "startOnly",
          rounding: "floor",
          roundingScope: "period",
          principalUnit: 1n,
        });
        expect([loan.lender.name.ja, loan.borrower.name.ja, loan.project.name.en]).to.deep.equal([
          "架空みなと銀行",
          "みなと歩き組合",
          "A harbour town on foot",
        ]);
        expect(
          pricing.map(({ effectiveOn, creditMargin }) => [effectiveOn, rateText(creditMargin)]),
        ).to.deep.equal([["2024-10-01", "0.006"]]);
        expect(fixings.map(({ annualRate }) => rateText(annualRate))).to.deep.equal(["0.01475"]);
        expect(
          agreement?.spts.map(({ target, baseline, strict }) => [
            target.toFixed(),
            baseline?.toFixed(),
            strict,
          ]),
        ).to.deep.equal([["55", "40", false]]);
      });

      it("gives lender and borrower the same facts, in the order asked for", async () => {
        const reversed = [secondLoan, firstLoan];
        const asked = (viewer: string) =>
          read(({ loans }) => loans.facts(viewer, [...reversed, sample.book], at("2026-01-01")));
        const facts = await asked(sample.bank);
        expect(facts.map(({ loan }) => loan.id)).to.deep.equal(reversed);
        expect(await asked(sample.organizer)).to.deep.equal(facts);
      });

      it("leaves out what was not yet known", async () => {
        const counts = async (knownAt: Instant) => {
          const { decisions, postings, repayments } = await factsAt(knownAt);
          return [decisions.length, postings.length, repayments.length];
        };
        // Through March: six month ends, the due date and the last day of March; then one a month.
        expect(await counts(at("2025-03-30"))).to.deep.equal([0, 0, 0]);
        expect(await counts(at("2025-03-31"))).to.deep.equal([0, 0, 1]);
        expect(await counts(at("2025-04-01"))).to.deep.equal([0, 7, 1]);
        expect(await counts(at("2025-12-09"))).to.deep.equal([0, 16, 1]);
        expect(await counts(approvedAt)).to.deep.equal([1, 17, 1]);
        const beforeAll = await read(({ loans }) => loans.facts(sample.bank, [firstLoan], at("2024-08-31")));
        expect(beforeAll).to.deep.equal([]);
      });

      it("knows at every moment what is left when later facts are taken away", async () => {
        const everything = await factsAt(at("2030-01-01"));
        for (const day of ["2024-09-01", "2025-03-31", "2025-10-01", "2025-12-09", "2025-12-10"]) {
          expect(await factsAt(at(day)), day).to.deep.equal(factsKnown(everything, at(day)));
        }
      });

      it("gives the decision back with exactly what was read", async () => {
        const { decisions } = await factsAt(at("2026-01-01"));
        expect(decisions).to.have.length(1);
        expect(decisions[0]).to.deep.include({
          testOn: "2025-03-31",
          certificateReceivedOn: "2025-04-21",
          correctsId: undefined,
          approvedBy: "承認 次郎",
          recordedAt: approvedAt,
        });
        expect(decisions[0]?.outcomes[0]).to.deep.include({
          outcome: "achieved",
          value: "57.5",
          target: "55",
          grade: "E2",
          observationId: ledger.observationId,
        });
      });

      it("gives the newest recomputation back: the new rate and the interest of every period", async () => {
        const recomputed = await read(({ loans }) => loans.latestRecomputation(firstLoan));
        expect(recomputed).to.deep.include({ reasonKind: "covenant.stepApplied", asOf: "2025-12-14" });
        const { rows: timeline } = recomputed?.timeline as unknown as { rows: Record<string, string>[] };
        expect(timeline.map((row) => [row["effectiveOn"], row["annualRate"], row["stepBp"]])).to.deep.equal([
          ["2024-10-01", "0.02075", "0"],
          ["2025-09-30", "0.01975", "-10"],
          ["2025-11-01", "0.02125", "-10"],
        ]);
        const { rows: schedule } = recomputed?.schedule as unknown as { rows: Record<string, string>[] };
        // 500,000,000 × 2.075 % × 181 / 365, × 2.075 % × 183 / 365, × (1.975 % × 32 + 2.125 % × 150) / 365, cut off.
        expect(schedule.slice(0, 3).map((row) => row["interest"])).to.deep.equal([
          "5144863",
          "5201712",
          "5232191",
        ]);
        expect(await read(({ loans }) => loans.latestRecomputation(sample.book))).to.equal(undefined);
      });

      it("names loans, agreements and lenders by each other", async () => {
        const found = await read(async ({ loans }) => [
          await loans.lenderIds(),
          await loans.idsOfLender(sample.bank),
          await loans.idsOfAgreement(sample.agreement),
          await loans.idsOfProject(sample.organizer, sample.project),
          await loans.agreementsTestingKpi(sample.organizer, sample.kpi),
        ]);
        const loans = [firstLoan, secondLoan];
        expect(found).to.deep.equal([[sample.bank], loans, loans, loans, [sample.agreement]]);
      });

      describe("lists", () => {
        before(async () => {
          const unit = { actor: people.officer, action: "grant", now: at("2025-12-20"), newId: idMaker(5) };
          await recordOn(ledger.database)(unit, async (_repositories, { append }) => {
            const model = (await ledger.database.reader("loan").first()) as Record<string, string | number>;
            const principals = [120_000_000, 7_000_000, 120_000_000, 900_000_000_000];
            await append(
              "loan",
              principals.map((principal, i) => ({
                ...model,
                id: `00000000-0000-7000-8000-0000000000e${String(i + 3)}`,
                number: `L-${String(i + 3)}`,
                principal_minor: principal,
              })),
            );
          });
        });

        const sorts: readonly (readonly [LoanSort, string])[] = [
          ["number", "123456"],
          ["-number", "654321"],
          // 7 million; three of 120 million by id; 500 million; 900,000 million.
          ["principal", "423516"],
          ["-principal", "615324"],
          ["drawdownOn", "123456"],
          ["-drawdownOn", "654321"],
        ];
        for (const [sort, order] of sorts) {
          it(`by ${sort}, every loan on exactly one page, equal ones in a fixed order`, async () => {
            const walked: string[] = [];
            for (let cursor: string | undefined; ;) {
              const request = { limit: 2, cursor };
              const { items, nextCursor } = await read(({ loans }) => loans.list(sample.bank, sort, request));
              walked.push(...items.map(({ id }) => id.slice(-1)));
              if (nextCursor === null) break;
              cursor = nextCursor;
            }
            expect(walked.join("")).to.equal(order);
          });
        }

        it("survive a cursor that somebody made up", async () => {
          for (const sort of ["number", "principal", "-principal", "drawdownOn"] as const) {
            for (const cursor of [
              "",
              "|",
              "x",
              "1.5|x",
              "1e400|x",
              "NaN|",
              "99999999999999999999|",
              "'; --|",
            ]) {
              const { items } = await read(({ loans }) =>
                loans.list(sample.bank, sort, { limit: 9, cursor }),
              );
              expect(items.length, `${sort} ${cursor}`).to.be.within(0, 6);
            }
          }
        });
      });
    });
  });
});
