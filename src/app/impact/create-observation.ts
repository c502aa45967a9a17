import { reaches } from "../../domain/party/access.ts";
import { isSamePeriod, kpiPeriod } from "../../domain/impact/kpi.ts";
import { countsForVerdict, observationState } from "../../domain/impact/observation.ts";
import type { Decimal } from "../../domain/kernel/decimal.ts";
import { japanDay } from "../../domain/kernel/instant.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import { periodName } from "../../domain/report/period.ts";
import type { CommandContext } from "../command.ts";
import { ownRecord, type Provenance } from "../provenance.ts";
import { orNotFound, orReject, Rejected } from "../rejected.ts";
import { viewObservation } from "./load-observation.ts";
import type { ObservationView } from "./observation-view.ts";
import type { ObservationRecord } from "./ports.ts";

export interface CreateObservation {
  readonly kpiId: string;
  readonly periodStartOn: LocalDate;
  readonly periodEndOn: LocalDate;
  readonly value: Decimal;
  readonly source: string;
  /** Of the figure; today where nothing is said. */
  readonly asOf?: LocalDate | undefined;
  /** Why it is stated again, for a figure of this source that was accepted already. */
  readonly note: string;
  /** Where a published (or, for a demonstration, an invented) figure comes from; else the organizer vouches for it. */
  readonly provenance?: Provenance | undefined;
}

/** Opens a draft for a period that is over. A second report by the same source is a restatement: the next version. */
export async function createObservation(
  { work, actor, now, newId }: CommandContext,
  command: CreateObservation,
): Promise<ObservationView> {
  const kpi = orNotFound(await work.impact.findKpi(actor.organizationId, command.kpiId), "kpi");
  const standing = await work.impact.standingTo(actor.organizationId, kpi.project.id);
  if (!reaches("reportObservation", standing)) {
    throw new Rejected({ code: "notOwnProject", figures: { project: kpi.project.id } });
  }
  const days = { startOn: command.periodStartOn, endOn: command.periodEndOn };
  const period = orReject(kpiPeriod({ ...days, label: periodName(days, "ja") }));
  const today = japanDay(now);
  if (period.endOn > today) {
    throw new Rejected({
      code: "periodNotOver",
      figures: { periodEndOn: period.endOn, today },
      pointer: "/periodEndOn",
    });
  }
  const series = await work.impact.observationsOfKpis(actor.organizationId, [kpi.id]);
  const samePeriod = series.filter((report) => isSamePeriod(report.period, period));
  const ownVersions = samePeriod.filter(({ source }) => source === command.source);
  refuseWhileOpen(ownVersions);
  refuseWithoutReason(ownVersions, command.note);
  const id = newId();
  await work.impact.addObservation({
    id,
    kpiId: kpi.id,
    periodStartOn: period.startOn,
    periodEndOn: period.endOn,
    periodLabel: period.label,
    version: nextVersion(ownVersions),
    draftValue: command.value,
    source: command.source,
    asOf: asOfDay(command, today),
    note: command.note,
    createdBy: actor.personId,
    provenance: command.provenance ?? ownRecord,
  });
  return viewObservation(work, actor, id);
}

function asOfDay({ asOf, provenance }: CreateObservation, today: LocalDate): LocalDate {
  if (asOf === undefined) return provenance?.asOf ?? today;
  if (asOf <= today) return asOf;
  throw new Rejected({ code: "asOfInFuture", figures: { asOf, today }, pointer: "/asOf" });
}

/** A figure that was accepted is stated again for a reason, which stays with the new version. */
function refuseWithoutReason(versions: readonly ObservationRecord[], note: string): void {
  const accepted = versions.find(({ events }) => countsForVerdict(observationState(events)));
  if (accepted === undefined || note.trim() !== "") return;
  const figures = { version: accepted.version, period: accepted.period.label };
  throw new Rejected({ code: "restatementWithoutReason", figures, pointer: "/note" });
}

/** Two sources may disagree about one period: both are kept. One source has one report under way at a time. */
function refuseWhileOpen(versions: readonly ObservationRecord[]): void {
  const open = versions.find(({ events }) =>
    ["draft", "submitted", "inReview", "returned"].includes(observationState(events)),
  );
  if (open === undefined) return;
  const figures = {
    observation: open.observationId,
    state: observationState(open.events),
    period: open.period.label,
  };
  throw new Rejected({ code: "observationAlreadyOpen", figures });
}

function nextVersion(versions: readonly ObservationRecord[]): number {
  return Math.max(0, ...versions.map(({ version }) => version)) + 1;
}
