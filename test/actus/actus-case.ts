/**
 * ACTUS reference cases as data: terms and expected events, read with the oddities of the published files (numbers as
 * text with blanks, three ways to write a day, the last second of a day for the next midnight).
 */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { decimal, type Decimal } from "../../src/domain/kernel/decimal.ts";
import { addDays, localDate, type LocalDate } from "../../src/domain/kernel/local-date.ts";

export type ActusTerms = Readonly<Record<string, string>>;

export interface ActusResult {
  readonly eventDate: string;
  readonly eventType: string;
  readonly payoff: string | number;
  readonly notionalPrincipal: string | number;
  readonly nominalInterestRate: string | number;
  readonly accruedInterest: string | number;
}

export interface ActusCase {
  readonly identifier: string;
  readonly terms: ActusTerms;
  readonly to: string;
  readonly dataObserved: Readonly<
    Record<string, { readonly data: readonly { readonly timestamp: string; readonly value: string }[] }>
  >;
  readonly eventsObserved: readonly unknown[];
  readonly results: readonly ActusResult[];
}

const folder = path.resolve(import.meta.dirname, "../../../shared/cases/actus");

/** The cases of one contract type, or nothing where the folder is missing. */
export function readActusCases(contractType: string): readonly ActusCase[] | undefined {
  const file = path.join(folder, `${contractType}.json`);
  if (!existsSync(file)) return undefined;
  return Object.values(JSON.parse(readFileSync(file, "utf8")) as Readonly<Record<string, ActusCase>>);
}

/** "2013-01-01T00:00", "2013-01-01T00:00:00" and "2012-12-31T23:59:59" are one day. */
export function actusDay(text: string): LocalDate {
  const [day = "", time = ""] = text.trim().split("T");
  return time.startsWith("23:59") ? addDays(localDate(day), 1) : localDate(day);
}

/** A published number, which is text or a JSON number; the latter is taken at its printed digits. */
export function actusNumber(value: string | number): Decimal {
  return decimal(String(value).trim());
}
