import { expect } from "chai";
import { readOn } from "../../../db/transact.ts";
import { newTermsPayload, type NewTermsRequest } from "../../../src/app/agreement/agreement-request.ts";
import { approveRequest } from "../../../src/app/approval/approve-request.ts";
import { requestChange } from "../../../src/app/approval/request-change.ts";
import type { AgreementRecord } from "../../../src/app/loan/ports.ts";
import { decimal } from "../../../src/domain/kernel/decimal.ts";
import type { Instant } from "../../../src/domain/kernel/instant.ts";
import { present } from "../../../src/domain/kernel/invariant.ts";
import { localDate } from "../../../src/domain/kernel/local-date.ts";
import { newTerms } from "../../support/agreements.ts";
import { eachDatabase } from "../../support/databases.ts";
import { refusalOf } from "../../support/refusals.ts";
import { openDecidedSample, type SampleDatabase } from "../../support/sample-database.ts";
import { actingOn, deps } from "../../support/sample-facts.ts";
import { at, idMaker, people, sample } from "../../support/sample-names.ts";

describe("what is agreed again", () => {
  eachDatabase((name, open) => {
    describe(`on ${name}`, function () {
      this.timeout(600_000);
      let ledger: SampleDatabase;
      let clock = 0;
      const newId = idMaker(12);

      beforeEach(async () => {
        ledger = await openDecidedSample(name, open);
      });
      afterEach(() => ledger.database.close());

      const later = (): Instant => {
        clock += 1;
        return at("2025-12-20", `01:${String(clock).padStart(2, "0")}:00.000`);
      };
      const ask = (change: Partial<NewTermsRequest>) =>
        actingOn(ledger.database, newId)(
          { actor: people.officer, now: later(), action: "requestChange" },
          (context) =>
            requestChange(deps, context, {
              kind: "agreementTerms",
              payload: newTermsPayload(newTerms(change)),
            }),
        );
      const agree = async (change: Partial<NewTermsRequest>) => {
        const asked = await ask(change);
        if (asked.kind === "ratchetDecision") throw new Error("a verdict");
        await actingOn(ledger.database, newId)(
          { actor: people.approver, now: later(), action: "approveRequest" },
          (context) => approveRequest(deps, context, { approvalId: asked.id, reason: "" }),
        );
        return asked.preview;
      };
      const knownAt = (moment: Instant): Promise<AgreementRecord | undefined> =>
        readOn(ledger.database)((work) =>
          work.loans.findAgreement(people.officer.organizationId, sample.agreement, moment),
        );
      const spt = present(newTerms().spts[0], "an SPT of 2027");

      it("replaces an SPT of a later test from the moment it is known, and says what it was", async () => {
        await agree({});
        const { facts } = await agree({
          effectiveOn: localDate("2026-10-01"),
          spts: [{ ...spt, target: decimal("70"), neutralFrom: decimal("65"), gradeNeeded: "E3" }],
        });
        expect(facts.map(({ before, after }) => [before, after])).to.deep.include([
          "40 → ≥ 60 (E2)",
          "40 → ≥ 70 (E3)",
        ]);
        const levels = async (moment: Instant) =>
          (await knownAt(moment))?.spts
            .filter(({ testOn }) => testOn === spt.testOn)
            .map(({ target, neutralFrom, gradeNeeded }) => [
              String(target),
              String(neutralFrom),
              gradeNeeded,
            ]);
        expect(await levels(at("2025-12-21"))).to.deep.equal([["70", "65", "E3"]]);
        expect(await levels(at("2025-12-19"))).to.deep.equal([]);
      });

      it("is refused for a test that was decided and for a day before the new terms", async () => {
        const decided = { effectiveOn: localDate("2025-01-01"), spts: [{ ...spt, testOn: sample.testOn }] };
        expect(await refusalOf(ask(decided))).to.equal("testDecidedBefore");
        const early = { spts: [{ ...spt, testOn: localDate("2026-03-30") }] };
        expect(await refusalOf(ask(early))).to.equal("sptBeforeTerms");
      });
    });
  });
});
