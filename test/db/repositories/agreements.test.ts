import { expect } from "chai";
import { readOn, recordOn } from "../../../db/transact.ts";
import type { Actor } from "../../../src/app/actor.ts";
import { readAgreement } from "../../../src/app/agreement/agreement-reading.ts";
import { agreementPayload, newTermsPayload } from "../../../src/app/agreement/agreement-request.ts";
import { listAgreementTests } from "../../../src/app/agreement/list-tests.ts";
import { restatementPayload } from "../../../src/app/agreement/restatement-change.ts";
import {
  restatementEffects,
  type RestatementRequest,
} from "../../../src/app/agreement/restatement-effects.ts";
import { simulate } from "../../../src/app/agreement/simulate.ts";
import { stopPayload, type StopRequest } from "../../../src/app/agreement/stop-change.ts";
import { changePreviewOf } from "../../../src/app/approval/approval-view.ts";
import { approveRequest } from "../../../src/app/approval/approve-request.ts";
import {
  previewChange,
  requestChange,
  type ChangeCommand,
} from "../../../src/app/approval/request-change.ts";
import { previewRatchet } from "../../../src/app/loan/preview-ratchet.ts";
import { readRateTimeline } from "../../../src/app/loan/read-loan.ts";
import { requestRatchetDecision } from "../../../src/app/loan/request-ratchet-decision.ts";
import type { Repositories } from "../../../src/app/ports.ts";
import { decimal } from "../../../src/domain/kernel/decimal.ts";
import type { Instant } from "../../../src/domain/kernel/instant.ts";
import { localDate } from "../../../src/domain/kernel/local-date.ts";
import { agreementOfOtherBank, newTerms } from "../../support/agreements.ts";
import { eachDatabase } from "../../support/databases.ts";
import { refusalOf } from "../../support/refusals.ts";
import { openDecidedSample, type SampleDatabase } from "../../support/sample-database.ts";
import { actingOn, deps } from "../../support/sample-facts.ts";
import { at, idMaker, people, sample } from "../../support/sample-names.ts";
import { otherApprover, recordOtherLoan } from "../../support/sample-other-loan.ts";

describe("sustainability agreements", () => {
  eachDatabase((name, open) => {
    describe(`on ${name}`, function () {
      this.timeout(600_000);
      let ledger: SampleDatabase;
      let clock = 0;
      const newId = idMaker(11);
      const now = at("2025-12-20");

      beforeEach(async () => {
        ledger = await openDecidedSample(name, open);
      });
      afterEach(() => ledger.database.close());

      const reading = <T>(query: (work: Repositories) => Promise<T>) => readOn(ledger.database)(query);
      const preview = (command: ChangeCommand, actor: Actor = people.officer) =>
        reading(async (work) =>
          changePreviewOf({ preview: await previewChange(deps, { work, actor, now }, command) }),
        );
      const later = (): Instant => {
        clock += 1;
        return at("2025-12-20", `01:${String(clock).padStart(2, "0")}:00.000`);
      };
      const ask = (command: ChangeCommand, actor: Actor = people.officer) =>
        actingOn(ledger.database, newId)({ actor, now: later(), action: "requestChange" }, (context) =>
          requestChange(deps, context, command),
        );
      const approve = (approvalId: string, actor: Actor = people.approver) =>
        actingOn(ledger.database, newId)({ actor, now: later(), action: "approveRequest" }, (context) =>
          approveRequest(deps, context, { approvalId, reason: "" }),
        );
      const stepsOf = (loanId: string, actor: Actor = people.officer) =>
        reading(async (repositories) => {
          const viewpoint = { asOf: localDate("2025-12-21"), knownAt: at("2025-12-21") };
          const { rows } = await readRateTimeline(
            { repositories, calendar: deps.calendar, actor },
            loanId,
            viewpoint,
          );
          return rows.map(({ effectiveOn, stepBp }) => `${effectiveOn} ${stepBp}`);
        });
      const stop = (change: Partial<StopRequest>): ChangeCommand => {
        const request: StopRequest = {
          agreementId: sample.agreement,
          kind: "suspension",
          effectiveOn: localDate("2026-04-01"),
          reason: "合併",
          ...change,
        };
        const kind = request.kind === "declassification" ? "declassification" : "suspension";
        return { kind, payload: stopPayload(request) };
      };
      const termsOf = (change: Parameters<typeof newTerms>[0] = {}): ChangeCommand => ({
        kind: "agreementTerms",
        payload: newTermsPayload(newTerms(change)),
      });

      it("new terms price the tests from their day on; what was promised for an earlier test stays", async () => {
        const before = await stepsOf(sample.loans[0]);
        // The row of 2025-11-01 is that of a covenant: the step of the ratchet stays what it is.
        expect(before.slice(-2)).to.deep.equal(["2025-09-30 -10", "2025-11-01 -10"]);
        const approval = await ask(termsOf());
        expect(await stepsOf(sample.loans[0])).to.deep.equal(before);
        await approve(approval.id);
        expect(await stepsOf(sample.loans[0])).to.deep.equal(before);
        const { cases } = await reading((work) =>
          simulate(
            deps,
            { work, actor: people.officer, now: at("2025-12-21") },
            {
              agreementId: sample.agreement,
              testOn: localDate("2027-03-31"),
              cases: [
                { name: "達成", values: [{ kpiId: sample.kpi, value: decimal("61") }] },
                { name: "未達", values: [{ kpiId: sample.kpi, value: decimal("59.999") }] },
                { name: "沈黙", values: [] },
              ],
            },
          ),
        );
        expect(cases.map(({ loans }) => loans[0]?.stepBp)).to.deep.equal(["-20", "20", "20"]);
        expect(cases.map(({ outcomes }) => outcomes[0]?.outcome)).to.deep.equal([
          "achieved",
          "missed",
          "notReported",
        ]);
      });

      it("every version is kept and read, with its clauses, its policy and the days of the calendar", async () => {
        await approve((await ask(termsOf())).id);
        const detail = await reading((work) =>
          readAgreement(
            work,
            {
              actor: people.reporter,
              viewpoint: { asOf: localDate("2025-12-21"), knownAt: at("2025-12-21") },
            },
            sample.agreement,
          ),
        );
        expect(detail.versions.map(({ effectiveOn }) => effectiveOn)).to.deep.equal([
          "2024-09-20",
          "2026-04-01",
        ]);
        expect(detail.versions[0]?.premiumUse).to.equal("子ども食堂");
        expect(detail.versions[1]?.restatement[0]?.thresholdPercent).to.equal("5");
        expect(detail.calendar.map(({ on, kind }) => `${on} ${kind}`)).to.deep.equal([
          "2025-03-31 test",
          "2025-06-30 certificate",
          "2027-03-31 test",
          "2027-06-30 certificate",
        ]);
        expect(detail.state).to.equal("inForce");
      });

      it("terms that do not fit together are refused where they are wrong", async () => {
        const [spt] = newTerms().spts;
        if (spt === undefined) throw new Error("no SPT");
        expect(await refusalOf(preview(termsOf({ effectiveOn: localDate("2024-09-20") })))).to.equal(
          "termsNotLater",
        );
        expect(await refusalOf(preview(termsOf({ restatement: [] })))).to.equal("restatementPolicyMissing");
        expect(
          await refusalOf(
            preview(termsOf({ spts: [{ ...spt, certificateDueOn: localDate("2027-03-30") }] })),
          ),
        ).to.equal("certificateDueBeforeTest");
        expect(
          await refusalOf(preview(termsOf({ spts: [{ ...spt, neutralFrom: decimal("61") }] }))),
        ).to.equal("neutralBandBeyondTarget");
      });

      it("a suspension takes the step away until the KPIs are agreed again", async () => {
        const changes = await preview(stop({}));
        expect(changes.loans.map(({ number }) => number)).to.deep.equal(["L-1", "L-2"]);
        await approve((await ask(stop({}))).id);
        expect((await stepsOf(sample.loans[0])).at(-1)).to.equal("2026-04-01 0");
        expect(await refusalOf(ask(stop({})))).to.equal("alreadySuspended");
        await approve((await ask(stop({ kind: "resumption", effectiveOn: localDate("2026-10-01") }))).id);
        expect((await stepsOf(sample.loans[0])).slice(-2)).to.deep.equal(["2026-04-01 0", "2026-10-01 -10"]);
      });

      it("a declassification ends the steps for good", async () => {
        const gone = stop({ kind: "declassification", effectiveOn: localDate("2026-04-01") });
        expect((await preview(gone)).warnings).to.have.length(1);
        await approve((await ask(gone)).id);
        expect((await stepsOf(sample.loans[0])).at(-1)).to.equal("2026-04-01 0");
        expect(
          await refusalOf(ask(stop({ kind: "resumption", effectiveOn: localDate("2027-04-01") }))),
        ).to.equal("alreadyDeclassified");
        expect(await refusalOf(ask(termsOf({ effectiveOn: localDate("2027-04-01") })))).to.equal(
          "alreadyDeclassified",
        );
      });

      it("whoever asked does not approve, and a stranger does not know the agreement", async () => {
        const approval = await ask(termsOf());
        expect(await refusalOf(approve(approval.id, people.officer))).to.equal("ownRequest");
        expect(await refusalOf(ask(stop({}), people.stranger))).to.equal("notFound");
        expect(await refusalOf(ask(stop({}), people.reporter))).to.equal("notFound");
      });

      const restating = (change: Partial<RestatementRequest> = {}): RestatementRequest => ({
        agreementId: sample.agreement,
        kpiId: sample.kpi,
        trigger: "methodChange",
        effectiveOn: localDate("2025-12-01"),
        baselineAfter: decimal("44"),
        reason: "測定方法の変更",
        consentedOn: localDate("2025-12-15"),
        earlierChanges: [],
        ...change,
      });

      it("a restatement shows the verdicts that turn and the yen behind them, and moves no rate by itself", async () => {
        const effects = await reading((work) =>
          restatementEffects(deps, { work, actor: people.officer, now }, restating()),
        );
        const [test] = effects.tests;
        expect(test?.after.target.toString()).to.equal("60.5");
        expect([test?.verdictBefore, test?.verdictAfter, test?.isTurned]).to.deep.equal([
          "achieved",
          "missed",
          true,
        ]);
        const before = await stepsOf(sample.loans[0]);
        const approval = await ask({ kind: "restatement", payload: restatementPayload(restating()) });
        await approve(approval.id);
        expect(await stepsOf(sample.loans[0])).to.deep.equal(before);
        const decided = await actingOn(ledger.database, newId)(
          { actor: people.officer, now: later(), action: "requestRatchetDecision" },
          (context) =>
            requestRatchetDecision(deps, context, {
              agreementId: sample.agreement,
              testOn: sample.testOn,
              certificateReceivedOn: localDate("2025-04-21"),
            }),
        );
        if (decided.kind !== "ratchetDecision") throw new Error("no verdict");
        expect(decided.preview.outcomes[0]?.outcome).to.equal("missed");
        const stakes = test?.stakes.map(({ difference }) => difference.toString());
        expect(decided.preview.loans.map(({ totalDifference }) => totalDifference)).to.deep.equal(stakes);
        await approve(decided.id);
        expect(await stepsOf(sample.loans[0])).to.include("2025-09-30 10");
      });

      it("a restatement below the threshold, by growth or without consent is refused", async () => {
        const refused = (change: Partial<RestatementRequest>) =>
          refusalOf(ask({ kind: "restatement", payload: restatementPayload(restating(change)) }));
        expect(await refused({ baselineAfter: decimal("41.9") })).to.equal("belowRestatementThreshold");
        expect(await refused({ trigger: "organicGrowth" })).to.equal("organicGrowthIsNoTrigger");
        expect(await refused({ trigger: "structuralChange" })).to.equal("triggerNotInPolicy");
        expect(await refused({ consentedOn: undefined })).to.equal("consentMissing");
      });

      it("one observation serves the agreements of two lenders, each with its own target", async () => {
        await recordOtherLoan(recordOn(ledger.database), newId);
        const approval = await ask(
          { kind: "agreement", payload: agreementPayload(agreementOfOtherBank()) },
          people.stranger,
        );
        await approve(approval.id, otherApprover);
        const tests = await reading((work) =>
          listAgreementTests(
            work,
            {
              actor: people.stranger,
              viewpoint: { asOf: localDate("2025-12-21"), knownAt: at("2025-12-21") },
            },
            { state: "ready", page: { limit: 50, cursor: undefined } },
          ),
        );
        const [test] = tests.items;
        if (test === undefined) throw new Error("no test");
        const verdict = await reading((work) =>
          previewRatchet(
            work,
            deps,
            { actor: people.stranger, now: at("2025-12-21") },
            {
              agreementId: test.agreement.id,
              testOn: sample.testOn,
              certificateReceivedOn: undefined,
            },
          ),
        );
        expect(
          verdict.judged.map(({ observation, outcome }) => [observation?.observationId, outcome.outcome]),
        ).to.deep.equal([[ledger.observationId, "missed"]]);
        expect(
          await refusalOf(
            ask({ kind: "agreement", payload: agreementPayload(agreementOfOtherBank()) }, people.stranger),
          ),
        ).to.equal("trancheHasAgreement");
      });
    });
  });
});
