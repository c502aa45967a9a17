/**
 * Segregation of duties (職務分離), each duty twice: the use-case refuses with its rule, and the database refuses the row
 * of whoever goes around the use-case. The same person comes back in a second role and for a second organization.
 */
import { expect } from "chai";
import type { Row } from "../../db/dialect.ts";
import { recordOn } from "../../db/transact.ts";
import type { Actor } from "../../src/app/actor.ts";
import { approveRequest } from "../../src/app/approval/approve-request.ts";
import { rejectRequest } from "../../src/app/approval/reject-request.ts";
import { draftCertificate, takeCertificateStep } from "../../src/app/covenant/certificates.ts";
import { recordCovenantTest } from "../../src/app/covenant/record-covenant-event.ts";
import { submitStatement } from "../../src/app/covenant/submit-statement.ts";
import { changeMembership } from "../../src/app/identity/change-membership.ts";
import { addEvidence } from "../../src/app/impact/add-evidence.ts";
import { createObservation } from "../../src/app/impact/create-observation.ts";
import { reviewObservation } from "../../src/app/impact/review-observation.ts";
import { submitObservation } from "../../src/app/impact/submit-observation.ts";
import { decimal } from "../../src/domain/kernel/decimal.ts";
import { localDate } from "../../src/domain/kernel/local-date.ts";
import type { Role } from "../../src/domain/party/role.ts";
import { eachDatabase } from "../support/databases.ts";
import { refusalOf } from "../support/refusals.ts";
import { recordSampleCovenant } from "../support/sample-covenants.ts";
import { openSample, type SampleDatabase } from "../support/sample-database.ts";
import { actingOn, deps, type Act } from "../support/sample-facts.ts";
import { at, idMaker, people, sample } from "../support/sample-names.ts";

/** The person who reports for the organizer, come back for the bank in every role there. */
const atTheBank: readonly Role[] = ["officer", "approver", "reviewer"];
const reporterAtTheBank: Actor = { ...people.reporter, organizationId: sample.bank, roles: atTheBank };
const everyRole: Actor = { ...people.officer, roles: atTheBank };
/** Draws up a report and uploads its evidence; somebody else submits it. */
const assistant: Actor = { ...people.reporter, personId: people.stranger.personId };
const assistantAtTheBank: Actor = { ...assistant, organizationId: sample.bank, roles: ["reviewer"] };

eachDatabase((name, open) => {
  describe(`segregation of duties, on ${name}`, function () {
    this.timeout(600_000);
    let ledger: SampleDatabase;
    let act: Act;
    let observationId: string;
    const newId = idMaker(11);

    const acting = <T>(actor: Actor, day: string, command: Parameters<typeof act<T>>[1]): Promise<T> =>
      act({ actor, now: at(day), action: "tryOut" }, command);
    const pastTheUseCase = (table: string, row: Row): Promise<string> =>
      refusalOf(
        recordOn(ledger.database)(
          { actor: people.officer, action: "tryOut", now: at("2026-09-01"), newId },
          (_repositories, { append }) => append(table, [{ id: newId(), ...row }]),
        ),
      );

    before(async () => {
      ledger = await openSample(name, open);
      act = actingOn(ledger.database, newId);
      ({ id: observationId } = await acting(assistant, "2026-04-20", (context) =>
        createObservation(context, {
          kpiId: sample.kpi,
          periodStartOn: localDate("2025-04-01"),
          periodEndOn: localDate("2026-04-01"),
          value: decimal("58.1"),
          source: "organizer",
          note: "",
        }),
      ));
      const bytes = new TextEncoder().encode("month,share\n2026-03,58.1\n");
      const file = { observationId, fileName: "歩数.csv", mediaType: "text/csv", bytes };
      await acting(assistant, "2026-04-20", (context) => addEvidence({ files: ledger.files }, context, file));
      await acting(people.reporter, "2026-04-21", (context) =>
        submitObservation(context, { observationId, value: undefined, note: undefined }),
      );
    });
    after(() => ledger.database.close());

    for (const [verb, decide] of [
      ["approves", (approvalId: string, actor: Actor) => approve(approvalId, actor)],
      ["rejects", (approvalId: string, actor: Actor) => reject(approvalId, actor)],
    ] as const) {
      it(`nobody ${verb} his own change, holding the role of the second person too`, async () => {
        expect(await refusalOf(decide(ledger.approval.id, everyRole))).to.equal("ownRequest");
      });

      it(`nobody ${verb} a change of another organization`, async () => {
        const elsewhere: Actor = { ...people.approver, organizationId: sample.otherBank };
        expect(await refusalOf(decide(ledger.approval.id, elsewhere))).to.equal("notFound");
      });
    }

    const approve = (approvalId: string, actor: Actor) =>
      acting(actor, "2025-12-20", (context) => approveRequest(deps, context, { approvalId, reason: "" }));
    const reject = (approvalId: string, actor: Actor) =>
      acting(actor, "2025-12-20", (context) => rejectRequest(context, { approvalId, reason: "" }));

    it("the database takes no decision of the person who asked", async () => {
      for (const decision of ["approved", "rejected"]) {
        const row = { approval_id: ledger.approval.id, decision, reason: "" };
        const own = { ...row, decided_by: people.officer.personId };
        expect(await pastTheUseCase("approval_decision", own)).to.match(/own request/);
      }
    });

    const review = (actor: Actor, grade: "E2" | "E3" = "E2") =>
      acting(actor, "2026-05-02", (context) =>
        reviewObservation(context, { observationId, review: { decision: "accept", grade, note: "" } }),
      );

    it("nobody reviews what he submitted, in another role and for another organization", async () => {
      expect(await refusalOf(review(reporterAtTheBank))).to.equal("reviewerIsSubmitter");
    });

    it("nobody reviews evidence that he uploaded, though another person submitted it", async () => {
      expect(await refusalOf(review(assistantAtTheBank))).to.equal("reviewerIsPreparer");
    });

    it("nobody grades above his role", async () => {
      expect(await refusalOf(review(people.officer, "E3"))).to.equal("gradeAboveOfficer");
      const reviewer: Actor = { ...people.approver, roles: ["reviewer"] };
      expect(await refusalOf(review(reviewer, "E3"))).to.equal("attestationMissing");
    });

    it("the database takes no review of one's own report, and no grade above the role", async () => {
      const step = { observation_id: observationId, actor_role: "reviewer", note: "" };
      const nothing = { value: null, evidence: null, reason_code: null, grade: null, by_version: null };
      for (const kind of ["reviewStarted", "returned", "accepted", "rejected", "attested"]) {
        for (const { personId } of [people.reporter, assistant]) {
          const row = { ...nothing, ...step, kind, actor_id: personId };
          expect(await pastTheUseCase("observation_event", row), kind).to.match(/own observation/);
        }
      }
      const high = { ...nothing, ...step, kind: "accepted", actor_id: people.officer.personId, grade: "E4" };
      expect(await pastTheUseCase("observation_event", high)).to.match(/grade above role/);
      expect((await review(people.officer)).state).to.equal("accepted");
    });

    it("nobody tests a covenant with figures that he submitted for the borrower", async () => {
      const covenantId = await recordSampleCovenant(act, "2026-05-10");
      const testOn = localDate("2025-03-31");
      const statement = await acting(people.reporter, "2026-05-11", (context) =>
        submitStatement(context, {
          loanId: sample.loans[0],
          termStartOn: localDate("2024-04-01"),
          termEndOn: testOn,
          basis: "standalone",
          figures: { operatingCashFlow: decimal("120"), debtService: decimal("100") },
          entry: "typed",
          note: "",
        }),
      );
      const test = (actor: Actor) =>
        acting(actor, "2026-05-12", (context) =>
          recordCovenantTest(context, { covenantId, testOn, reason: "", kept: undefined }),
        );
      expect(await refusalOf(test(reporterAtTheBank))).to.equal("testerIsSubmitter");
      const inputs = JSON.stringify([{ line: "debtService", statementId: statement.id }]);
      const row = {
        covenant_id: covenantId,
        test_on: testOn,
        effective_on: "2026-05-12",
        verdict: "complied",
        agreed: "{}",
        inputs,
        threshold: null,
        headroom: null,
        level: null,
        note: null,
        reason: "",
      };
      const own = { ...row, tested_by: people.reporter.personId };
      expect(await pastTheUseCase("covenant_test", own)).to.match(/own figures/);
      expect((await test(people.officer)).tests[0]?.state).to.equal("complied");
    });

    it("nobody checks a certificate that he signed", async () => {
      const testOn = localDate("2025-03-31");
      const { id: certificateId, contentHash } = await acting(people.officer, "2026-09-02", (context) =>
        draftCertificate(deps.sha256, context, { loanId: sample.loans[0], testOn }),
      );
      const step = (actor: Actor, kind: "signed" | "checked" | "returned") =>
        acting(actor, "2026-09-03", (context) =>
          takeCertificateStep(context, { certificateId, kind, contentHash, title: "", note: "" }),
        );
      await step(people.reporter, "signed");
      for (const kind of ["checked", "returned"] as const) {
        expect(await refusalOf(step(reporterAtTheBank, kind)), kind).to.equal("checkerIsSigner");
        const row = { certificate_id: certificateId, kind, content_hash: contentHash, title: "", note: "" };
        const own = { ...row, actor_id: people.reporter.personId };
        expect(await pastTheUseCase("compliance_certificate_event", own), kind).to.match(/own signature/);
      }
      expect((await step(people.officer, "checked")).state).to.equal("checked");
    });

    it("nobody gives himself a role", async () => {
      const admin: Actor = { ...people.officer, roles: ["admin"] };
      const give = acting(admin, "2026-09-04", (context) =>
        changeMembership(context, { personId: admin.personId, roles: ["admin", "approver"], reason: "a" }),
      );
      expect(await refusalOf(give)).to.equal("ownRoles");
      const { personId } = admin;
      const row = { person_id: personId, role: "approver", held: 1, reason: "a", changed_by: personId };
      expect(await pastTheUseCase("membership_change", row)).to.match(/own roles/);
    });
  });
});
