/** The notes under a KPI's table: each source once, what was restated, and the values of other sources. */
import type { KpiResult, ReportedObservation } from "../../src/domain/report/kpi-result.ts";
import { periodName } from "../../src/domain/report/period.ts";
import { inLanguage, kpiValue, type Pages } from "./pages.ts";

/** Each note once, in the order of the observations that need it. */
export function notesOf(pages: Pages, kpi: KpiResult): readonly string[] {
  return [...new Set(kpi.observations.flatMap((observation) => notesOn(pages, kpi, observation)))];
}

/** "a", "b", … "z", "aa". */
export function noteLetter(position: number): string {
  const letter = String.fromCharCode("a".charCodeAt(0) + (position % 26));
  return position < 26 ? letter : noteLetter(Math.floor(position / 26) - 1) + letter;
}

/** The letters of the notes one observation needs. */
export function noteLetters(
  pages: Pages,
  kpi: KpiResult,
  observation: ReportedObservation | undefined,
): string {
  if (observation === undefined) return pages.words.common.none;
  const notes = notesOf(pages, kpi);
  return notesOn(pages, kpi, observation)
    .map((note) => noteLetter(notes.indexOf(note)))
    .join(" ");
}

function notesOn(pages: Pages, kpi: KpiResult, observation: ReportedObservation): readonly string[] {
  const { source, verifiedBy, restated, conflicting } = observation;
  const { kpis, terms, common } = pages.words;
  const verified = verifiedBy === undefined ? [] : [kpis.verifiedBy(inLanguage(pages, verifiedBy))];
  const others = conflicting.map((other) =>
    kpis.otherValue({
      period: periodName(observation.period, common.language),
      value: kpiValue(pages, kpi, other.value),
      source: inLanguage(pages, other.source),
      asOf: other.asOf,
    }),
  );
  return [
    terms.listed([inLanguage(pages, source), ...verified]),
    ...(restated ? [kpis.restated] : []),
    ...others,
  ];
}
