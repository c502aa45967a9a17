/** The agreement of the sample ledger with a row of every table about agreements. */
import type { Recorder } from "../../db/recorder.ts";
import { people, sample } from "./sample-names.ts";

const provenance = JSON.stringify({ asOf: null, fictional: true, note: null, source: null });

type Append = Recorder["append"];

const ratchet = {
  aggregation: "perKpi",
  kpis: [{ id: sample.kpi, achievedBp: "-10", missedBp: "10" }],
  cumulative: false,
  marginFloor: "0",
  allInFloor: "0",
  effective: { rule: "nextInterestPeriod" },
  notReported: { rule: "asMissed" },
  correction: { lenderFavour: "trueUp", borrowerFavour: "prospective" },
};

export async function appendAgreement(append: Append, newId: () => string): Promise<void> {
  await append("agreement", [
    {
      id: sample.agreement,
      tranche_id: sample.tranche,
      name_ja: "金利調整合意書",
      name_en: "Interest step agreement",
      agreed_on: "2024-09-20",
      provenance,
    },
  ]);
  const [termsId, sptId, restatementId] = [newId(), newId(), newId()];
  await append("agreement_terms", [
    {
      id: termsId,
      agreement_id: sample.agreement,
      effective_on: "2024-09-20",
      ratchet: JSON.stringify(ratchet),
      provenance,
    },
  ]);
  await append("spt", [
    {
      id: sptId,
      agreement_id: sample.agreement,
      kpi_id: sample.kpi,
      test_on: sample.testOn,
      period_start_on: "2024-04-01",
      period_end_on: "2025-04-01",
      certificate_due_on: "2025-06-30",
      baseline: "40",
      target: "55",
      strict: 0,
      grade_needed: "E2",
      provenance,
    },
  ]);
  await appendConditions(append, newId, { termsId, sptId, restatementId });
}

/** A row of every table of agreements; each states what stands already, so that none moves a yen. */
async function appendConditions(
  append: Append,
  newId: () => string,
  { termsId, sptId, restatementId }: Readonly<Record<"termsId" | "sptId" | "restatementId", string>>,
): Promise<void> {
  const approved = {
    approval_id: null,
    requested_by: people.officer.personId,
    approved_by: people.approver.personId,
  };
  const about = { agreement_id: sample.agreement, effective_on: "2024-10-01", reason: "試行" };
  const policy = {
    kpiId: sample.kpi,
    thresholdPercent: "5",
    inclusive: true,
    triggers: ["methodChange", "error"],
    cumulativeMonths: 36,
    target: "relative",
    needsConsent: true,
  };
  await append("agreement_conditions", [
    {
      id: newId(),
      terms_id: termsId,
      verifier: "架空検証機関",
      premium_use: "子ども食堂",
      restatement: JSON.stringify([policy]),
      approval_id: null,
    },
  ]);
  await append("spt_neutral_band", [{ id: newId(), spt_id: sptId, neutral_from: "55" }]);
  await append("agreement_event", [{ id: newId(), ...about, kind: "resumption", ...approved }]);
  await append("restatement", [
    {
      id: restatementId,
      ...about,
      kpi_id: sample.kpi,
      cause: "error",
      baseline_before: "40",
      baseline_after: "40",
      consented_on: null,
      ...approved,
    },
  ]);
  await append("restated_spt", [
    {
      id: newId(),
      restatement_id: restatementId,
      spt_id: sptId,
      baseline: "40",
      target: "55",
      neutral_from: "55",
    },
  ]);
  await append("spt_agreed_again", [
    {
      id: newId(),
      terms_id: termsId,
      spt_id: sptId,
      period_start_on: "2024-04-01",
      period_end_on: "2025-04-01",
      certificate_due_on: "2025-06-30",
      baseline: "40",
      target: "55",
      neutral_from: "55",
      strict: 0,
      grade_needed: "E2",
    },
  ]);
}
