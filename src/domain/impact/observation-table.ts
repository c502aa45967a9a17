/**
 * A table of observations, as organizers keep them: one row for each KPI, period and source. Headings are known by
 * their Japanese and English words. The first and the last day of a period are both days of the period, as people
 * write them; the ledger keeps half-open periods.
 *
 * Every row is read to its end, and all that is wrong is said at once: whoever sends a table puts it right once.
 */
import { decimal, isDecimalText, type Decimal } from "../kernel/decimal.ts";
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import { addDays, parseLocalDate, type LocalDate } from "../kernel/local-date.ts";

export const observationColumns = {
  kpiCode: { ja: "KPIコード", en: "KPI code", isRequired: true, longest: 40 },
  project: { ja: "プロジェクト", en: "Project", isRequired: false, longest: 200 },
  firstOn: { ja: "期間の初日", en: "First day", isRequired: true, longest: 40 },
  lastOn: { ja: "期間の末日", en: "Last day", isRequired: true, longest: 40 },
  value: { ja: "実績値", en: "Value", isRequired: true, longest: 64 },
  source: { ja: "出典", en: "Source", isRequired: true, longest: 300 },
  asOf: { ja: "時点", en: "As of", isRequired: false, longest: 40 },
  note: { ja: "備考", en: "Note", isRequired: false, longest: 2000 },
} as const;

export type ObservationColumn = keyof typeof observationColumns;
export const observationColumnKeys = Object.keys(observationColumns) as readonly ObservationColumn[];

export interface TableRow {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface RowFinding extends Rejection {
  readonly line: number;
  readonly column: ObservationColumn | undefined;
  readonly severity: "error" | "warning";
}

export interface ReadRow {
  readonly line: number;
  readonly kpiCode: string;
  readonly project: string;
  readonly startOn: LocalDate;
  readonly endOn: LocalDate;
  readonly value: Decimal;
  readonly source: string;
  readonly asOf: LocalDate | undefined;
  readonly note: string;
}

export type ColumnPlaces = Readonly<Partial<Record<ObservationColumn, number>>>;
export type ObservationTableRejection = Rejection<"importColumnsMissing" | "importTooLong">;

/** A table is reviewed by people, row by row. */
const mostRows = 2_000;

type Headings = Readonly<Partial<Record<ObservationColumn, string | undefined>>>;

/** Where each column stands, or which are missing; `mapped` headings take the place of the usual ones. */
export function placesOf(
  header: readonly string[],
  rows: readonly TableRow[],
  mapped: Headings = {},
): Decision<ColumnPlaces, ObservationTableRejection> {
  if (rows.length > mostRows) {
    return reject({ code: "importTooLong", figures: { rows: rows.length, most: mostRows } });
  }
  const plain = header.map(plainHeading);
  const places = Object.fromEntries(
    observationColumnKeys.flatMap((key) => {
      const { ja, en } = observationColumns[key];
      const own = mapped[key];
      const known = (own === undefined ? [ja, en] : [own]).map(plainHeading);
      const place = plain.findIndex((heading) => known.includes(heading));
      return place < 0 ? [] : [[key, place]];
    }),
  );
  const missing = observationColumnKeys.filter(
    (key) => observationColumns[key].isRequired && places[key] === undefined,
  );
  if (missing.length === 0) return accept(places);
  const columns = missing.map(
    (key) => mapped[key] ?? `${observationColumns[key].ja} / ${observationColumns[key].en}`,
  );
  return reject({ code: "importColumnsMissing", figures: { columns: columns.join(", ") } });
}

/** The row, or all that is wrong with its cells. */
export function readRow(
  { line, cells }: TableRow,
  places: ColumnPlaces,
): { readonly row: ReadRow | undefined; readonly findings: readonly RowFinding[] } {
  const texts = textsOf(cells, places);
  const days = daysOf(texts);
  const findings = [...lengthComplaints(texts), ...days.complaints, ...numberComplaints(texts)].map(
    ({ column, code, figures }): RowFinding => ({ line, column, code, figures, severity: "error" }),
  );
  const { firstOn, lastOn, asOf } = days;
  if (findings.length > 0 || firstOn === undefined || lastOn === undefined)
    return { row: undefined, findings };
  const { kpiCode, project, source, note } = texts;
  const said = { kpiCode, project, source, note, value: decimal(plainNumber(texts.value)), asOf };
  return { row: { line, ...said, startOn: firstOn, endOn: addDays(lastOn, 1) }, findings };
}

type Texts = Readonly<Record<ObservationColumn, string>>;

interface Complaint {
  readonly column: ObservationColumn;
  readonly code: string;
  readonly figures: NonNullable<Rejection["figures"]>;
}

function textsOf(cells: readonly string[], places: ColumnPlaces): Texts {
  const text = (column: ObservationColumn) => (cells[places[column] ?? -1] ?? "").normalize("NFC").trim();
  return Object.fromEntries(observationColumnKeys.map((column) => [column, text(column)])) as Texts;
}

function lengthComplaints(texts: Texts): readonly Complaint[] {
  return observationColumnKeys.flatMap((column): readonly Complaint[] => {
    const { isRequired, longest } = observationColumns[column];
    const { length } = texts[column];
    if (isRequired && length === 0) return [{ column, code: "importCellEmpty", figures: {} }];
    return length > longest
      ? [{ column, code: "importCellTooLong", figures: { length, most: longest } }]
      : [];
  });
}

interface ReadDays {
  readonly firstOn: LocalDate | undefined;
  readonly lastOn: LocalDate | undefined;
  readonly asOf: LocalDate | undefined;
  readonly complaints: readonly Complaint[];
}

function daysOf(texts: Texts): ReadDays {
  const [firstOn, lastOn, asOf] = [dayOf(texts.firstOn), dayOf(texts.lastOn), dayOf(texts.asOf)];
  const read = { firstOn, lastOn, asOf };
  const complaints = (["firstOn", "lastOn", "asOf"] as const)
    .filter((column) => texts[column] !== "" && read[column] === undefined)
    .map((column): Complaint => ({ column, code: "importNotADay", figures: { text: texts[column] } }));
  if (firstOn === undefined || lastOn === undefined || lastOn >= firstOn) return { ...read, complaints };
  const figures = { startOn: firstOn, endOn: lastOn };
  return { ...read, complaints: [...complaints, { column: "lastOn", code: "endBeforeStart", figures }] };
}

function numberComplaints({ value }: Texts): readonly Complaint[] {
  if (value === "" || isDecimalText(plainNumber(value))) return [];
  return [{ column: "value", code: "importNotANumber", figures: { text: value } }];
}

/** Width, spaces and case make no difference between headings. */
export function plainHeading(text: string): string {
  return text.normalize("NFKC").replaceAll(/\s/g, "").toLowerCase();
}

/** "１，２３４.５" is written for 1234.5. */
function plainNumber(text: string): string {
  const plain = text
    .normalize("NFKC")
    .replaceAll(/[,\s]/g, "")
    .replace(/^[−ー]/, "-");
  return plain.replace(/^(-?)0+(?=\d)/, "$1");
}

/** 2025-04-01, 2025/4/1, 2025年4月1日. */
function dayOf(text: string): LocalDate | undefined {
  const match = /^(\d{4})\D(\d{1,2})\D(\d{1,2})日?$/.exec(text.normalize("NFKC"));
  if (match === null) return undefined;
  const [, year = "", month = "", day = ""] = match;
  const parsed = parseLocalDate(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`);
  return parsed.ok ? parsed.value : undefined;
}
