import type { Language } from "../../app/identity/ports.ts";
import type { AnswerTable, CellKind, CellValue } from "../../contract/table.ts";
import { guardedText } from "../spreadsheet/formula-guard.ts";

/** A cell in the caller's language; what is empty is an empty text. */
export interface Cell {
  readonly kind: CellKind;
  readonly text: string;
}

const plainNumber = /^-?\d+(?:\.\d+)?$/;
const plainDay = /^\d{4}-\d{2}-\d{2}$/;

export function headerCells({ columns }: AnswerTable, language: Language): readonly Cell[] {
  return columns.map(({ heading }) => ({ kind: "text", text: guardedText(heading[language]) }));
}

export function rowCells({ columns }: AnswerTable, row: unknown, language: Language): readonly Cell[] {
  return columns.map(({ kind, value }) => cellOf(kind, textOf(value(row), language)));
}

/** Only what is nothing but a number or a day escapes the guard against formulas. */
function cellOf(kind: CellKind, text: string): Cell {
  if (kind === "number" && plainNumber.test(text)) return { kind, text };
  if (kind === "day" && plainDay.test(text)) return { kind, text };
  return { kind: "text", text: guardedText(text) };
}

function textOf(value: CellValue, language: Language): string {
  if (value === null || value === undefined) return "";
  return typeof value === "object" ? value[language] : String(value);
}
