/** What an organizer does with his application: begin it, save it as he goes, hand in documents, submit, withdraw. */
import { checkCsvText, checkEvidenceFile } from "../../domain/impact/evidence.ts";
import { canonicalJson } from "../../domain/kernel/canonical-json.ts";
import { japanDay } from "../../domain/kernel/instant.ts";
import { dayParts } from "../../domain/kernel/local-date.ts";
import type { Sha256 } from "../../domain/ledger/hash-chain.ts";
import { emptyContent, type ApplicationContent } from "../../domain/programme/application-content.ts";
import { mustBeComplete } from "../../domain/programme/completeness.ts";
import { eligibilityFindings } from "../../domain/programme/eligibility.ts";
import { writeContent } from "../../domain/programme/programme-json.ts";
import { toCanonical } from "../canonical.ts";
import type { CommandContext } from "../command.ts";
import { mustFitQuota } from "../impact/evidence-quota.ts";
import type { EvidenceFiles } from "../impact/ports.ts";
import { ownRecord, type Provenance } from "../provenance.ts";
import { presentVersion } from "../programme/programme-version.ts";
import { orNotFound, orReject, Rejected } from "../rejected.ts";
import { applicationView, type ApplicationView } from "./application-view.ts";
import {
  completenessOf,
  eligibilityOf,
  isWithOrganizer,
  judgedBy,
  loadApplication,
  loadFor,
  mustAllowStep,
  type KnownApplication,
} from "./load-application.ts";

export interface BeginApplication {
  readonly programmeId: string;
  readonly projectId: string;
  /** For a demonstration; else the organizer vouches for it. */
  readonly provenance?: Provenance;
}

export async function beginApplication(
  context: CommandContext,
  { programmeId, projectId, provenance = ownRecord }: BeginApplication,
): Promise<ApplicationView> {
  const { work, actor, now, newId } = context;
  const programme = orNotFound(await work.programmes.find(programmeId), "programme");
  if (programme.lender.id === actor.organizationId) {
    throw new Rejected({ code: "notTheBorrower", figures: { facility: programme.code } });
  }
  presentVersion(programme, japanDay(now));
  const standing = await work.impact.standingTo(actor.organizationId, projectId);
  if (standing === undefined) throw new Rejected({ code: "notFound", figures: { what: "project" } });
  if (standing !== "runsProject") {
    throw new Rejected({ code: "notOwnProject", figures: { project: projectId }, pointer: "/projectId" });
  }
  const id = newId();
  const draft = { revision: 1, content: emptyContent, savedBy: actor.personId, savedAt: now };
  const number = numberOf(programme.code, id, dayParts(japanDay(now)).year);
  await work.applications.add(
    {
      id,
      programmeId,
      lenderId: programme.lender.id,
      projectId,
      number,
      createdBy: actor.personId,
      provenance,
    },
    draft,
  );
  return viewOf(context, id);
}

/** Many organizers begin at once, each in a chain of his own: the number is taken from the id, which is unique. */
function numberOf(code: string, id: string, year: number): string {
  return `${code}-${String(year)}-${id.slice(-6).toUpperCase()}`;
}

export interface SaveDraft {
  readonly applicationId: string;
  /** The revision that was changed: another one means that somebody saved meanwhile. */
  readonly revision: number;
  readonly content: ApplicationContent;
}

export async function saveDraft(
  context: CommandContext,
  { applicationId, revision, content }: SaveDraft,
): Promise<ApplicationView> {
  const { work, actor, now } = context;
  const known = await loadFor("apply", context, applicationId);
  mustBeOpen(known);
  const { draft } = known.record;
  if (draft.revision !== revision) {
    const figures = { revision, latest: draft.revision, savedAt: draft.savedAt };
    throw new Rejected({ code: "draftChangedMeanwhile", figures });
  }
  await work.applications.saveDraft(applicationId, {
    revision: revision + 1,
    content,
    savedBy: actor.personId,
    savedAt: now,
  });
  return viewOf(context, applicationId);
}

export interface AddDocument {
  readonly applicationId: string;
  readonly code: string;
  readonly fileName: string;
  /** As the first bytes say. */
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  readonly fictional?: boolean | undefined;
}

const largestDocumentBytes = 20 * 1024 * 1024;

/** The same file for the same document twice is one. */
export async function addDocument(
  files: EvidenceFiles,
  context: CommandContext,
  { applicationId, code, fileName, mediaType: sniffedType, bytes, fictional = false }: AddDocument,
): Promise<ApplicationView> {
  const { work, actor, now, newId } = context;
  const known = await loadFor("apply", context, applicationId);
  mustBeOpen(known);
  const { terms } = judgedBy(known, japanDay(now));
  if (!terms.documents.some((document) => document.code === code)) {
    const needed = terms.documents.map((document) => document.code).join(", ");
    throw new Rejected({ code: "documentNotAsked", figures: { document: code, needed }, pointer: "/code" });
  }
  const size = bytes.byteLength;
  const asked = { declaredName: fileName, sniffedType, size, limit: largestDocumentBytes };
  const mediaType = orReject(checkEvidenceFile(asked));
  if (mediaType === "text/csv") orReject(checkCsvText(new TextDecoder().decode(bytes)));
  await mustFitQuota(files, work, { organizationId: actor.organizationId, size });
  const { sha256 } = await files.store(bytes);
  if (!known.record.documents.some((file) => file.code === code && file.sha256 === sha256)) {
    await work.applications.addDocument({
      id: newId(),
      applicationId,
      code,
      sha256,
      fileName,
      mediaType,
      sizeBytes: size,
      uploadedBy: actor.personId,
      fictional,
    });
  }
  return viewOf(context, applicationId);
}

/** Hands out a document; the audit row of the unit of work says who read which. */
export async function readDocument(
  files: EvidenceFiles,
  { work, actor }: Pick<CommandContext, "work" | "actor">,
  documentId: string,
): Promise<{ readonly fileName: string; readonly mediaType: string; readonly bytes: Uint8Array }> {
  const found = await work.applications.findDocument(actor.organizationId, documentId);
  const { fileName, mediaType, sha256 } = orNotFound(found, "document");
  const bytes = orNotFound(await files.read(sha256), "document file");
  work.applications.noteReading(documentId);
  return { fileName, mediaType, bytes };
}

/** Complete, and eligible by every rule: what a rule refuses is refused now and not after weeks of waiting. */
export async function submitApplication(
  sha256: Sha256,
  context: CommandContext,
  applicationId: string,
): Promise<ApplicationView> {
  const { work, actor, now, newId } = context;
  const known = await loadFor("apply", context, applicationId);
  mustAllowStep(known, "submitted");
  orReject(mustBeComplete(completenessOf(known, now)));
  const [finding] = eligibilityFindings(await eligibilityOf(context, known));
  if (finding !== undefined) throw new Rejected(finding);
  const { content } = known.record.draft;
  await work.applications.addSubmission({
    id: newId(),
    applicationId,
    version: known.record.submissions.length + 1,
    termsId: judgedBy(known, japanDay(now)).id,
    content,
    contentHash: sha256(canonicalJson(toCanonical(writeContent(content)))),
    submittedBy: actor.personId,
  });
  await recordStep(context, known, { kind: "submitted", reason: "" });
  return viewOf(context, applicationId);
}

export async function withdrawApplication(
  context: CommandContext,
  { applicationId, reason }: { readonly applicationId: string; readonly reason: string },
): Promise<ApplicationView> {
  const known = await loadFor("apply", context, applicationId);
  mustAllowStep(known, "withdrawn");
  await recordStep(context, known, { kind: "withdrawn", reason });
  return viewOf(context, applicationId);
}

async function recordStep(
  { work, actor, now, newId }: CommandContext,
  { record }: KnownApplication,
  { kind, reason }: { readonly kind: "submitted" | "withdrawn"; readonly reason: string },
): Promise<void> {
  const effectiveOn = japanDay(now);
  const applicationId = record.id;
  await work.applications.addStep({
    id: newId(),
    applicationId,
    kind,
    effectiveOn,
    reason,
    personId: actor.personId,
  });
  const payload = { number: record.number, programme: record.programme.code };
  await work.outbox.add([{ id: newId(), kind: `application.${kind}`, subjectId: applicationId, payload }]);
}

function mustBeOpen({ state }: KnownApplication): void {
  if (isWithOrganizer(state)) return;
  throw new Rejected({ code: "applicationStepNotAllowed", figures: { state, step: "saveDraft" } });
}

async function viewOf(context: CommandContext, applicationId: string): Promise<ApplicationView> {
  return applicationView(context, await loadApplication(context, applicationId));
}
