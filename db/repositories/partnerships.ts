import type { Knex } from "knex";
import type {
  PartnershipDocument,
  PartnershipRecord,
  ProjectFactRepository,
} from "../../src/app/project/fact-ports.ts";
import type { Provenance } from "../../src/app/provenance.ts";
import type { EvidenceMediaType } from "../../src/domain/impact/evidence.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import { localDate } from "../../src/domain/kernel/local-date.ts";
import type { PartnershipTerms } from "../../src/domain/project/partnership.ts";
import { firstOf, rowsOf } from "../read.ts";
import { readJson } from "./json-cell.ts";
import { isVisibleProject, type RepositoryScope } from "./scope.ts";

interface AgreementRow {
  readonly partnership_id: string;
  readonly version: number;
  readonly project_id: string;
  readonly organizer_id: string;
  readonly content: string;
  readonly provenance: string;
  readonly name_ja: string;
  readonly name_en: string;
}

interface DocumentRow {
  readonly id: string;
  readonly partnership_id: string;
  readonly sha256: string;
  readonly file_name: string;
  readonly media_type: EvidenceMediaType;
  readonly size_bytes: number;
  readonly recorded_at: string;
  readonly fictional: number;
}

interface KeptRow {
  readonly partnership_id: string;
  readonly duty_key: string;
  readonly kept_on: string;
  readonly note: string;
}

type PartnershipReading = Pick<ProjectFactRepository, "partnerships" | "findPartnership" | "findDocument">;

export function partnershipReading({ on }: RepositoryScope): PartnershipReading {
  const seenBy = (viewerId: string) =>
    on("partnership_agreement")
      .join("project", "project.id", "partnership_agreement.project_id")
      .whereExists(isVisibleProject(on, viewerId, "partnership_agreement.project_id"))
      .orderBy(["partnership_agreement.partnership_id", "partnership_agreement.version"])
      .select("partnership_agreement.*", "project.name_ja", "project.name_en", {
        organizer_id: "project.organization_id",
      });
  return {
    async partnerships(viewerId, projectId) {
      const query = seenBy(viewerId);
      if (projectId !== undefined) void query.where("partnership_agreement.project_id", projectId);
      return withParts(on, await rowsOf<AgreementRow>(query));
    },
    async findPartnership(viewerId, partnershipId) {
      const query = seenBy(viewerId).where("partnership_id", partnershipId);
      return (await withParts(on, await rowsOf<AgreementRow>(query)))[0];
    },
    async findDocument(viewerId, documentId) {
      const row = await firstOf<DocumentRow>(
        on("partnership_document")
          .where("partnership_document.id", documentId)
          .whereExists(isVisibleProject(on, viewerId, "partnership_document.project_id")),
      );
      return row === undefined ? undefined : toDocument(row);
    },
  };
}

/** The newest version of each, with its documents and what was kept of it. */
async function withParts(on: Knex, rows: readonly AgreementRow[]): Promise<readonly PartnershipRecord[]> {
  const newest = [...new Map(rows.map((row) => [row.partnership_id, row])).values()];
  const ids = newest.map(({ partnership_id }) => partnership_id);
  const documents = await rowsOf<DocumentRow>(
    on("partnership_document").whereIn("partnership_id", ids).orderBy("id"),
  );
  const kept = await rowsOf<KeptRow>(
    on("partnership_duty_kept").whereIn("partnership_id", ids).orderBy(["kept_on", "id"]),
  );
  return newest.map((row) => ({
    id: row.partnership_id,
    version: row.version,
    project: { id: row.project_id, name: { ja: row.name_ja, en: row.name_en } },
    organizerId: row.organizer_id,
    terms: readJson<PartnershipTerms>(row.content),
    documents: documents
      .filter(({ partnership_id }) => partnership_id === row.partnership_id)
      .map(toDocument),
    kept: kept
      .filter(({ partnership_id }) => partnership_id === row.partnership_id)
      .map(({ duty_key, kept_on, note }) => ({ dutyKey: duty_key, keptOn: localDate(kept_on), note })),
    provenance: readJson<Provenance>(row.provenance),
  }));
}

function toDocument(row: DocumentRow): PartnershipDocument {
  return {
    id: row.id,
    partnershipId: row.partnership_id,
    sha256: row.sha256,
    fileName: row.file_name,
    mediaType: row.media_type,
    sizeBytes: row.size_bytes,
    uploadedAt: row.recorded_at as Instant,
    fictional: row.fictional === 1,
  };
}
