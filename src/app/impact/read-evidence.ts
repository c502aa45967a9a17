import type { CommandContext } from "../command.ts";
import { orNotFound } from "../rejected.ts";
import type { EvidenceFiles, EvidenceRecord } from "./ports.ts";

export interface EvidenceContent {
  readonly record: EvidenceRecord;
  readonly bytes: Uint8Array;
}

/** Hands out a file and records who read it. */
export async function readEvidence(
  { files }: { readonly files: EvidenceFiles },
  { work, actor, newId }: CommandContext,
  evidenceId: string,
): Promise<EvidenceContent> {
  const record = orNotFound(await work.impact.findEvidence(actor.organizationId, evidenceId), "evidence");
  const bytes = orNotFound(await files.read(record.sha256), "evidence file");
  await work.impact.addEvidenceReading({ id: newId(), evidenceId, personId: actor.personId });
  return { record, bytes };
}
