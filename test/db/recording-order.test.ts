import { expect } from "chai";
import { rowsOf } from "../../db/read.ts";
import { transactOn } from "../../db/transact.ts";
import { instantFromMillis, millisOf, type Instant } from "../../src/domain/kernel/instant.ts";
import { eachDatabase, type TestDatabase } from "../support/databases.ts";
import { at, idMaker, people, sample } from "../support/sample-names.ts";

interface Recorded {
  readonly seq: number;
  readonly recorded_at: Instant;
  readonly subjects: string;
}

describe("facts are recorded in the order of the chain:", () => {
  eachDatabase((name, open) => {
    describe(`on ${name}`, function () {
      this.timeout(600_000);
      let database: TestDatabase;
      const newId = idMaker(5);
      beforeEach(async () => {
        database = await open();
      });
      afterEach(() => database.remove());

      const write = (now: Instant | (() => Instant)): Promise<Instant> =>
        transactOn(database)(
          { actor: people.officer, action: "write", now, newId },
          async ({ outbox }, moment) => {
            await outbox.add([{ id: newId(), kind: "loan.drawn", subjectId: "x", payload: {} }]);
            return moment;
          },
        );
      const chain = (): Promise<readonly Recorded[]> =>
        rowsOf(
          database
            .reader("audit_row")
            .where({ organization_id: sample.bank })
            .orderBy("seq")
            .select("seq", "recorded_at", "subjects"),
        );

      it("of forty writers at once none is recorded before the one it follows", async () => {
        let millis = millisOf(at("2026-01-05"));
        const clock = () => instantFromMillis((millis += 1));
        // The clock is read under the lock: who comes late to it is also late by the clock.
        await Promise.all(Array.from({ length: 40 }, () => write(clock)));
        const rows = await chain();
        expect(rows.map(({ recorded_at: moment }) => moment)).to.deep.equal(
          rows.map(({ recorded_at: moment }) => moment).toSorted(),
        );
        expect(rows.map(({ subjects }) => subjects).filter((text) => text !== "[]")).to.deep.equal([]);
        expect(new Set(rows.map(({ recorded_at: moment }) => moment)).size).to.equal(40);
      });

      it("a clock that runs backwards is flagged, and time waits", async () => {
        const moments = [at("2026-01-05"), at("2026-01-04"), at("2026-01-06")];
        const recorded: Instant[] = [];
        for (const moment of moments) recorded.push(await write(moment));
        expect(recorded).to.deep.equal([at("2026-01-05"), at("2026-01-05"), at("2026-01-06")]);
        const facts: readonly { readonly recorded_at: Instant }[] = await rowsOf(
          database.reader("outbox_event").orderBy("audit_seq").select("recorded_at"),
        );
        expect(facts.map(({ recorded_at: moment }) => moment)).to.deep.equal(recorded);
        expect((await chain()).map(({ subjects }) => subjects)).to.deep.equal([
          "[]",
          `["clockBehind:${at("2026-01-04")}"]`,
          "[]",
        ]);
      });
    });
  });
});
