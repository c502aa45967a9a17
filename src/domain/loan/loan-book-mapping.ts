/**
 * Mapping: which heading of a file is which column of a loan book. It is guessed from the names; a person may change
 * it, give one text for a column that the file lacks, and say in what unit rates are written. What he agreed for one
 * file is offered for the next with the same headings.
 */
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import { loanBookFieldKeys, loanBookFields, type LoanBookFieldKey } from "./loan-book-fields.ts";
import type { RateUnit } from "./loan-book-cells.ts";
import { wordKey } from "./loan-book-words.ts";

type Texts = Readonly<Partial<Record<LoanBookFieldKey, string>>>;

export interface LoanBookMapping {
  /** Column of a loan book → heading of the file. */
  readonly columns: Texts;
  /** The same for every row, where the file has no such column. */
  readonly constants: Texts;
  readonly rateUnit: RateUnit;
}

export type MappingRejection = Rejection<
  "mappingHeadingUnknown" | "mappingHeadingTwice" | "mappingColumnAndConstant" | "mappingColumnMissing"
>;

export function guessMapping(header: readonly string[]): LoanBookMapping {
  const free = new Map(header.map((heading) => [wordKey(heading), heading]));
  const columns: Partial<Record<LoanBookFieldKey, string>> = {};
  for (const key of loanBookFieldKeys) {
    const { label, synonyms } = loanBookFields[key];
    const name = [label.ja, label.en, key, ...synonyms].map(wordKey).find((known) => free.has(known));
    const heading = name === undefined ? undefined : free.get(name);
    if (name === undefined || heading === undefined) continue;
    columns[key] = heading;
    free.delete(name);
  }
  return { columns, constants: {}, rateUnit: "percent" };
}

/** A mapping kept from an earlier file, as far as this one has its headings; the rest is guessed. */
export function rememberedMapping(header: readonly string[], kept: LoanBookMapping): LoanBookMapping {
  const guessed = guessMapping(header);
  const known = Object.entries(kept.columns).filter(([, heading]) => header.includes(heading));
  const taken = new Set(known.map(([, heading]) => heading));
  const others = Object.entries(guessed.columns).filter(([, heading]) => !taken.has(heading));
  const columns: Texts = Object.fromEntries([...others, ...known]);
  const constants = Object.entries(kept.constants).filter(([key]) => !Object.hasOwn(columns, key));
  return { columns, constants: Object.fromEntries(constants), rateUnit: kept.rateUnit };
}

/** Every heading is there and used once, every column that is needed has one or a text for all. */
export function agreeMapping(
  mapping: LoanBookMapping,
  header: readonly string[],
): Decision<LoanBookMapping, MappingRejection> {
  const used = new Map<string, string>();
  for (const [key, heading] of Object.entries(mapping.columns)) {
    const pointer = `/columns/${key}`;
    if (!header.includes(heading)) {
      return reject({ code: "mappingHeadingUnknown", figures: { column: labelOf(key), heading }, pointer });
    }
    const other = used.get(heading);
    if (other !== undefined) {
      const figures = { heading, column: labelOf(key), other: labelOf(other) };
      return reject({ code: "mappingHeadingTwice", figures, pointer });
    }
    if (Object.hasOwn(mapping.constants, key)) {
      return reject({
        code: "mappingColumnAndConstant",
        figures: { column: labelOf(key), heading },
        pointer,
      });
    }
    used.set(heading, key);
  }
  const missing = missingColumns(mapping);
  if (missing.length === 0) return accept(mapping);
  return reject({ code: "mappingColumnMissing", figures: { columns: missing.map(labelOf).join(", ") } });
}

/** Columns that are needed and have neither a heading nor a text for all rows. */
export function missingColumns({ columns, constants }: LoanBookMapping): readonly LoanBookFieldKey[] {
  return loanBookFieldKeys.filter(
    (key) => loanBookFields[key].isRequired && !Object.hasOwn(columns, key) && !Object.hasOwn(constants, key),
  );
}

function labelOf(key: string): string {
  const isKnown = (text: string): text is LoanBookFieldKey => Object.hasOwn(loanBookFields, text);
  return isKnown(key) ? loanBookFields[key].label.ja : key;
}
