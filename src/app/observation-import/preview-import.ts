/** What a table of observations would become, and all that is wrong with it; nothing is recorded. */
import { japanDay, type Instant } from "../../domain/kernel/instant.ts";
import { planImport, type PlannedObservation } from "../../domain/impact/observation-import.ts";
import {
  observationColumns,
  placesOf,
  readRow,
  type ColumnPlaces,
  type RowFinding,
} from "../../domain/impact/observation-table.ts";
import { reaches } from "../../domain/party/access.ts";
import type { Actor } from "../actor.ts";
import type { KpiRecord } from "../impact/ports.ts";
import type { Repositories } from "../ports.ts";
import { orReject } from "../rejected.ts";
import { mappingOf } from "./keep-mapping.ts";
import type { ReadSpreadsheet, Spreadsheet, SpreadsheetFile } from "../spreadsheet/ports.ts";

export interface ImportFindingView extends RowFinding {
  readonly heading: string | null;
  readonly cell: string | null;
}

export interface ObservationImportPreview {
  readonly rows: number;
  readonly rowsWithErrors: number;
  readonly findings: readonly ImportFindingView[];
  readonly planned: readonly (PlannedObservation & { readonly kpi: KpiRecord })[];
}

export interface MappedFile extends SpreadsheetFile {
  /** Undefined where the headings are the usual ones. */
  readonly mappingId?: string | undefined;
}

export interface PreviewDeps {
  readonly readSpreadsheet: ReadSpreadsheet;
  readonly work: Pick<Repositories, "impact" | "observationImports">;
  readonly actor: Actor;
  readonly now: Instant;
}

export async function previewImport(
  { readSpreadsheet, work, actor, now }: PreviewDeps,
  file: MappedFile,
): Promise<ObservationImportPreview> {
  const sheet = orReject(await readSpreadsheet(file));
  const mapping = await mappingOf(work, actor, file.mappingId);
  const places = orReject(placesOf(sheet.header, sheet.rows, mapping));
  const read = sheet.rows.map((row) => readRow(row, places));
  const kpis = await ownKpis({ impact: work.impact }, actor);
  const rows = read.flatMap(({ row }) => (row === undefined ? [] : [row]));
  const codes = new Set(rows.map(({ kpiCode }) => kpiCode));
  const named = kpis.filter(({ code }) => codes.has(code));
  const series = await work.impact.observationsOfKpis(
    actor.organizationId,
    named.map(({ id }) => id),
  );
  const importable = named.map(({ id, code, project: { name } }) => ({
    ...{ id, code, projectNames: [name.ja, name.en] },
  }));
  const plan = planImport(rows, { kpis: importable, series, today: japanDay(now) });
  const findings = [...read.flatMap(({ findings: own }) => own), ...plan.findings].toSorted(
    (a, b) => a.line - b.line,
  );
  const wrong = findings.filter(({ severity }) => severity === "error").map(({ line }) => line);
  return {
    rows: sheet.rows.length,
    rowsWithErrors: new Set(wrong).size,
    findings: findings.map((finding) => findingView(finding, sheet, places)),
    planned: plan.planned.flatMap((planned) => {
      const kpi = named.find(({ id }) => id === planned.kpiId);
      return kpi === undefined ? [] : [{ ...planned, kpi }];
    }),
  };
}

const kpisAtOnce = 200;

/** KPIs of the projects that the organization runs. */
async function ownKpis(
  { impact }: Pick<Repositories, "impact">,
  { organizationId }: Actor,
): Promise<readonly KpiRecord[]> {
  const own: KpiRecord[] = [];
  const standings = new Map<string, boolean>();
  let cursor: string | undefined;
  do {
    const page = await impact.listKpis(organizationId, { limit: kpisAtOnce, cursor });
    for (const kpi of page.items) {
      const { id } = kpi.project;
      if (!standings.has(id)) {
        standings.set(id, reaches("reportObservation", await impact.standingTo(organizationId, id)));
      }
      if (standings.get(id) === true) own.push(kpi);
    }
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return own;
}

function findingView(finding: RowFinding, sheet: Spreadsheet, places: ColumnPlaces): ImportFindingView {
  const { column, line } = finding;
  const place = column === undefined ? undefined : places[column];
  const row = sheet.rows.find((candidate) => candidate.line === line);
  return {
    ...finding,
    heading:
      column === undefined
        ? null
        : ((place === undefined ? undefined : sheet.header[place]) ?? observationColumns[column].ja),
    cell: place === undefined ? null : (row?.cells[place] ?? null),
  };
}
