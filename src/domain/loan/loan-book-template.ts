/** The template of a loan book: headings, an example, and what may be written in each column. */
import type { Bilingual } from "../kernel/bilingual.ts";
import { loanBookFieldKeys, loanBookFields, type LoanBookField } from "./loan-book-fields.ts";

type Language = keyof Bilingual;

/** Heading and example: read back they are one good row. */
export function templateRows(language: Language): readonly (readonly string[])[] {
  const fields = loanBookFieldKeys.map((key) => loanBookFields[key]);
  return [fields.map(({ label }) => label[language]), fields.map(({ example }) => example)];
}

export interface TemplateColumn {
  readonly label: Bilingual;
  readonly isRequired: boolean;
  readonly note: Bilingual;
  /** Words a cell may hold; none where it holds a text, a day or a figure. */
  readonly words: readonly string[];
}

export function templateColumns(): readonly TemplateColumn[] {
  return loanBookFieldKeys.map((key) => {
    const { label, isRequired, note, words }: LoanBookField = loanBookFields[key];
    return { label, isRequired, note, words: Object.values(words ?? {}).flatMap(([first = ""]) => [first]) };
  });
}
