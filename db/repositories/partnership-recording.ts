import type { ProjectFactRepository } from "../../src/app/project/fact-ports.ts";
import { jsonCell, provenanceCell } from "./json-cell.ts";
import type { RepositoryScope } from "./scope.ts";

type PartnershipRecording = Pick<ProjectFactRepository, "addPartnership" | "addDocument" | "addDutyKept">;

export function partnershipRecording({ recorder }: RepositoryScope): PartnershipRecording {
  return {
    async addPartnership({ id, partnershipId, version, projectId, content, provenance }) {
      recorder.concerns(partnershipId);
      await recorder.append("partnership_agreement", [
        {
          id,
          partnership_id: partnershipId,
          version,
          project_id: projectId,
          content: jsonCell(content),
          provenance: provenanceCell(provenance),
        },
      ]);
    },
    async addDocument(document) {
      recorder.concerns(document.partnershipId);
      await recorder.append("partnership_document", [
        {
          id: document.id,
          partnership_id: document.partnershipId,
          project_id: document.projectId,
          sha256: document.sha256,
          file_name: document.fileName,
          media_type: document.mediaType,
          size_bytes: document.sizeBytes,
          uploaded_by: document.uploadedBy,
          fictional: document.fictional ? 1 : 0,
        },
      ]);
    },
    async addDutyKept({ id, partnershipId, projectId, dutyKey, keptOn, note, recordedBy }) {
      recorder.concerns(partnershipId);
      await recorder.append("partnership_duty_kept", [
        {
          id,
          partnership_id: partnershipId,
          project_id: projectId,
          duty_key: dutyKey,
          kept_on: keptOn,
          note,
          recorded_by: recordedBy,
        },
      ]);
    },
  };
}
