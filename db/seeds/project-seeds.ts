import type { DemoMasterData } from "../../src/app/demo/ports.ts";
import type { Recorder } from "../recorder.ts";
import { provenanceCell } from "../repositories/json-cell.ts";

export function projectSeeds(recorder: Recorder): Pick<DemoMasterData, "addProject" | "addParticipant"> {
  return {
    async addProject({ id, name, challenge, region, provenance, kpis }) {
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
      await recorder.append(
        "kpi",
        kpis.map((kpi) => ({
          id: kpi.id,
          project_id: id,
          code: kpi.code,
          name_ja: kpi.name.ja,
          name_en: kpi.name.en,
          unit_ja: kpi.unit.ja,
          unit_en: kpi.unit.en,
          direction: kpi.direction,
          formula_ja: kpi.formula.ja,
          formula_en: kpi.formula.en,
          provenance: provenanceCell(kpi.provenance),
        })),
      );
    },
    async addParticipant({ id, projectId, organizationId, role }) {
      recorder.concerns(projectId);
      await recorder.append("project_participant", [
        { id, project_id: projectId, participant_id: organizationId, role },
      ]);
    },
  };
}
