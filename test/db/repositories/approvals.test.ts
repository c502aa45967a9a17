import { expect } from "chai";
import { readOn, transactOn } from "../../../db/transact.ts";
import { rejectRequest } from "../../../src/app/approval/reject-request.ts";
import type { ApprovalState } from "../../../src/app/approval/ports.ts";
import type { Repositories } from "../../../src/app/ports.ts";
import { eachDatabase } from "../../support/databases.ts";
import { openSample, type SampleDatabase } from "../../support/sample-database.ts";
import { actingOn } from "../../support/sample-facts.ts";
import { at, idMaker, people, sample } from "../../support/sample-names.ts";

describe("approval repository", () => {
  eachDatabase((name, open) => {
    describe(`on ${name}`, function () {
      this.timeout(600_000);
      let ledger: SampleDatabase;
      before(async () => {
        ledger = await openSample(name, open);
      });
      after(() => ledger.database.close());
      const read: <T>(query: (repositories: Repositories) => Promise<T>) => Promise<T> = (query) =>
        readOn(ledger.database)(query);
      const listed = async (state: ApprovalState | undefined): Promise<readonly string[]> => {
        const page = { limit: 50, cursor: undefined };
        const { items } = await read(({ approvals }) => approvals.list(sample.bank, { state }, page));
        return items.map(({ id }) => id);
      };

      it("gives a waiting request back with what it was shown with", async () => {
        const { approval } = ledger;
        const found = await read(({ approvals }) => approvals.find(sample.bank, approval.id));
        expect(found).to.deep.include({
          id: approval.id,
          subjectId: sample.agreement,
          state: "waiting",
          payload: {
            agreementId: sample.agreement,
            testOn: "2025-03-31",
            certificateReceivedOn: "2025-04-21",
          },
          requestedBy: { id: people.officer.personId, name: "担当 太郎" },
          requestedAt: at("2025-12-09"),
          decidedBy: null,
          decidedAt: null,
          reason: "",
        });
        expect(found?.preview).to.deep.equal(approval.preview);
        const waiting = await read(({ approvals }) =>
          approvals.waitingFor(sample.bank, [sample.project, sample.agreement]),
        );
        expect(waiting).to.deep.equal([found]);
      });

      it("tells who decided, when and why, and no longer counts the request as waiting", async () => {
        const newId = idMaker(3);
        const { id } = ledger.approval;
        const rejecting = { actor: people.approver, now: at("2025-12-11"), action: "rejectRequest" };
        await actingOn(ledger.database, newId)(rejecting, (context) =>
          rejectRequest(context, { approvalId: id, reason: "証憑が足りない" }),
        );
        expect(await read(({ approvals }) => approvals.find(sample.bank, id))).to.deep.include({
          state: "rejected",
          decidedBy: { id: people.approver.personId, name: "承認 次郎" },
          decidedAt: at("2025-12-11"),
          reason: "証憑が足りない",
        });
        expect(
          await read(({ approvals }) => approvals.waitingFor(sample.bank, [sample.agreement])),
        ).to.deep.equal([]);
      });

      it("lists by state, newest first, each on exactly one page", async () => {
        const newId = idMaker(4);
        const added = [newId(), newId(), newId(), newId(), newId()];
        await transactOn(ledger.database)(
          { actor: people.officer, action: "ask", now: at("2025-12-12"), newId },
          async ({ approvals }) => {
            for (const id of added) {
              await approvals.add({
                id,
                kind: "ratchetDecision",
                subjectId: sample.agreement,
                payload: {},
                preview: {},
                factsDigest: "x",
                requestedBy: people.officer.personId,
              });
            }
          },
        );
        const newestFirst = added.toReversed();
        expect(await listed(undefined)).to.deep.equal([...newestFirst, ledger.approval.id]);
        expect(await listed("waiting")).to.deep.equal(newestFirst);
        expect(await listed("rejected")).to.deep.equal([ledger.approval.id]);
        expect(await listed("approved")).to.deep.equal([]);
        const walked: string[] = [];
        for (let cursor: string | undefined; ;) {
          const request = { limit: 2, cursor };
          const { items, nextCursor } = await read(({ approvals }) =>
            approvals.list(sample.bank, { state: "waiting" }, request),
          );
          walked.push(...items.map(({ id }) => id));
          if (nextCursor === null) break;
          cursor = nextCursor;
        }
        expect(walked).to.deep.equal(newestFirst);
      });
    });
  });
});
