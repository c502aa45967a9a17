import { expect } from "chai";
import { rowsOf } from "../../db/read.ts";
import { dueInterestRunner } from "../../src/app/loan/due-interest-job.ts";
import { Rejected } from "../../src/app/rejected.ts";
import type { JobRunner } from "../../src/app/job/runner.ts";
import { bundled } from "../support/bundled.ts";
import { eachDatabase, type TestDatabase } from "../support/databases.ts";
import { doomedProcess, killedOn } from "../support/doomed.ts";
import { jobWorld, type JobWorld } from "../support/job-world.ts";
import { openSample } from "../support/sample-database.ts";
import { deps } from "../support/sample-facts.ts";
import { at, people, sample } from "../support/sample-names.ts";
import type { Errand } from "../support/job-child.ts";

describe("the worker", () => {
  let program: string;
  before(async function () {
    this.timeout(600_000);
    program = await bundled("test/support/job-child.ts");
  });

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

      const endOf = async (jobId: string, ...runners: readonly JobRunner[]) => {
        const worker = world.work(...runners);
        const ended = await world.until(jobId, ({ state }) => state !== "waiting" && state !== "running");
        await worker.stop();
        return ended;
      };
      const event = (id: string) => ({ id, kind: "period.reopened" as const, subjectId: id, payload: {} });
      const recorded = async () =>
        (
          await rowsOf<{ readonly id: string }>(
            database.reader("outbox_event").where({ kind: "period.reopened" }),
          )
        ).map(({ id }) => id);

      it("hands a job to the runner of its kind, in the asker's name, and keeps what it came to", async () => {
        const jobId = await world.ask("tryOut", { size: 2 });
        const ended = await endOf(jobId, {
          kind: "tryOut",
          run: async (payload, { actor, progress }) => {
            const { personId, organizationId } = actor;
            await progress({ done: 2, total: 2, result: { ...payload, personId, organizationId } });
          },
        });
        const { personId, organizationId } = people.officer;
        expect(ended).to.deep.include({ state: "done", done: 2, total: 2, attempt: 1 });
        expect(ended.result).to.deep.equal({ size: 2, personId, organizationId });
      });

      it("ends a job that a rule refuses with the rule's words, and one that breaks without its insides", async () => {
        const errors = [
          new Rejected({ code: "noSuchDay", figures: { day: "2026-02-30" } }),
          new Error("the password is 1234"),
        ];
        const kept = [];
        for (const error of errors) {
          const jobId = await world.ask("tryOut");
          const ended = await endOf(jobId, { kind: "tryOut", run: () => Promise.reject(error) });
          kept.push([ended.state, ended.errors]);
        }
        expect(kept).to.deep.equal([
          ["failed", [{ code: "noSuchDay", figures: { day: "2026-02-30" } }]],
          ["failed", [{ code: "jobBroken" }]],
        ]);
      });

      it("stops at the step in which a cancellation arrives; what was recorded stays", async () => {
        const jobId = await world.ask("tryOut");
        const ended = await endOf(jobId, {
          kind: "tryOut",
          run: async (_, { step }) => {
            for (let i = 1; ; i += 1) {
              await step("tryOut", async (work, now) => {
                await work.outbox.add([event(`e${i}`)]);
                if (i === 2) await work.jobs.askToCancel(sample.bank, jobId, now);
                return { done: i };
              });
            }
          },
        });
        expect(ended).to.deep.include({ state: "cancelled", done: 2 });
        expect(await recorded()).to.have.members(["e1", "e2"]);
      });

      it("records nothing of a step when another worker has taken the job meanwhile", async () => {
        const jobId = await world.ask("tryOut");
        let attempts = 0;
        const ended = await endOf(jobId, {
          kind: "tryOut",
          run: async (_, { step }) => {
            attempts += 1;
            const mine = attempts;
            if (mine === 1) {
              world.clock.now = at("2026-01-06");
              const running = await world.job(jobId);
              const leaseUntil = at("2026-01-06", "00:00:01.000");
              const lease = { jobId, owner: "thief", now: world.clock.now, leaseUntil };
              await world.keepJobs((jobs) => jobs.claim(running, lease));
              world.clock.now = at("2026-01-07");
            }
            await step("tryOut", async (work) => {
              await work.outbox.add([event(`attempt${mine}`)]);
              return { done: mine };
            });
          },
        });
        expect(ended).to.deep.include({ state: "done", done: 2, attempt: 3 });
        expect(await recorded()).to.deep.equal(["attempt2"]);
      });

      it("gives its job back when it is stopped, without counting that as an attempt", async () => {
        const jobId = await world.ask("tryOut");
        const worker = world.work({
          kind: "tryOut",
          run: async (_, { progress, pause }) => {
            for (let done = 1; ; done += 1) {
              await progress({ done, checkpoint: { done } });
              await pause();
            }
          },
        });
        await world.until(jobId, ({ done }) => done > 0);
        await worker.stop();
        const { state, attempt, checkpoint, done } = await world.job(jobId);
        expect({ state, attempt }).to.deep.equal({ state: "waiting", attempt: 0 });
        expect(checkpoint).to.deep.equal({ done });
      });

      it("gives up a job that has stopped half way too often", async () => {
        const jobId = await world.ask("tryOut");
        for (const day of ["06", "07", "08", "09", "10"]) {
          world.clock.now = at(`2026-01-${day}`);
          const lease = { jobId, owner: day, now: world.clock.now, leaseUntil: world.clock.now };
          const next = await world.job(jobId);
          await world.keepJobs((jobs) => jobs.claim(next, lease));
        }
        world.clock.now = at("2026-01-11");
        const ended = await endOf(jobId, { kind: "tryOut", run: () => Promise.resolve() });
        expect(ended.errors).to.deep.equal([{ code: "jobGivenUp", figures: { attempts: 5 } }]);
      });

      describe("posts due interest", () => {
        const day = "2026-04-05";
        const postings = async () =>
          (
            await rowsOf<Readonly<Record<string, string | number>>>(
              database
                .reader("interest_posting")
                .orderBy(["loan_id", "period_start_on", "through_on", "kind"])
                .select("loan_id", "kind", "period_start_on", "through_on", "interest_minor"),
            )
          ).map((row) => Object.values(row).join(" "));
        const runner = () =>
          dueInterestRunner({ calendar: deps.calendar, newId: world.ports.newId, rangeLength: 1 });

        beforeEach(() => {
          world.clock.now = at(day);
        });

        it("of a whole portfolio; a second run posts nothing, and a dry run never", async () => {
          const before = await postings();
          const results = [];
          for (const dryRun of [true, false, false]) {
            results.push((await endOf(await world.ask("dueInterest", { dryRun }), runner())).result);
          }
          const [dry, first, second] = results;
          expect(first).to.deep.include({ dryRun: false, loans: 2, adjustments: 0 });
          expect(dry).to.deep.equal({ ...first, dryRun: true });
          expect(second).to.deep.equal({ dryRun: false, loans: 2, accruals: 0, adjustments: 0 });
          expect((await postings()).length - before.length).to.equal(first?.["accruals"]);
        });

        it("and a run that is killed at any statement goes on without posting twice", async () => {
          const undisturbed = (await openSample(name, open)).database;
          const other = jobWorld(undisturbed, 9, day);
          const worker = other.work(runner());
          const done = await other.until(
            await other.ask("dueInterest", { dryRun: false }),
            (job) => job.state === "done",
          );
          await worker.stop();
          const expected = await rowsOf(undisturbed.reader("interest_posting").select("loan_id"));
          await undisturbed.remove();
          const asked = (await openSample(name, open)).database;
          const jobId = await jobWorld(asked, 9, day).ask("dueInterest", { dryRun: false });
          await asked.close();
          for (const dieAt of [3, 9, 14, 17, 20, 23, 26]) {
            const doomed = await open({ copyOf: asked.url });
            const errand: Omit<Errand, "url"> = { dieAt, moment: "before", now: at(day) };
            await killedOn(await doomedProcess(program), errand, doomed);
            const own = jobWorld(doomed, 9, day);
            own.clock.now = at(day, "01:00:00.000");
            const second = own.work(runner());
            const ended = await own.until(jobId, ({ state }) => state === "done" || state === "failed");
            await second.stop();
            expect(ended.result, `killed at ${dieAt}`).to.deep.equal(done.result);
            const posted = await rowsOf(doomed.reader("interest_posting").select("loan_id"));
            expect(posted.length, `killed at ${dieAt}`).to.equal(expected.length);
            await doomed.remove();
          }
        });
      });
    });
  });
});
