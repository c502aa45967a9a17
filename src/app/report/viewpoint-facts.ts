/**
 * What a report may know: facts recorded by `knownAt` that are true as of `asOf`. A test day, a receipt or a period's
 * end after `asOf` lies ahead even where it is known by now; a fixing or a price agreed by then counts although it
 * takes effect later, because it was already decided.
 */
import { observationState, observedValue } from "../../domain/impact/observation.ts";
import { japanDay, type Instant } from "../../domain/kernel/instant.ts";
import { addDays, type LocalDate } from "../../domain/kernel/local-date.ts";
import { isKnown, type Viewpoint } from "../../domain/kernel/viewpoint.ts";
import type { ObservationRecord } from "../impact/ports.ts";
import type { LoanFacts } from "../loan/ports.ts";

/** The facts of a loan as of the day; `facts` holds only what was known at the moment. */
export function loanFactsAsOf(facts: LoanFacts, asOf: LocalDate): LoanFacts {
  return {
    ...facts,
    pricing: facts.pricing.filter((price) => isDecided(price, asOf)),
    fixings: facts.fixings.filter((fixing) => isDecided(fixing, asOf)),
    decisions: facts.decisions.filter(({ testOn }) => testOn <= asOf),
    repayments: facts.repayments.filter(({ receivedOn }) => receivedOn <= asOf),
    events: facts.events.filter(({ effectiveOn }) => effectiveOn <= asOf),
  };
}

function isDecided(
  { effectiveOn, recordedAt }: { readonly effectiveOn: LocalDate; readonly recordedAt: Instant },
  asOf: LocalDate,
): boolean {
  return effectiveOn <= asOf || japanDay(recordedAt) <= asOf;
}

/** Reports handed in by then and not taken back, each with the events and files known at the moment. */
export function observationsAt(
  observations: readonly ObservationRecord[],
  viewpoint: Viewpoint,
): readonly ObservationRecord[] {
  const { asOf, knownAt } = viewpoint;
  return observations
    .filter(({ createdAt, period }) => createdAt <= knownAt && period.endOn <= addDays(asOf, 1))
    .map((record) => observationKnownAt(record, viewpoint))
    .filter(({ events }) => observedValue(events) !== undefined && observationState(events) !== "withdrawn");
}

function observationKnownAt(record: ObservationRecord, viewpoint: Viewpoint): ObservationRecord {
  const known = new Set(record.events.flatMap((event, i) => (isKnown(event, viewpoint) ? [i] : [])));
  return {
    ...record,
    events: record.events.filter((_, i) => known.has(i)),
    stories: record.stories.filter((_, i) => known.has(i)),
    evidence: record.evidence.filter(({ uploadedAt }) => uploadedAt <= viewpoint.knownAt),
  };
}
