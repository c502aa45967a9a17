/**
 * Records a table of observations: each row is submitted with the table itself as its evidence. The table is read again
 * as it was previewed; while one row is wrong, none is recorded.
 */
import { checkEvidenceFile, type EvidenceMediaType } from "../../domain/impact/evidence.ts";
import { periodName } from "../../domain/report/period.ts";
import { japanDay } from "../../domain/kernel/instant.ts";
import type { CommandContext } from "../command.ts";
import { mustFitQuota } from "../impact/evidence-quota.ts";
import type { EvidenceFiles } from "../impact/ports.ts";
import { ownRecord } from "../provenance.ts";
import { orReject, Rejected } from "../rejected.ts";
import type { ReadSpreadsheet } from "../spreadsheet/ports.ts";
import { previewImport, type MappedFile, type ObservationImportPreview } from "./preview-import.ts";
import { readImport, type ObservationImportView } from "./read-imports.ts";

export interface ImportDeps {
  readonly readSpreadsheet: ReadSpreadsheet;
  readonly files: EvidenceFiles;
}

export interface ImportFile extends MappedFile {
  /** As the first bytes say. */
  readonly mediaType: string;
}

export async function importObservations(
  { readSpreadsheet, files }: ImportDeps,
  context: CommandContext,
  file: ImportFile,
): Promise<ObservationImportView> {
  const { work, actor, now, newId } = context;
  const preview = await previewImport({ readSpreadsheet, work, actor, now }, file);
  refuseErrors(preview);
  const size = file.bytes.byteLength;
  const mediaType = orReject(
    checkEvidenceFile({ declaredName: file.fileName, sniffedType: file.mediaType, size, limit: size }),
  );
  await mustFitQuota(files, work, { organizationId: actor.organizationId, size });
  const { sha256 } = await files.store(file.bytes);
  const importId = newId();
  const evidence = { sha256, fileName: file.fileName, mediaType, sizeBytes: size };
  const rows = await recordRows(context, preview, evidence);
  const batch = { id: importId, fileName: file.fileName, sha256, importedBy: actor.personId };
  await work.observationImports.add(batch, rows);
  return readImport(work, actor, importId);
}

function refuseErrors({ findings, rowsWithErrors, rows, planned }: ObservationImportPreview): void {
  const errors = findings.filter(({ severity }) => severity === "error").length;
  if (errors > 0) {
    throw new Rejected({ code: "importHasErrors", figures: { errors, rowsWithErrors, rows } });
  }
  if (planned.length === 0) throw new Rejected({ code: "importWithoutRows", figures: { rows } });
}

interface SharedEvidence {
  readonly sha256: string;
  readonly fileName: string;
  readonly mediaType: EvidenceMediaType;
  readonly sizeBytes: number;
}

interface RecordedRow {
  readonly id: string;
  readonly line: number;
  readonly observationId: string;
}

async function recordRows(
  { work, actor, now, newId }: CommandContext,
  { planned }: ObservationImportPreview,
  evidence: SharedEvidence,
): Promise<readonly RecordedRow[]> {
  const { personId } = actor;
  const rows: RecordedRow[] = [];
  for (const { line, kpi, startOn, endOn, value, source, asOf, note, version } of planned) {
    const id = newId();
    await work.impact.addObservation({
      ...{ id, kpiId: kpi.id, periodStartOn: startOn, periodEndOn: endOn, version, draftValue: value },
      ...{ source, note, createdBy: personId, asOf: asOf ?? japanDay(now), provenance: ownRecord },
      periodLabel: periodName({ startOn, endOn }, "ja"),
    });
    await work.impact.addEvidence({
      ...{ id: newId(), observationId: id, ...evidence, uploadedBy: personId, fictional: false },
    });
    rows.push({ id: newId(), line, observationId: id });
  }
  await work.impact.addSteps(
    planned.map(({ value }, position) => ({
      id: newId(),
      observationId: rows[position]?.observationId ?? "",
      step: { kind: "submitted", value, evidence: [evidence.sha256] },
      actor: { personId, role: "organizer" },
      note: "",
    })),
  );
  await work.outbox.add(
    planned.map(({ kpi, startOn, endOn }, position) => ({
      id: newId(),
      kind: "observation.submitted",
      subjectId: rows[position]?.observationId ?? "",
      payload: { kpi: kpi.id, period: periodName({ startOn, endOn }, "ja"), evidence: [evidence.sha256] },
    })),
  );
  return rows;
}
