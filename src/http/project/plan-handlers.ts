import { previewChange, requestChange } from "../../app/approval/request-change.ts";
import { toCanonical } from "../../app/canonical.ts";
import type { CommandContext } from "../../app/command.ts";
import { projectDiagrams } from "../../app/project/diagrams.ts";
import { withdrawPage } from "../../app/project/page-change.ts";
import { readArea } from "../../app/project/read-area.ts";
import { readCids } from "../../app/project/read-cids.ts";
import { readPartnershipDocument } from "../../app/project/read-document.ts";
import { readPlan, type ProjectPlanView } from "../../app/project/read-plan.ts";
import { readProjectSheet } from "../../app/project/read-sheet.ts";
import { recordParticipation } from "../../app/project/record-participation.ts";
import { addPartnershipDocument, keepDuty, recordPartnership } from "../../app/project/record-partnership.ts";
import { createProject, recordPlan } from "../../app/project/record-plan.ts";
import type { projectPlanRoutes } from "../../contract/project/plan-routes.ts";
import type { EvidenceFiles } from "../../app/impact/ports.ts";
import type { AppPorts } from "../../app/ports.ts";
import type { ProjectSheetRenderer } from "../../app/report/ports.ts";
import { changePreviewOf } from "../../app/approval/approval-view.ts";
import type { Handlers } from "../handler.ts";
import { shownFile } from "../shown-file.ts";

type Routes = typeof projectPlanRoutes;
type Reading =
  | "getProjectPlan"
  | "getProjectDiagrams"
  | "getProjectSheet"
  | "getProjectCids"
  | "getArea"
  | "downloadPartnershipDocument"
  | "viewPartnershipDocument";
type PageRoutes = "previewProjectPage" | "requestProjectPage" | "withdrawProjectPage";

interface PlanHandlerDeps {
  readonly ports: Pick<AppPorts, "calendar" | "sha256">;
  readonly files: EvidenceFiles;
  readonly renderProjectSheet: ProjectSheetRenderer;
}

export function projectPlanHandlers(deps: PlanHandlerDeps): Handlers<Routes> {
  return { ...readings(deps), ...recordings(deps), ...pages(deps) };
}

function readings({ files, renderProjectSheet }: PlanHandlerDeps): Handlers<Pick<Routes, Reading>> {
  return {
    getProjectPlan: ({ params }, { read, actor, now }) =>
      read((repositories) => readPlan({ repositories, actor, now }, params.projectId)),
    getProjectDiagrams: ({ params, query }, { read, actor, now }) =>
      read((repositories) => projectDiagrams({ repositories, actor, now }, params.projectId, query.language)),
    getProjectSheet: async ({ params, query: { language } }, { read, actor, now }) => {
      const sheet = await read((repositories) =>
        readProjectSheet({ repositories, actor, now }, params.projectId, language),
      );
      const bytes = await renderProjectSheet(sheet, language);
      return { fileName: `${sheet.name[language]}.pdf`, mediaType: "application/pdf", bytes };
    },
    getProjectCids: ({ params }, { read, actor, now }) =>
      read((repositories) => readCids({ repositories, actor, now }, params.projectId)),
    getArea: ({ query }, { read, actor, now }) =>
      read((repositories) => readArea({ repositories, actor, now }, query.municipalityCode)),
    downloadPartnershipDocument: ({ params }, { read, actor }) =>
      read((repositories) => readPartnershipDocument(files, { repositories, actor }, params.documentId)),
    viewPartnershipDocument: async ({ params }, { read, actor }) =>
      shownFile(
        await read((repositories) =>
          readPartnershipDocument(files, { repositories, actor }, params.documentId),
        ),
      ),
  };
}

function recordings({ files }: PlanHandlerDeps): Handlers<Omit<Routes, Reading | PageRoutes>> {
  return {
    createProject: async ({ body }, context) => planNow(context, await createProject(context, body)),
    recordProjectPlan: async ({ params, body }, context) => {
      await recordPlan(context, { ...params, ...body });
      return planNow(context, params.projectId);
    },
    recordParticipation: async ({ params, body }, context) => {
      await recordParticipation(context, { ...params, ...body, participationId: body.participationId });
      return planNow(context, params.projectId);
    },
    recordPartnership: async ({ params, body }, context) => {
      await recordPartnership(context, { ...params, ...body, partnershipId: body.partnershipId });
      return planNow(context, params.projectId);
    },
    addPartnershipDocument: async ({ params, file }, context) =>
      planNow(context, await addPartnershipDocument({ files }, context, { ...params, ...file })),
    keepPartnershipDuty: async ({ params, body }, context) =>
      planNow(context, await keepDuty(context, { ...params, ...body })),
  };
}

function pages({ ports }: PlanHandlerDeps): Handlers<Pick<Routes, PageRoutes>> {
  const change = (params: { readonly projectId: string }, body: object) =>
    ({ kind: "projectPage", payload: toCanonical({ ...params, ...body }) }) as const;
  return {
    previewProjectPage: ({ params, body }, { read, actor, now }) =>
      read(async (work) =>
        changePreviewOf({ preview: await previewChange(ports, { work, actor, now }, change(params, body)) }),
      ),
    requestProjectPage: ({ params, body }, context) => requestChange(ports, context, change(params, body)),
    withdrawProjectPage: async ({ params }, context) => {
      await withdrawPage(context, params.projectId);
      return planNow(context, params.projectId);
    },
  };
}

function planNow({ work, actor, now }: CommandContext, projectId: string): Promise<ProjectPlanView> {
  return readPlan({ repositories: work, actor, now }, projectId);
}
