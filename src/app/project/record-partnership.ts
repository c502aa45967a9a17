/** Partnership agreements: recorded in versions, with the signed document, and with what was kept of their promises. */
import { checkCsvText, checkEvidenceFile } from "../../domain/impact/evidence.ts";
import { japanDay } from "../../domain/kernel/instant.ts";
import { parseMunicipalityCode } from "../../domain/party/municipality-code.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import { checkPartnership, dutiesUntil, type PartnershipTerms } from "../../domain/project/partnership.ts";
import { toCanonical } from "../canonical.ts";
import type { CommandContext } from "../command.ts";
import { mustFitQuota } from "../impact/evidence-quota.ts";
import type { EvidenceFiles } from "../impact/ports.ts";
import { ownRecord, type Provenance } from "../provenance.ts";
import { orNotFound, orReject, Rejected } from "../rejected.ts";
import type { PartnershipRecord } from "./fact-ports.ts";
import { ownProject } from "./own-project.ts";

export interface RecordPartnership {
  readonly projectId: string;
  /** Of one that stands already: its next version. */
  readonly partnershipId: string | undefined;
  readonly terms: PartnershipTerms;
  readonly provenance?: Provenance | undefined;
}

export async function recordPartnership(
  { work, actor, newId }: CommandContext,
  { projectId, partnershipId, terms, provenance = ownRecord }: RecordPartnership,
): Promise<string> {
  await ownProject(work, actor, projectId);
  orReject(checkPartnership(terms));
  for (const { municipalityCode } of terms.parties) {
    if (municipalityCode !== null) orReject(parseMunicipalityCode(municipalityCode));
  }
  const standing = await work.projectFacts.partnerships(actor.organizationId, projectId);
  const before =
    partnershipId === undefined
      ? undefined
      : orNotFound(
          standing.find(({ id }) => id === partnershipId),
          "partnership",
        );
  const id = partnershipId ?? newId();
  await work.projectFacts.addPartnership({
    id: newId(),
    partnershipId: id,
    version: (before?.version ?? 0) + 1,
    projectId,
    content: toCanonical(terms),
    provenance,
  });
  const payload = { project: projectId, partnership: id };
  await work.outbox.add([{ id: newId(), kind: "partnership.agreed", subjectId: id, payload }]);
  return id;
}

const largestDocumentBytes = 20 * 1024 * 1024;

export interface AddPartnershipDocument {
  readonly partnershipId: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  readonly fictional?: boolean | undefined;
}

/** The file is stored before the transaction commits: one without a row is harmless, a row without its file is not. */
export async function addPartnershipDocument(
  { files }: { readonly files: EvidenceFiles },
  { work, actor, newId }: CommandContext,
  { partnershipId, fileName, mediaType: sniffedType, bytes, fictional = false }: AddPartnershipDocument,
): Promise<string> {
  const partnership = await ownPartnership({ work, actor }, partnershipId);
  const size = bytes.byteLength;
  const checked = { declaredName: fileName, sniffedType, size, limit: largestDocumentBytes };
  const mediaType = orReject(checkEvidenceFile(checked));
  if (mediaType === "text/csv") orReject(checkCsvText(new TextDecoder("utf-8").decode(bytes)));
  await mustFitQuota(files, work, { organizationId: actor.organizationId, size });
  const { sha256 } = await files.store(bytes);
  if (!partnership.documents.some((document) => document.sha256 === sha256)) {
    await work.projectFacts.addDocument({
      id: newId(),
      partnershipId,
      projectId: partnership.project.id,
      sha256,
      fileName,
      mediaType,
      sizeBytes: size,
      uploadedBy: actor.personId,
      fictional,
    });
  }
  return partnership.project.id;
}

export interface KeepDuty {
  readonly partnershipId: string;
  readonly dutyKey: string;
  readonly keptOn: LocalDate;
  readonly note: string;
}

/** Records that what was promised for a day has been kept. */
export async function keepDuty(
  { work, actor, now, newId }: CommandContext,
  { partnershipId, dutyKey, keptOn, note }: KeepDuty,
): Promise<string> {
  const { terms, kept, project } = await ownPartnership({ work, actor }, partnershipId);
  const today = japanDay(now);
  if (keptOn > today) throw new Rejected({ code: "dayInFuture", figures: { on: keptOn, today } });
  const duty = orNotFound(
    dutiesUntil(terms, lastDutyDay(dutyKey)).find(({ key }) => key === dutyKey),
    "duty",
  );
  if (kept.some((each) => each.dutyKey === duty.key)) {
    throw new Rejected({ code: "dutyKeptAlready", figures: { duty: duty.key } });
  }
  const recordedBy = actor.personId;
  const fact = { partnershipId, projectId: project.id, dutyKey, keptOn, note, recordedBy };
  await work.projectFacts.addDutyKept({ id: newId(), ...fact });
  const payload = { partnership: partnershipId, duty: dutyKey };
  await work.outbox.add([{ id: newId(), kind: "partnership.dutyKept", subjectId: partnershipId, payload }]);
  return project.id;
}

/** Keys end with the day that the duty is for. */
function lastDutyDay(key: string): LocalDate {
  return key.slice(key.lastIndexOf("/") + 1) as LocalDate;
}

async function ownPartnership(
  { work, actor }: Pick<CommandContext, "work" | "actor">,
  partnershipId: string,
): Promise<PartnershipRecord> {
  const found = await work.projectFacts.findPartnership(actor.organizationId, partnershipId);
  const partnership = orNotFound(found, "partnership");
  await ownProject(work, actor, partnership.project.id);
  return partnership;
}
