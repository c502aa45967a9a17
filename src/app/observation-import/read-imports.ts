import { observationState } from "../../domain/impact/observation.ts";
import { canonicalDecimal } from "../../domain/kernel/decimal.ts";
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import type { Actor } from "../actor.ts";
import type { ObservationRecord } from "../impact/ports.ts";
import type { Page, PageRequest } from "../page.ts";
import type { Repositories } from "../ports.ts";
import { orNotFound } from "../rejected.ts";
import type { ObservationImportRecord } from "./ports.ts";

export interface ImportSummaryView {
  readonly id: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly rowCount: number;
  readonly importedBy: string;
  readonly importedAt: string;
  readonly undone: { readonly at: string; readonly by: string; readonly reason: string } | null;
}

export interface ObservationImportView extends ImportSummaryView {
  readonly rows: readonly {
    readonly line: number;
    readonly observationId: string;
    readonly kpi: Bilingual;
    readonly periodLabel: string;
    readonly value: string;
    readonly state: ReturnType<typeof observationState>;
  }[];
  /** Whether every row may still be taken back. */
  readonly allowed: readonly "undo"[];
}

type Imports = Pick<Repositories, "observationImports" | "impact">;

export async function listImports(
  { observationImports }: Pick<Repositories, "observationImports">,
  actor: Actor,
  page: PageRequest,
): Promise<Page<ImportSummaryView>> {
  const { items, nextCursor } = await observationImports.list(actor.organizationId, page);
  return { items: items.map(summaryView), nextCursor };
}

export async function readImport(
  work: Imports,
  actor: Actor,
  importId: string,
): Promise<ObservationImportView> {
  const found = await work.observationImports.find(actor.organizationId, importId);
  const batch = orNotFound(found, "observation import");
  const reports = await reportsOf(work, actor, importId);
  return {
    ...summaryView(batch),
    rows: reports.map(({ line, record }) => ({
      line,
      observationId: record.observationId,
      kpi: record.kpi.name,
      periodLabel: record.period.label,
      value: canonicalDecimal(record.draftValue),
      state: observationState(record.events),
    })),
    allowed:
      batch.undone === undefined && reports.every(({ record }) => mayBeWithdrawn(record)) ? ["undo"] : [],
  };
}

export async function reportsOf(
  work: Imports,
  actor: Actor,
  importId: string,
): Promise<readonly { readonly line: number; readonly record: ObservationRecord }[]> {
  const rows = await work.observationImports.rowsOf(importId);
  const records = await work.impact.observationsOfIds(
    actor.organizationId,
    rows.map(({ observationId }) => observationId),
  );
  const byId = new Map(records.map((record) => [record.observationId, record]));
  return rows.flatMap(({ line, observationId }) => {
    const record = byId.get(observationId);
    return record === undefined ? [] : [{ line, record }];
  });
}

export function mayBeWithdrawn({ events }: ObservationRecord): boolean {
  return ["submitted", "inReview", "returned", "withdrawn"].includes(observationState(events));
}

function summaryView(batch: ObservationImportRecord): ImportSummaryView {
  const { id, fileName, sha256, rowCount, importedBy, importedAt, undone } = batch;
  return { id, fileName, sha256, rowCount, importedBy, importedAt, undone: undone ?? null };
}
