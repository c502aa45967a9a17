import { expect } from "chai";
import { verifierOn } from "../../db/verify.ts";
import { verificationRunner } from "../../src/app/audit/verification-job.ts";
import { verifyLoans } from "../../src/app/audit/verify-loans.ts";
import type { JobRecord } from "../../src/app/job/ports.ts";
import { eachDatabase } from "../support/databases.ts";
import { jobWorld } from "../support/job-world.ts";
import { openSample, type SampleDatabase } from "../support/sample-database.ts";
import { deps } from "../support/sample-facts.ts";
import { sample } from "../support/sample-names.ts";
import { thiefIn } from "../support/tampering.ts";

describe("a verification asked for on screen", () => {
  eachDatabase((name, open) => {
    describe(`on ${name}`, function () {
      this.timeout(600_000);
      let ledger: SampleDatabase;
      beforeEach(async () => {
        ledger = await openSample(name, open);
      });
      afterEach(() => ledger.database.remove());

      const run = async (): Promise<JobRecord> => {
        const { database, files } = ledger;
        const verify = verifierOn(database, { files, verifyLoans: verifyLoans(deps) });
        const world = jobWorld(database, 9, "2026-03-01");
        const jobId = await world.ask("verification");
        const runner = verificationRunner({ verify, checkpoints: { list: () => Promise.resolve([]) } });
        const worker = world.work(runner);
        const ended = await world.until(jobId, ({ state }) => state !== "waiting" && state !== "running");
        await worker.stop();
        return ended;
      };

      it("says that everything holds, and what was looked at", async () => {
        const ended = await run();
        expect(ended).to.deep.include({ state: "done" });
        expect(ended.done).to.equal(ended.total);
        expect(ended.result).to.deep.include({ holds: true, firstBadRow: null });
        const checked = ended.result?.["checked"] as readonly { what: string; count: number }[];
        const counted = (looked: string) => checked.find(({ what }) => what === looked)?.count ?? 0;
        expect(counted("loan reckoned again")).to.equal(sample.loans.length);
        expect(counted("audit_row") + counted("loan reckoned again")).to.equal(ended.total);
      });

      it("names the first row that does not hold, and why", async () => {
        const thief = await thiefIn(ledger.database);
        await thief.act((on) => on("loan").where({ id: sample.loans[0] }).update({ number: "X" }));
        await thief.leave();
        const ended = await run();
        expect(ended.state).to.equal("done");
        expect(ended.result).to.deep.include({ holds: false });
        const bad = ended.result?.["firstBadRow"] as { what: string; row: string; because: string };
        expect(bad).to.deep.include({ what: "loan", because: "it is not as it was recorded" });
        expect(bad.row).to.contain(sample.loans[0]);
      });
    });
  });
});
