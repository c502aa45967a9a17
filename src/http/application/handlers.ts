import { requestChange } from "../../app/approval/request-change.ts";
import type { ApplicationView } from "../../app/application/application-view.ts";
import { contractPayload } from "../../app/application/conversion-change.ts";
import { decisionPayload } from "../../app/application/decision-change.ts";
import {
  addDocument,
  beginApplication,
  readDocument,
  saveDraft,
  submitApplication,
  withdrawApplication,
} from "../../app/application/organizer-commands.ts";
import {
  listApplications,
  readApplication,
  readDecisionLetter,
  readDecisionPaper,
} from "../../app/application/read-applications.ts";
import {
  assignReviewers,
  declareConflict,
  explainGrades,
  giveReview,
  meetCondition,
  screenApplication,
} from "../../app/application/review-commands.ts";
import type { EvidenceFiles } from "../../app/impact/ports.ts";
import type { Language } from "../../app/identity/ports.ts";
import type { AppPorts } from "../../app/ports.ts";
import type { DecisionLetterRenderer } from "../../app/report/ports.ts";
import type { applicationRoutes } from "../../contract/application/routes.ts";
import { readContent } from "../../domain/programme/programme-json.ts";
import type { Answer, Handlers } from "../handler.ts";
import { pageRequest } from "../page.ts";
import { wording } from "../problem-text/wording.ts";

export interface ApplicationHandlerDeps {
  readonly ports: Pick<AppPorts, "calendar" | "sha256" | "transact" | "now">;
  readonly files: EvidenceFiles;
  readonly renderDecisionLetter: DecisionLetterRenderer;
}

type Routes = typeof applicationRoutes;
type Readings =
  | "listApplications"
  | "getApplication"
  | "getDecisionLetter"
  | "getDecisionLetterPdf"
  | "downloadApplicationDocument";
type Organizing =
  | "beginApplication"
  | "saveApplication"
  | "addApplicationDocument"
  | "submitApplication"
  | "withdrawApplication";
type Requests = "requestDecision" | "requestContract";

export function applicationHandlers(deps: ApplicationHandlerDeps): Handlers<Routes> {
  return { ...readings(deps), ...organizing(deps), ...reviewing(), ...requests(deps) };
}

/** Rules that fail in the caller's language. */
async function inWords(
  view: Promise<ApplicationView>,
  { language }: { readonly language: Language },
): Promise<Answer<Routes["getApplication"]>> {
  const { eligibility, ...rest } = await view;
  return {
    ...rest,
    eligibility: eligibility.map((finding) => ({
      code: finding.code,
      message: wording(finding, language),
    })),
  };
}

function readings({
  ports,
  files,
  renderDecisionLetter,
}: ApplicationHandlerDeps): Handlers<Pick<Routes, Readings>> {
  return {
    listApplications: ({ query: { state, ...page } }, { read, actor, now }) =>
      read((work) => listApplications({ work, actor, now }, { state, page: pageRequest(page) })),
    getApplication: ({ params }, context) =>
      context.read((work) => inWords(readApplication({ ...context, work }, params.applicationId), context)),
    getDecisionLetter: ({ params }, { read, actor, now }) =>
      read((work) => readDecisionLetter(ports.sha256, { work, actor, now }, params.applicationId)),
    getDecisionLetterPdf: async ({ params, query: { language } }, { read, actor, now }) => {
      const paper = await read((work) =>
        readDecisionPaper(ports.sha256, { work, actor, now }, params.applicationId),
      );
      const bytes = await renderDecisionLetter(paper, language);
      const fileName = `${paper.letter.number}-decision-${language}.pdf`;
      return { fileName, mediaType: "application/pdf", bytes };
    },
    /** Reading a document leaves an audit row, so this query runs as a unit of work. */
    downloadApplicationDocument: ({ params }, { actor, newId }) =>
      ports.transact({ actor, action: "downloadApplicationDocument", now: ports.now, newId }, (work) =>
        readDocument(files, { work, actor }, params.documentId),
      ),
  };
}

function organizing({ ports, files }: ApplicationHandlerDeps): Handlers<Pick<Routes, Organizing>> {
  return {
    beginApplication: ({ params, body }, context) =>
      inWords(beginApplication(context, { ...params, ...body }), context),
    saveApplication: ({ params, body: { revision, content } }, context) =>
      inWords(saveDraft(context, { ...params, revision, content: readContent(content) }), context),
    addApplicationDocument: ({ params, body, file }, context) =>
      inWords(addDocument(files, context, { ...params, ...body, ...file }), context),
    submitApplication: ({ params }, context) =>
      inWords(submitApplication(ports.sha256, context, params.applicationId), context),
    withdrawApplication: ({ params, body }, context) =>
      inWords(withdrawApplication(context, { ...params, ...body }), context),
  };
}

function reviewing(): Handlers<Omit<Routes, Readings | Organizing | Requests>> {
  return {
    screenApplication: ({ params, body }, context) =>
      inWords(screenApplication(context, { ...params, ...body }), context),
    assignReviewers: ({ params, body }, context) =>
      inWords(assignReviewers(context, { ...params, ...body }), context),
    declareConflict: ({ params, body }, context) =>
      inWords(declareConflict(context, { ...params, ...body }), context),
    giveReview: ({ params, body }, context) => inWords(giveReview(context, { ...params, ...body }), context),
    explainGrades: ({ params, body }, context) =>
      inWords(explainGrades(context, { ...params, ...body }), context),
    meetCondition: ({ params, body }, context) =>
      inWords(meetCondition(context, { ...params, ...body }), context),
  };
}

function requests({ ports }: ApplicationHandlerDeps): Handlers<Pick<Routes, Requests>> {
  return {
    requestDecision: ({ params, body }, context) =>
      requestChange(ports, context, {
        kind: "applicationDecision",
        payload: decisionPayload({ ...params, ...body }),
      }),
    requestContract: ({ params, body }, context) =>
      requestChange(ports, context, {
        kind: "applicationContract",
        payload: contractPayload({ ...params, ...body }),
      }),
  };
}
