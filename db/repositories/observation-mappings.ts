import type {
  ObservationMappingRecord,
  ObservationMappings,
} from "../../src/app/observation-import/ports.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import { rowsOf } from "../read.ts";
import { jsonCell, readJson } from "./json-cell.ts";
import type { RepositoryScope } from "./scope.ts";

interface MappingRow {
  readonly mapping_id: string;
  readonly version: number;
  readonly name: string;
  readonly headings: string;
  readonly state: "kept" | "removed";
  readonly recorder: string | null;
  readonly recorded_by: string;
  readonly recorded_at: Instant;
}

export function observationMappings({ on, recorder }: RepositoryScope): ObservationMappings {
  return {
    async mappings(organizationId) {
      const rows = await rowsOf<MappingRow>(
        on("observation_mapping")
          .leftJoin("person", "person.id", "observation_mapping.recorded_by")
          .where("observation_mapping.organization_id", organizationId)
          .orderBy(["mapping_id", "version"])
          .select("observation_mapping.*", { recorder: "person.name" }),
      );
      return [...new Map(rows.map((row) => [row.mapping_id, row])).values()].map(toMapping);
    },
    async addMapping({ id, mappingId, version, name, headings, state, recordedBy }) {
      recorder.concerns(mappingId);
      await recorder.append("observation_mapping", [
        {
          ...{ id, mapping_id: mappingId, version, name, headings: jsonCell(headings) },
          ...{ state, recorded_by: recordedBy },
        },
      ]);
    },
  };
}

function toMapping(row: MappingRow): ObservationMappingRecord {
  return {
    id: row.mapping_id,
    version: row.version,
    name: row.name,
    headings: readJson(row.headings),
    isRemoved: row.state === "removed",
    recordedBy: row.recorder ?? row.recorded_by,
    recordedAt: row.recorded_at,
  };
}
