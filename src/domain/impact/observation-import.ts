/**
 * Which observations a table would become: each row is held against the KPIs of the organization, what is reported
 * already, and the other rows. Nothing is recorded while one row is wrong. An unusual jump and a figure that another
 * source gives otherwise are said, and refuse nothing.
 */
import type { Decimal } from "../kernel/decimal.ts";
import type { LocalDate } from "../kernel/local-date.ts";
import { isSamePeriod } from "./kpi.ts";
import { countsForVerdict, observationState, observedValue, type Observation } from "./observation.ts";
import { unusualJump } from "./observation-warnings.ts";
import type { ObservationColumn, ReadRow, RowFinding } from "./observation-table.ts";

export interface ImportableKpi {
  readonly id: string;
  readonly code: string;
  readonly projectNames: readonly string[];
}

export interface PlannedObservation extends ReadRow {
  readonly kpiId: string;
  readonly version: number;
}

export interface ImportWorld {
  readonly kpis: readonly ImportableKpi[];
  /** Everything reported for them, newest period first. */
  readonly series: readonly Observation[];
  readonly today: LocalDate;
}

export interface ImportPlan {
  readonly planned: readonly PlannedObservation[];
  readonly findings: readonly RowFinding[];
}

export function planImport(rows: readonly ReadRow[], world: ImportWorld): ImportPlan {
  const planned: PlannedObservation[] = [];
  const findings: RowFinding[] = [];
  for (const row of rows) {
    const kpi = kpiOf(row, world.kpis);
    if (typeof kpi === "string") {
      findings.push(finding(row, { column: "kpiCode", code: kpi, figures: { code: row.kpiCode } }));
      continue;
    }
    const found = complaintsAbout({ row, kpi, world, planned });
    findings.push(...found);
    if (found.every(({ severity }) => severity === "warning")) {
      planned.push({ ...row, kpiId: kpi.id, version: lastVersion(row, kpi, world) + 1 });
    }
  }
  return { planned, findings };
}

/** A code may stand in two projects; then the row has to name the project. */
function kpiOf(
  { kpiCode, project }: ReadRow,
  kpis: readonly ImportableKpi[],
): ImportableKpi | "importKpiUnknown" | "importKpiAmbiguous" {
  const named = kpis.filter(
    ({ code, projectNames }) => code === kpiCode && (project === "" || projectNames.includes(project)),
  );
  const [only, another] = named;
  if (only === undefined) return "importKpiUnknown";
  return another === undefined ? only : "importKpiAmbiguous";
}

interface Considered {
  readonly row: ReadRow;
  readonly kpi: ImportableKpi;
  readonly world: ImportWorld;
  readonly planned: readonly PlannedObservation[];
}

function complaintsAbout(considered: Considered): readonly RowFinding[] {
  return [dayComplaint, twiceComplaint, openComplaint, reasonComplaint, jumpWarning, conflictWarning].flatMap(
    (rule) => rule(considered) ?? [],
  );
}

type Rule = (considered: Considered) => RowFinding | undefined;

const dayComplaint: Rule = ({ row, world: { today } }) => {
  const { endOn, asOf } = row;
  if (endOn > today) {
    return finding(row, { column: "lastOn", code: "periodNotOver", figures: { periodEndOn: endOn, today } });
  }
  if (asOf === undefined || asOf <= today) return undefined;
  return finding(row, { column: "asOf", code: "asOfInFuture", figures: { asOf, today } });
};

const twiceComplaint: Rule = ({ row, kpi, planned }) => {
  const first = planned.find(
    (other) => other.kpiId === kpi.id && isSameSpan(other, row) && other.source === row.source,
  );
  if (first === undefined) return undefined;
  return finding(row, { column: undefined, code: "importRowTwice", figures: { line: first.line } });
};

const openComplaint: Rule = (considered) => {
  const open = ownVersions(considered).find(({ events }) =>
    ["draft", "submitted", "inReview", "returned"].includes(observationState(events)),
  );
  if (open === undefined) return undefined;
  const figures = { state: observationState(open.events), period: open.period.label };
  return finding(considered.row, { column: undefined, code: "observationAlreadyOpen", figures });
};

const reasonComplaint: Rule = (considered) => {
  const accepted = ownVersions(considered).find(({ events }) => countsForVerdict(observationState(events)));
  if (accepted === undefined || considered.row.note !== "") return undefined;
  const figures = { version: accepted.version, period: accepted.period.label };
  return finding(considered.row, { column: "note", code: "restatementWithoutReason", figures });
};

const jumpWarning: Rule = ({ row, kpi, world }) => {
  const before = world.series.find(
    ({ kpiId, period, events }) =>
      kpiId === kpi.id && period.endOn <= row.startOn && countsForVerdict(observationState(events)),
  );
  const lastAccepted: Decimal | undefined = before === undefined ? undefined : observedValue(before.events);
  const jump = lastAccepted === undefined ? undefined : unusualJump({ value: row.value, lastAccepted });
  if (jump === undefined) return undefined;
  return { ...finding(row, { column: "value", ...jump }), severity: "warning" };
};

const conflictWarning: Rule = ({ row, kpi, world }) => {
  const other = world.series.find(
    ({ kpiId, period, source, events }) =>
      kpiId === kpi.id &&
      isSameSpan(period, row) &&
      source !== row.source &&
      observedValue(events)?.eq(row.value) === false,
  );
  if (other === undefined) return undefined;
  const figures = { source: other.source };
  return {
    ...finding(row, { column: "value", code: "importSourceConflict", figures }),
    severity: "warning",
  };
};

function ownVersions({ row, kpi, world }: Omit<Considered, "planned">): readonly Observation[] {
  return world.series.filter(
    ({ kpiId, period, source }) => kpiId === kpi.id && isSameSpan(period, row) && source === row.source,
  );
}

function lastVersion(row: ReadRow, kpi: ImportableKpi, world: ImportWorld): number {
  return Math.max(0, ...ownVersions({ row, kpi, world }).map(({ version }) => version));
}

interface Span {
  readonly startOn: LocalDate;
  readonly endOn: LocalDate;
}

function isSameSpan(a: Span, b: Span): boolean {
  return isSamePeriod({ ...a, label: "" }, { ...b, label: "" });
}

function finding(
  { line }: ReadRow,
  said: {
    readonly column: ObservationColumn | undefined;
    readonly code: string;
    readonly figures: NonNullable<RowFinding["figures"]>;
  },
): RowFinding {
  return { line, ...said, severity: "error" };
}
