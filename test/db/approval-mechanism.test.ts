import { expect } from "chai";
import { firstOf } from "../../db/read.ts";
import { readOn } from "../../db/transact.ts";
import type { Actor } from "../../src/app/actor.ts";
import { approveRequest } from "../../src/app/approval/approve-request.ts";
import { approveRequests } from "../../src/app/approval/approve-requests.ts";
import type { ApprovalView } from "../../src/app/approval/approval-view.ts";
import { policyPayload } from "../../src/app/approval/policy-change.ts";
import { listApprovals, readApproval, type ApprovalInDetail } from "../../src/app/approval/read-approvals.ts";
import { renewRequest } from "../../src/app/approval/renew-request.ts";
import { requestChange } from "../../src/app/approval/request-change.ts";
import { withdrawRequest } from "../../src/app/approval/withdraw-request.ts";
import type { CommandContext } from "../../src/app/command.ts";
import { renameAccount } from "../../src/app/ledger/rename-account.ts";
import { fixingPayload } from "../../src/app/loan/fixing-change.ts";
import { requestRatchetDecision } from "../../src/app/loan/request-ratchet-decision.ts";
import { listFixings } from "../../src/app/loan/read-base-rates.ts";
import { present } from "../../src/domain/kernel/invariant.ts";
import { localDate } from "../../src/domain/kernel/local-date.ts";
import { parseRate } from "../../src/domain/kernel/rate.ts";
import { eachDatabase } from "../support/databases.ts";
import { accepted } from "../support/decisions.ts";
import { refusalOf } from "../support/refusals.ts";
import { openSample, type SampleDatabase } from "../support/sample-database.ts";
import { actingOn, deps } from "../support/sample-facts.ts";
import { at, idMaker, people, sample } from "../support/sample-names.ts";

function codesIn({ preview }: ApprovalView): readonly string[] {
  return preview.loans.flatMap(({ journalEntries }) =>
    journalEntries.flatMap(({ lines }) => lines.map(({ accountCode }) => accountCode)),
  );
}

const page = { limit: 50, cursor: undefined };

describe("the approval mechanism", () => {
  eachDatabase((name, open) => {
    describe(`on ${name}`, function () {
      this.timeout(600_000);
      let ledger: SampleDatabase;
      const newId = idMaker(11);
      beforeEach(async () => {
        ledger = await openSample(name, open);
      });
      afterEach(() => ledger.database.close());

      const acting =
        (actor: Actor, day: string) =>
        <T>(command: (context: CommandContext) => Promise<T>): Promise<T> =>
          actingOn(ledger.database, newId)({ actor, now: at(day), action: "act" }, command);
      const askForFixing = (indexCode: string, day: string): Promise<ApprovalView> =>
        acting(
          people.officer,
          day,
        )((context) =>
          requestChange(deps, context, {
            kind: "fixing",
            payload: fixingPayload({
              indexCode,
              name: { ja: indexCode, en: indexCode },
              effectiveOn: localDate("2026-01-05"),
              annualRate: accepted(parseRate("0.0175")),
              source: "",
            }),
          }),
        );
      const fixedIndexes = async (): Promise<readonly string[]> => {
        const { items } = await readOn(ledger.database)((repositories) =>
          listFixings(repositories, people.officer, { indexCode: undefined, page }),
        );
        return items.map(({ indexCode }) => indexCode);
      };
      const readAs = (actor: Actor, approvalId: string, day = "2025-12-31"): Promise<ApprovalInDetail> =>
        readOn(ledger.database)((work) => readApproval(deps, { work, actor, now: at(day) }, approvalId));
      const approve = (approvalId: string, day: string) =>
        acting(people.approver, day)((context) => approveRequest(deps, context, { approvalId, reason: "" }));

      it("lets a request expire after thirty days: nobody can approve it, and it can be asked for again", async () => {
        const first = await askForFixing("TIBOR-3M", "2025-12-11");
        expect(first.expiresAt).to.equal(at("2026-01-10"));
        expect(await refusalOf(approve(first.id, "2026-01-10"))).to.equal("approvalExpired");
        const asked = { actor: people.approver, now: at("2026-01-10") };
        const { items } = await readOn(ledger.database)((repositories) =>
          listApprovals(repositories, asked, { state: undefined, page }),
        );
        const shown = items.find(({ id }) => id === first.id);
        expect(shown).to.deep.include({ state: "expired", allowed: [] });
        expect((await askForFixing("TIBOR-3M", "2026-01-11")).state).to.equal("waiting");
      });

      it("shows entries in the bank's own codes, and calling an account otherwise makes no request stale", async () => {
        const effect = await firstOf<{ readonly id: string }>(
          ledger.database.reader("account").where({ book_id: sample.book, code: "4190" }),
        );
        await acting(
          people.officer,
          "2025-12-10",
        )((context) =>
          renameAccount(context, {
            bookId: sample.book,
            accountId: present(effect, "an account").id,
            code: "8801",
            name: { ja: "サステナ金利調整", en: "Sustainability adjustment" },
          }),
        );
        const { id: first } = ledger.approval;
        expect((await readAs(people.approver, first)).stale).to.equal(false);
        await acting(
          people.officer,
          "2025-12-10",
        )((context) => withdrawRequest(context, { approvalId: first, reason: "" }));
        const again = await acting(
          people.officer,
          "2025-12-10",
        )((context) =>
          requestRatchetDecision(deps, context, {
            agreementId: sample.agreement,
            testOn: sample.testOn,
            certificateReceivedOn: localDate("2025-04-21"),
          }),
        );
        expect(codesIn(ledger.approval)).to.include("4190").and.not.include("8801");
        expect(codesIn(again)).to.include("8801").and.not.include("4190");
        await approve(again.id, "2025-12-11");
      });

      it("lets whoever asked ask again with today's facts once they have changed, in one step", async () => {
        const { id: first } = ledger.approval;
        const renew = (actor: Actor, day: string) =>
          acting(actor, day)((context) => renewRequest(deps, context, first));
        await approve((await askForFixing("SHORT_PRIME", "2025-12-10")).id, "2025-12-11");
        expect(await refusalOf(approve(first, "2025-12-12"))).to.equal("approvalStale");
        expect(await readAs(people.officer, first)).to.deep.include({
          stale: true,
          allowed: ["renew", "withdraw"],
        });
        const seen = await readAs(people.approver, first, "2025-12-12");
        expect(await refusalOf(renew(people.approver, "2025-12-12"))).to.equal("notOwnRequest");
        const again = await renew(people.officer, "2025-12-12");
        expect(again).to.deep.include({ state: "waiting", stale: false });
        expect(again.preview).to.not.deep.equal(ledger.approval.preview);
        expect(seen.preview).to.deep.equal(ledger.approval.preview);
        expect(seen.today?.preview).to.deep.equal(again.preview);
        expect(await readAs(people.approver, again.id)).to.deep.include({ stale: false, today: undefined });
        expect((await readAs(people.officer, first)).state).to.equal("withdrawn");
        expect((await approve(again.id, "2025-12-13")).state).to.equal("approved");
        expect(await refusalOf(renew(people.officer, "2025-12-14"))).to.equal("approvalAlreadyDecided");
      });

      it("lets a request that has expired be asked again as it was", async () => {
        const first = await askForFixing("TIBOR-3M", "2025-12-11");
        const again = await acting(
          people.officer,
          "2026-01-12",
        )((context) => renewRequest(deps, context, first.id));
        expect([again.state, again.id === first.id]).to.deep.equal(["waiting", false]);
        await approve(again.id, "2026-01-13");
        expect(await fixedIndexes()).to.include("TIBOR-3M");
      });

      it("approves many at once, each by itself; what cannot be approved stays waiting and says why", async () => {
        const one = await askForFixing("TIBOR-3M", "2025-12-11");
        const two = await askForFixing("TIBOR-6M", "2025-12-11");
        const unknown = newId();
        const answers = await acting(
          people.approver,
          "2025-12-12",
        )((context) =>
          approveRequests(deps, context, { approvalIds: [one.id, unknown, two.id, one.id], reason: "月例" }),
        );
        expect(answers.map(({ id, approved, refusal }) => [id, approved, refusal?.code])).to.deep.equal([
          [one.id, true, undefined],
          [unknown, false, "notFound"],
          [two.id, true, undefined],
        ]);
        const own = await askForFixing("TONA", "2025-12-12");
        const refused = await acting(
          people.officer,
          "2025-12-12",
        )((context) => approveRequests(deps, context, { approvalIds: [own.id], reason: "" }));
        expect(refused[0]?.refusal?.code).to.equal("ownRequest");
        expect(await fixedIndexes()).to.include.members(["TIBOR-3M", "TIBOR-6M"]);
        expect(await fixedIndexes()).to.not.include("TONA");
      });

      it("does without a second person only where two people have said so, and never for a verdict", async () => {
        const leaveToOne = (kind: "fixing" | "ratchetDecision") => {
          const payload = policyPayload({ kind, needsSecondPerson: false });
          return acting(
            people.officer,
            "2025-12-11",
          )((context) => requestChange(deps, context, { kind: "approvalPolicy", payload }));
        };
        expect(await refusalOf(leaveToOne("ratchetDecision"))).to.equal("kindNotWaivable");
        const asked = await leaveToOne("fixing");
        expect((await askForFixing("TIBOR-3M", "2025-12-11")).state).to.equal("waiting");
        await approve(asked.id, "2025-12-12");
        const atOnce = await askForFixing("TIBOR-6M", "2025-12-13");
        expect(atOnce).to.deep.include({ state: "approved", allowed: [] });
        expect(atOnce.decidedBy?.id).to.equal("policy");
        expect(await fixedIndexes()).to.include("TIBOR-6M");
      });
    });
  });
});
