import { expect } from "chai";
import { createHash } from "node:crypto";
import { rowText, type Statement } from "../../db/dialect.ts";
import { allTables } from "../../db/migrations/index.ts";
import type { Recorder } from "../../db/recorder.ts";
import { rowsOf } from "../../db/read.ts";
import { readingRepositories, recordOn } from "../../db/transact.ts";
import type { Actor } from "../../src/app/actor.ts";
import type { Repositories } from "../../src/app/ports.ts";
import { eachDatabase, type TestDatabase } from "../support/databases.ts";
import { refusalOf } from "../support/refusals.ts";
import { at, idMaker, people, sample } from "../support/sample-names.ts";

interface AuditRow {
  readonly organization_id: string;
  readonly seq: number;
  readonly subjects: string;
  readonly tables: string;
  readonly previous_hash: string;
  readonly hash: string;
}

const genesis = "0000000000000000000000000000000000000000000000000000000000000000";

describe("a unit of work", () => {
  eachDatabase((name, open) => {
    describe(`on ${name}`, function () {
      this.timeout(600_000);
      let database: TestDatabase;
      const newId = idMaker(7);
      before(async () => {
        database = await open();
      });
      after(() => database.close());

      const record = (
        work: (repositories: Repositories, recorder: Recorder) => Promise<void>,
        actor: Actor = people.officer,
      ) =>
        recordOn(database)({ actor, action: "tryOut", now: at("2026-01-05", "01:02:03.004"), newId }, work);
      const chainOf = async (organizationId: string): Promise<readonly AuditRow[]> =>
        (await database
          .reader("audit_row")
          .where({ organization_id: organizationId })
          .orderBy("seq")) as AuditRow[];
      const event = (id: string, subject: string) => ({ id, kind: "b", subject_id: subject, payload: "{}" });

      it("leaves one audit row with count and digest of its facts, hashed onto the row before", async () => {
        await record(async (_repositories, { append, concerns }) => {
          concerns("s1");
          concerns("s1");
          await append("outbox_event", [event("e2", "x"), event("e1", "港")]);
        });
        const [row] = await chainOf(sample.bank);
        // Written out by hand: rows in the order of their ids, keys in the order of the alphabet.
        const own = `"organization_id":"${sample.bank}","payload":"{}","recorded_at":"2026-01-05T01:02:03.004Z"`;
        const facts = [
          [`{"audit_seq":1,"id":"e1","kind":"b",${own},`, `"subject_id":"港"}`],
          [`{"audit_seq":1,"id":"e2","kind":"b",${own},`, `"subject_id":"x"}`],
        ]
          .map(([start = "", end = ""]) => {
            const hashOfRow = sha256(start + end).slice(0, 16);
            return `${start}"row_hash":"${hashOfRow}",${end}`;
          })
          .join("\n");
        const audit =
          `{"action":"tryOut","organizationId":"${sample.bank}","personId":"${people.officer.personId}",` +
          `"recordedAt":"2026-01-05T01:02:03.004Z","seq":1,"subjects":["s1"],` +
          `"tables":[{"count":2,"digest":"${sha256(facts)}","table":"outbox_event"}]}`;
        expect(row).to.deep.include({
          seq: 1,
          subjects: '["s1"]',
          tables: `[{"table":"outbox_event","count":2,"digest":"${sha256(facts)}"}]`,
          previous_hash: genesis,
          hash: sha256(`${genesis}\n${audit}`),
        });
      });

      it("carries the number after the one before, and its hash", async () => {
        await record(async (_repositories, { append }) => append("outbox_event", [event(newId(), "x")]));
        const [first, second] = await chainOf(sample.bank);
        expect(second).to.deep.include({ seq: 2, previous_hash: first?.hash });
      });

      it("of another organization begins a chain of its own", async () => {
        await record(
          async (_repositories, { append }) => append("outbox_event", [event(newId(), "x")]),
          people.stranger,
        );
        expect((await chainOf(sample.otherBank)).map(({ seq }) => seq)).to.deep.equal([1]);
        expect(await chainOf(sample.bank)).to.have.length(2);
      });

      it("that appends to one table several times has one digest over all of it", async () => {
        const ids = [newId(), newId(), newId()];
        await record(async (_repositories, { append }) => {
          for (const id of ids.toReversed()) await append("outbox_event", [event(id, "x")]);
        });
        const last = (await chainOf(sample.bank)).at(-1);
        expect(JSON.parse(last?.tables ?? "")).to.have.length(1);
        expect(last?.tables).to.include('"count":3');
      });

      it("without facts still stands in the chain", async () => {
        await record(() => Promise.resolve());
        expect((await chainOf(sample.bank)).at(-1)).to.deep.include({ seq: 4, tables: "[]" });
      });

      it("keeps text in NFC", async () => {
        const id = newId();
        await record(async (_repositories, { append }) => {
          await append("outbox_event", [event(id, "か\u3099")]);
        });
        const row = (await database.reader("outbox_event").where({ id }).first()) as { subject_id: string };
        expect(row.subject_id).to.equal("が");
      });

      it("keeps whole numbers to the last digit, as far as they are exact", async () => {
        const whole = [0, -1, 2 ** 31 - 1, -(2 ** 31), 2 ** 31, 2 ** 51 + 1, Number.MAX_SAFE_INTEGER];
        const numbers = whole.flatMap((n) => (n > 1 ? [n, -n] : [n]));
        await database.writer.transaction(async (on) => {
          const strict = name === "SQLite" ? "(n integer) strict" : "(n bigint)";
          await on.raw("create temporary table whole_number ".concat(strict));
          const client = on.client as { readonly acquireConnection: () => Promise<unknown> };
          const send = ({ sql, bindings }: Statement): Promise<unknown> => on.raw(sql, [...bindings]);
          await database.dialect.insertOver(
            { connection: await client.acquireConnection(), announce: () => undefined, send },
            "whole_number",
            { columns: ["n"], rows: numbers.map((n) => rowText({ n })) },
          );
          const kept = await rowsOf<{ readonly n: number }>(on("whole_number").select("n"));
          expect(kept.map(({ n }) => n)).to.have.members(numbers);
        });
      });

      it("that fails writes nothing at all", async () => {
        const before = await everything(database);
        const refusal = await refusalOf(
          record(async ({ outbox }, { append }) => {
            await append("outbox_event", [event(newId(), "x")]);
            await outbox.add([{ id: newId(), kind: "loan.drawn", subjectId: "x", payload: {} }]);
            throw new Error("changed my mind");
          }),
        );
        expect(refusal).to.equal("changed my mind");
        expect(await everything(database)).to.deep.equal(before);
      });

      it("cannot write to a table that holds no facts", async () => {
        const refusal = await refusalOf(
          record((_repositories, { append }) => append("session", [{ token_hash: "x" }])),
        );
        expect(refusal).to.equal("table session is missing");
      });

      it("is needed for every fact: a query cannot record one", async () => {
        const { outbox } = readingRepositories(database.reader, database.dialect);
        const event1 = { id: newId(), kind: "loan.drawn" as const, subjectId: "x", payload: {} };
        expect(await refusalOf(outbox.add([event1]))).to.equal("a query may not write to outbox_event");
        const attempt = database.reader("outbox_event").delete();
        expect(await refusalOf(Promise.resolve(attempt))).to.match(/read-?only/i);
      });
    });
  });
});

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** Every row of every table. */
async function everything(database: TestDatabase): Promise<Record<string, unknown>> {
  const rows: Record<string, unknown> = {};
  for (const { name } of allTables) rows[name] = await database.reader(name);
  return rows;
}
