import { expect } from "chai";
import { keepRemindersOn, readOn, recordOn, transactOn } from "../../../db/transact.ts";
import { approveRequest } from "../../../src/app/approval/approve-request.ts";
import { requestChange } from "../../../src/app/approval/request-change.ts";
import { draftCertificate, takeCertificateStep } from "../../../src/app/covenant/certificates.ts";
import { breachPayload } from "../../../src/app/covenant/covenant-change.ts";
import type { CovenantDetail } from "../../../src/app/covenant/covenant-detail.ts";
import { readCovenant, readCovenantSteps } from "../../../src/app/covenant/read-covenants.ts";
import { recordCovenantTest } from "../../../src/app/covenant/record-covenant-event.ts";
import { submitStatement } from "../../../src/app/covenant/submit-statement.ts";
import { runReminders } from "../../../src/app/obligation/run-reminders.ts";
import type { Actor } from "../../../src/app/actor.ts";
import { Rejected } from "../../../src/app/rejected.ts";
import { decimal } from "../../../src/domain/kernel/decimal.ts";
import { japanDay } from "../../../src/domain/kernel/instant.ts";
import { localDate } from "../../../src/domain/kernel/local-date.ts";
import { eachDatabase } from "../../support/databases.ts";
import { recordSampleCovenant } from "../../support/sample-covenants.ts";
import { openSample, type SampleDatabase } from "../../support/sample-database.ts";
import { actingOn, deps, type Act } from "../../support/sample-facts.ts";
import { at, idMaker, people, sample } from "../../support/sample-names.ts";

const testOn = localDate("2025-03-31");
const loanId = sample.loans[0];

describe("covenants", () => {
  eachDatabase((name, open) => {
    describe(`on ${name}`, function () {
      this.timeout(600_000);
      let ledger: SampleDatabase;
      let act: Act;
      let covenantId: string;
      const newId = idMaker(7);
      before(async () => {
        ledger = await openSample(name, open);
        act = actingOn(ledger.database, newId);
        covenantId = await recordSampleCovenant(act, "2025-12-10");
      });
      after(() => ledger.database.close());

      const seenBy = (actor: Actor, now = at("2025-12-20")): Promise<CovenantDetail> =>
        readOn(ledger.database)(({ covenants }) =>
          readCovenant({ covenants, actor, viewpoint: { asOf: japanDay(now), knownAt: now } }, covenantId),
        );
      const stateSeen = async (now: string) => (await seenBy(people.officer, at(now))).tests[0]?.state;
      const submit = (cash: string, now: string) =>
        act({ actor: people.reporter, now: at(now), action: "submitStatement" }, (context) =>
          submitStatement(context, {
            loanId,
            termStartOn: localDate("2024-04-01"),
            termEndOn: testOn,
            basis: "standalone",
            figures: { operatingCashFlow: decimal(cash), debtService: decimal("100") },
            entry: "typed",
            note: "",
          }),
        );
      const codeOf = async (work: Promise<unknown>): Promise<string> => {
        try {
          await work;
        } catch (error) {
          if (error instanceof Rejected) return error.rejection.code;
          throw error;
        }
        return "accepted";
      };
      const test = (now: string) =>
        act({ actor: people.officer, now: at(now), action: "recordCovenantTest" }, (context) =>
          recordCovenantTest(context, { covenantId, testOn, reason: "", kept: undefined }),
        );

      it("are seen by lender and borrower, and unknown to everybody else", async () => {
        expect((await seenBy(people.reporter)).agreed.params).to.deep.equal({
          numerator: "operatingCashFlow",
          denominator: "debtService",
          minimum: "1.1",
        });
        expect(await codeOf(seenBy(people.stranger))).to.equal("notFound");
        const listed = await readOn(ledger.database)(({ covenants, statements }) =>
          Promise.all([
            covenants.list(people.stranger.organizationId, {}, { limit: 10, cursor: undefined }),
            statements.list(people.stranger.organizationId, { limit: 10, cursor: undefined }),
          ]),
        );
        expect(listed.flatMap(({ items }) => items)).to.deep.equal([]);
      });

      it("wait for figures, and only the borrower gives them", async () => {
        expect(await codeOf(test("2025-12-11"))).to.equal("covenantFiguresMissing");
        const asLender = act(
          { actor: people.officer, now: at("2025-12-12"), action: "submitStatement" },
          (context) =>
            submitStatement(context, {
              loanId,
              termStartOn: localDate("2024-04-01"),
              termEndOn: testOn,
              basis: "standalone",
              figures: { debtService: decimal("1") },
              entry: "typed",
              note: "",
            }),
        );
        expect(await codeOf(asLender)).to.equal("notTheBorrower");
      });

      it("keep what a verdict was reckoned from, and tell what was known when", async () => {
        const { id, version } = await submit("105", "2025-12-13");
        expect(version).to.equal(1);
        const { tests } = await test("2025-12-14");
        expect(tests[0]).to.include({ state: "breached", since: "2025-12-14" });
        expect(tests[0]?.verdicts[0]).to.deep.include({
          verdict: "breached",
          threshold: "1.1",
          headroom: "-0.05",
        });
        expect(tests[0]?.verdicts[0]?.inputs[0]).to.deep.equal({
          line: "operatingCashFlow",
          termEndOn: testOn,
          value: "105",
          statementId: id,
          version: 1,
        });
        expect(await stateSeen("2025-12-13")).to.equal("awaiting");
      });

      it("take a rate step and a waiver from two people, never from one", async () => {
        const ask = (
          kind: "covenantStep" | "covenantWaiver",
          payload: Parameters<typeof breachPayload>[0],
          now: string,
        ) =>
          act({ actor: people.officer, now: at(now), action: kind }, (context) =>
            requestChange(deps, context, { kind, payload: breachPayload(payload) }),
          );
        const approve = (approvalId: string, actor: Actor, now: string) =>
          act({ actor, now: at(now), action: "approveRequest" }, (context) =>
            approveRequest(deps, context, { approvalId, reason: "" }),
          );
        const common = { covenantId, testOn, reason: "抵触" };
        const step = await ask("covenantStep", { ...common, fromOn: localDate("2026-03-31") }, "2025-12-15");
        const selfApproving = { ...people.officer, roles: ["officer", "approver"] as const };
        expect(await codeOf(approve(step.id, selfApproving, "2025-12-16"))).to.equal("ownRequest");
        expect(await stateSeen("2025-12-16")).to.equal("breached");
        await approve(step.id, people.approver, "2025-12-17");
        expect(await stateSeen("2025-12-18")).to.equal("stepApplied");
        const waiver = {
          ...common,
          scope: "thisTest",
          untilOn: localDate("2026-09-30"),
          keepsStep: false,
        } as const;
        const asked = await ask("covenantWaiver", waiver, "2026-05-01");
        await approve(asked.id, people.approver, "2026-05-03");
        expect(await stateSeen("2026-05-04")).to.equal("waived");
        const steps = await readOn(ledger.database)(({ covenants }) =>
          readCovenantSteps(
            {
              covenants,
              actor: people.officer,
              viewpoint: { asOf: localDate("2026-12-31"), knownAt: at("2026-12-31") },
            },
            loanId,
          ),
        );
        expect(steps.map(({ effectiveOn, stepBp }) => [effectiveOn, stepBp])).to.deep.equal([
          ["2026-03-31", "15"],
          ["2026-05-03", "0"],
          ["2026-10-01", "15"],
        ]);
      });

      it("refuse a waiver without a second person in the database itself", async () => {
        const unit = { actor: people.officer, action: "cheat", now: at("2026-05-10"), newId };
        let message = "";
        await recordOn(ledger.database)(unit, (_repositories, { append }) =>
          append("covenant_event", [
            {
              id: newId(),
              covenant_id: covenantId,
              test_on: testOn,
              kind: "waived",
              effective_on: "2026-05-10",
              details: "{}",
              reason: "",
              actor_id: people.officer.personId,
              requested_by: people.officer.personId,
            },
          ]),
        ).catch((error: unknown) => {
          message = error instanceof Error ? error.message : "";
        });
        expect(message).to.match(/check/i);
      });

      it("are certified by the borrower once, however often he signs, and checked by the lender", async () => {
        const drafted = await act(
          { actor: people.officer, now: at("2026-05-11"), action: "draftCertificate" },
          (context) => draftCertificate(deps.sha256, context, { loanId, testOn }),
        );
        const { id: certificateId, contentHash } = drafted;
        const sign = () =>
          act({ actor: people.reporter, now: at("2026-05-12"), action: "signCertificate" }, (context) =>
            takeCertificateStep(context, {
              certificateId,
              kind: "signed",
              contentHash,
              title: "代表理事",
              note: "",
            }),
          );
        await sign();
        expect((await sign()).events).to.have.length(1);
        const checked = await act(
          { actor: people.officer, now: at("2026-05-13"), action: "checkCertificate" },
          (context) =>
            takeCertificateStep(context, {
              certificateId,
              kind: "checked",
              contentHash,
              title: "",
              note: "",
            }),
        );
        expect(checked).to.include({ state: "checked", version: 1 });
      });

      it("are reminded of once, the lender too when it is late", async () => {
        const ports = {
          transact: transactOn(ledger.database),
          read: readOn(ledger.database),
          keepReminders: keepRemindersOn(ledger.database),
          ...deps,
          now: () => at("2026-07-08"),
          newId,
        };
        await runReminders(ports);
        expect(await runReminders(ports, { again: true })).to.deep.equal({ reminders: 0, escalations: 0 });
        const { items } = await readOn(ledger.database)(({ reminders }) =>
          reminders.list(sample.bank, { limit: 200, cursor: undefined }),
        );
        const own = items.filter(({ obligationKind }) => obligationKind === "covenantFigures");
        expect(own.map(({ dueOn, stage, isEscalation }) => [dueOn, stage, isEscalation])).to.deep.equal([
          ["2026-06-30", 7, true],
        ]);
      });
    });
  });
});
