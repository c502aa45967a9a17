import { expect } from "chai";
import { recordOn } from "../../db/transact.ts";
import { eachDatabase, type TestDatabase } from "../support/databases.ts";
import { writeLongChain } from "../support/long-chain.ts";
import { memoryFiles } from "../support/sample-facts.ts";
import { at, idMaker, people, sample } from "../support/sample-names.ts";
import { thiefIn, type Thief } from "../support/tampering.ts";
import { verified } from "../support/verified.ts";

/** Longer than verify reads in one stretch: 2,000 audit rows, 10,000 facts. */
describe("verify of a chain of 4,500 units and of one with 12,001 facts", () => {
  eachDatabase((name, open) => {
    describe(`on ${name}`, function () {
      this.timeout(600_000);
      let database: TestDatabase;
      let thief: Thief;
      const files = memoryFiles();
      before(async () => {
        database = await open();
        await writeLongChain(database, sample.organizer, 4_500);
        const newId = idMaker(3);
        const unit = { actor: people.officer, action: "write", now: at("2026-01-05"), newId };
        const record = (count: number) =>
          recordOn(database)(unit, ({ outbox }) =>
            outbox.add(
              Array.from({ length: count }, () => ({
                id: newId(),
                kind: "loan.drawn" as const,
                subjectId: "x",
                payload: {},
              })),
            ),
          );
        for (const count of [1, 12_001, 2]) await record(count);
        thief = await thiefIn(database);
      });
      after(async () => {
        await thief.leave();
        await database.close();
      });
      const changeEvent = (id: string, subject: string) =>
        thief.act((on) => on("outbox_event").where({ id }).update({ subject_id: subject }));

      it("holds, every row counted once", async () => {
        const { checked, firstBadRow } = await verified({ database, files });
        expect(firstBadRow).to.equal(undefined);
        const counts = new Map(checked.map(({ what, count }) => [what, count]));
        expect(counts.get("audit_row")).to.equal(4_500 + 3);
        expect(counts.get("outbox_event")).to.equal(4_500 + 12_004);
      });

      it("names the first bad row wherever it lies", async () => {
        for (const seq of [1, 2_000, 2_001, 4_000, 4_500]) {
          await changeEvent(`e${String(seq)}`, "y");
          const { firstBadRow } = await verified({ database, files }, sample.organizer);
          await changeEvent(`e${String(seq)}`, "x");
          expect(firstBadRow).to.deep.equal({
            what: "outbox_event",
            row: `id=e${String(seq)} (organization_id=${sample.organizer}, audit_seq=${String(seq)})`,
            because: "it is not as it was recorded",
          });
        }
      });

      it("names one row among twelve thousand recorded together", async () => {
        const id = "00000003-0000-7000-8000-000000001000";
        await changeEvent(id, "y");
        const { firstBadRow } = await verified({ database, files }, sample.bank);
        await changeEvent(id, "x");
        expect(firstBadRow?.row).to.equal(`id=${id} (organization_id=${sample.bank}, audit_seq=2)`);
      });

      it("tells of the earlier of two bad rows", async () => {
        await changeEvent("e4321", "y");
        await changeEvent("e1234", "y");
        const { firstBadRow } = await verified({ database, files }, sample.organizer);
        await changeEvent("e4321", "x");
        await changeEvent("e1234", "x");
        expect(firstBadRow?.row).to.match(/^id=e1234 /);
      });
    });
  });
});
