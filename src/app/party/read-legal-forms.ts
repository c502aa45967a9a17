/** The reference table of legal forms, read for a day, and what a planned change of form would change. */
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import { legalFormOn, legalFormShortCuts, legalFormsOn } from "../../domain/party/legal-form.ts";
import { changeOfForm, lockGrade, type FormChange } from "../../domain/party/legal-form-teeth.ts";
import type { LegalForm } from "../../domain/party/legal-form-row.ts";
import { orReject } from "../rejected.ts";

export interface LegalFormTable {
  readonly items: readonly (LegalForm & { readonly lockGrade: number })[];
  readonly shortCuts: typeof legalFormShortCuts;
}

export function readLegalForms(asOf: LocalDate): LegalFormTable {
  const items = legalFormsOn(asOf).map((row) => ({ ...row, lockGrade: lockGrade(row) }));
  return { items, shortCuts: legalFormShortCuts };
}

interface PlannedChange {
  readonly from: string;
  readonly to: string;
  readonly asOf: LocalDate;
}

export function previewFormChange({ from, to, asOf }: PlannedChange): FormChange {
  return orReject(changeOfForm(orReject(legalFormOn(from, asOf)), orReject(legalFormOn(to, asOf))));
}
