import { expect } from "chai";
import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { rowsOf } from "../../db/read.ts";
import { keepOn, readIdentityOn, readOn, transactOn } from "../../db/transact.ts";
import { verifierOn } from "../../db/verify.ts";
import type { Actor } from "../../src/app/actor.ts";
import { verifyLoans } from "../../src/app/audit/verify-loans.ts";
import { requestRatchetDecision } from "../../src/app/loan/request-ratchet-decision.ts";
import { rejectRequest } from "../../src/app/approval/reject-request.ts";
import { Rejected } from "../../src/app/rejected.ts";
import { localDate } from "../../src/domain/kernel/local-date.ts";
import { eachDatabase } from "../support/databases.ts";
import { refusalOf } from "../support/refusals.ts";
import { openSample, type SampleDatabase } from "../support/sample-database.ts";
import { actingOn, approveSample, deps } from "../support/sample-facts.ts";
import { at, idMaker, people, sample } from "../support/sample-names.ts";

describe("units of work that meet", () => {
  eachDatabase((name, open) => {
    describe(`on ${name}`, function () {
      this.timeout(600_000);
      let ledger: SampleDatabase;
      beforeEach(async () => {
        ledger = await openSample(name, open);
      });
      afterEach(() => ledger.database.remove());
      const seqs = async (organizationId: string): Promise<readonly number[]> => {
        const rows = (await ledger.database
          .reader("audit_row")
          .where({ organization_id: organizationId })
          .orderBy("seq")) as { seq: number }[];
        return rows.map(({ seq }) => seq);
      };
      const numbers = (last: number): readonly number[] => Array.from({ length: last }, (_, i) => i + 1);
      const firstBadRow = async () => {
        const verify = verifierOn(ledger.database, { files: ledger.files, verifyLoans: verifyLoans(deps) });
        return (await verify({})).firstBadRow;
      };

      it("all succeed, one after another in the chain of their organization", async () => {
        const newId = idMaker(3);
        const write = (actor: Actor) =>
          transactOn(ledger.database)(
            { actor, action: "write", now: at("2026-01-05"), newId },
            async ({ outbox, loans }) => {
              // Reads what the others write, as a command does before it decides.
              await loans.facts(sample.bank, sample.loans, at("2026-01-05"));
              await outbox.add([{ id: newId(), kind: "loan.drawn", subjectId: "x", payload: {} }]);
            },
          );
        const before = [await seqs(sample.bank), await seqs(sample.otherBank)].map((all) => all.length);
        await Promise.all([
          ...Array.from({ length: 40 }, () => write(people.officer)),
          ...Array.from({ length: 10 }, () => write(people.stranger)),
        ]);
        expect(await seqs(sample.bank)).to.deep.equal(numbers((before[0] ?? 0) + 40));
        expect(await seqs(sample.otherBank)).to.deep.equal(numbers((before[1] ?? 0) + 10));
        expect(await firstBadRow()).to.equal(undefined);
      });

      it("decide one request once: whoever comes second is told so", async () => {
        const { database, approval } = ledger;
        const both = await Promise.allSettled([
          approveSample(database, idMaker(3), approval.id),
          actingOn(database, idMaker(4))(
            { actor: people.approver, now: at("2025-12-10"), action: "rejectRequest" },
            (context) => rejectRequest(context, { approvalId: approval.id, reason: "" }),
          ),
        ]);
        expect(both.map(({ status }) => status).toSorted()).to.deep.equal(["fulfilled", "rejected"]);
        const refused = both.flatMap((each) => (each.status === "rejected" ? [each.reason as unknown] : []));
        expect(refused.map(codeOf)).to.deep.equal(["approvalAlreadyDecided"]);
        expect(await database.reader("approval_decision")).to.have.length(1);
        expect(await firstBadRow()).to.equal(undefined);
      });

      it("ask for one verdict once", async () => {
        const { database, approval } = ledger;
        const act = actingOn(database, idMaker(3));
        await act({ actor: people.approver, now: at("2025-12-10"), action: "rejectRequest" }, (context) =>
          rejectRequest(context, { approvalId: approval.id, reason: "" }),
        );
        const asking = { actor: people.officer, now: at("2025-12-11"), action: "requestRatchetDecision" };
        const request = {
          agreementId: sample.agreement,
          testOn: sample.testOn,
          certificateReceivedOn: localDate("2025-04-21"),
        };
        const all = await Promise.allSettled(
          Array.from({ length: 6 }, () =>
            act(asking, (context) => requestRatchetDecision(deps, context, request)),
          ),
        );
        const refused = all.flatMap((each) => (each.status === "rejected" ? [each.reason as unknown] : []));
        expect(refused.map(codeOf)).to.deep.equal(Array.from({ length: 5 }, () => "approvalAlreadyWaiting"));
        expect(await database.reader("approval_request")).to.have.length(2);
      });

      it("answer one idempotency key once", async () => {
        const { database } = ledger;
        const newId = idMaker(3);
        const key = {
          organizationId: sample.bank,
          personId: people.officer.personId,
          route: "write",
          key: "k1",
        };
        const once = () =>
          transactOn(database)(
            { actor: people.officer, action: "write", now: at("2026-01-05"), newId },
            async ({ idempotency, outbox }) => {
              const known = await idempotency.find(key);
              if (known !== undefined) return known.body;
              const id = newId();
              await outbox.add([{ id, kind: "period.reopened", subjectId: "x", payload: {} }]);
              await idempotency.store(key, { requestHash: "h", status: 201, body: id });
              return id;
            },
          );
        const answers = await Promise.all(Array.from({ length: 8 }, once));
        expect(new Set(answers).size).to.equal(1);
        const events = (await database.reader("outbox_event").where({ kind: "period.reopened" })) as {
          id: string;
        }[];
        expect(events.map(({ id }) => id)).to.deep.equal([answers[0]]);
      });

      it("come from several processes and lose nothing", async () => {
        const { database } = ledger;
        const before = (await seqs(sample.bank)).length;
        const [children, units] = [2, 20];
        const child = path.resolve(import.meta.dirname, "../support/writing-child.ts");
        await Promise.all(
          numbers(children).map((series) =>
            promisify(execFile)(process.execPath, [
              "--import",
              "tsx",
              child,
              database.url,
              String(series + 10),
              String(units),
            ]),
          ),
        );
        expect(await seqs(sample.bank)).to.deep.equal(numbers(before + children * units));
        const counter = await readIdentityOn(database)(({ throttle }) => throttle.find("counter"));
        expect(counter?.failures).to.equal(children * units);
        expect(await firstBadRow()).to.equal(undefined);
      });

      it("do not disturb a long reading: it sees one moment", async () => {
        const { database } = ledger;
        const newId = idMaker(3);
        const counted = await database.snapshot(async (on) => {
          const count = async () => (await rowsOf(on("outbox_event"))).length;
          const first = await count();
          expect(first, "events of the sample").to.be.greaterThan(0);
          await transactOn(database)(
            { actor: people.officer, action: "write", now: at("2026-01-05"), newId },
            ({ outbox }) => outbox.add([{ id: newId(), kind: "loan.drawn", subjectId: "x", payload: {} }]),
          );
          return { first, second: await count() };
        });
        expect(counted.second).to.equal(counted.first);
        const attempt = database.snapshot(async (on) => on("outbox_event").delete());
        expect(await refusalOf(attempt)).to.match(/read-?only/i);
        expect(await readOn(database)(({ loans }) => loans.lenderIds())).to.deep.equal([sample.bank]);
      });

      it("keep working state without a word in the chain, and lose none of it", async () => {
        const { database } = ledger;
        const raise = () =>
          keepOn(database)(async ({ throttle }) => {
            const { failures } = (await throttle.find("c")) ?? { failures: 0 };
            await throttle.save("c", { failures: failures + 1, lastFailedAt: at("2026-01-05") });
          });
        const before = await seqs(sample.bank);
        await Promise.all(Array.from({ length: 20 }, raise));
        const counter = await readIdentityOn(database)(({ throttle }) => throttle.find("c"));
        expect(counter?.failures).to.equal(20);
        expect(await seqs(sample.bank)).to.deep.equal(before);
      });
    });
  });
});

function codeOf(error: unknown): string {
  return error instanceof Rejected ? error.rejection.code : String(error);
}
