import type {
  AttestationFileRecord,
  DocumentKind,
  EvidenceAccess,
  EvidenceRegister,
} from "../../src/app/impact/evidence-ports.ts";
import type { EvidenceMediaType } from "../../src/domain/impact/evidence.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import type { LocalDate } from "../../src/domain/kernel/local-date.ts";
import { firstOf, rowsOf } from "../read.ts";
import { observationQuery } from "./impact-queries.ts";
import type { RepositoryScope } from "./scope.ts";

export function evidenceRegister(scope: RepositoryScope): EvidenceRegister {
  const { on } = scope;
  return {
    ...recordingSide(scope),
    async descriptionOf(evidenceId) {
      const row = await firstOf<DescriptionRow>(
        on("evidence_description").where({ evidence_id: evidenceId }).orderBy("audit_seq", "desc"),
      );
      return row === undefined
        ? undefined
        : {
            documentKind: row.document_kind,
            issuer: row.issuer,
            coversFrom: row.covers_from ?? undefined,
            coversTo: row.covers_to ?? undefined,
            shows: row.shows,
          };
    },
    async accessesTo(evidenceId, limit) {
      const rows = await rowsOf<AccessRow>(
        on("security_event_subject")
          .join("security_event", "security_event.id", "security_event_subject.event_id")
          .join("organization", "organization.id", "security_event.organization_id")
          .leftJoin("person", "person.id", "security_event.person_id")
          .where("security_event_subject.subject_id", evidenceId)
          .whereIn("security_event.event", ["evidenceRead", "recordRead"])
          .orderBy("security_event.id", "desc")
          .limit(limit)
          .select("security_event.occurred_at", "security_event.detail", "security_event.organization_id", {
            name_ja: "organization.name_ja",
            name_en: "organization.name_en",
            person: "person.name",
          }),
      );
      return rows.map(toAccess);
    },
    async lastReadOn(observationId) {
      const row = await firstOf<{ readonly recorded_at: Instant }>(
        on("observation_event")
          .where({ observation_id: observationId, kind: "locked" })
          .orderBy("recorded_at", "desc")
          .select("recorded_at"),
      );
      return row?.recorded_at;
    },
    async attestationFile(viewerId, id) {
      const row = await firstOf<FileRow>(
        on("attestation_file")
          .where({ id })
          .whereIn("observation_id", observationQuery(on, viewerId).clear("select").select("observation.id")),
      );
      return row === undefined ? undefined : toFile(row);
    },
  };
}

type Recording = Pick<EvidenceRegister, "addDescription" | "addAttestationFile">;

function recordingSide({ recorder }: RepositoryScope): Recording {
  return {
    async addDescription({ id, evidenceId, documentKind, issuer, coversFrom, coversTo, shows, describedBy }) {
      recorder.concerns(evidenceId);
      const covers = { covers_from: coversFrom ?? null, covers_to: coversTo ?? null };
      const said = { document_kind: documentKind, issuer, ...covers, shows, described_by: describedBy };
      await recorder.append("evidence_description", [{ id, evidence_id: evidenceId, ...said }]);
    },
    async addAttestationFile({ id, observationId, sha256, fileName, mediaType, sizeBytes, attestedBy }) {
      recorder.concerns(observationId);
      await recorder.append("attestation_file", [
        {
          ...{ id, observation_id: observationId, sha256, file_name: fileName, media_type: mediaType },
          ...{ size_bytes: sizeBytes, attested_by: attestedBy },
        },
      ]);
    },
  };
}

interface DescriptionRow {
  readonly document_kind: DocumentKind;
  readonly issuer: string;
  readonly covers_from: LocalDate | null;
  readonly covers_to: LocalDate | null;
  readonly shows: string;
}

interface AccessRow {
  readonly occurred_at: Instant;
  readonly detail: string | null;
  readonly organization_id: string;
  readonly name_ja: string;
  readonly name_en: string;
  readonly person: string | null;
}

function toAccess(row: AccessRow): EvidenceAccess {
  return {
    at: row.occurred_at,
    operation: row.detail ?? "",
    organization: { ja: row.name_ja, en: row.name_en },
    organizationId: row.organization_id,
    person: row.person,
  };
}

interface FileRow {
  readonly id: string;
  readonly observation_id: string;
  readonly sha256: string;
  readonly file_name: string;
  readonly media_type: EvidenceMediaType;
  readonly size_bytes: number;
}

function toFile(row: FileRow): AttestationFileRecord {
  const { id, sha256 } = row;
  return {
    ...{ id, observationId: row.observation_id, sha256, fileName: row.file_name },
    ...{ mediaType: row.media_type, sizeBytes: row.size_bytes },
  };
}
