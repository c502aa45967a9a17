import type { Knex } from "knex";
import type { ParticipationRecord } from "../../src/app/project/fact-ports.ts";
import type { Provenance } from "../../src/app/provenance.ts";
import { localDate } from "../../src/domain/kernel/local-date.ts";
import type { ParticipantRole } from "../../src/domain/project/participation.ts";
import { rowsOf } from "../read.ts";
import { readJson } from "./json-cell.ts";

interface ParticipationRow {
  readonly participation_id: string;
  readonly version: number;
  readonly participant_id: string | null;
  readonly person_name: string | null;
  readonly role: ParticipantRole;
  readonly starts_on: string;
  readonly ends_on: string | null;
  readonly provenance: string;
  readonly name_ja: string | null;
  readonly name_en: string | null;
  readonly kind: string | null;
}

/** The newest version of each participation, in the order in which they began. */
export async function participationsOf(
  on: Knex,
  projectId: string,
  seen: Knex.QueryBuilder,
): Promise<readonly ParticipationRecord[]> {
  const rows = await rowsOf<ParticipationRow>(
    on("project_participation")
      .leftJoin("organization", "organization.id", "project_participation.participant_id")
      .where("project_participation.project_id", projectId)
      .whereExists(seen)
      .orderBy("project_participation.version")
      .select("project_participation.*", "name_ja", "name_en", "kind"),
  );
  const newest = [...new Map(rows.map((row) => [row.participation_id, row])).values()];
  return newest.map(toParticipation).toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
}

function orderOf({ startsOn, id }: ParticipationRecord): string {
  return `${startsOn} ${id}`;
}

function toParticipation(row: ParticipationRow): ParticipationRecord {
  const { participant_id: id, name_ja: ja, name_en: en, kind } = row;
  return {
    id: row.participation_id,
    version: row.version,
    organizationId: id,
    organization: id === null ? null : { id, name: { ja: ja ?? "", en: en ?? "" }, kind: kind ?? "" },
    personName: row.person_name,
    role: row.role,
    startsOn: localDate(row.starts_on),
    endsOn: row.ends_on === null ? null : localDate(row.ends_on),
    provenance: readJson<Provenance>(row.provenance),
  };
}
