import type { Actor } from "../actor.ts";
import type { EvidenceFiles } from "../impact/ports.ts";
import { present } from "../../domain/kernel/invariant.ts";
import type { Repositories } from "../ports.ts";
import { orNotFound } from "../rejected.ts";

interface DocumentReader {
  readonly repositories: Repositories;
  readonly actor: Actor;
}

interface DocumentFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** The signed agreement, for whoever sees the project. */
export async function readPartnershipDocument(
  files: EvidenceFiles,
  { repositories, actor }: DocumentReader,
  documentId: string,
): Promise<DocumentFile> {
  const found = await repositories.projectFacts.findDocument(actor.organizationId, documentId);
  const { fileName, mediaType, sha256 } = orNotFound(found, "document");
  return { fileName, mediaType, bytes: present(await files.read(sha256), `file ${sha256}`) };
}
