/**
 * Laws of a loan's history through the commands and the repositories: the same as those of the domain (`test/laws`), on
 * few random histories, for each costs a database.
 */
import { expect } from "chai";
import fc from "fast-check";
import type { LoanPosition } from "../../src/app/loan/loan-position.ts";
import { addDays, localDate } from "../../src/domain/kernel/local-date.ts";
import { rateText } from "../../src/domain/kernel/rate.ts";
import { accruedThrough } from "../support/accrued-through.ts";
import { eachDatabase } from "../support/databases.ts";
import { agreeTrueUp, livedLoan, type Happening, type LivedLoan } from "../support/lived-loan.ts";
import { openDecidedSample, type SampleDatabase } from "../support/sample-database.ts";
import { firstBadRow } from "../support/verified.ts";

const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({ kind: fc.constant("report" as const), value: fc.constantFrom("54.9", "55", "57") }),
  fc.record({ kind: fc.constant("verdict" as const) }),
  fc.record({
    kind: fc.constant("fixing" as const),
    effectiveOn: fc.constantFrom("2025-04-01", "2025-10-15", "2025-12-01", "2026-01-20"),
    annualRate: fc.constantFrom("0.0149", "0.01625", "0.02"),
  }),
  fc.record({ kind: fc.constant("prepayment" as const), millions: fc.integer({ min: 1, max: 40 }) }),
  fc.record({ kind: fc.constant("interest" as const) }),
);
const history = fc.array(fc.record({ happening, days: fc.integer({ min: 1, max: 40 }) }), {
  minLength: 4,
  maxLength: 8,
});

const begun = localDate("2025-12-21");
/** What a rule may refuse in a history that nobody thought about. */
const refusals = ["fixingUnchanged"];

const interestOf = ({ facts }: LoanPosition): bigint =>
  facts.postings.reduce((sum, { interest }) => sum + interest, 0n);
const ratesOf = ({ timeline }: LoanPosition): readonly string[] =>
  timeline.map(({ effectiveOn, annualRate }) => `${effectiveOn} ${rateText(annualRate)}`);

eachDatabase((name, open) => {
  describe(`law of a loan's history on ${name}`, function () {
    this.timeout(600_000);

    async function withLoan(work: (loan: LivedLoan, ledger: SampleDatabase) => Promise<void>): Promise<void> {
      const ledger = await openDecidedSample(name, open);
      try {
        await agreeTrueUp(ledger, 30);
        await work(livedLoan(ledger, 31), ledger);
      } finally {
        await ledger.database.close();
      }
    }

    it("the interest posted over any history is the interest reckoned once from all of it, and verify agrees", async () => {
      await fc.assert(
        fc.asyncProperty(history, (told) =>
          withLoan(async (loan, ledger) => {
            let on = begun;
            for (const { happening: one, days } of told) {
              on = addDays(on, days);
              expect([undefined, ...refusals]).to.include(await loan.live(one, on));
            }
            on = addDays(on, 1);
            await loan.live({ kind: "interest" }, on);
            const position = await loan.positionOn(on);
            expect(interestOf(position)).to.equal(accruedThrough(position, position.facts.postings));
            await loan.live({ kind: "interest" }, on);
            expect((await loan.positionOn(on)).facts.postings).to.deep.equal(position.facts.postings);
            expect(await firstBadRow(ledger)).to.equal(undefined);
          }),
        ),
        { numRuns: name === "SQLite" ? 3 : 1, seed: 11 },
      );
    });

    it("the order in which facts were recorded changes nothing of today's rates, nor of the interest booked in all", async () => {
      const facts: readonly (readonly Happening[])[] = [
        [{ kind: "report", value: "54" }, { kind: "verdict" }],
        [{ kind: "fixing", effectiveOn: "2025-10-15", annualRate: "0.0149" }],
        [{ kind: "fixing", effectiveOn: "2025-12-01", annualRate: "0.01625" }],
      ];
      const answers: { readonly rates: readonly string[]; readonly interest: bigint }[] = [];
      for (const order of [
        [0, 1, 2],
        [2, 1, 0],
        [1, 0, 2],
      ]) {
        await withLoan(async (loan) => {
          let on = begun;
          for (const one of order.flatMap((i) => facts[i] ?? [])) {
            on = addDays(on, 5);
            expect(await loan.live(one, on)).to.equal(undefined);
            await loan.live({ kind: "interest" }, on);
          }
          await loan.live({ kind: "interest" }, "2026-02-02");
          const position = await loan.positionOn("2026-02-02");
          answers.push({ rates: ratesOf(position), interest: interestOf(position) });
        });
      }
      expect(answers[1]).to.deep.equal(answers[0]);
      expect(answers[2]).to.deep.equal(answers[0]);
    });

    it("a correction and its counter-correction leave the book where it was, and the same report twice has one effect", async () => {
      const bookOn = async (values: readonly string[]): Promise<bigint> => {
        let interest = 0n;
        await withLoan(async (loan) => {
          let on = begun;
          for (const value of values) {
            on = addDays(on, 3);
            expect(await loan.live({ kind: "report", value }, on)).to.equal(undefined);
            expect([undefined, ...refusals]).to.include(await loan.live({ kind: "verdict" }, on));
            await loan.live({ kind: "interest" }, on);
          }
          await loan.live({ kind: "interest" }, "2026-02-02");
          interest = interestOf(await loan.positionOn("2026-02-02"));
        });
        return interest;
      };
      const achieved = await bookOn([]);
      const missed = await bookOn(["50"]);
      expect(missed > achieved).to.equal(true);
      expect(await bookOn(["50", "57"])).to.equal(achieved);
      expect(await bookOn(["50", "57", "50"])).to.equal(missed);
      expect(await bookOn(["50", "50"])).to.equal(missed);
    });
  });
});
