/**
 * What the bank of the sample makes of the project's outcomes: a social value, a profile of impact and risk, and a
 * contract under which it pays by the reported result, settled once.
 */
import type { Database } from "../../db/connect.ts";
import { approveRequest } from "../../src/app/approval/approve-request.ts";
import type { ApprovalKind } from "../../src/app/approval/ports.ts";
import { requestChange } from "../../src/app/approval/request-change.ts";
import type { WrittenAssessment } from "../../src/app/impact/assessment-ports.ts";
import { acceptOutcomeContract } from "../../src/app/impact/accept-contract.ts";
import { assessValue } from "../../src/app/impact/assess-value.ts";
import { profileImpact } from "../../src/app/impact/profile-impact.ts";
import { impactDimensions, impactRisks, type ImpactProfile } from "../../src/domain/impact/impact-profile.ts";
import type { CanonicalObject } from "../../src/domain/kernel/canonical-json.ts";
import { actingOn, deps, type Act } from "./sample-facts.ts";
import { at, people, sample } from "./sample-names.ts";

export const sampleContract = "00000000-0000-7000-8000-0000000000f1";

const point = (figure: string) => ({ low: figure, base: figure, high: figure });

export const sampleAssessment: WrittenAssessment = {
  currency: "JPY",
  inputs: "12000000",
  inputsSource: "予算書",
  discountRate: "0.04",
  startYear: 1,
  outcomes: [
    {
      id: "o1",
      name: "買い物に困らなくなった人",
      unit: "人",
      observationId: null,
      quantity: { low: "250", base: "350", high: "450" },
      proxy: point("28800"),
      proxyName: "買い物代行の年額",
      proxySource: "料金表",
      proxyOn: "2025-04-01",
      deadweight: point("0.25"),
      displacement: point("0.10"),
      attribution: point("0.25"),
      dropOff: point("0.20"),
      years: 3,
    },
  ],
  noNegativesBecause: "近隣の店に聞き取り、影響は無かった",
  note: "",
};

export function sampleProfile(): ImpactProfile {
  const open = { state: "notAssessed", reason: "これから" } as const;
  const all = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, open]));
  return { dimensions: all(impactDimensions), risks: all(impactRisks) } as unknown as ImpactProfile;
}

export function contractPayload(): CanonicalObject {
  return {
    contractId: sampleContract,
    projectId: sample.project,
    number: "PFS-1",
    name: { ja: "成果連動契約", en: "Outcome contract" },
    payerId: sample.bank,
    payeeId: sample.organizer,
    currency: "JPY",
    cap: "5000000",
    gradeNeeded: "E2",
    agreedOn: "2024-04-01",
    parts: [
      {
        code: "P1",
        name: { ja: "成果", en: "Result" },
        kpiId: sample.kpi,
        rule: { rule: "proportional", target: "100" },
        cap: "4000000",
        fixed: "0",
        roundTo: "10000",
        tests: [{ testOn: "2025-06-30", periodStartOn: "2024-04-01", periodEndOn: "2025-04-01" }],
      },
    ],
  };
}

export function settlementPayload(effectiveOn: string): CanonicalObject {
  return {
    projectId: sample.project,
    contractId: sampleContract,
    part: "P1",
    testOn: "2025-06-30",
    observationId: null,
    effectiveOn,
    reason: "成果報告",
  };
}

export function paymentPayload(paidOn: string): CanonicalObject {
  return {
    projectId: sample.project,
    contractId: sampleContract,
    part: "P1",
    testOn: "2025-06-30",
    paidOn,
    // 4,000,000 × 57.5 / 100
    amount: "2300000",
    reference: "振込 001",
  };
}

/** Asked for by the officer, approved by the approver an hour later. */
export async function approveChange(
  act: Act,
  day: string,
  change: { readonly kind: ApprovalKind; readonly payload: CanonicalObject },
): Promise<void> {
  const asking = { actor: people.officer, now: at(day), action: "requestChange" };
  const { id: approvalId } = await act(asking, (context) => requestChange(deps, context, change));
  const approving = { actor: people.approver, now: at(day, "01:00:00.000"), action: "approveRequest" };
  await act(approving, (context) => approveRequest(deps, context, { approvalId, reason: "" }));
}

export async function recordSampleImpact(database: Database, newId: () => string): Promise<void> {
  const act = actingOn(database, newId);
  await act({ actor: people.officer, now: at("2025-12-28"), action: "assessSocialValue" }, (context) =>
    assessValue(context, { projectId: sample.project, assessment: sampleAssessment }),
  );
  const profiling = {
    actor: people.officer,
    now: at("2025-12-28", "01:00:00.000"),
    action: "recordImpactProfile",
  };
  await act(profiling, (context) =>
    profileImpact(context, { projectId: sample.project, profile: sampleProfile() }),
  );
  await approveChange(act, "2025-12-29", { kind: "outcomeContract", payload: contractPayload() });
  await approveChange(act, "2025-12-30", {
    kind: "outcomeSettlement",
    payload: settlementPayload("2025-12-30"),
  });
  await act({ actor: people.reporter, now: at("2025-12-31"), action: "acceptOutcomeContract" }, (context) =>
    acceptOutcomeContract(context, { projectId: sample.project, contractId: sampleContract, note: "同意" }),
  );
  await approveChange(act, "2025-12-31", { kind: "outcomePayment", payload: paymentPayload("2025-12-31") });
}
