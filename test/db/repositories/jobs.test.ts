import { expect } from "chai";
import type { JobLease } from "../../../src/app/job/ports.ts";
import { eachDatabase, type TestDatabase } from "../../support/databases.ts";
import { jobWorld, type JobWorld } from "../../support/job-world.ts";
import { openSample } from "../../support/sample-database.ts";
import { at, sample } from "../../support/sample-names.ts";

const early = at("2026-01-05", "01:00:00.000");
const late = at("2026-01-05", "02:00:00.000");
const later = at("2026-01-05", "03:00:00.000");

describe("jobs", () => {
  eachDatabase((name, open) => {
    describe(`on ${name}`, function () {
      this.timeout(600_000);
      let database: TestDatabase;
      let world: JobWorld;
      beforeEach(async () => {
        database = (await openSample(name, open)).database;
        world = jobWorld(database, 9);
      });
      afterEach(() => database.remove());

      const lease = (jobId: string, owner: string, now = early, leaseUntil = late): JobLease => ({
        jobId,
        owner,
        now,
        leaseUntil,
      });
      const claim = async (owner: string, now = early, leaseUntil = late) => {
        const next = await world.keepJobs((jobs) => jobs.next(["tryOut"], now));
        if (next === undefined) return undefined;
        return world.keepJobs((jobs) => jobs.claim(next, lease(next.id, owner, now, leaseUntil)));
      };

      it("a job is claimed by one of those who want it at the same moment", async () => {
        const jobId = await world.ask("tryOut", { a: 1 });
        const seen = await world.job(jobId);
        const owners = ["w1", "w2", "w3", "w4"];
        const claimed = await Promise.all(
          owners.map((owner) => world.keepJobs((jobs) => jobs.claim(seen, lease(jobId, owner)))),
        );
        expect(claimed.filter(Boolean)).to.have.length(1);
        expect(await world.job(jobId)).to.deep.include({ state: "running", attempt: 1, payload: { a: 1 } });
        expect(await claim("w5")).to.equal(undefined);
      });

      it("a job whose lease has run out goes to another, and the first may write nothing more", async () => {
        const jobId = await world.ask("tryOut");
        await claim("w1");
        await world.keepJobs((jobs) =>
          jobs.advance(lease(jobId, "w1"), { done: 3, checkpoint: { after: "c" } }),
        );
        expect(await claim("w2", later, at("2026-01-05", "04:00:00.000"))).to.equal(true);
        const lost = await world.keepJobs((jobs) => jobs.advance(lease(jobId, "w1"), { done: 9 }));
        expect(lost).to.equal(undefined);
        await world.keepJobs((jobs) => jobs.end({ jobId, owner: "w1", now: later }, { state: "failed" }));
        expect(await world.job(jobId)).to.deep.include({
          state: "running",
          attempt: 2,
          done: 3,
          doneBefore: 3,
          checkpoint: { after: "c" },
        });
      });

      it("kinds that a worker does not know are left to others", async () => {
        await world.ask("somethingElse");
        expect(await claim("w1")).to.equal(undefined);
      });

      it("a waiting job is cancelled at once, a running one learns of it, and either can be asked for again", async () => {
        const jobId = await world.ask("tryOut");
        const cancel = () => world.keepJobs((jobs) => jobs.askToCancel(sample.bank, jobId, early));
        await cancel();
        expect((await world.job(jobId)).state).to.equal("cancelled");
        await world.keepJobs((jobs) => jobs.askAgain(sample.bank, jobId, early));
        await claim("w1");
        await cancel();
        const told = await world.keepJobs((jobs) => jobs.advance(lease(jobId, "w1"), { done: 1 }));
        expect(told).to.deep.equal({ isCancelAsked: true });
        await world.keepJobs((jobs) => jobs.end({ jobId, owner: "w1", now: late }, { state: "cancelled" }));
        await world.keepJobs((jobs) => jobs.askAgain(sample.bank, jobId, later));
        const again = { state: "waiting", isCancelAsked: false, attempt: 0, done: 1, finishedAt: undefined };
        expect(await world.job(jobId)).to.deep.include(again);
      });

      it("at most a hundred errors are kept", async () => {
        const jobId = await world.ask("tryOut");
        await claim("w1");
        const errors = Array.from({ length: 150 }, (_, i) => ({ code: "noSuchDay", at: `line ${i}` }));
        await world.keepJobs((jobs) => jobs.advance(lease(jobId, "w1"), { done: 150, errors }));
        expect((await world.job(jobId)).errors).to.deep.equal(errors.slice(0, 100));
      });

      it("another organization neither finds, lists, cancels nor repeats a job", async () => {
        const jobId = await world.ask("tryOut");
        const { otherBank } = sample;
        await world.keepJobs(async (jobs) => {
          expect(await jobs.find(otherBank, jobId)).to.equal(undefined);
          expect((await jobs.list(otherBank, undefined, { limit: 9, cursor: undefined })).items).to.be.empty;
          await jobs.askToCancel(otherBank, jobId, early);
        });
        expect((await world.job(jobId)).state).to.equal("waiting");
      });

      it("are listed newest first, page by page, by state", async () => {
        const ids = [await world.ask("tryOut"), await world.ask("tryOut"), await world.ask("tryOut")];
        const list = (state: "waiting" | "done", cursor?: string) =>
          world.keepJobs((jobs) => jobs.list(sample.bank, state, { limit: 2, cursor }));
        const first = await list("waiting");
        expect(first.items.map(({ id }) => id)).to.deep.equal([ids[2], ids[1]]);
        const second = await list("waiting", first.nextCursor ?? "");
        expect(second).to.deep.include({ nextCursor: null });
        expect(second.items.map(({ id }) => id)).to.deep.equal([ids[0]]);
        expect((await list("done")).items).to.be.empty;
      });
    });
  });
});
