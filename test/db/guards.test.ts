import { expect } from "chai";
import type { Knex } from "knex";
import type { Row } from "../../db/dialect.ts";
import { factTables } from "../../db/migrations/index.ts";
import { firstOf, rowsOf } from "../../db/read.ts";
import type { Recorder } from "../../db/recorder.ts";
import { recordOn } from "../../db/transact.ts";
import { present } from "../../src/domain/kernel/invariant.ts";
import { eachDatabase } from "../support/databases.ts";
import { refusalOf } from "../support/refusals.ts";
import { openFullSample, openSample, type SampleDatabase } from "../support/sample-database.ts";
import { at, idMaker, people, sample } from "../support/sample-names.ts";

describe("the database itself refuses", () => {
  eachDatabase((name, open) => {
    describe(`on ${name}`, function () {
      this.timeout(600_000);
      let ledger: SampleDatabase;
      let accountId: string;
      const newId = idMaker(9);
      before(async () => {
        ledger = await openFullSample(name, open);
        accountId = (await firstRow(ledger.database.reader("account"))).id;
        await recording(async ({ append }) => {
          await append("period_event", [closing({ requested_by: "a", approved_by: "b" })]);
        });
      });
      after(() => ledger.database.close());

      for (const table of [...factTables.map((spec) => spec.name), "audit_row"]) {
        it(`to change or remove a row of ${table}`, async () => {
          const { writer } = ledger.database;
          expect(await countOf(writer(table)), "rows to be changed").to.be.greaterThan(0);
          const attempts = [
            writer(table).update({ recorded_at: at("2030-01-01") }),
            writer(table).delete(),
            ...(name === "SQLite"
              ? [replaceAll(writer, table)]
              : [writer.raw("truncate ?? cascade", [table])]),
          ];
          for (const attempt of attempts) {
            expect(await refusalOf(Promise.resolve(attempt))).to.match(/append-only|sealed/);
          }
        });
      }

      /** A unit that appends these rows; the database is expected to refuse it. */
      const recording = (work: (recorder: Recorder) => Promise<void>) =>
        recordOn(ledger.database)(
          { actor: people.officer, action: "tryOut", now: at("2026-01-05"), newId },
          (_repositories, recorder) => work(recorder),
        );
      const closing = (persons: Row): Row => ({
        id: newId(),
        book_id: sample.book,
        period_kind: "month",
        start_on: "2024-03-01",
        end_on: "2024-04-01",
        event: "closed",
        closed_through_on: "2024-03-31",
        reason: "",
        approval_id: ledger.approval.id,
        ...persons,
      });

      it("to close a period by the hand of one person", async () => {
        const alone = recording(({ append }) =>
          append("period_event", [closing({ requested_by: "a", approved_by: "a" })]),
        );
        expect(await refusalOf(alone)).to.match(/check/i);
      });

      it("an entry in a closed period", async () => {
        const late = recording(async ({ append }) => {
          const id = newId();
          const line = { entry_id: id, account_id: accountId, effective_on: "2024-03-31" };
          await append("posting", [
            { ...line, line: 1, amount_minor: 5 },
            { ...line, line: 2, amount_minor: -5 },
          ]);
          await append("journal_entry", [{ ...entry(id), effective_on: "2024-03-31" }]);
        });
        expect(await refusalOf(late)).to.match(/period is closed/);
      });

      const entry = (id: string): Row => ({
        id,
        book_id: sample.book,
        effective_on: "2026-01-05",
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
      const postings = (entryId: string, amounts: readonly number[]): readonly Row[] =>
        amounts.map((amount, i) => ({
          entry_id: entryId,
          line: i + 1,
          account_id: accountId,
          loan_id: null,
          effective_on: "2026-01-05",
          amount_minor: amount,
        }));
      const refusedUnit = async (work: (recorder: Recorder) => Promise<void>) => {
        const before = await countOf(ledger.database.reader("audit_row"));
        const refusal = await refusalOf(recording(work));
        expect(await countOf(ledger.database.reader("audit_row")), "audit rows").to.equal(before);
        return refusal;
      };

      for (const amounts of [[], [100], [100, -99], [100, -50, -49]]) {
        it(`an entry of ${amounts.length === 0 ? "no postings" : amounts.join(" and ")}`, async () => {
          const id = newId();
          const refusal = await refusedUnit(async ({ append }) => {
            await append("posting", postings(id, amounts));
            await append("journal_entry", [entry(id)]);
          });
          expect(refusal).to.match(/unbalanced entry/);
        });
      }

      it("a posting of nothing", async () => {
        const id = newId();
        const refusal = await refusedUnit(async ({ append }) => {
          await append("posting", postings(id, [100, -100, 0]));
          await append("journal_entry", [entry(id)]);
        });
        expect(refusal).to.match(/constraint/i);
      });

      it("postings that would join a sealed entry, even balanced ones", async () => {
        const { id } = await firstRow(ledger.database.reader("journal_entry"));
        const more = postings(id, [7, -7]).map((row) => ({ ...row, line: Number(row["line"]) + 10 }));
        expect(await refusedUnit(({ append }) => append("posting", more))).to.match(/entry is sealed/);
      });

      it("postings without an entry, and the next unit of work is none the worse", async () => {
        const refusal = await refusedUnit(({ append }) => append("posting", postings(newId(), [7, -7])));
        expect(refusal).to.match(/foreign key/i);
        const id = newId();
        await recording(async ({ append }) => {
          await append("posting", postings(id, [7, -7]));
          await append("journal_entry", [entry(id)]);
        });
        expect(await countOf(ledger.database.reader("posting").where({ entry_id: id }))).to.equal(2);
      });

      it("the same event posted twice into a book", async () => {
        const first = newId();
        const twice = async ({ append }: Recorder) => {
          const id = newId();
          await append("posting", postings(id, [7, -7]));
          await append("journal_entry", [{ ...entry(id), idempotency_key: first }]);
        };
        await recording(twice);
        expect(await refusedUnit(twice)).to.match(/unique/i);
      });

      it("a decision by the person who asked, but lets him withdraw", async () => {
        const { database, approval } = await openSample(name, open);
        const decide = (decision: string) =>
          recordOn(database)(
            { actor: people.officer, action: "decide", now: at("2026-01-05"), newId },
            (_repositories, { append }) =>
              append("approval_decision", [
                {
                  id: newId(),
                  approval_id: approval.id,
                  decision,
                  reason: "",
                  decided_by: people.officer.personId,
                },
              ]),
          );
        expect(await refusalOf(decide("approved"))).to.match(/own request/);
        expect(await refusalOf(decide("rejected"))).to.match(/own request/);
        await decide("withdrawn");
        expect(await refusalOf(decide("withdrawn"))).to.match(/unique/i);
        await database.close();
      });

      it("a verdict approved by the person who asked for it", async () => {
        const officer = people.officer.personId;
        const refusal = await tried("ratchet_decision", { requested_by: officer, approved_by: officer });
        expect(refusal).to.match(/constraint/i);
      });

      /** Inserts a copy of a row with other cells and takes it back; answers the refusal, if there was one. */
      const tried = async (table: string, cells: Row): Promise<string | undefined> => {
        const { writer, dialect } = ledger.database;
        const model = await firstOf<Row>(writer(table));
        const copy = { ...model, id: newId(), ...cells };
        const takenBack = "taken back";
        const attempt = writer.transaction(async (on) => {
          await dialect.insertRows(on, table, [copy]);
          throw new Error(takenBack);
        });
        const message = await refusalOf(attempt);
        return message === takenBack ? undefined : message;
      };

      const cells: readonly (readonly [
        table: string,
        column: string,
        good: readonly Cell[],
        bad: readonly Cell[],
      ])[] = [
        [
          "base_rate_fixing",
          "effective_on",
          ["2026-02-28", "1999-12-31"],
          ["2026-2-28", "2026/02/28", "20260228", "2026-02-28T00:00:00.000Z", "tomorrow", "2026-02-28 ", ""],
        ],
        [
          "base_rate_fixing",
          "recorded_at",
          ["2026-02-28T01:02:03.004Z"],
          ["2026-02-28", "2026-02-28T01:02:03Z", "2026-02-28T01:02:03.004+09:00", "2026-02-28 01:02:03.004Z"],
        ],
        [
          "base_rate_fixing",
          "annual_rate",
          ["0.01475", "-0.001", "0", "12"],
          ["1.475%", "1e-2", "0,01475", "1.2.3", "--1", "1-", "-", ".5", "5.", "", " 1", "+1", "９"],
        ],
        [
          "facility",
          "limit_minor",
          [1, 9_007_199_254_740_991],
          [9_007_199_254_740_992, -9_007_199_254_740_992, 0, 1.5, null],
        ],
        ["observation", "version", [1, 2], [0, 9_007_199_254_740_992, null]],
        ["tranche_pricing", "provenance", ["{}", "[]"], ["{", "", null]],
        ["person", "fictional", [0, 1], [2, -1, null]],
        ["kpi", "id", ["k".repeat(64)], ["", "k".repeat(65), null]],
      ];

      for (const [table, column, good, bad] of cells) {
        it(`what is no ${table}.${column}, and nothing else`, async () => {
          for (const cell of good) {
            expect(
              await tried(table, { ...distinct(table, newId()), [column]: cell }),
              String(cell),
            ).to.equal(undefined);
          }
          for (const cell of bad) {
            const refusal = await tried(table, { ...distinct(table, newId()), [column]: cell });
            expect(refusal, JSON.stringify(cell)).to.be.a("string");
          }
        });
      }
    });
  });
});

type Cell = Row[string];

/** What has to differ from the row copied. */
function distinct(table: string, text: string): Row {
  if (table === "facility") return { number: text };
  return table === "person" ? { email: text } : {};
}

async function firstRow(query: Knex.QueryBuilder): Promise<{ readonly id: string }> {
  return present(await firstOf<{ readonly id: string }>(query), "a row");
}

async function countOf(query: Knex.QueryBuilder): Promise<number> {
  return (await rowsOf<Row>(query)).length;
}

/** SQLite can replace a row on insertion: a removal that ordinary delete triggers do not see. */
function replaceAll(on: Knex, table: string): Promise<unknown> {
  return Promise.resolve(on.raw("insert or replace into ?? select * from ??", [table, table]));
}
