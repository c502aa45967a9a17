import type { Knex } from "knex";
import type {
  AssignmentRecord,
  AssignmentSubject,
  KpiLevelRecord,
  KpiLibraryRepository,
  KpiVersionRecord,
  NewKpiVersion,
} from "../../src/app/impact/kpi-library-ports.ts";
import type { KpiDirection, KpiFrequency } from "../../src/domain/impact/kpi.ts";
import { canonicalDecimal, decimal } from "../../src/domain/kernel/decimal.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import type { LocalDate } from "../../src/domain/kernel/local-date.ts";
import type { Row } from "../dialect.ts";
import { firstOf, rowsOf } from "../read.ts";
import { jsonCell, provenanceCell, readJson } from "./json-cell.ts";
import type { RepositoryScope } from "./scope.ts";

export function kpiLibraryRepository(scope: RepositoryScope): KpiLibraryRepository {
  const { on } = scope;
  return {
    ...recordingSide(scope),
    async versionsOf(kpiIds) {
      const rows = await rowsOf<VersionRow>(
        on("kpi_definition")
          .join("kpi", "kpi.id", "kpi_definition.kpi_id")
          .leftJoin("person", "person.id", "kpi_definition.defined_by")
          .whereIn("kpi_definition.kpi_id", [...kpiIds])
          .orderBy(["kpi_definition.kpi_id", "kpi_definition.version"])
          .select("kpi_definition.*", { code: "kpi.code", definer: "person.name" }),
      );
      return rows.map(toVersion);
    },
    async assignmentsOf(kpiIds) {
      const rows = await rowsOf<AssignmentRow>(
        on("kpi_assignment")
          .join("organization", "organization.id", "kpi_assignment.organization_id")
          .whereIn("kpi_id", [...kpiIds])
          .orderBy("kpi_assignment.id")
          .select("kpi_assignment.*", { owner_ja: "organization.name_ja", owner_en: "organization.name_en" }),
      );
      return rows.filter(({ change }) => change === "assigned").map((row) => toAssignment(row, rows));
    },
    async levelsOf(kpiIds) {
      const rows = await rowsOf<LevelRow>(
        on("kpi_level")
          .leftJoin("person", "person.id", "kpi_level.set_by")
          .whereIn("kpi_id", [...kpiIds])
          .orderBy("kpi_level.audit_seq")
          .select("kpi_level.*", { setter: "person.name" }),
      );
      return rows.map(toLevel);
    },
    async codeIsTaken(projectId, code) {
      const found = on("kpi").where({ project_id: projectId, code }).select("id");
      return (await firstOf<{ readonly id: string }>(found)) !== undefined;
    },
    subjectName: (viewerId, subject, subjectId) =>
      subject === "loan" ? loanNumber(on, viewerId, subjectId) : fundName(on, viewerId, subjectId),
  };
}

type Recording = Pick<KpiLibraryRepository, "addKpi" | "addVersion" | "addAssignmentChange" | "addLevel">;

function recordingSide({ recorder }: RepositoryScope): Recording {
  return {
    async addKpi({ id, projectId, code, provenance }, first) {
      recorder.concerns(id);
      const { name, unit, direction, formula } = first;
      await recorder.append("kpi", [
        {
          ...{ id, project_id: projectId, code, direction },
          ...{ name_ja: name.ja, name_en: name.en, unit_ja: unit.ja, unit_en: unit.en },
          ...{ formula_ja: formula.ja, formula_en: formula.en, provenance: provenanceCell(provenance) },
        },
      ]);
      await recorder.append("kpi_definition", [versionRow(first)]);
    },
    async addVersion(version) {
      recorder.concerns(version.kpiId);
      await recorder.append("kpi_definition", [versionRow(version)]);
    },
    async addAssignmentChange(change) {
      recorder.concerns(change.kpiId);
      const { id, assignmentId, kpiId, subject, subjectId, subjectName, effectiveOn, note, changedBy } =
        change;
      await recorder.append("kpi_assignment", [
        {
          ...{ id, assignment_id: assignmentId, kpi_id: kpiId, subject_kind: subject },
          ...{ subject_id: subjectId ?? null, subject_name: subjectName, change: change.change },
          ...{ effective_on: effectiveOn, note, changed_by: changedBy },
        },
      ]);
    },
    async addLevel({ id, kpiId, kind, levelOn, value, source, note, setBy }) {
      recorder.concerns(kpiId);
      const said = { kind, level_on: levelOn, value: canonicalDecimal(value), source, note, set_by: setBy };
      await recorder.append("kpi_level", [{ id, kpi_id: kpiId, ...said }]);
    },
  };
}

function versionRow(version: NewKpiVersion): Row {
  const { name, unit, formula, scope, benchmark, overlapGroup, smallestCell } = version;
  return {
    ...{ id: version.id, kpi_id: version.kpiId, version: version.version },
    ...{ name_ja: name.ja, name_en: name.en, unit_ja: unit.ja, unit_en: unit.en },
    ...{ direction: version.direction, formula_ja: formula.ja, formula_en: formula.en },
    ...{ scope_ja: scope.ja, scope_en: scope.en, benchmark_ja: benchmark.ja, benchmark_en: benchmark.en },
    ...{ frequency: version.frequency, is_core: version.isCore ? 1 : 0 },
    ...{ sdg_codes: jsonCell([...version.sdgCodes]), iris_codes: jsonCell([...version.irisCodes]) },
    ...{ is_own_definition: version.isOwnDefinition ? 1 : 0 },
    ...{ overlap_group: overlapGroup ?? null, smallest_cell: smallestCell ?? null },
    ...{ effective_on: version.effectiveOn, reason: version.reason, defined_by: version.definedBy },
  };
}

interface VersionRow extends Readonly<
  Record<
    | "kpi_id"
    | "code"
    | "name_ja"
    | "name_en"
    | "unit_ja"
    | "unit_en"
    | "formula_ja"
    | "formula_en"
    | "scope_ja"
    | "scope_en"
    | "benchmark_ja"
    | "benchmark_en"
    | "sdg_codes"
    | "iris_codes"
    | "reason"
    | "defined_by",
    string
  >
> {
  readonly version: number;
  readonly direction: KpiDirection;
  readonly frequency: KpiFrequency;
  readonly is_core: number;
  readonly is_own_definition: number;
  readonly overlap_group: string | null;
  readonly smallest_cell: number | null;
  readonly effective_on: LocalDate;
  readonly recorded_at: Instant;
  readonly definer: string | null;
}

function toVersion(row: VersionRow): KpiVersionRecord {
  return {
    kpiId: row.kpi_id,
    version: row.version,
    code: row.code,
    name: { ja: row.name_ja, en: row.name_en },
    unit: { ja: row.unit_ja, en: row.unit_en },
    direction: row.direction,
    formula: { ja: row.formula_ja, en: row.formula_en },
    scope: { ja: row.scope_ja, en: row.scope_en },
    benchmark: { ja: row.benchmark_ja, en: row.benchmark_en },
    frequency: row.frequency,
    isCore: row.is_core === 1,
    sdgCodes: readJson<readonly string[]>(row.sdg_codes),
    irisCodes: readJson<readonly string[]>(row.iris_codes),
    isOwnDefinition: row.is_own_definition === 1,
    overlapGroup: row.overlap_group ?? undefined,
    smallestCell: row.smallest_cell ?? undefined,
    effectiveOn: row.effective_on,
    recordedAt: row.recorded_at,
    reason: row.reason,
    definedBy: row.defined_by,
    definerName: row.definer,
  };
}

interface AssignmentRow {
  readonly assignment_id: string;
  readonly kpi_id: string;
  readonly subject_kind: AssignmentSubject;
  readonly subject_id: string | null;
  readonly subject_name: string;
  readonly change: "assigned" | "ended";
  readonly effective_on: LocalDate;
  readonly note: string;
  readonly organization_id: string;
  readonly owner_ja: string;
  readonly owner_en: string;
}

function toAssignment(row: AssignmentRow, all: readonly AssignmentRow[]): AssignmentRecord {
  const end = all.find(({ assignment_id: id, change }) => id === row.assignment_id && change === "ended");
  return {
    assignmentId: row.assignment_id,
    kpiId: row.kpi_id,
    subject: row.subject_kind,
    subjectId: row.subject_id ?? undefined,
    subjectName: row.subject_name,
    effectiveOn: row.effective_on,
    note: row.note,
    organizationId: row.organization_id,
    organization: { ja: row.owner_ja, en: row.owner_en },
    endedOn: end?.effective_on,
  };
}

interface LevelRow {
  readonly id: string;
  readonly kpi_id: string;
  readonly kind: "baseline" | "target";
  readonly level_on: LocalDate;
  readonly value: string;
  readonly source: string;
  readonly note: string;
  readonly recorded_at: Instant;
  readonly setter: string | null;
}

function toLevel(row: LevelRow): KpiLevelRecord {
  const { id, kind, source, note } = row;
  return {
    ...{ id, kpiId: row.kpi_id, kind, levelOn: row.level_on, value: decimal(row.value), source, note },
    ...{ recordedAt: row.recorded_at, setterName: row.setter },
  };
}

async function loanNumber(on: Knex, viewerId: string, loanId: string): Promise<string | undefined> {
  const loan = await firstOf<{ readonly number: string }>(
    on("loan").where({ id: loanId, organization_id: viewerId }).select("number"),
  );
  return loan?.number;
}

async function fundName(on: Knex, viewerId: string, fundId: string): Promise<string | undefined> {
  const fund = await firstOf<{ readonly name_ja: string }>(
    on("fund").where({ id: fundId, organization_id: viewerId }).select("name_ja"),
  );
  return fund?.name_ja;
}
