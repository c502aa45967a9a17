import { expect } from "chai";
import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { allTables } from "../../db/migrations/index.ts";
import { firstOf, rowsOf } from "../../db/read.ts";
import type { Row } from "../../db/dialect.ts";
import { Rejected } from "../../src/app/rejected.ts";
import type { Errand } from "../support/approve-child.ts";
import { eachDatabase, type TestDatabase } from "../support/databases.ts";
import { waitingSample } from "../support/sample-database.ts";
import { approveSample, type SampleLedger } from "../support/sample-facts.ts";
import { idMaker } from "../support/sample-names.ts";
import { chance } from "../support/tampering.ts";
import { firstBadRow } from "../support/verified.ts";

type Content = ReadonlyMap<string, readonly Row[]>;

/** The same approval, done undisturbed: what was there before and after, and in how many statements. */
interface Undisturbed {
  readonly before: Content;
  readonly after: Content;
  readonly statements: number;
}

/** Processes alive at a time. */
const lanes = 3;
const seed = 20_251_210;
const deathsWhileSent = 8;

describe("kill -9 in the middle of an approval leaves all of it or nothing", () => {
  eachDatabase((name, open) => {
    describe(`on ${name}`, function () {
      this.timeout(300_000);
      let url: string;
      let ledger: SampleLedger;
      let undisturbed: Undisturbed;
      before(async () => {
        ({ url, ledger } = await waitingSample(name, open));
        const database = await open({ copyOf: url });
        undisturbed = await approveUndisturbed(database, ledger);
        expect(await firstBadRow({ database, ...ledger })).to.equal(undefined);
        await database.close();
      });

      /** Dies as told, then looks at what is left, and has the approver try again. */
      const run = async (child: Promise<ChildProcess>, errand: Omit<Errand, "url" | "approvalId">) => {
        const approvalId = ledger.approval.id;
        const database = await open({ copyOf: url });
        await killed(await child, { ...errand, url: database.url, approvalId });
        await everyoneHasLeft(database);
        const left = await contentOf(database);
        const isDone = (left.get("approval_decision") ?? []).length > 0;
        const where = `killed ${errand.moment} statement ${String(errand.dieAt)}`;
        expect([...left], where).to.deep.equal([...(isDone ? undisturbed.after : undisturbed.before)]);
        if (errand.moment === "before") {
          expect(isDone, where).to.equal(errand.dieAt > undisturbed.statements);
        }
        const tries = [await approvalBy(database, approvalId, 3), await approvalBy(database, approvalId, 4)];
        expect(tries, where).to.deep.equal([
          isDone ? "approvalAlreadyDecided" : "approved",
          "approvalAlreadyDecided",
        ]);
        expect(await rowsOf(database.reader("approval_decision")), where).to.have.length(1);
        expect(await firstBadRow({ database, ...ledger }), where).to.equal(undefined);
        await database.close();
        return isDone;
      };

      it("before each of its statements, after its last, and while one is under way", async () => {
        const random = chance(seed);
        const { statements } = undisturbed;
        const errands = [
          ...Array.from({ length: statements + 1 }, (_, i) => ({ dieAt: i + 1, moment: "before" as const })),
          ...Array.from({ length: deathsWhileSent }, () => ({
            dieAt: statements - Math.floor(random() * deathsWhileSent),
            moment: "sent" as const,
          })),
        ];
        expect(errands.length).to.be.at.least(50);
        let next = 0;
        let done = 0;
        const lane = async () => {
          let child = warmChild();
          for (let errand = errands[next++]; errand !== undefined; errand = errands[next++]) {
            const [mine, following] = [child, warmChild()];
            if (await run(mine, errand)) done += 1;
            child = following;
          }
          (await child).kill("SIGKILL");
        };
        await Promise.all(Array.from({ length: lanes }, lane));
        expect(done, "approvals that were done before the process died").to.be.within(1, deathsWhileSent + 1);
      });
    });
  });
});

async function approveUndisturbed(database: TestDatabase, { approval }: SampleLedger): Promise<Undisturbed> {
  const before = await contentOf(database);
  let statements = 0;
  database.writer.on("query", () => (statements += 1));
  await approveSample(database, idMaker(2), approval.id);
  return { before, after: await contentOf(database), statements };
}

/** A process that has loaded everything and waits for its errand. */
async function warmChild(): Promise<ChildProcess> {
  const file = path.resolve(import.meta.dirname, "../support/approve-child.ts");
  const child = fork(file, [], { execArgv: ["--import", "tsx"] });
  await once(child, "message");
  return child;
}

async function killed(child: ChildProcess, errand: Errand): Promise<void> {
  const exit = once(child, "exit");
  child.send(errand);
  const [, signal] = (await exit) as [number | null, string | null];
  expect(signal, "how the process ended").to.equal("SIGKILL");
}

/** A server may still be busy with what the dead process sent. */
async function everyoneHasLeft({ dialect, reader }: TestDatabase): Promise<void> {
  if (dialect.name === "sqlite") return;
  const others = () =>
    firstOf(reader("pg_stat_activity").whereRaw("datname = current_database() and pid <> pg_backend_pid()"));
  while ((await others()) !== undefined) await wait(5);
}

async function contentOf({ reader }: TestDatabase): Promise<Content> {
  const content = new Map<string, readonly Row[]>();
  for (const { name, key = ["id"] } of allTables)
    content.set(name, await rowsOf<Row>(reader(name).orderBy([...key])));
  return content;
}

async function approvalBy(database: TestDatabase, approvalId: string, series: number): Promise<string> {
  try {
    return (await approveSample(database, idMaker(series), approvalId)).state;
  } catch (error) {
    if (error instanceof Rejected) return error.rejection.code;
    throw error;
  }
}
