/** A moment in UTC as RFC 3339 text with milliseconds ("2026-03-31T01:02:03.004Z"): fixed width, so it sorts as text. */
import type { Brand } from "./brand.ts";
import { accept, reject, type Decision, type Rejection } from "./decision.ts";
import { parseLocalDate, type LocalDate } from "./local-date.ts";

export type Instant = Brand<string, "Instant">;
export type InstantRejection = Rejection<"noSuchInstant">;

const layout =
  /^(\d{4}-\d{2}-\d{2})T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/** Reads RFC 3339 with any offset, cut to milliseconds; refuses days and hours that do not exist. */
export function parseInstant(text: string): Decision<Instant, InstantRejection> {
  const day = layout.exec(text)?.[1];
  if (day === undefined || !parseLocalDate(day).ok) return noSuchInstant(text);
  const instant = instantFromMillis(Date.parse(text));
  return parseLocalDate(japanDay(instant)).ok ? accept(instant) : noSuchInstant(text);
}

function noSuchInstant(text: string): Decision<Instant, InstantRejection> {
  return reject({ code: "noSuchInstant", figures: { instant: text } });
}

export function instantFromMillis(millis: number): Instant {
  return new Date(millis).toISOString() as Instant;
}

export function millisOf(instant: Instant): number {
  return Date.parse(instant);
}

const japanOffsetMillis = 9 * 3_600_000;

/** The calendar day in Japan at that moment: the ledger's business day. */
export function japanDay(instant: Instant): LocalDate {
  return new Date(millisOf(instant) + japanOffsetMillis).toISOString().slice(0, 10) as LocalDate;
}

/** The last moment of a Japanese calendar day. */
export function endOfJapanDay(date: LocalDate): Instant {
  return instantFromMillis(Date.parse(`${date}T23:59:59.999Z`) - japanOffsetMillis);
}
