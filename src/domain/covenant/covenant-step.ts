/**
 * Rate steps that breaches of covenants have led to, as dated basis points to be added to the margin. A step counts from
 * its first day until the breach is cured, the covenant amended or the test closed or found complied with. A waiver that
 * does not keep the step suspends it, from the day of the waiver to its last day.
 *
 * Only approved steps are here: a breach by itself moves no rate.
 */
import { addDays, later, type LocalDate } from "../kernel/local-date.ts";
import { sumBasisPoints } from "../kernel/rate.ts";
import type { BreachStep, CovenantStepRow } from "../loan/covenant-step-row.ts";
import type { CovenantEvent } from "./test-life.ts";

/** Events of one covenant. */
export interface CovenantHistory {
  readonly covenant: string;
  readonly events: readonly CovenantEvent[];
}

interface Interval extends BreachStep {
  readonly startOn: LocalDate;
  /** The first day without it. */
  readonly endOn: LocalDate | undefined;
}

/** A row for each day on which the steps in force change, oldest first; before the first row there is none. */
export function covenantRateSteps(histories: readonly CovenantHistory[]): readonly CovenantStepRow[] {
  const intervals = histories.flatMap((history) =>
    history.events.flatMap((event) => (event.kind === "stepApplied" ? intervalsOf(event, history) : [])),
  );
  const days = intervals.flatMap(({ startOn, endOn }) =>
    endOn === undefined ? [startOn] : [startOn, endOn],
  );
  const rows: CovenantStepRow[] = [];
  for (const effectiveOn of [...new Set(days)].toSorted()) {
    const breaches = intervals
      .filter(({ startOn, endOn }) => startOn <= effectiveOn && (endOn === undefined || effectiveOn < endOn))
      .map(({ id, covenant, testOn, fromOn, stepBp }) => ({ id, covenant, testOn, fromOn, stepBp }))
      .toSorted((a, b) => (a.id < b.id ? -1 : 1));
    if (idsOf(breaches) === idsOf(rows.at(-1)?.breaches ?? [])) continue;
    rows.push({ effectiveOn, stepBp: sumBasisPoints(breaches.map(({ stepBp }) => stepBp)), breaches });
  }
  return rows;
}

function idsOf(breaches: readonly BreachStep[]): string {
  return breaches.map(({ id }) => id).join();
}

type AppliedStep = Extract<CovenantEvent, { readonly kind: "stepApplied" }>;

function intervalsOf(step: AppliedStep, { covenant, events }: CovenantHistory): readonly Interval[] {
  const { id, testOn, fromOn, stepBp } = step;
  const breach: BreachStep = { id, covenant, testOn, fromOn, stepBp };
  const endOn = endOf(step, events);
  const pauses = events
    .flatMap((event) => (event.kind === "waived" && !event.keepsStep && covers(event, step) ? [event] : []))
    .toSorted((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : 1));
  const intervals: Interval[] = [];
  let startOn = step.fromOn;
  for (const { effectiveOn, untilOn } of pauses) {
    if (effectiveOn > startOn) intervals.push({ ...breach, startOn, endOn: effectiveOn });
    startOn = later(startOn, addDays(untilOn, 1));
  }
  intervals.push({ ...breach, startOn, endOn });
  return intervals.flatMap((interval) => cutAt(interval, endOn));
}

function covers(
  waiver: Extract<CovenantEvent, { readonly kind: "waived" }>,
  { testOn }: AppliedStep,
): boolean {
  if (waiver.testOn === testOn) return true;
  return waiver.scope === "untilEndDate" && waiver.testOn < testOn && testOn <= waiver.untilOn;
}

/** The first day on which something of this test has ended the step for good. */
function endOf(
  { testOn, effectiveOn }: AppliedStep,
  events: readonly CovenantEvent[],
): LocalDate | undefined {
  return events
    .filter((event) => event.testOn === testOn && event.effectiveOn >= effectiveOn && endsStep(event))
    .map((event) => event.effectiveOn)
    .toSorted()[0];
}

function endsStep(event: CovenantEvent): boolean {
  if (event.kind === "tested") return event.verdict === "complied";
  return (
    event.kind === "cured" ||
    event.kind === "amended" ||
    event.kind === "closed" ||
    event.kind === "delivered"
  );
}

function cutAt(interval: Interval, endOn: LocalDate | undefined): readonly Interval[] {
  if (endOn === undefined) return [interval];
  if (interval.startOn >= endOn) return [];
  return [
    { ...interval, endOn: interval.endOn === undefined || interval.endOn > endOn ? endOn : interval.endOn },
  ];
}
