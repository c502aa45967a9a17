import { expect } from "chai";
import { readOn, transactOn } from "../../../db/transact.ts";
import type { NewEntry } from "../../../src/app/ledger/ports.ts";
import type { Repositories } from "../../../src/app/ports.ts";
import type { Instant } from "../../../src/domain/kernel/instant.ts";
import { present } from "../../../src/domain/kernel/invariant.ts";
import { localDate } from "../../../src/domain/kernel/local-date.ts";
import { eachDatabase } from "../../support/databases.ts";
import { refusalOf } from "../../support/refusals.ts";
import { openDecidedSample, type SampleDatabase } from "../../support/sample-database.ts";
import { at, idMaker, people, sample } from "../../support/sample-names.ts";

const [firstLoan, secondLoan] = sample.loans;

describe("book repository", () => {
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
      const newId = idMaker(6);

      /** Code → debit and credit, accounts that moved only. */
      const totals = async (asOf: string, knownAt: Instant) => {
        const rows = await read(({ books }) => books.totals(sample.book, { asOf: localDate(asOf), knownAt }));
        return Object.fromEntries(
          rows
            .filter(({ debit, credit }) => debit !== 0n || credit !== 0n)
            .map(({ code, debit, credit }) => [code, [debit, credit]]),
        );
      };

      const drawn = { 1010: [0n, 620_000_000n], 1310: [620_000_000n, 0n] };
      const received = { 1010: [5_144_863n, 620_000_000n], 1310: [620_000_000n, 0n], 1460: [0n, 5_144_863n] };

      it("knows on the day of the drawdown only the drawdown", async () => {
        expect(await totals("2024-10-01", at("2026-01-01"))).to.deep.equal(drawn);
        expect(await totals("2024-09-30", at("2026-01-01"))).to.deep.equal({});
      });

      it("does not know on 31 March what was accrued for March on 1 April", async () => {
        expect(await totals("2025-03-31", at("2025-03-31"))).to.deep.equal(received);
      });

      it("knows on 1 April the interest of the first period and of one day of the second", async () => {
        // 2.075 % on 500 and 120 million: 181 days 5,144,863 and 1,234,767 yen, one day 28,424 and 6,821.
        const accrued = 5_144_863n + 1_234_767n + 28_424n + 6_821n;
        expect(await totals("2025-03-31", at("2025-04-01"))).to.deep.equal({
          ...received,
          1460: [accrued, 5_144_863n],
          4110: [0n, accrued],
        });
      });

      it("books the effect of the interest step to an account of its own, on the day it was learned", async () => {
        // Ten basis points of 500 and 120 million from 30 September through November: 62 days.
        // 1,762,328 less 1,677,397 and 422,958 less 402,575 yen.
        const forgone = 1_762_328n - 1_677_397n + (422_958n - 402_575n);
        const { 4190: effect } = await totals("2025-12-10", at("2025-12-10"));
        expect(effect).to.deep.equal([forgone, 0n]);
        expect(await totals("2025-12-09", at("2025-12-10"))).to.not.have.property("4190");
        expect(await totals("2025-12-10", at("2025-12-09"))).to.not.have.property("4190");
      });

      it("tells the balances of single loans", async () => {
        const balances = await read(({ books }) =>
          books.loanBalances(sample.loans, { asOf: localDate("2025-03-31"), knownAt: at("2025-04-01") }),
        );
        expect(balances.get(firstLoan)).to.deep.equal(
          new Map([
            ["1010", 5_144_863n - 500_000_000n],
            ["1310", 500_000_000n],
            ["1460", 28_424n],
            ["4110", -(5_144_863n + 28_424n)],
          ]),
        );
        expect(balances.get(secondLoan)?.get("1460")).to.equal(1_234_767n + 6_821n);
      });

      it("finds books by owner, and a lender's by currency", async () => {
        const book = {
          id: sample.book,
          organizationId: sample.bank,
          name: { ja: "貸付勘定", en: "Loan book" },
          currency: "JPY",
          kind: "lender",
        };
        const found = await read(async ({ books }) => [
          (await books.list(sample.bank, { limit: 1, cursor: undefined })).items,
          await books.find(sample.bank, sample.book),
          await books.ofLender(sample.bank, "JPY"),
          await books.ofLender(sample.bank, "USD"),
        ]);
        expect(found).to.deep.equal([[book], book, book, undefined]);
      });

      it("lists entries newest first with lines and names, each on exactly one page", async () => {
        const all = await read(({ books }) =>
          books.listEntries(sample.book, undefined, { limit: 200, cursor: undefined }),
        );
        expect(all.items).to.have.length(39);
        expect(all.nextCursor).to.equal(null);
        const decided = all.items.findLast(
          ({ kind, loanId }) => kind === "interestAdjustment" && loanId === secondLoan,
        );
        expect(decided).to.deep.include({
          kind: "interestAdjustment",
          effectiveOn: "2025-12-10",
          author: "担当 太郎",
          approver: "承認 次郎",
          loanId: secondLoan,
        });
        expect(decided?.lines.map(({ account, amount }) => [account.code, amount])).to.deep.equal([
          ["1460", -20_383n],
          ["4190", 20_383n],
        ]);
        const walked: string[] = [];
        for (let cursor: string | undefined; ;) {
          const request = { limit: 10, cursor };
          const { items, nextCursor } = await read(({ books }) =>
            books.listEntries(sample.book, undefined, request),
          );
          walked.push(...items.map(({ id }) => id));
          if (nextCursor === null) break;
          cursor = nextCursor;
        }
        expect(walked).to.deep.equal(all.items.map(({ id }) => id));
      });

      it("lists the entries of one loan", async () => {
        const { items } = await read(({ books }) =>
          books.listEntries(sample.book, secondLoan, { limit: 200, cursor: undefined }),
        );
        // The drawdown, sixteen accruals, the adjustments of the verdict and of a covenant's step.
        expect(items.map(({ kind }) => kind).toSorted()).to.deep.equal([
          ...Array.from({ length: 16 }, () => "accrual"),
          "drawdown",
          ...Array.from({ length: 2 }, () => "interestAdjustment"),
        ]);
        expect(new Set(items.map(({ loanId }) => loanId))).to.deep.equal(new Set([secondLoan]));
      });

      const largest = 9_007_199_254_740_991n;
      const post = (amounts: readonly bigint[]): Promise<void> => {
        const unit = { actor: people.officer, action: "post", now: at("2026-02-01"), newId };
        return transactOn(ledger.database)(unit, async ({ books }) => {
          const book = present(await books.ofLender(sample.bank, "JPY"), "book");
          await books.post(
            book,
            amounts.map((amount): NewEntry => {
              const id = newId();
              const lines = [
                { account: "cash", amount } as const,
                { account: "interestIncome", amount: -amount } as const,
              ];
              const description = { ja: "大口", en: "Large" };
              const effectiveOn = localDate("2026-02-01");
              return {
                id,
                draft: { kind: "interestReceipt", effectiveOn, description, lines },
                loanId: undefined,
                reasonKind: "try",
                reasonId: id,
                authorId: people.officer.personId,
                approverId: undefined,
                idempotencyKey: id,
              };
            }),
          );
        });
      };

      it("adds up exactly beyond 2^53", async () => {
        await post([largest, largest, 2n]);
        const { 1010: cash } = await totals("2026-02-01", at("2026-02-01"));
        expect(cash).to.deep.equal([5_144_863n + 2n * largest + 2n, 620_000_000n]);
      });

      it("refuses a single amount beyond 2^53", async () => {
        expect(await refusalOf(post([largest + 1n]))).to.match(/not a whole number/);
        expect(await refusalOf(post([-(largest + 2n)]))).to.match(/not a whole number/);
      });
    });
  });
});
