/**
 * Cells of a loan book as people and older systems write them: full-width digits, ¥ and 円, thousands separators,
 * 2026年3月31日 and R8.3.31, percent with and without its sign. What can be read in two ways is refused: a separator in
 * the wrong place, a day outside its era (元号), a unit such as 千円. No cell is ever rounded.
 */
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import { dayFromParts, localDate, parseLocalDate, type LocalDate } from "../kernel/local-date.ts";
import { parseMoney, type Currency } from "../kernel/money.ts";
import { parseRate, type Rate } from "../kernel/rate.ts";
import { termOf, type Words } from "./loan-book-words.ts";

export type CellRejection = Rejection<
  | "cellEmpty"
  | "cellTooLong"
  | "cellNotAmount"
  | "cellNotDay"
  | "cellDayOutsideEra"
  | "cellNotRate"
  | "cellNotCount"
  | "cellNotWord"
  | "corporateNumberMalformed"
  | "corporateNumberCheckDigit"
>;

/** Whether a rate without a percent sign is in percent or a fraction per year. */
export type RateUnit = "percent" | "fraction";

/** One width, no blanks around, no line breaks within. */
export function plainCell(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim();
}

export function readName(text: string, longest: number): Decision<string, CellRejection> {
  const name = text
    .normalize("NFC")
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim();
  if (name.length <= longest) return accept(name);
  return reject({ code: "cellTooLong", figures: { length: name.length, longest } });
}

/** "¥1,234,567", "１２３４円", "▲5": a separator stands before every third digit or nowhere. */
export function readAmount(text: string, currency: Currency): Decision<bigint, CellRejection> {
  const refused = reject({ code: "cellNotAmount" as const, figures: { text } });
  const cell = plainCell(text).replace(/^[△▲−]/u, "-");
  const match = /^(-?)[¥\\]? ?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)? ?円?$/u.exec(cell);
  if (match === null) return refused;
  const [, sign = "", whole = "", fraction = ""] = match;
  const parsed = parseMoney(sign + whole.replaceAll(",", "") + fraction, currency);
  return parsed.ok ? accept(parsed.value.minor) : refused;
}

interface Era {
  readonly names: readonly string[];
  readonly startOn: LocalDate;
  readonly endOn: LocalDate;
}

const eras: readonly Era[] = [
  { names: ["令和", "r"], startOn: localDate("2019-05-01"), endOn: localDate("2200-12-31") },
  { names: ["平成", "h"], startOn: localDate("1989-01-08"), endOn: localDate("2019-04-30") },
  { names: ["昭和", "s"], startOn: localDate("1926-12-25"), endOn: localDate("1989-01-07") },
  { names: ["大正", "t"], startOn: localDate("1912-07-30"), endOn: localDate("1926-12-24") },
];

/** 2026-03-31, 2026/3/31, 20260331, 2026年3月31日, 令和8年3月31日, R8.3.31, 令和元年5月1日. */
export function readDay(text: string): Decision<LocalDate, CellRejection> {
  const cell = plainCell(text).replaceAll(" ", "").toLowerCase();
  const western = partsOf(cell, westernDays);
  if (western !== undefined) return dayOf(text, western);
  const japanese = partsOf(cell, japaneseDays);
  const era = eras.find(({ names }) => names.includes(japanese?.era ?? ""));
  if (japanese === undefined || era === undefined) return reject({ code: "cellNotDay", figures: { text } });
  const { startOn, endOn } = era;
  const read = dayOf(text, { ...japanese, year: Number(startOn.slice(0, 4)) + japanese.year - 1 });
  if (!read.ok || (read.value >= startOn && read.value <= endOn)) return read;
  return reject({ code: "cellDayOutsideEra", figures: { text, day: read.value, startOn, endOn } });
}

const westernDays = [
  /^(?<year>\d{4})年(?<month>\d{1,2})月(?<day>\d{1,2})日$/u,
  /^(?<year>\d{4})(?<mark>[-/.])(?<month>\d{1,2})\k<mark>(?<day>\d{1,2})$/u,
  /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})$/u,
];

const japaneseDays = [
  /^(?<era>令和|平成|昭和|大正)(?<year>元|\d{1,2})年(?<month>\d{1,2})月(?<day>\d{1,2})日$/u,
  /^(?<era>令和|平成|昭和|大正|[rhst])(?<year>元|\d{1,2})(?<mark>[-/.])(?<month>\d{1,2})\k<mark>(?<day>\d{1,2})$/u,
];

interface WrittenDay {
  readonly era: string | undefined;
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

function partsOf(cell: string, layouts: readonly RegExp[]): WrittenDay | undefined {
  const groups = layouts.map((layout) => layout.exec(cell)?.groups).find((found) => found !== undefined);
  if (groups === undefined) return undefined;
  const { era, year = "", month, day } = groups;
  return { era, year: year === "元" ? 1 : Number(year), month: Number(month), day: Number(day) };
}

function dayOf(
  text: string,
  parts: { readonly year: number; readonly month: number; readonly day: number },
): Decision<LocalDate, CellRejection> {
  const parsed = parseLocalDate(dayFromParts(parts));
  return parsed.ok ? parsed : reject({ code: "cellNotDay", figures: { text } });
}

/** "1.475%" and, by the unit of the file, "1.475" or "0.01475". */
export function readRate(text: string, unit: RateUnit): Decision<Rate, CellRejection> {
  const refused = reject({ code: "cellNotRate" as const, figures: { text } });
  const match = /^([-△▲−]?)(\d{1,3})(?:\.(\d{1,12}))? ?(%)?$/u.exec(plainCell(text));
  if (match === null) return refused;
  const [, minus = "", whole = "0", fraction = "", sign] = match;
  const isPercent = sign === "%" || unit === "percent";
  const digits = isPercent ? whole.padStart(3, "0") : whole;
  const point = digits.length - (isPercent ? 2 : 0);
  const parsed = parseRate(
    `${minus === "" ? "" : "-"}${digits.slice(0, point)}.${digits.slice(point)}${fraction}0`,
  );
  return parsed.ok ? parsed : refused;
}

/** "60", "６０回", "3ヶ月". */
export function readCount(text: string): Decision<number, CellRejection> {
  const match = /^(\d{1,5}) ?(?:回|(?:ヶ|ケ|カ|ヵ|か|箇)月毎?)?$/u.exec(plainCell(text));
  if (match === null) return reject({ code: "cellNotCount", figures: { text } });
  return accept(Number(match[1]));
}

export function readWord<Term extends string>(
  text: string,
  words: Words<Term>,
): Decision<Term, CellRejection> {
  const term = termOf(words, text);
  if (term !== undefined) return accept(term);
  const accepted = (Object.keys(words) as Term[]).map((known) => words[known][0]).join(", ");
  return reject({ code: "cellNotWord", figures: { text, accepted } });
}

/**
 * 法人番号: thirteen digits, the first of which checks the others (法人番号の指定等に関する省令 第2条): nine less the
 * remainder by nine of the digits from the right, taken once and twice in turn.
 */
export function readCorporateNumber(text: string): Decision<string, CellRejection> {
  const digits = plainCell(text).replace(/[-  ]/gu, "").replace(/^t/iu, "");
  if (!/^\d{13}$/.test(digits)) return reject({ code: "corporateNumberMalformed", figures: { text } });
  const sum = Array.from(digits.slice(1))
    .reverse()
    .reduce((total, digit, position) => total + Number(digit) * (position % 2 === 0 ? 1 : 2), 0);
  const expected = 9 - (sum % 9);
  if (Number(digits[0]) === expected) return accept(digits);
  return reject({ code: "corporateNumberCheckDigit", figures: { number: digits, expected } });
}
