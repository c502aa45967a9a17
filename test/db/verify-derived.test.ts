import { expect } from "chai";
import type { Recorder } from "../../db/recorder.ts";
import type { Row } from "../../db/dialect.ts";
import { firstOf } from "../../db/read.ts";
import { recordOn } from "../../db/transact.ts";
import type { Repositories } from "../../src/app/ports.ts";
import type { CanonicalObject } from "../../src/domain/kernel/canonical-json.ts";
import { present } from "../../src/domain/kernel/invariant.ts";
import { localDate } from "../../src/domain/kernel/local-date.ts";
import { interestPostings } from "../../src/app/loan/interest-entries.ts";
import { eachDatabase } from "../support/databases.ts";
import { openDecidedSample, type SampleDatabase } from "../support/sample-database.ts";
import { at, idMaker, people, sample } from "../support/sample-names.ts";
import { firstBadRow } from "../support/verified.ts";

const [firstLoan] = sample.loans;

/** Recorded properly, chain and all, by a program that reckons wrongly or where the guards were taken away. */
describe("verify finds what was recorded wrongly:", () => {
  eachDatabase((name, open) => {
    describe(`on ${name}`, function () {
      this.timeout(600_000);
      let ledger: SampleDatabase;
      let newId: () => string;
      beforeEach(async () => {
        ledger = await openDecidedSample(name, open);
        newId = idMaker(15);
      });
      afterEach(() => ledger.database.remove());

      const record = <T>(work: (repositories: Repositories, recorder: Recorder) => Promise<T>): Promise<T> =>
        recordOn(ledger.database)(
          { actor: people.officer, action: "misrecord", now: at("2026-01-10"), newId },
          work,
        );
      const unguard = async (statements: Readonly<Record<typeof name, string>>): Promise<void> => {
        await ledger.database.writer.raw(statements[name]);
      };
      const cell = async (table: string, column: string): Promise<Row[string]> =>
        present(await firstOf<Row>(ledger.database.reader(table)), "a row")[column] ?? null;

      const misrecompute = async (spoil: {
        readonly timeline?: CanonicalObject;
        readonly schedule?: CanonicalObject;
      }): Promise<string> =>
        record(async ({ loans }) => {
          const right = present(await loans.latestRecomputation(firstLoan), "a recomputation");
          const id = newId();
          await loans.addRecomputations([{ ...right, id, ...spoil }]);
          return id;
        });

      it("a recomputation with another rate timeline", async () => {
        const id = await misrecompute({ timeline: { rows: [] } });
        expect(await firstBadRow(ledger)).to.deep.equal({
          what: "loan_recomputation",
          row: `id=${id}`,
          because: "its rate timeline is not what the facts known then give",
        });
      });

      it("a recomputation with another schedule", async () => {
        const id = await misrecompute({ schedule: { rows: [] } });
        expect(await firstBadRow(ledger)).to.deep.equal({
          what: "loan_recomputation",
          row: `id=${id}`,
          because: "its schedule is not what the facts known then give",
        });
      });

      it("but not a recomputation that a later fact has overtaken", async () => {
        await record(async (_repositories, { append }) => {
          await append("base_rate_fixing", [
            {
              id: newId(),
              index_code: "SHORT_PRIME",
              name_ja: "短期プライムレート",
              name_en: "Short-term prime rate",
              effective_on: "2025-01-01",
              annual_rate: "0.02",
              provenance: "{}",
            },
          ]);
        });
        expect(await firstBadRow(ledger)).to.equal(undefined);
      });

      it("interest posted one yen too high", async () => {
        await record(async ({ loans, books }) => {
          const [facts] = await loans.facts(sample.bank, [firstLoan], at("2026-01-10"));
          const { loan } = present(facts, "a loan");
          const plan = {
            kind: "adjustment" as const,
            entryKind: "interestAdjustment" as const,
            periodStartOn: localDate("2025-09-30"),
            periodEndOn: localDate("2026-03-31"),
            throughOn: localDate("2025-12-01"),
            accountingOn: localDate("2026-01-10"),
            interest: 1n,
            withoutStep: 1n,
            covenantStep: 0n,
            premium: 0n,
          };
          const reason = {
            kind: "try",
            id: newId(),
            authorId: people.officer.personId,
            approverId: undefined,
          };
          const { entries, postings } = interestPostings(loan, [plan], { reason, newId, posted: [] });
          await books.post(present(await books.ofLender(sample.bank, "JPY"), "a book"), entries);
          await loans.addInterestPostings(postings);
        });
        expect(await firstBadRow(ledger)).to.deep.equal({
          what: "interest_posting",
          row: `loan_id=${firstLoan}, period_start_on=2025-09-30`,
          because:
            "-1 is left to adjust through 2025-12-01 (before steps -1, for breaches 0, premium passed on 0)",
        });
      });

      const entry = (id: string): Row => ({
        id,
        book_id: sample.book,
        effective_on: "2026-01-10",
        kind: "accrual",
        description_ja: "試し",
        description_en: "Try",
        loan_id: null,
        reason_kind: "try",
        reason_id: id,
        author_id: people.officer.personId,
        approver_id: null,
        idempotency_key: id,
      });
      const postings = async (entryId: string, lines: readonly Row[]): Promise<readonly Row[]> => {
        const account = await cell("account", "id");
        return lines.map((line, i) => ({
          entry_id: entryId,
          line: i + 1,
          account_id: account,
          loan_id: null,
          effective_on: "2026-01-10",
          ...line,
        }));
      };
      const misposted = async (lines: readonly Row[]): Promise<string> => {
        const id = newId();
        const rows = await postings(id, lines);
        await record(async (_repositories, { append }) => {
          await append("posting", rows);
          await append("journal_entry", [entry(id)]);
        });
        return id;
      };
      const noBalance = {
        SQLite: "drop trigger journal_entry_balanced",
        PostgreSQL: "drop trigger journal_entry_balanced on journal_entry",
      };

      it("an entry that does not balance, or has one posting, or none", async () => {
        await unguard(noBalance);
        for (const amounts of [[100, -99], [100], []]) {
          const opened = await openDecidedSample(name, open);
          ledger = opened;
          await unguard(noBalance);
          const id = await misposted(amounts.map((amount) => ({ amount_minor: amount })));
          expect(await firstBadRow(ledger), amounts.join()).to.deep.equal({
            what: "journal_entry",
            row: `id=${id}`,
            because: "it has fewer than two postings, or they do not sum to zero",
          });
        }
      });

      it("a posting on another day than its entry, or for another loan", async () => {
        for (const other of [{ effective_on: "2026-01-09" }, { loan_id: firstLoan }]) {
          const opened = await openDecidedSample(name, open);
          ledger = opened;
          const id = await misposted([{ amount_minor: 5 }, { amount_minor: -5, ...other }]);
          expect(await firstBadRow(ledger)).to.deep.equal({
            what: "posting",
            row: `entry_id=${id}, line=2`,
            because: "day, loan or recording differ from those of its entry",
          });
        }
      });

      it("a posting to an account of another book", async () => {
        const [book, account] = [newId(), newId()];
        await record(async (_repositories, { append }) => {
          await append("book", [
            { id: book, name_ja: "別", name_en: "Other", currency: "USD", kind: "fund" },
          ]);
          await append("account", [
            { id: account, book_id: book, code: "1", name_ja: "現金", name_en: "Cash", kind: "asset" },
          ]);
        });
        const id = await misposted([{ amount_minor: 5 }, { amount_minor: -5, account_id: account }]);
        expect(await firstBadRow(ledger)).to.deep.equal({
          what: "posting",
          row: `entry_id=${id}, line=2`,
          because: "its account is not one of the entry's book",
        });
      });

      it("a row that names another one which is not there", async () => {
        await unguard({
          SQLite: "pragma foreign_keys = off",
          PostgreSQL: "alter table evidence_reading drop constraint evidence_reading_evidence_id_fkey",
        });
        const id = newId();
        await record((_repositories, { append }) =>
          append("evidence_reading", [{ id, evidence_id: "nowhere", person_id: people.officer.personId }]),
        );
        expect(await firstBadRow(ledger)).to.deep.equal({
          what: "evidence_reading",
          row: `id=${id}`,
          because: "evidence_id names no evidence: nowhere",
        });
      });

      it("facts that cannot be reckoned with at all", async () => {
        await record(async ({ loans }, { append }) => {
          await append("agreement_terms", [
            {
              id: newId(),
              agreement_id: sample.agreement,
              effective_on: "2026-01-01",
              ratchet: String(await cell("agreement_terms", "ratchet")).replace("perKpi", "countLadder"),
              provenance: "{}",
            },
          ]);
          const right = present(await loans.latestRecomputation(firstLoan), "a recomputation");
          await loans.addRecomputations([{ ...right, id: newId() }]);
        });
        const found = await firstBadRow(ledger);
        expect(found?.what).to.equal("loan_recomputation");
        expect(found?.because).to.match(/^it cannot be reckoned: /);
      });
    });
  });
});
