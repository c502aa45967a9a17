import type { ProjectFactRepository } from "../../src/app/project/fact-ports.ts";
import { firstOf } from "../read.ts";
import { jsonCell, provenanceCell } from "./json-cell.ts";
import type { RepositoryScope } from "./scope.ts";

type ProjectRecording = Pick<ProjectFactRepository, "addProject" | "addPlan" | "addParticipation">;

export function projectRecording({ on, recorder }: RepositoryScope): ProjectRecording {
  return {
    async addProject({ id, name, challenge, region, provenance }) {
      recorder.concerns(id);
      await recorder.append("project", [
        {
          id,
          name_ja: name.ja,
          name_en: name.en,
          challenge_ja: challenge.ja,
          challenge_en: challenge.en,
          region_ja: region.ja,
          region_en: region.en,
          provenance: provenanceCell(provenance),
        },
      ]);
    },
    async addPlan({ id, projectId, version, effectiveOn, content, provenance }) {
      recorder.concerns(projectId);
      await recorder.append("project_plan", [
        {
          id,
          project_id: projectId,
          version,
          effective_on: effectiveOn,
          content: jsonCell(content),
          provenance: provenanceCell(provenance),
        },
      ]);
    },
    async addParticipation(participation, visibilityId) {
      const { projectId: project_id, organizationId: participant_id, role } = participation;
      recorder.concerns(project_id);
      await recorder.append("project_participation", [
        {
          id: participation.id,
          participation_id: participation.participationId,
          version: participation.version,
          project_id,
          participant_id,
          person_name: participation.personName,
          role,
          starts_on: participation.startsOn,
          ends_on: participation.endsOn,
          provenance: provenanceCell(participation.provenance),
        },
      ]);
      if (participant_id === null) return;
      const known = await firstOf<unknown>(
        on("project_participant").where({ project_id, participant_id, role }),
      );
      if (known !== undefined) return;
      await recorder.append("project_participant", [{ id: visibilityId, project_id, participant_id, role }]);
    },
  };
}

type PageRecording = Pick<ProjectFactRepository, "addPage">;

export function pageRecording({ recorder }: RepositoryScope): PageRecording {
  return {
    async addPage(page) {
      recorder.concerns(page.projectId);
      await recorder.append("project_page", [
        {
          id: page.id,
          project_id: page.projectId,
          version: page.version,
          state: page.state,
          content: jsonCell(page.content),
          effective_on: page.effectiveOn,
          approval_id: page.approvalId,
          requested_by: page.requestedBy,
          approved_by: page.approvedBy,
        },
      ]);
    },
  };
}
