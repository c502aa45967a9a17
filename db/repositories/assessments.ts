import type { Knex } from "knex";
import type {
  AssessmentRecord,
  AssessmentRepository,
  NewAssessment,
  NewProfile,
  ProfileRecord,
  WrittenAssessment,
} from "../../src/app/impact/assessment-ports.ts";
import type { ImpactProfile } from "../../src/domain/impact/impact-profile.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import type { LocalDate } from "../../src/domain/kernel/local-date.ts";
import type { Currency } from "../../src/domain/kernel/money.ts";
import type { Row } from "../dialect.ts";
import { rowsOf } from "../read.ts";
import { jsonCell, provenanceCell, readJson } from "./json-cell.ts";
import { isVisibleProject, type RepositoryScope } from "./scope.ts";

interface SignedRow {
  readonly id: string;
  readonly project_id: string;
  readonly version: number;
  readonly effective_on: LocalDate;
  readonly organization_id: string;
  readonly organization_ja: string;
  readonly organization_en: string;
  readonly recorded_by: string;
  readonly person: string;
  readonly recorded_at: Instant;
  readonly provenance: string;
}

interface AssessmentRow extends SignedRow {
  readonly currency: Currency;
  readonly inputs: string;
  readonly inputs_source: string;
  readonly discount_rate: string;
  readonly start_year: number;
  readonly outcomes: string;
  readonly no_negatives_because: string | null;
  readonly note: string;
}

interface ProfileRow extends SignedRow {
  readonly dimensions: string;
  readonly risks: string;
}

export function assessmentRepository({ on, recorder }: RepositoryScope): AssessmentRepository {
  return {
    async ofProject(viewerId, projectId) {
      const query = signedRows(on, "social_value_assessment", { viewerId, projectId });
      return (await rowsOf<AssessmentRow>(query)).map(toAssessment);
    },
    async profilesOfProject(viewerId, projectId) {
      const query = signedRows(on, "impact_profile", { viewerId, projectId });
      return (await rowsOf<ProfileRow>(query)).map(toProfile);
    },
    async add(assessment) {
      recorder.concerns(assessment.id);
      await recorder.append("social_value_assessment", [assessmentRow(assessment)]);
    },
    async addProfile(profile) {
      recorder.concerns(profile.id);
      await recorder.append("impact_profile", [profileRow(profile)]);
    },
  };
}

function signedRows(
  on: Knex,
  table: string,
  { viewerId, projectId }: { readonly viewerId: string; readonly projectId: string },
): Knex.QueryBuilder {
  return on(table)
    .join("organization", "organization.id", `${table}.organization_id`)
    .join("person", "person.id", `${table}.recorded_by`)
    .where(`${table}.project_id`, projectId)
    .whereExists(isVisibleProject(on, viewerId, `${table}.project_id`))
    .orderBy([
      { column: `${table}.recorded_at`, order: "desc" },
      { column: `${table}.id`, order: "desc" },
    ])
    .select(`${table}.*`, {
      organization_ja: "organization.name_ja",
      organization_en: "organization.name_en",
      person: "person.name",
    });
}

function signature(row: SignedRow): Omit<AssessmentRecord, "assessment"> {
  return {
    id: row.id,
    projectId: row.project_id,
    version: row.version,
    effectiveOn: row.effective_on,
    organization: {
      id: row.organization_id,
      name: { ja: row.organization_ja, en: row.organization_en },
    },
    recordedBy: { id: row.recorded_by, name: row.person },
    recordedAt: row.recorded_at,
    provenance: readJson(row.provenance),
  };
}

function toAssessment(row: AssessmentRow): AssessmentRecord {
  return {
    ...signature(row),
    assessment: {
      currency: row.currency,
      inputs: row.inputs,
      inputsSource: row.inputs_source,
      discountRate: row.discount_rate,
      startYear: row.start_year,
      outcomes: readJson<WrittenAssessment["outcomes"]>(row.outcomes),
      noNegativesBecause: row.no_negatives_because,
      note: row.note,
    },
  };
}

function toProfile(row: ProfileRow): ProfileRecord {
  return {
    ...signature(row),
    profile: {
      dimensions: readJson<ImpactProfile["dimensions"]>(row.dimensions),
      risks: readJson<ImpactProfile["risks"]>(row.risks),
    },
  };
}

function assessmentRow({ assessment, ...recorded }: NewAssessment): Row {
  return {
    ...recordedRow(recorded),
    currency: assessment.currency,
    inputs: assessment.inputs,
    inputs_source: assessment.inputsSource,
    discount_rate: assessment.discountRate,
    start_year: assessment.startYear,
    outcomes: jsonCell(assessment.outcomes),
    no_negatives_because: assessment.noNegativesBecause,
    note: assessment.note,
  };
}

function profileRow({ profile, ...recorded }: NewProfile): Row {
  return {
    ...recordedRow(recorded),
    dimensions: jsonCell(profile.dimensions),
    risks: jsonCell(profile.risks),
  };
}

function recordedRow(recorded: Omit<NewAssessment, "assessment">): Row {
  return {
    id: recorded.id,
    project_id: recorded.projectId,
    version: recorded.version,
    effective_on: recorded.effectiveOn,
    recorded_by: recorded.recordedBy,
    provenance: provenanceCell(recorded.provenance),
  };
}
