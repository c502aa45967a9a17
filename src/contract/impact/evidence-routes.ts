import { z } from "zod";
import { bilingual } from "../answers.ts";
import { route } from "../route.ts";
import { answerDay, answerInstant, wireDay, wireId, wireText } from "../wire.ts";
import { assuranceConclusions, assuranceLevels, evidenceAnswer, observationAnswer } from "./answers.ts";

export const documentKinds = [
  "report",
  "measurement",
  "manifest",
  "dispatchLog",
  "certificate",
  "invoice",
  "photo",
  "survey",
  "other",
] as const;

export const evidenceDetailAnswer = z
  .strictObject({
    ...evidenceAnswer.shape,
    observation: z.strictObject({
      id: wireId,
      kpi: z.strictObject({ id: wireId, name: bilingual }),
      periodLabel: z.string(),
    }),
    description: z
      .strictObject({
        documentKind: z.enum(documentKinds),
        issuer: z.string(),
        coversFrom: answerDay.nullable(),
        coversTo: answerDay.nullable(),
        shows: z.string(),
      })
      .nullable(),
    /** Nothing deletes it before this day. */
    keptUntil: answerDay,
    viewer: z.enum(["picture", "pdf", "table", "none"]),
    /** Newest first. */
    accesses: z.array(
      z.strictObject({
        at: answerInstant,
        kind: z.enum(["uploaded", "looked", "viewed", "downloaded"]),
        organization: bilingual,
        person: z.string().nullable(),
      }),
    ),
    allowed: z.array(z.enum(["describe"])),
  })
  .meta({ id: "EvidenceDetail" });

const evidenceId = z.strictObject({ evidenceId: wireId });
const reading = { method: "get", tag: "impact", permission: "readProjects" } as const;

export const evidenceRoutes = {
  getEvidence: route({
    ...reading,
    id: "getEvidence",
    path: "/v1/evidence/{evidenceId}",
    summary: "One file: what it is said to be, how long it is kept, and who read it",
    params: evidenceId,
    response: evidenceDetailAnswer,
  }),
  viewEvidence: route({
    ...reading,
    id: "viewEvidence",
    path: "/v1/evidence/{evidenceId}/content",
    summary:
      "The file to be shown in the browser (PDF, PNG, JPEG or CSV as plain text); the reading is logged",
    params: evidenceId,
    responseKind: "file",
    handsOutEvidence: true,
    response: z.unknown(),
  }),
  previewEvidence: route({
    ...reading,
    id: "previewEvidence",
    path: "/v1/evidence/{evidenceId}/table",
    summary: "The first rows of a CSV or XLSX file; the reading is logged",
    params: evidenceId,
    handsOutEvidence: true,
    response: z
      .strictObject({
        header: z.array(z.string()),
        rows: z.array(z.array(z.string())),
        rowCount: z.number().int(),
      })
      .meta({ id: "EvidenceTable" }),
  }),
  describeEvidence: route({
    id: "describeEvidence",
    method: "post",
    path: "/v1/evidence/{evidenceId}/descriptions",
    summary: "Say what a file is: its kind, issuer, days covered and what it shows",
    tag: "impact",
    permission: "reportObservation",
    params: evidenceId,
    body: z.strictObject({
      documentKind: z.enum(documentKinds),
      issuer: wireText(200, 0).default(""),
      coversFrom: wireDay.optional(),
      coversTo: wireDay.optional(),
      shows: wireText(1000, 0).default(""),
    }),
    response: evidenceDetailAnswer,
    status: 201,
    recordsFacts: true,
  }),
  attestObservation: route({
    id: "attestObservation",
    method: "post",
    path: "/v1/observations/{observationId}/attestations",
    summary: "Attest an accepted observation as an independent verifier, with the signed statement as a file",
    tag: "impact",
    permission: "attestObservation",
    params: z.strictObject({ observationId: wireId }),
    bodyKind: "multipart",
    body: z.strictObject({
      level: z.enum(assuranceLevels),
      conclusion: z.enum(assuranceConclusions),
      provider: wireText(200),
      standard: wireText(200),
      scope: wireText(1000),
      signedOn: wireDay,
      note: wireText(2000, 0).default(""),
    }),
    response: observationAnswer,
    status: 201,
    recordsFacts: true,
  }),
  downloadAttestation: route({
    ...reading,
    id: "downloadAttestation",
    path: "/v1/attestations/{attestationId}/file",
    summary: "The signed statement of an attestation",
    params: z.strictObject({ attestationId: wireId }),
    responseKind: "file",
    handsOutEvidence: true,
    response: z.unknown(),
  }),
} as const;
