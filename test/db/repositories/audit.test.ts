import { expect } from "chai";
import { readOn } from "../../../db/transact.ts";
import type { Page } from "../../../src/app/page.ts";
import type { AuditRecord } from "../../../src/app/audit/ports.ts";
import { eachDatabase } from "../../support/databases.ts";
import { openSample, type SampleDatabase } from "../../support/sample-database.ts";
import { at, sample } from "../../support/sample-names.ts";

describe("audit repository", () => {
  eachDatabase((name, open) => {
    describe(`on ${name}`, function () {
      this.timeout(600_000);
      let ledger: SampleDatabase;
      before(async () => {
        ledger = await openSample(name, open);
      });
      after(() => ledger.database.close());
      const list = (limit: number, cursor?: string): Promise<Page<AuditRecord>> =>
        readOn(ledger.database)(({ audit }) => audit.list(sample.bank, { limit, cursor }));

      it("lists the chain of one organization, newest first, with who did what when", async () => {
        const { items } = await list(200);
        expect(items.map(({ action }) => action).toReversed()).to.deep.equal([
          "recordMasterData",
          "postEvents",
          "postEvents",
          "postDueInterest",
          "readEvidence",
          "reviewObservation",
          "postDueInterest",
          "postDueInterest",
          "requestRatchetDecision",
        ]);
        expect(items[0]).to.deep.include({ seq: 9, person: "担当 太郎", recordedAt: at("2025-12-09") });
        for (const [i, { seq, previousHash }] of items.entries()) {
          expect(seq).to.equal(9 - i);
          expect(previousHash).to.equal(items[i + 1]?.hash ?? "0".repeat(64));
        }
      });

      it("gives every row on exactly one page", async () => {
        const walked: number[] = [];
        for (let cursor: string | undefined; ;) {
          const { items, nextCursor } = await list(4, cursor);
          walked.push(...items.map(({ seq }) => seq));
          if (nextCursor === null) break;
          cursor = nextCursor;
        }
        expect(walked).to.deep.equal([9, 8, 7, 6, 5, 4, 3, 2, 1]);
      });

      it("finds nothing behind a cursor that somebody made up", async () => {
        for (const cursor of ["x", "1.5", "1e400", "-1", "", "0x10000000000000000"]) {
          expect((await list(9, cursor)).items, cursor).to.deep.equal([]);
        }
      });
    });
  });
});
