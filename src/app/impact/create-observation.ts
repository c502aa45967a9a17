import { fiscalYearLabel, fiscalYearOf } from "../../domain/calendar/fiscal-year.ts";
import { isSamePeriod, kpiPeriod } from "../../domain/impact/kpi.ts";
import { observationState } from "../../domain/impact/observation.ts";
import type { Decimal } from "../../domain/kernel/decimal.ts";
import { japanDay } from "../../domain/kernel/instant.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import type { CommandContext } from "../command.ts";
import { ownRecord } from "../provenance.ts";
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
  readonly note: string;
}

/** Opens a draft for a period that is over. A second report by the same source is a restatement: the next version. */
export async function createObservation(
  { work, actor, now, newId }: CommandContext,
  command: CreateObservation,
): Promise<ObservationView> {
  const kpi = orNotFound(await work.impact.findKpi(actor.organizationId, command.kpiId), "kpi");
  if ((await work.impact.relationTo(actor.organizationId, kpi.project.id)) !== "own") {
    throw new Rejected({ code: "notOwnProject", figures: { project: kpi.project.id } });
  }
  const period = orReject(
    kpiPeriod({
      startOn: command.periodStartOn,
      endOn: command.periodEndOn,
      label: labelOf(command.periodStartOn, command.periodEndOn),
    }),
  );
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
  refuseWhileOpen(samePeriod);
  const id = newId();
  await work.impact.addObservation({
    id,
    kpiId: kpi.id,
    periodStartOn: period.startOn,
    periodEndOn: period.endOn,
    periodLabel: period.label,
    version: nextVersion(samePeriod, command.source),
    draftValue: command.value,
    source: command.source,
    asOf: today,
    note: command.note,
    createdBy: actor.personId,
    provenance: ownRecord,
  });
  return viewObservation(work, actor, id);
}

/** Whole fiscal years are called by their year, everything else by its days. */
function labelOf(startOn: LocalDate, endOn: LocalDate): string {
  const year = fiscalYearOf(startOn);
  return year.startOn === startOn && year.endOn === endOn ? fiscalYearLabel(year).ja : `${startOn}–${endOn}`;
}

function refuseWhileOpen(samePeriod: readonly ObservationRecord[]): void {
  const open = samePeriod.find(({ events }) =>
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

function nextVersion(samePeriod: readonly ObservationRecord[], source: string): number {
  const versions = samePeriod.filter((report) => report.source === source).map(({ version }) => version);
  return Math.max(0, ...versions) + 1;
}
