/** What the sample's organizer plans, agrees and publishes: every table of projects holds rows. */
import type { Database } from "../../db/connect.ts";
import { approveRequest } from "../../src/app/approval/approve-request.ts";
import { requestChange } from "../../src/app/approval/request-change.ts";
import { toCanonical } from "../../src/app/canonical.ts";
import type { EvidenceFiles } from "../../src/app/impact/ports.ts";
import { changeProfile } from "../../src/app/party/change-profile.ts";
import type { ProjectPlan } from "../../src/app/project/fact-ports.ts";
import { recordParticipation } from "../../src/app/project/record-participation.ts";
import {
  addPartnershipDocument,
  keepDuty,
  recordPartnership,
} from "../../src/app/project/record-partnership.ts";
import { recordPlan } from "../../src/app/project/record-plan.ts";
import { localDate } from "../../src/domain/kernel/local-date.ts";
import type { PartnershipTerms } from "../../src/domain/project/partnership.ts";
import { actingOn, deps } from "./sample-facts.ts";
import { at, people, sample } from "./sample-names.ts";

const both = (ja: string) => ({ ja, en: ja });

export const samplePlan: ProjectPlan = {
  challenge: both("買い物に行けない"),
  region: both("架空みなと市"),
  mission: both("歩いて暮らせる町"),
  activityPlan: both("移動販売"),
  municipalityCodes: ["102024"],
  places: [{ kind: "hub", name: both("旧校舎"), municipalityCode: "102024" }],
  funding: [
    { kind: "loan", from: both("架空みなと銀行"), amount: "500000000", source: "契約書" },
    { kind: "donation", from: both("住民"), amount: "1000000", source: "" },
  ],
  sdgCodes: ["11.2"],
  irisCodes: ["PI4060"],
  rollOuts: [
    {
      name: both("移動販売"),
      regions: [{ name: both("みなと市"), municipalityCode: "102024", kpiId: sample.kpi }],
    },
  ],
  logicModel: {
    nodes: [
      { key: "van", stage: "input", words: both("車") },
      { key: "sales", stage: "output", words: both("販売") },
    ],
    arrows: [{ from: "van", to: "sales", kpiIds: [sample.kpi] }],
  },
};

export const samplePartnership: PartnershipTerms = {
  pattern: "localCompany",
  name: both("連携協定"),
  parties: [
    { side: "municipality", name: both("みなと市"), municipalityCode: "102024" },
    { side: "company", name: both("みなと歩き組合"), municipalityCode: null },
  ],
  signedOn: localDate("2024-04-01"),
  startsOn: localDate("2024-04-01"),
  endsOn: localDate("2027-03-31"),
  terms: both("続ける"),
  promises: [
    {
      key: "supply",
      kind: "continuousSupply",
      by: "company",
      what: both("販売の継続"),
      firstDueOn: localDate("2025-03-31"),
      everyMonths: 12,
    },
  ],
  reviewOn: [localDate("2026-03-31")],
  atEnd: both("車は会社に残す"),
};

const csv = new TextEncoder().encode("架空,fictional\r\n");

export async function recordSampleProject(
  database: Database,
  files: EvidenceFiles,
  newId: () => string,
): Promise<void> {
  const act = actingOn(database, newId);
  const { reporter, approver } = people;
  const unit = (action: string, minute: string) => ({
    actor: reporter,
    now: at("2025-12-27", `00:${minute}:00.000`),
    action,
  });
  const projectId = sample.project;
  await act(unit("recordProfile", "00"), (context) =>
    changeProfile(context, {
      legalForm: "npo",
      registrationNumber: "1180301018771",
      municipalityCode: "102024",
      paysSurplus: true,
      plannedForm: "kk",
      effectiveOn: localDate("2024-04-01"),
    }),
  );
  await act(unit("recordProjectPlan", "01"), (context) =>
    recordPlan(context, {
      projectId,
      effectiveOn: localDate("2024-04-01"),
      basedOn: 0,
      plan: samplePlan,
    }),
  );
  await act(unit("recordParticipation", "02"), (context) =>
    recordParticipation(context, {
      projectId,
      participationId: undefined,
      role: "player",
      organizationId: sample.otherBank,
      personName: null,
      startsOn: localDate("2024-04-01"),
      endsOn: localDate("2025-03-31"),
    }),
  );
  await act(unit("recordParticipation", "03"), (context) =>
    recordParticipation(context, {
      projectId,
      participationId: undefined,
      role: "manager",
      organizationId: null,
      personName: "歩く 花子",
      startsOn: localDate("2024-04-01"),
      endsOn: null,
    }),
  );
  const partnershipId = await act(unit("recordPartnership", "04"), (context) =>
    recordPartnership(context, { projectId, partnershipId: undefined, terms: samplePartnership }),
  );
  await act(unit("addPartnershipDocument", "05"), (context) =>
    addPartnershipDocument({ files }, context, {
      partnershipId,
      fileName: "agreement.csv",
      mediaType: "text/csv",
      bytes: csv,
      fictional: true,
    }),
  );
  await act(unit("keepPartnershipDuty", "06"), (context) =>
    keepDuty(context, {
      partnershipId,
      dutyKey: "supply/2025-03-31",
      keptOn: localDate("2025-03-30"),
      note: "確認",
    }),
  );
  const payload = toCanonical({
    projectId,
    plainWords: both("町の足を残します"),
    kpis: [{ kpiId: sample.kpi, countsPeople: false }],
  });
  const { id: approvalId } = await act(unit("requestProjectPage", "07"), (context) =>
    requestChange(deps, context, { kind: "projectPage", payload }),
  );
  const approving = {
    actor: { ...approver, organizationId: sample.organizer },
    now: at("2025-12-27", "00:08:00.000"),
    action: "approveRequest",
  };
  await act(approving, (context) => approveRequest(deps, context, { approvalId, reason: "" }));
}
