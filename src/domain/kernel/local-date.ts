/**
 * A calendar day as ISO text ("2026-03-31"): it has no time and no zone, compares as text and never passes through a
 * time of day. Days count from 1970-01-01 = 0. The only door to date-fns, which is asked for lengths of months.
 */
import { getDaysInMonth } from "date-fns/getDaysInMonth";
import { isLeapYear as isLeapYearOf } from "date-fns/isLeapYear";
import type { Brand } from "./brand.ts";
import { accept, reject, type Decision, type Rejection } from "./decision.ts";
import { present } from "./invariant.ts";

export type LocalDate = Brand<string, "LocalDate">;
export type LocalDateRejection = Rejection<"noSuchDay">;

export const firstDay = "1900-01-01" as LocalDate;
export const lastDay = "2200-12-31" as LocalDate;

export interface DayParts {
  readonly year: number;
  /** 1 to 12 */
  readonly month: number;
  readonly day: number;
}

/** Reads "2026-03-31"; refuses 31 February, other layouts, and years outside 1900–2200. */
export function parseLocalDate(text: string): Decision<LocalDate, LocalDateRejection> {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return reject({ code: "noSuchDay", figures: { day: text } });
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  const exists = year >= 1900 && year <= 2200 && month >= 1 && month <= 12 && day >= 1;
  if (!exists || day > monthLength(year, month)) return reject({ code: "noSuchDay", figures: { day: text } });
  return accept(text as LocalDate);
}

/** For literals in code and rows already checked: throws where `parseLocalDate` would refuse. */
export function localDate(text: string): LocalDate {
  const parsed = parseLocalDate(text);
  return present(parsed.ok ? parsed.value : undefined, () => `day ${text}`);
}

export function dayParts(date: LocalDate): DayParts {
  return {
    year: twoDigits(date, 0) * 100 + twoDigits(date, 2),
    month: twoDigits(date, 5),
    day: twoDigits(date, 8),
  };
}

function twoDigits(text: string, from: number): number {
  return text.charCodeAt(from) * 10 + text.charCodeAt(from + 1) - 48 * 11;
}

export function dayFromParts({ year, month, day }: DayParts): LocalDate {
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}` as LocalDate;
}

/** Lengths of all months from 1900 to 2200, asked once: schedules of whole portfolios are cut from them. */
const monthLengths: readonly number[] = Array.from({ length: 301 * 12 }, (_, i) =>
  getDaysInMonth(new Date(1900, i, 1, 12)),
);

export function monthLength(year: number, month: number): number {
  return monthLengths[(year - 1900) * 12 + month - 1] ?? getDaysInMonth(new Date(year, month - 1, 1, 12));
}

export function isLeapYear(year: number): boolean {
  return isLeapYearOf(new Date(year, 0, 1, 12));
}

/** The first day of every month from 1900 to 2201 and of the month after, as days since 1970. */
const monthStarts: Int32Array = Int32Array.from(
  { length: monthLengths.length + 13 },
  (_, i) => Date.UTC(1900, i, 1) / 86_400_000,
);

/** Months since January 1900. */
export function monthOf(date: LocalDate): number {
  return (twoDigits(date, 0) * 100 + twoDigits(date, 2) - 1900) * 12 + twoDigits(date, 5) - 1;
}

/** The day of a month between 1900 and 2200, counted by `monthOf`, or its last one where it is shorter; since 1970. */
export function epochDayInMonth(month: number, day: number): number {
  const start = monthStarts[month] ?? 0;
  const last = (monthStarts[month + 1] ?? 0) - 1;
  return start + day - 1 < last ? start + day - 1 : last;
}

/** The month, counted by `monthOf`, of a day between 1900 and 2201. */
export function monthOfEpochDay(day: number): number {
  const estimate = Math.floor((day - epochDayInMonth(0, 1)) / daysPerMonth);
  if (day < epochDayInMonth(estimate, 1)) return estimate - 1;
  return day < epochDayInMonth(estimate + 1, 1) ? estimate : estimate + 1;
}

/** Of the calendar's 400 years: no month starts a whole month away from where it says. */
const daysPerMonth = 146_097 / 4_800;

export function epochDay(date: LocalDate): number {
  const month = monthOf(date);
  const start = monthStarts[month] ?? Date.UTC(1900, month, 1) / 86_400_000;
  return start + twoDigits(date, 8) - 1;
}

/** The text of a day is made once: loans of a portfolio share their few thousand days. */
export function dayFromEpoch(days: number): LocalDate {
  const place = days - firstEpochDay;
  const known = dayTexts[place];
  if (known !== undefined) return known;
  const at = new Date(days * 86_400_000);
  const text = dayFromParts({ year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() });
  if (place >= 0 && place < dayTexts.length) dayTexts[place] = text;
  return text;
}

/** Days from 1900 to 2200. */
const firstEpochDay = epochDayInMonth(0, 1);
const dayTexts = new Array<LocalDate | undefined>(epochDayInMonth(301 * 12 - 1, 31) - firstEpochDay + 1);

export function daysBetween(startOn: LocalDate, endOn: LocalDate): number {
  return epochDay(endOn) - epochDay(startOn);
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return dayFromEpoch(epochDay(date) + days);
}

/** The same day of the month, or the last one where the month is shorter. */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const to = monthOf(date) + months;
  if (to >= 0 && to < monthLengths.length) return dayFromEpoch(epochDayInMonth(to, twoDigits(date, 8)));
  const { year, month, day } = dayParts(date);
  const index = year * 12 + (month - 1) + months;
  const toYear = Math.floor(index / 12);
  const toMonth = (index % 12) + 1;
  return dayFromParts({ year: toYear, month: toMonth, day: Math.min(day, monthLength(toYear, toMonth)) });
}

export function endOfMonth(date: LocalDate): LocalDate {
  const index = monthOf(date);
  if (index >= 0 && index < monthLengths.length) return dayFromEpoch(epochDayInMonth(index, 31));
  const { year, month } = dayParts(date);
  return dayFromParts({ year, month, day: monthLength(year, month) });
}

export function isEndOfMonth(date: LocalDate): boolean {
  return date === endOfMonth(date);
}

/** 0 is Sunday, 6 is Saturday. */
export function weekday(date: LocalDate): number {
  return (((epochDay(date) + 4) % 7) + 7) % 7;
}

export function compareDays(a: LocalDate, b: LocalDate): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function earlier(a: LocalDate, b: LocalDate): LocalDate {
  return a <= b ? a : b;
}

export function later(a: LocalDate, b: LocalDate): LocalDate {
  return a >= b ? a : b;
}

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
