/**
 * Japanese national holidays by law (国民の祝日に関する法律, Act 178 of 1948, as amended): days fixed in the calendar, the
 * Monday holidays of 2000 and 2003 (ハッピーマンデー), the two equinoxes, then the two kinds of rest days of article 3:
 *
 * - 振替休日 (since 1973-04-12): a holiday on a Sunday gives the next day off; since 2007 the next day that is not
 *   itself a holiday.
 * - 国民の休日 (since 1985-12-27): a day between two holidays is a day off.
 *
 * The law as it stands holds for all years to come. Days moved once by a special act are data, kept with the calendar.
 */
import { addDays, dayFromParts, localDate, weekday, type LocalDate } from "../kernel/local-date.ts";

export interface JapaneseHoliday {
  readonly on: LocalDate;
  readonly name: string;
}

interface HolidayRule {
  readonly name: string;
  /** First and last calendar year; open where absent. */
  readonly from: number;
  readonly until?: number;
  readonly dayIn: (year: number) => LocalDate;
}

const rules: readonly HolidayRule[] = [
  { name: "元日", from: 1949, dayIn: fixed(1, 1) },
  { name: "成人の日", from: 1949, until: 1999, dayIn: fixed(1, 15) },
  { name: "成人の日", from: 2000, dayIn: nthMonday(1, 2) },
  { name: "建国記念の日", from: 1967, dayIn: fixed(2, 11) },
  { name: "天皇誕生日", from: 2020, dayIn: fixed(2, 23) },
  { name: "春分の日", from: 1949, dayIn: springEquinox },
  { name: "天皇誕生日", from: 1949, until: 1988, dayIn: fixed(4, 29) },
  { name: "みどりの日", from: 1989, until: 2006, dayIn: fixed(4, 29) },
  { name: "昭和の日", from: 2007, dayIn: fixed(4, 29) },
  { name: "憲法記念日", from: 1949, dayIn: fixed(5, 3) },
  { name: "みどりの日", from: 2007, dayIn: fixed(5, 4) },
  { name: "こどもの日", from: 1949, dayIn: fixed(5, 5) },
  { name: "海の日", from: 1996, until: 2002, dayIn: fixed(7, 20) },
  { name: "海の日", from: 2003, dayIn: nthMonday(7, 3) },
  { name: "山の日", from: 2016, dayIn: fixed(8, 11) },
  { name: "敬老の日", from: 1966, until: 2002, dayIn: fixed(9, 15) },
  { name: "敬老の日", from: 2003, dayIn: nthMonday(9, 3) },
  { name: "秋分の日", from: 1948, dayIn: autumnEquinox },
  { name: "体育の日", from: 1966, until: 1999, dayIn: fixed(10, 10) },
  { name: "体育の日", from: 2000, until: 2019, dayIn: nthMonday(10, 2) },
  { name: "スポーツの日", from: 2020, dayIn: nthMonday(10, 2) },
  { name: "文化の日", from: 1948, dayIn: fixed(11, 3) },
  { name: "勤労感謝の日", from: 1948, dayIn: fixed(11, 23) },
  { name: "天皇誕生日", from: 1989, until: 2018, dayIn: fixed(12, 23) },
];

const substituteSince = localDate("1973-04-12");
const betweenSince = localDate("1985-12-27");
/** From here on a substitute passes over further holidays. */
const longSubstituteSince = localDate("2007-01-01");

/** The holidays and rest days of a calendar year, oldest first; none before the law came into force in July 1948. */
export function japaneseHolidays(year: number): readonly JapaneseHoliday[] {
  const named = rules
    .filter(({ from, until = year }) => from <= year && year <= until)
    .map(({ name, dayIn }) => ({ on: dayIn(year), name }));
  const holidays = new Set(named.map(({ on }) => on));
  const substitutes = substituteDays(holidays);
  const between = daysBetweenHolidays(holidays).filter((day) => !substitutes.includes(day));
  return [
    ...named,
    ...substitutes.map((on) => ({ on, name: "振替休日" })),
    ...between.map((on) => ({ on, name: "国民の休日" })),
  ].sort((a, b) => (a.on < b.on ? -1 : 1));
}

function substituteDays(holidays: ReadonlySet<LocalDate>): readonly LocalDate[] {
  return [...holidays]
    .filter((day) => day >= substituteSince && weekday(day) === 0)
    .map((sunday) => {
      let next = addDays(sunday, 1);
      while (sunday >= longSubstituteSince && holidays.has(next)) next = addDays(next, 1);
      return next;
    })
    .filter((day) => !holidays.has(day));
}

function daysBetweenHolidays(holidays: ReadonlySet<LocalDate>): readonly LocalDate[] {
  return [...holidays]
    .map((day) => addDays(day, 1))
    .filter((day) => day >= betweenSince && !holidays.has(day) && holidays.has(addDays(day, 1)))
    .filter((day) => weekday(day) !== 0);
}

function fixed(month: number, day: number): (year: number) => LocalDate {
  return (year) => dayFromParts({ year, month, day });
}

function nthMonday(month: number, n: number): (year: number) => LocalDate {
  return (year) => {
    const first = dayFromParts({ year, month, day: 1 });
    return addDays(first, ((8 - weekday(first)) % 7) + 7 * (n - 1));
  };
}

/**
 * Day of the equinox in Japan. The observatory announces it each February for the year after; until then it is
 * reckoned: the equinox comes a mean tropical year after the last (365.24242 and 365.24204 days between 1948 and 2200),
 * less the leap days put in since. In hundred-thousandths of a day of the month, so that whole numbers suffice.
 */
function springEquinox(year: number): LocalDate {
  return equinox(year, { month: 3, dayIn2000: 2_068_000, yearlyDelay: 24_242 });
}

function autumnEquinox(year: number): LocalDate {
  return equinox(year, { month: 9, dayIn2000: 2_309_200, yearlyDelay: 24_204 });
}

function equinox(
  year: number,
  { month, dayIn2000, yearlyDelay }: { month: number; dayIn2000: number; yearlyDelay: number },
): LocalDate {
  const drift = Math.floor((dayIn2000 + yearlyDelay * (year - 2000)) / 100_000);
  return dayFromParts({ year, month, day: drift - leapDaysSince2000(year) });
}

function leapDaysSince2000(year: number): number {
  return leapDays(year) - leapDays(2000);
}

function leapDays(year: number): number {
  return Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
}
