/** Takes a loan book in: reads the file, guesses its columns, and has it checked as soon as the columns are known. */

import { instantFromMillis, millisOf } from "../../domain/kernel/instant.ts";
import {
  agreeMapping,
  guessMapping,
  missingColumns,
  rememberedMapping,
  type LoanBookMapping,
} from "../../domain/loan/loan-book-mapping.ts";
import type { CommandContext } from "../command.ts";
import { startJob } from "../job/steer-job.ts";
import { orNotFound, orReject, Rejected } from "../rejected.ts";
import type { ReadSpreadsheet, SpreadsheetFile } from "../spreadsheet/ports.ts";
import { checkKind } from "./check-job.ts";
import { readLoanImport, type LoanImportView } from "./read-loan-imports.ts";

export interface UploadDeps {
  readonly readSpreadsheet: ReadSpreadsheet;
  readonly sha256OfBytes: (bytes: Uint8Array) => string;
}

const keptMillis = 7 * 24 * 3_600_000;
const mostRows = 20_000;

export async function uploadLoanBook(
  { readSpreadsheet, sha256OfBytes }: UploadDeps,
  context: CommandContext,
  file: SpreadsheetFile,
): Promise<LoanImportView> {
  const { work, actor, now, newId } = context;
  const { header, rows } = orReject(await readSpreadsheet(file));
  if (rows.length > mostRows) {
    throw new Rejected({ code: "loanBookTooLong", figures: { rows: rows.length, most: mostRows } });
  }
  const { organizationId, personId } = actor;
  await work.loanImports.removeExpired(organizationId, now);
  const kept = await work.loanImports.latestMapping(organizationId);
  const mapping = kept === undefined ? guessMapping(header) : rememberedMapping(header, kept);
  const id = newId();
  await work.loanImports.add({
    id,
    organizationId,
    personId,
    fileName: file.fileName,
    sha256: sha256OfBytes(file.bytes),
    header,
    rows,
    mapping,
    createdAt: now,
    expiresAt: instantFromMillis(millisOf(now) + keptMillis),
  });
  if (missingColumns(mapping).length === 0) await startCheck(context, id);
  return readLoanImport(work, actor, id);
}

/** Keeps the mapping for this file and for the next ones, and checks the file again under it. */
export async function mapLoanBook(
  context: CommandContext,
  { importId, mapping }: { readonly importId: string; readonly mapping: LoanBookMapping },
): Promise<LoanImportView> {
  const { work, actor, newId } = context;
  const draft = orNotFound(await work.loanImports.find(actor.organizationId, importId), "loan import");
  orReject(agreeMapping(mapping, draft.header));
  const { state } = await readLoanImport(work, actor, importId);
  if (draft.importJobId !== undefined || state === "requested") {
    throw new Rejected({ code: "loanImportStepNotAllowed", figures: { state } });
  }
  await work.loanImports.setMapping(importId, mapping);
  await work.loanImports.addMapping(newId(), mapping);
  await startCheck(context, importId);
  return readLoanImport(work, actor, importId);
}

async function startCheck(context: CommandContext, importId: string): Promise<void> {
  const { id } = await startJob(context, { kind: checkKind, payload: { importId } });
  await context.work.loanImports.setJob(importId, "check", id);
}
