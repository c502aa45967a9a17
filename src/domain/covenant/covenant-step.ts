/**
 * Rate steps that breaches of covenants have led to, as dated basis points to be added to the margin. A step counts from
 * its first day until the breach is cured, the covenant amended or the test closed or found complied with. A waiver that
 * does not keep the step suspends it, from the day of the waiver to its last day.
 *
 * Only approved steps are here: a breach by itself moves no rate.
 */
import { addDays, later, type LocalDate } from "../kernel/local-date.ts";
import { sumBasisPoints, type BasisPoints } from "../kernel/rate.ts";
import type { CovenantEvent } from "./test-life.ts";

export interface CovenantRateStep {
  readonly effectiveOn: LocalDate;
  /** Sum of the steps in force from that day. */
  readonly stepBp: BasisPoints;
  /** Ids of the steps in force. */
  readonly stepIds: readonly string[];
}

/** Events of one covenant. */
export type CovenantHistory = readonly CovenantEvent[];

interface Interval {
  readonly id: string;
  readonly stepBp: BasisPoints;
  readonly startOn: LocalDate;
  /** The first day without it. */
  readonly endOn: LocalDate | undefined;
}

/** A row for each day on which the sum changes, oldest first; before the first row there is no step. */
export function covenantRateSteps(histories: readonly CovenantHistory[]): readonly CovenantRateStep[] {
  const intervals = histories.flatMap((history) =>
    history.flatMap((event) => (event.kind === "stepApplied" ? intervalsOf(event, history) : [])),
  );
  const days = intervals.flatMap(({ startOn, endOn }) =>
    endOn === undefined ? [startOn] : [startOn, endOn],
  );
  const rows: CovenantRateStep[] = [];
  for (const effectiveOn of [...new Set(days)].toSorted()) {
    const inForce = intervals.filter(
      ({ startOn, endOn }) => startOn <= effectiveOn && (endOn === undefined || effectiveOn < endOn),
    );
    const stepIds = inForce.map(({ id }) => id).toSorted();
    if (stepIds.join() === (rows.at(-1)?.stepIds.join() ?? "")) continue;
    rows.push({ effectiveOn, stepBp: sumBasisPoints(inForce.map(({ stepBp }) => stepBp)), stepIds });
  }
  return rows;
}

type AppliedStep = Extract<CovenantEvent, { readonly kind: "stepApplied" }>;

function intervalsOf(step: AppliedStep, history: CovenantHistory): readonly Interval[] {
  const endOn = endOf(step, history);
  const pauses = history
    .flatMap((event) => (event.kind === "waived" && !event.keepsStep && covers(event, step) ? [event] : []))
    .toSorted((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : 1));
  const intervals: Interval[] = [];
  let startOn = step.fromOn;
  for (const { effectiveOn, untilOn } of pauses) {
    if (effectiveOn > startOn)
      intervals.push({ id: step.id, stepBp: step.stepBp, startOn, endOn: effectiveOn });
    startOn = later(startOn, addDays(untilOn, 1));
  }
  intervals.push({ id: step.id, stepBp: step.stepBp, startOn, endOn });
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
function endOf({ testOn, effectiveOn }: AppliedStep, history: CovenantHistory): LocalDate | undefined {
  return history
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
