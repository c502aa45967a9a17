/**
 * How long evidence is kept at least: ten years, as books and what they rest on are kept (会社法432条), counted from the
 * day it was given, and anew from the last day on which a decision read the observation it proves. Nothing deletes it
 * before; what is on record afterwards is for the organization to decide.
 */
import { addMonths, later, type LocalDate } from "../kernel/local-date.ts";

const keptMonths = 120;

export function keptAtLeastUntil({
  givenOn,
  readOn,
}: {
  readonly givenOn: LocalDate;
  /** Last day on which a decision read the observation. */
  readonly readOn: LocalDate | undefined;
}): LocalDate {
  return addMonths(later(givenOn, readOn ?? givenOn), keptMonths);
}
