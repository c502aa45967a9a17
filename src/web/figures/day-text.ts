export type Language = "ja" | "en";
/** Western years (西暦) or the years of the Japanese era (和暦). */
export type Era = "western" | "japanese";

export interface DayStyle {
  readonly language: Language;
  readonly era: Era;
}

function formatOf({ language, era }: DayStyle, zone: string, time: boolean): Intl.DateTimeFormat {
  const clock = time ? ({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const) : {};
  if (era === "japanese") {
    const locale = language === "ja" ? "ja-JP-u-ca-japanese" : "en-GB-u-ca-japanese";
    const month = language === "ja" ? "long" : "short";
    return new Intl.DateTimeFormat(locale, {
      era: "short",
      year: "numeric",
      month,
      day: "numeric",
      timeZone: zone,
      ...clock,
    });
  }
  return language === "ja"
    ? new Intl.DateTimeFormat("ja-JP", {
        dateStyle: "long",
        timeZone: zone,
        ...(time ? { timeStyle: "short" } : {}),
      })
    : new Intl.DateTimeFormat("en-GB", {
        day: "numeric",
        month: "short",
        year: "numeric",
        timeZone: zone,
        ...clock,
      });
}

/** A calendar day "2026-03-31" as the reader writes it: 2026年3月31日, 令和8年3月31日, 31 Mar 2026. */
export function dayText(day: string, style: DayStyle): string {
  return formatOf(style, "UTC", false).format(new Date(`${day}T00:00:00Z`));
}

/** A moment in Japan's time, which is always named. */
export function instantText(instant: string, style: DayStyle): string {
  return `${formatOf(style, "Asia/Tokyo", true).format(new Date(instant))} JST`;
}

/** Today in Japan, "2026-03-31". */
export function todayInJapan(now: Date): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Tokyo" }).format(now);
}

/** The first moment of a day in Japan, as the API writes moments. */
export function startOfDayInJapan(day: string): string {
  return new Date(`${day}T00:00:00.000+09:00`).toISOString();
}

/** The last moment of a day in Japan, as the API writes moments. */
export function endOfDayInJapan(day: string): string {
  return new Date(`${day}T23:59:59.999+09:00`).toISOString();
}

/** Whole days from one calendar day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
