import { reaches } from "../../domain/party/access.ts";
import { checkCsvText, checkEvidenceFile } from "../../domain/impact/evidence.ts";
import { observationState } from "../../domain/impact/observation.ts";
import type { CommandContext } from "../command.ts";
import { orReject, Rejected } from "../rejected.ts";
import { mustFitQuota } from "./evidence-quota.ts";
import { loadObservation, viewObservation } from "./load-observation.ts";
import type { ObservationView } from "./observation-view.ts";
import type { EvidenceFiles } from "./ports.ts";

export interface AddEvidence {
  readonly observationId: string;
  readonly fileName: string;
  /** As the first bytes say. */
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  /** Made up for a demonstration. */
  readonly fictional?: boolean | undefined;
}

const largestEvidenceBytes = 20 * 1024 * 1024;

/**
 * Keeps a file under its SHA-256 and links it to the observation. The file is stored before the transaction commits: a
 * file without a row is harmless, a row without its file would not be. The same file twice is one piece of evidence.
 */
export async function addEvidence(
  { files }: { readonly files: EvidenceFiles },
  { work, actor, newId }: CommandContext,
  { observationId, fileName, mediaType: sniffedType, bytes, fictional = false }: AddEvidence,
): Promise<ObservationView> {
  const { record, standing } = await loadObservation(work, actor, observationId);
  const state = observationState(record.events);
  if (!reaches("reportObservation", standing))
    throw new Rejected({ code: "notOwnProject", figures: { observation: observationId } });
  if (state !== "draft" && state !== "returned") {
    throw new Rejected({ code: "stepNotAllowed", figures: { state, step: "addEvidence" } });
  }
  const size = bytes.byteLength;
  const limit = largestEvidenceBytes;
  const mediaType = orReject(checkEvidenceFile({ declaredName: fileName, sniffedType, size, limit }));
  if (mediaType === "text/csv") orReject(checkCsvText(textOf(bytes)));
  await mustFitQuota(files, work, { organizationId: actor.organizationId, size });
  const { sha256 } = await files.store(bytes);
  if (!record.evidence.some((file) => file.sha256 === sha256)) {
    await work.impact.addEvidence({
      id: newId(),
      observationId,
      sha256,
      fileName,
      mediaType,
      sizeBytes: size,
      uploadedBy: actor.personId,
      fictional,
    });
  }
  return viewObservation(work, actor, observationId);
}

/** Tables from Japanese offices come in UTF-8 or Shift_JIS. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("shift_jis").decode(bytes);
  }
}
