import { isSamePeriod } from "../../domain/impact/kpi.ts";
import {
  countsForVerdict,
  observationState,
  observedValue,
  type ObservationState,
} from "../../domain/impact/observation.ts";
import type { Decimal } from "../../domain/kernel/decimal.ts";
import type { Actor } from "../actor.ts";
import type { Repositories } from "../ports.ts";
import { orNotFound } from "../rejected.ts";
import { observationView, type ObservationView } from "./observation-view.ts";
import type { ObservationRecord, ProjectStanding } from "./ports.ts";

export interface LoadedObservation {
  readonly record: ObservationRecord;
  readonly standing: ProjectStanding;
}

type Impact = Pick<Repositories, "impact">;

export async function loadObservation(
  { impact }: Impact,
  actor: Actor,
  observationId: string,
): Promise<LoadedObservation> {
  const record = orNotFound(await impact.findObservation(actor.organizationId, observationId), "observation");
  const standing = orNotFound(
    await impact.standingTo(actor.organizationId, record.kpi.project.id),
    "observation",
  );
  return { record, standing };
}

/** The observation as it now stands, as this person may see it. */
export async function viewObservation(
  repositories: Impact,
  actor: Actor,
  observationId: string,
): Promise<ObservationView> {
  const { record, standing } = await loadObservation(repositories, actor, observationId);
  const series = await repositories.impact.observationsOfKpis(actor.organizationId, [record.kpiId]);
  return observationView(record, {
    actor,
    standing,
    lastAccepted: lastAccepted(record, series),
    others: otherSources(record, series),
  });
}

function lastAccepted(record: ObservationRecord, series: readonly ObservationRecord[]): Decimal | undefined {
  const before = series.find(
    ({ period, events }) =>
      period.endOn <= record.period.startOn && countsForVerdict(observationState(events)),
  );
  return before === undefined ? undefined : observedValue(before.events);
}

/** What other sources stand by for the same period. */
function otherSources(
  record: ObservationRecord,
  series: readonly ObservationRecord[],
): readonly ObservationRecord[] {
  return series.filter(
    ({ source, period, events }) =>
      source !== record.source && isSamePeriod(period, record.period) && isReported(observationState(events)),
  );
}

function isReported(state: ObservationState): boolean {
  return state === "submitted" || state === "inReview" || countsForVerdict(state);
}
