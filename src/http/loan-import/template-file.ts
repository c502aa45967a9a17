import type { Language } from "../../app/identity/ports.ts";
import { templateColumns, templateRows } from "../../domain/loan/loan-book-template.ts";
import { tableFile } from "../export/table-file.ts";
import type { FileAnswer } from "../handler.ts";

export interface TemplateAsked {
  readonly format: "csv" | "xlsx";
  readonly part: "rows" | "notes";
}

const names = {
  rows: { ja: "融資一覧_ひな形", en: "loan-book-template" },
  notes: { ja: "融資一覧_記入方法", en: "loan-book-notes" },
} as const;

/** The template is for filling in: a file of headings with one example, and a file of notes on each column. */
export function templateFile({ format, part }: TemplateAsked, language: Language): Promise<FileAnswer> {
  const rows = part === "rows" ? templateRows(language) : noteRows(language);
  return tableFile({ name: names[part][language], format, rows });
}

function noteRows(language: Language): readonly (readonly string[])[] {
  const isJapanese = language === "ja";
  const heading = isJapanese ? ["列", "必須", "説明", "使える語"] : ["Column", "Required", "Note", "Words"];
  const required = isJapanese ? "必須" : "required";
  const columns = templateColumns().map(({ label, isRequired, note, words }) => [
    label[language],
    isRequired ? required : "",
    note[language],
    words.join(" / "),
  ]);
  return [heading, ...columns];
}
