/**
 * Japanese eras (和暦). Contracts and public forms in Japan date by era; an era begins on the day set by cabinet order
 * (元号を改める政令, before 1979 by imperial edict), in the middle of a calendar year, and its first year is written 元年.
 */
import { dayParts, localDate, type LocalDate } from "../kernel/local-date.ts";
import { present } from "../kernel/invariant.ts";

export interface Era {
  readonly ja: string;
  readonly en: string;
  /** The letter forms use: R for 令和. */
  readonly letter: string;
  /** First day; 明治 is counted from 1868-01-25, before the days this ledger knows. */
  readonly startOn: LocalDate;
  /** Calendar year of its year 1. */
  readonly firstYear: number;
}

/** Newest first. */
const eras: readonly Era[] = [
  { ja: "令和", en: "Reiwa", letter: "R", startOn: localDate("2019-05-01"), firstYear: 2019 },
  { ja: "平成", en: "Heisei", letter: "H", startOn: localDate("1989-01-08"), firstYear: 1989 },
  { ja: "昭和", en: "Showa", letter: "S", startOn: localDate("1926-12-25"), firstYear: 1926 },
  { ja: "大正", en: "Taisho", letter: "T", startOn: localDate("1912-07-30"), firstYear: 1912 },
  { ja: "明治", en: "Meiji", letter: "M", startOn: localDate("1900-01-01"), firstYear: 1868 },
];

/** The era of a day and the year within it: 2026-09-30 is 令和, year 8. */
export function eraOf(date: LocalDate): { readonly era: Era; readonly eraYear: number } {
  const era = present(
    eras.find(({ startOn }) => startOn <= date),
    `era of ${date}`,
  );
  return { era, eraYear: dayParts(date).year - era.firstYear + 1 };
}

/** "令和8年9月30日"; the first year of an era is 元年: "令和元年5月1日". */
export function japaneseDateText(date: LocalDate): string {
  const { era, eraYear } = eraOf(date);
  const { month, day } = dayParts(date);
  return `${era.ja}${eraYear === 1 ? "元" : eraYear}年${month}月${day}日`;
}

/** "R8.9.30", as on forms. */
export function shortJapaneseDateText(date: LocalDate): string {
  const { era, eraYear } = eraOf(date);
  const { month, day } = dayParts(date);
  return `${era.letter}${eraYear}.${month}.${day}`;
}
