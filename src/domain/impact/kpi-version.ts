/**
 * Versions of a KPI. A change of formula, scope or unit is a new version, from a day on: a period that begins on or
 * after that day is reported by it. What was reported before the version was known stays on the version it was reported
 * on, and so does every decision that read it: a definition never reaches back.
 *
 * A metric is either one of a public catalogue or an own definition, and says which: figures of own definitions are not
 * compared with those of others.
 */
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import type { Instant } from "../kernel/instant.ts";
import type { LocalDate } from "../kernel/local-date.ts";
import { checkKpiCodes, type KpiCodeRejection, type KpiDefinition } from "./kpi.ts";

/** Cells below it are suppressed unless a KPI says another size. */
export const usualSmallestCell = 5;

export type KpiVersionRejection =
  | KpiCodeRejection
  | Rejection<
      "ownDefinitionHasCatalogue" | "smallestCellTooSmall" | "effectiveBeforeLast" | "definitionUnchanged"
    >;

type Said = Omit<KpiDefinition, "recordedAt" | "kpiId" | "version">;

/** What a first version has to hold by itself. */
export function checkDefinition(definition: Said): Decision<true, KpiVersionRejection> {
  const codes = checkKpiCodes(definition);
  if (!codes.ok) return codes;
  const { isOwnDefinition, irisCodes, smallestCell } = definition;
  if (isOwnDefinition && irisCodes.length > 0) {
    const figures = { irisCode: irisCodes.join(", ") };
    return reject({ code: "ownDefinitionHasCatalogue", figures, pointer: "/isOwnDefinition" });
  }
  if (smallestCell !== undefined && smallestCell < 2) {
    return reject({ code: "smallestCellTooSmall", figures: { smallestCell }, pointer: "/smallestCell" });
  }
  return accept(true);
}

/** A further version follows the last one in time and says something else. */
export function checkNextVersion(
  definition: Said,
  last: KpiDefinition | undefined,
): Decision<true, KpiVersionRejection> {
  const alone = checkDefinition(definition);
  if (!alone.ok || last === undefined) return alone;
  const { effectiveOn } = definition;
  if (effectiveOn < last.effectiveOn) {
    const figures = { effectiveOn, lastEffectiveOn: last.effectiveOn, version: last.version };
    return reject({ code: "effectiveBeforeLast", figures, pointer: "/effectiveOn" });
  }
  return meaning(definition) === meaning(last)
    ? reject({ code: "definitionUnchanged", figures: { version: last.version } })
    : accept(true);
}

function meaning(said: Said): string {
  const { name, unit, direction, formula, scope, benchmark, frequency, isCore } = said;
  const { sdgCodes, irisCodes, isOwnDefinition, overlapGroup, smallestCell } = said;
  const words = [name, unit, formula, scope, benchmark].flatMap(({ ja, en }) => [ja, en]);
  const marks = [direction, frequency, isCore, isOwnDefinition, overlapGroup, smallestCell];
  return JSON.stringify([words, marks, sdgCodes, irisCodes]);
}

interface Reported {
  readonly periodStartOn: LocalDate;
  readonly recordedAt: Instant;
}

/** The version that a report was made on: the newest one in force for its period that was known when it was made. */
export function versionFor(
  versions: readonly Pick<KpiDefinition, "version" | "effectiveOn" | "recordedAt">[],
  { periodStartOn, recordedAt }: Reported,
): number {
  return versions
    .filter((known) => known.effectiveOn <= periodStartOn && known.recordedAt <= recordedAt)
    .reduce((newest, { version }) => Math.max(newest, version), 1);
}
