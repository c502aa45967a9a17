/**
 * Step timeline: the interest step in force from each day, all tests together. Tests rank by their test day, however
 * late they were certified: not cumulative, the newest test that has something to say decides alone; cumulative, they
 * move the margin one after the other. While KPIs are suspended by an amendment event the steps are disapplied; after
 * declassification they stop for good, and the credit margin stays as it is.
 */
import { mapDecision, pointedFrom, type Decision } from "../kernel/decision.ts";
import type { Dated } from "../kernel/dated.ts";
import { compareDays, type LocalDate } from "../kernel/local-date.ts";
import { basisPointsText, zeroBasisPoints, type BasisPoints } from "../kernel/rate.ts";
import type { RateCalendar } from "./effective-day.ts";
import { node, type ExplanationNode } from "./explanation.ts";
import { applyStep, initialStanding, type AppliedStep } from "./margin-ratchet.ts";
import type { MarginRatchet } from "./ratchet-terms.ts";
import type { RatchetTest } from "./ratchet-test.ts";
import { explainSilentTest, explainTest } from "./step-explanation.ts";
import {
  stepHistories,
  type StepEvent,
  type StepHistoryRejection,
  type TestHistory,
} from "./step-history.ts";

/** Days `[startOn, endOn)` in which the KPIs are not agreed; without an end until they are agreed again. */
export interface Suspension {
  readonly startOn: LocalDate;
  readonly endOn?: LocalDate;
}

export interface RatchetFacts {
  readonly tests: readonly RatchetTest[];
  readonly suspensions: readonly Suspension[];
}

export interface StepRow extends Dated {
  readonly stepBp: BasisPoints;
  readonly explanation: ExplanationNode;
}

/** A row for each day on which something about the steps changes, in order. */
export function stepTimeline(
  ratchet: MarginRatchet,
  { tests, suspensions }: RatchetFacts,
  calendar: RateCalendar,
): Decision<readonly StepRow[], StepHistoryRejection> {
  return mapDecision(pointedFrom("/tests", stepHistories(ratchet, tests, calendar)), (histories) => {
    const stoppedBy = (on: LocalDate) => stopOn(on, ratchet, suspensions);
    const days = new Set([...eventDays(histories), ...stopDays(ratchet, suspensions)]);
    return [...days].sort(compareDays).map((effectiveOn) => {
      const stop = stoppedBy(effectiveOn);
      if (stop !== undefined)
        return { effectiveOn, stepBp: zeroBasisPoints, explanation: stepNode(zeroBasisPoints, [stop]) };
      return standingRow(effectiveOn, histories, ratchet);
    });
  });
}

function eventDays(histories: readonly TestHistory[]): readonly LocalDate[] {
  return histories.flatMap(({ events }) => events.map(({ effectiveOn }) => effectiveOn));
}

function stopDays(
  { declassifiedOn }: MarginRatchet,
  suspensions: readonly Suspension[],
): readonly LocalDate[] {
  const ends = suspensions.flatMap(({ startOn, endOn }) => [startOn, endOn]);
  return [declassifiedOn, ...ends].filter((day) => day !== undefined);
}

/** Why no step applies on the day, if none does. */
function stopOn(
  on: LocalDate,
  { declassifiedOn }: MarginRatchet,
  suspensions: readonly Suspension[],
): ExplanationNode | undefined {
  if (declassifiedOn !== undefined && declassifiedOn <= on) return node("declassified", { declassifiedOn });
  const suspension = suspensions.find(
    ({ startOn, endOn }) => startOn <= on && (endOn === undefined || on < endOn),
  );
  return suspension === undefined ? undefined : node("suspended", suspension);
}

interface SpeakingTest {
  readonly test: RatchetTest;
  readonly event: StepEvent;
  readonly applied: AppliedStep;
}

function standingRow(
  effectiveOn: LocalDate,
  histories: readonly TestHistory[],
  ratchet: MarginRatchet,
): StepRow {
  const speaking = speakingTests(effectiveOn, histories, ratchet);
  const stepBp = speaking.at(-1)?.applied.standing.totalBp ?? zeroBasisPoints;
  const silenced = histories.flatMap(({ test, events }) =>
    events
      .filter((event) => event.effectiveOn === effectiveOn && event.step === undefined)
      .flatMap(({ cause }) => explainSilentTest(test, cause)),
  );
  const explanation = stepNode(stepBp, [...explainSpeaking(speaking, effectiveOn), ...silenced]);
  return { effectiveOn, stepBp, explanation };
}

/** The tests whose steps make up the standing on that day, each applied to the standing before it. */
function speakingTests(
  on: LocalDate,
  histories: readonly TestHistory[],
  ratchet: MarginRatchet,
): readonly SpeakingTest[] {
  const inForce = histories.flatMap(({ test, events }) => {
    const event = events.findLast(({ effectiveOn }) => effectiveOn <= on);
    return event?.step === undefined ? [] : [{ test, event, step: event.step }];
  });
  let standing = initialStanding;
  return (ratchet.cumulative ? inForce : inForce.slice(-1)).map(({ test, event, step }) => {
    const applied = applyStep(ratchet, standing, step);
    standing = applied.standing;
    return { test, event, applied };
  });
}

/** The newest test and those that begin to count on this day are told in full, the earlier ones as one figure. */
function explainSpeaking(speaking: readonly SpeakingTest[], on: LocalDate): readonly ExplanationNode[] {
  const newest = speaking.at(-1);
  if (newest === undefined) return [];
  const told = speaking.filter((one) => one === newest || one.event.effectiveOn === on);
  const { before } = newest.applied;
  const carried = speaking.length > 1 ? [node("carriedSteps", { stepBp: basisPointsText(before) })] : [];
  return [...carried, ...told.map(({ test, applied, event }) => explainTest(test, applied, event.cause))];
}

function stepNode(stepBp: BasisPoints, children: readonly ExplanationNode[]): ExplanationNode {
  return node("step", { stepBp: basisPointsText(stepBp) }, children);
}
