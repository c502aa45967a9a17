/**
 * A covenant of the sample ledger with a life: figures that breach it, a rate step and a waiver by two people, a signed
 * certificate and a reminder, so that every table of covenants holds rows.
 */
import { recordOn } from "../../db/transact.ts";
import type { Database } from "../../db/connect.ts";
import { approveRequest } from "../../src/app/approval/approve-request.ts";
import { requestChange } from "../../src/app/approval/request-change.ts";
import { draftCertificate, takeCertificateStep } from "../../src/app/covenant/certificates.ts";
import { amendmentPayload } from "../../src/app/covenant/amendment-change.ts";
import { breachPayload } from "../../src/app/covenant/covenant-change.ts";
import { createCovenant } from "../../src/app/covenant/create-covenant.ts";
import { recordCovenantTest } from "../../src/app/covenant/record-covenant-event.ts";
import { addStatementEvidence, submitStatement } from "../../src/app/covenant/submit-statement.ts";
import type { Covenant } from "../../src/domain/covenant/covenant-terms.ts";
import { decimal } from "../../src/domain/kernel/decimal.ts";
import { localDate } from "../../src/domain/kernel/local-date.ts";
import { parseBasisPoints } from "../../src/domain/kernel/rate.ts";
import { accepted } from "./decisions.ts";
import { actingOn, deps, type Act } from "./sample-facts.ts";
import type { EvidenceFiles } from "../../src/app/impact/ports.ts";
import { at, people, sample } from "./sample-names.ts";

const testOn = localDate("2025-03-31");
const loanId = sample.loans[0];

/** A debt service coverage of 1.1, tested at fiscal year ends; 15 bp for a breach. */
export const sampleCovenant: Covenant = {
  terms: {
    kind: "coverage",
    params: { numerator: "operatingCashFlow", denominator: "debtService", minimum: decimal("1.1") },
  },
  basis: "standalone",
  schedule: {
    firstTestOn: testOn,
    lastTestOn: localDate("2027-03-31"),
    everyMonths: 12,
    dueAfterMonths: 3,
    graceDays: 14,
  },
  consequence: { kind: "rateStep", stepBp: accepted(parseBasisPoints("15")) },
  warning: { measure: "share", level: decimal("0.1") },
};

/** The lender records it; its id. */
export async function recordSampleCovenant(act: Act, on: string): Promise<string> {
  const recording = { actor: people.officer, now: at(on), action: "createCovenant" };
  const { id } = await act(recording, (context) =>
    createCovenant(context, {
      loanId,
      scope: "facility",
      code: "C-1",
      name: { ja: "DSCR", en: "DSCR" },
      agreed: sampleCovenant,
      clause: "第12条",
      effectiveOn: localDate("2025-04-01"),
    }),
  );
  return id;
}

export async function recordSampleCovenants(
  database: Database,
  files: EvidenceFiles,
  newId: () => string,
): Promise<void> {
  const act = actingOn(database, newId);
  const covenantId = await recordSampleCovenant(act, "2025-12-11");
  await submitFigures(act, files);
  await act({ actor: people.officer, now: at("2025-12-13"), action: "recordCovenantTest" }, (context) =>
    recordCovenantTest(context, { covenantId, testOn, reason: "", kept: undefined }),
  );
  await answerBreach(act, covenantId);
  await certify(act);
  await amend(act, covenantId);
  const unit = { actor: people.officer, action: "remind", now: at("2025-12-19", "02:00:00.000"), newId };
  await recordOn(database)(unit, ({ reminders }) =>
    reminders.add([
      {
        id: newId(),
        obligationKind: "covenantFigures",
        obligationId: covenantId,
        dueOn: localDate("2026-06-30"),
        stage: -30,
        isEscalation: false,
        borrowerId: sample.organizer,
        title: { ja: "DSCR：判定の期限", en: "DSCR: test due" },
        detail: { ja: "みなと歩き組合 2026-03-31", en: "Harbour walk cooperative, 2026-03-31" },
        link: `/covenants/${covenantId}`,
      },
    ]),
  );
}

async function submitFigures(act: Act, files: EvidenceFiles): Promise<void> {
  const submitting = { actor: people.reporter, now: at("2025-12-12"), action: "submitStatement" };
  const { id: statementId } = await act(submitting, (context) =>
    submitStatement(context, {
      loanId,
      termStartOn: localDate("2024-04-01"),
      termEndOn: testOn,
      basis: "standalone",
      figures: { operatingCashFlow: decimal("105"), debtService: decimal("100") },
      entry: "typed",
      note: "",
    }),
  );
  const file = {
    fileName: "決算.csv",
    mediaType: "text/csv",
    bytes: new TextEncoder().encode("line,value\n"),
  };
  await act({ ...submitting, action: "addStatementEvidence" }, (context) =>
    addStatementEvidence(files, context, { statementId, ...file }),
  );
}

async function answerBreach(act: Act, covenantId: string): Promise<void> {
  const common = { covenantId, testOn, reason: "抵触" };
  const answers = [
    { kind: "covenantStep", on: "2025-12-14", payload: { ...common, fromOn: localDate("2025-11-01") } },
    {
      kind: "covenantWaiver",
      on: "2025-12-16",
      payload: { ...common, scope: "thisTest", untilOn: localDate("2026-12-31"), keepsStep: true },
    },
  ] as const;
  for (const { kind, on, payload } of answers) {
    const { id: approvalId } = await act({ actor: people.officer, now: at(on), action: kind }, (context) =>
      requestChange(deps, context, { kind, payload: breachPayload(payload) }),
    );
    const approving = { actor: people.approver, now: at(on, "01:00:00.000"), action: "approveRequest" };
    await act(approving, (context) => approveRequest(deps, context, { approvalId, reason: "" }));
  }
}

/** A lower limit from the next test on. */
async function amend(act: Act, covenantId: string): Promise<void> {
  const { terms, schedule, ...others } = sampleCovenant;
  const agreed = {
    ...others,
    terms: { ...terms, params: { ...terms.params, minimum: decimal("1.05") } } as Covenant["terms"],
    schedule: { ...schedule, firstTestOn: localDate("2026-03-31") },
  };
  const request = { covenantId, agreed, clause: "第1回変更契約", reason: "投資計画の見直し" };
  const asking = { actor: people.officer, now: at("2025-12-19"), action: "requestCovenantAmendment" };
  const { id: approvalId } = await act(asking, (context) =>
    requestChange(deps, context, { kind: "covenantAmendment", payload: amendmentPayload(request) }),
  );
  const approving = {
    actor: people.approver,
    now: at("2025-12-19", "01:00:00.000"),
    action: "approveRequest",
  };
  await act(approving, (context) => approveRequest(deps, context, { approvalId, reason: "" }));
}

async function certify(act: Act): Promise<void> {
  const { id: certificateId, contentHash } = await act(
    { actor: people.officer, now: at("2025-12-18"), action: "draftCertificate" },
    (context) => draftCertificate(deps.sha256, context, { loanId, testOn }),
  );
  const signing = { actor: people.reporter, now: at("2025-12-19"), action: "signCertificate" };
  await act(signing, (context) =>
    takeCertificateStep(context, { certificateId, kind: "signed", contentHash, title: "代表理事", note: "" }),
  );
}
