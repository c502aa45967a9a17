import { z } from "zod";
import { bilingual, organizationRef, pageOf, pageQuery, provenance } from "../answers.ts";
import { changePreview } from "../approval/change-preview.ts";
import { approvalAnswer } from "../approval/routes.ts";
import { route } from "../route.ts";
import { answerDay, answerDecimal, answerInstant, wireDay, wireId, wireText } from "../wire.ts";
import { lendingBody, programmeCode, programmeTermsAnswer, programmeTermsBody } from "./terms.ts";

const programmeId = z.strictObject({ programmeId: wireId });
const crisisId = z.strictObject({ crisisId: wireId });
const words = z.strictObject({ ja: wireText(200), en: wireText(200) });

export const programmeAnswer = z
  .strictObject({
    id: wireId,
    lender: organizationRef,
    code: z.string(),
    name: bilingual,
    provenance,
    isOpen: z.boolean(),
    currentVersion: z.number().int().nullable(),
    versions: z.array(
      z.strictObject({
        version: z.number().int(),
        effectiveOn: answerDay,
        recordedAt: answerInstant,
        terms: programmeTermsAnswer,
        /** How loans are set up; the lender's own matter. */
        lending: z.record(z.string(), z.unknown()).nullable(),
      }),
    ),
  })
  .meta({ id: "Programme" });

const versionBody = z.strictObject({
  effectiveOn: wireDay,
  terms: programmeTermsBody,
  lending: lendingBody,
});

const newProgrammeBody = versionBody.extend({ code: programmeCode, name: words });

export const crisisKinds = ["disaster", "pandemic", "economicShock"] as const;
const holidayInterests = ["paid", "capitalized", "deferred", "waived"] as const;

const crisisBody = z.strictObject({
  kind: z.enum(crisisKinds),
  name: words,
  startsOn: wireDay,
  /** Last day on which its programmes take applications. */
  endsOn: wireDay,
  /** Beginnings of the names of regions as projects state them. */
  regions: z.array(wireText(60, 0)).max(200),
  programmeIds: z.array(wireId).max(20).default([]),
  moratorium: z
    .strictObject({
      startOn: wireDay,
      endOn: wireDay,
      interest: z.enum(holidayInterests),
      maturity: z.enum(["keep", "extend"]),
    })
    .nullable()
    .default(null),
});

const crisisAnswer = z
  .strictObject({
    id: wireId,
    kind: z.enum(crisisKinds),
    name: bilingual,
    startsOn: answerDay,
    endsOn: answerDay,
    regions: z.array(z.string()),
    programmeIds: z.array(wireId),
    moratorium: z
      .strictObject({
        startOn: answerDay,
        endOn: answerDay,
        interest: z.enum(holidayInterests),
        maturity: z.enum(["keep", "extend"]),
      })
      .nullable(),
    /** As they were listed when it was approved. */
    loans: z.array(
      z.strictObject({ id: wireId, number: z.string(), borrower: bilingual, outstanding: answerDecimal }),
    ),
    recordedAt: answerInstant,
  })
  .meta({ id: "CrisisEvent" });

export const programmeRoutes = {
  listProgrammes: route({
    id: "listProgrammes",
    method: "get",
    path: "/v1/programmes",
    summary: "Lending programmes that are offered, with every version of their terms",
    tag: "programmes",
    permission: "readProgrammes",
    query: pageQuery,
    response: pageOf(programmeAnswer),
  }),
  getProgramme: route({
    id: "getProgramme",
    method: "get",
    path: "/v1/programmes/{programmeId}",
    summary: "One lending programme with every version of its terms",
    tag: "programmes",
    permission: "readProgrammes",
    params: programmeId,
    response: programmeAnswer,
  }),
  requestProgramme: route({
    id: "requestProgramme",
    method: "post",
    path: "/v1/programmes",
    summary: "Ask a second person to approve a new lending programme",
    tag: "programmes",
    permission: "requestApproval",
    body: newProgrammeBody,
    response: approvalAnswer,
    status: 201,
    recordsFacts: true,
  }),
  previewProgramme: route({
    id: "previewProgramme",
    method: "post",
    computes: true,
    path: "/v1/programme-previews",
    summary: "What a new lending programme would say; writes nothing",
    tag: "programmes",
    permission: "requestApproval",
    body: newProgrammeBody,
    response: changePreview,
    status: 200,
  }),
  previewProgrammeTerms: route({
    id: "previewProgrammeTerms",
    method: "post",
    computes: true,
    path: "/v1/programmes/{programmeId}/terms-previews",
    summary: "What a new version would change in the terms of a programme; writes nothing",
    tag: "programmes",
    permission: "requestApproval",
    params: programmeId,
    body: versionBody,
    response: changePreview,
    status: 200,
  }),
  requestProgrammeTerms: route({
    id: "requestProgrammeTerms",
    method: "post",
    path: "/v1/programmes/{programmeId}/terms",
    summary: "Ask a second person to approve a new version of the terms of a programme",
    tag: "programmes",
    permission: "requestApproval",
    params: programmeId,
    body: versionBody,
    response: approvalAnswer,
    status: 201,
    recordsFacts: true,
  }),
  listCrisisEvents: route({
    id: "listCrisisEvents",
    method: "get",
    path: "/v1/crisis-events",
    summary: "Crisis events of the caller's organization, newest first",
    tag: "programmes",
    permission: "readBooks",
    response: z.strictObject({ items: z.array(crisisAnswer) }),
  }),
  getCrisisEvent: route({
    id: "getCrisisEvent",
    method: "get",
    path: "/v1/crisis-events/{crisisId}",
    summary: "One crisis event with the loans it was found to affect",
    tag: "programmes",
    permission: "readBooks",
    params: crisisId,
    response: crisisAnswer,
  }),
  previewCrisisEvent: route({
    id: "previewCrisisEvent",
    method: "post",
    computes: true,
    path: "/v1/crisis-event-previews",
    summary:
      "Which loans a crisis event would affect, and what a payment holiday would change; writes nothing",
    tag: "programmes",
    permission: "requestApproval",
    body: crisisBody,
    response: changePreview,
    status: 200,
  }),
  requestCrisisEvent: route({
    id: "requestCrisisEvent",
    method: "post",
    path: "/v1/crisis-events",
    summary: "Ask a second person to approve a crisis event with its special terms",
    tag: "programmes",
    permission: "requestApproval",
    body: crisisBody,
    response: approvalAnswer,
    status: 201,
    recordsFacts: true,
  }),
} as const;
