/**
 * Column mapping of a table of observations: organizers keep tables with headings of their own, and say once which of
 * them stands for which column. Columns that are not named are known by their usual headings, as without a mapping. One
 * heading stands for one column only, or a figure would be read twice.
 */
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import { observationColumnKeys, plainHeading, type ObservationColumn } from "./observation-table.ts";

export type ColumnMapping = Readonly<Partial<Record<ObservationColumn, string | undefined>>>;

export type ColumnMappingRejection = Rejection<"mappingEmpty" | "mappingHeadingTwice">;

export function checkMapping(mapping: ColumnMapping): Decision<ColumnMapping, ColumnMappingRejection> {
  const named = observationColumnKeys.filter((key) => mapping[key] !== undefined);
  if (named.length === 0) return reject({ code: "mappingEmpty" });
  const headings = named.map((key) => plainHeading(mapping[key] ?? ""));
  const twice = named.find((_, i) => headings.indexOf(headings[i] ?? "") < i);
  if (twice === undefined) return accept(mapping);
  const figures = { heading: mapping[twice] ?? "" };
  return reject({ code: "mappingHeadingTwice", figures, pointer: `/headings/${twice}` });
}
