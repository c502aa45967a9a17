import { expect } from "chai";
import type { ChildProcess } from "node:child_process";
import { allTables } from "../../db/migrations/index.ts";
import { rowsOf } from "../../db/read.ts";
import type { Row } from "../../db/dialect.ts";
import { Rejected } from "../../src/app/rejected.ts";
import { bundled } from "../support/bundled.ts";
import { eachDatabase, type TestDatabase } from "../support/databases.ts";
import { doomedProcess, killedOn } from "../support/doomed.ts";
import type { Death } from "../support/dying-at.ts";
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
const deathsWhileSent = 12;

describe("kill -9 in the middle of an approval leaves all of it or nothing", () => {
  let program: string;
  before(async function () {
    this.timeout(600_000);
    program = await bundled("test/support/approve-child.ts");
  });

  eachDatabase((name, open) => {
    describe(`on ${name}`, function () {
      this.timeout(900_000);
      let url: string;
      let ledger: SampleLedger;
      let undisturbed: Undisturbed;
      before(async () => {
        ({ url, ledger } = await waitingSample(name, open));
        const database = await open({ copyOf: url });
        undisturbed = await approveUndisturbed(database, ledger);
        expect(await firstBadRow({ database, ...ledger })).to.equal(undefined);
        await database.remove();
      });

      /** Dies as told, then looks at what is left, and has the approver try again. */
      const run = async (child: Promise<ChildProcess>, errand: Death) => {
        const approvalId = ledger.approval.id;
        const database = await open({ copyOf: url });
        await killedOn(await child, { ...errand, approvalId }, database);
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
        await database.remove();
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
          let child = doomedProcess(program);
          for (let errand = errands[next++]; errand !== undefined; errand = errands[next++]) {
            const [mine, following] = [child, doomedProcess(program)];
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
