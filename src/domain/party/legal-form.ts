/**
 * Legal forms (法人格) of those who run projects: what a form allows and what it locks, as a versioned reference table.
 * A row holds from the day its law came into force, or changed, until the next row of the same code; what was advised
 * is read with the row of its day. The codes are our own.
 */
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import type { Bilingual } from "../kernel/bilingual.ts";
import type { LocalDate } from "../kernel/local-date.ts";
import { associationForms } from "./legal-form-associations.ts";
import { commercialForms } from "./legal-form-companies.ts";
import { cooperativeForms } from "./legal-form-cooperatives.ts";
import { legalFormCodes, type LegalForm, type LegalFormCode } from "./legal-form-row.ts";

export type LegalFormRejection = Rejection<"legalFormUnknown" | "legalFormNotYet">;

const table: readonly LegalForm[] = [...commercialForms, ...associationForms, ...cooperativeForms].toSorted(
  (a, b) => legalFormCodes.indexOf(a.code) - legalFormCodes.indexOf(b.code),
);

/** The row of a code that holds on a day. */
export function legalFormOn(code: string, day: LocalDate): Decision<LegalForm, LegalFormRejection> {
  const rows = table.filter((row) => row.code === code);
  const [first] = rows;
  if (first === undefined) return reject({ code: "legalFormUnknown", figures: { legalForm: code } });
  const row = rows.findLast(({ validFrom }) => validFrom <= day);
  if (row !== undefined) return accept(row);
  const figures = { legalForm: code, validFrom: first.validFrom, on: day };
  return reject({ code: "legalFormNotYet", figures });
}

/** The table as it holds on a day. */
export function legalFormsOn(day: LocalDate): readonly LegalForm[] {
  return legalFormCodes.flatMap((code) => {
    const row = legalFormOn(code, day);
    return row.ok ? [row.value] : [];
  });
}

/** What a form is called now, whatever day is spoken of. */
export function legalFormName(code: string): Bilingual | undefined {
  return table.findLast((row) => row.code === code)?.name;
}

/** The short cuts of the METI paper: which form serves the need that comes first. */
export const legalFormShortCuts = [
  { need: "quickStart", code: "gia" },
  { need: "donations", code: "npo_c" },
  { need: "equity", code: "kk" },
] as const satisfies readonly { readonly need: string; readonly code: LegalFormCode }[];
