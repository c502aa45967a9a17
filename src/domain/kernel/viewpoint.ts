/**
 * Every fact has two times: the day it is true from (`effectiveOn`) and the moment we learned it (`recordedAt`). A
 * viewpoint asks for both: the facts as of a day, known at a moment. Yesterday's report can thus be given again today.
 */
import type { Instant } from "./instant.ts";
import type { LocalDate } from "./local-date.ts";

export interface Viewpoint {
  readonly asOf: LocalDate;
  readonly knownAt: Instant;
}

export interface RecordedFact {
  readonly recordedAt: Instant;
}

export function isKnown(fact: RecordedFact, { knownAt }: Pick<Viewpoint, "knownAt">): boolean {
  return fact.recordedAt <= knownAt;
}

/** The newest version known at the viewpoint; of two recorded at the same moment the later in the list. */
export function latestKnown<T extends RecordedFact>(
  versions: readonly T[],
  viewpoint: Pick<Viewpoint, "knownAt">,
): T | undefined {
  return versions
    .filter((version) => isKnown(version, viewpoint))
    .reduce<T | undefined>(
      (latest, version) =>
        latest === undefined || version.recordedAt >= latest.recordedAt ? version : latest,
      undefined,
    );
}
