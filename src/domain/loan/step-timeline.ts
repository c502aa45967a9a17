/**
 * Step timeline: the interest step in force from each day, all tests together. Tests rank by their test day, however
 * late they were certified: not cumulative, the newest test that has something to say decides alone; cumulative, they
 * move the margin one after the other. While KPIs are suspended by an amendment event the steps are disapplied; after
 * declassification they stop for good, and the credit margin stays as it is.
 *
 * Terms may be agreed anew. A test is priced by the terms in force on its test day: what was promised for that day does
 * not change because something else is promised for a later one.
 */
import { allAccepted, mapDecision, pointedFrom, type Decision } from "../kernel/decision.ts";
import { rowOn, type Dated } from "../kernel/dated.ts";
import { compareDays, type LocalDate } from "../kernel/local-date.ts";
import { basisPointsText, zeroBasisPoints, type BasisPoints } from "../kernel/rate.ts";
import type { RateCalendar } from "./effective-day.ts";
import { node, type ExplanationNode } from "./explanation.ts";
import type { MarginRatchet } from "./ratchet-terms.ts";
import type { RatchetTest } from "./ratchet-test.ts";
import { standingDays, type StandingDay, type StandingTest } from "./standing-tests.ts";
import { explainArrival, explainTest } from "./step-explanation.ts";
import { stepHistories, type StepHistoryRejection } from "./step-history.ts";

/** Days `[startOn, endOn)` in which the KPIs are not agreed; without an end until they are agreed again. */
export interface Suspension {
  readonly startOn: LocalDate;
  readonly endOn?: LocalDate;
}

/** Terms for the tests from a day on. */
export interface LaterRatchet extends Dated {
  readonly ratchet: MarginRatchet;
}

export interface RatchetFacts {
  /** Terms agreed anew, in the order of their days. */
  readonly laterRatchets?: readonly LaterRatchet[];
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
  { laterRatchets = [], tests, suspensions }: RatchetFacts,
  calendar: RateCalendar,
): Decision<readonly StepRow[], StepHistoryRejection> {
  const histories = allAccepted(
    partsOf(tests, { ratchet, laterRatchets }).map((part) =>
      pointedFrom("/tests", stepHistories(part.ratchet, part.tests, calendar)),
    ),
  );
  return mapDecision(histories, (found) => {
    const standings = standingDays(found.flat());
    const eventDays = standings.map(({ effectiveOn }) => effectiveOn);
    const days = new Set([...eventDays, ...stopDays(ratchet, suspensions)]);
    return [...days].sort(compareDays).map((on) => {
      const stop = stopOn(on, ratchet, suspensions);
      return stop === undefined
        ? standingRow(on, rowOn(standings, on))
        : stepRow(on, zeroBasisPoints, [stop]);
    });
  });
}

interface PricedTests {
  readonly ratchet: MarginRatchet;
  readonly tests: readonly RatchetTest[];
}

/** The tests of each version of the terms, in the order of the versions. */
function partsOf(
  tests: readonly RatchetTest[],
  {
    ratchet,
    laterRatchets,
  }: { readonly ratchet: MarginRatchet; readonly laterRatchets: readonly LaterRatchet[] },
): readonly PricedTests[] {
  const versionOf = ({ testOn }: RatchetTest) => rowOn(laterRatchets, testOn)?.ratchet ?? ratchet;
  return [ratchet, ...laterRatchets.map((later) => later.ratchet)].map((version) => ({
    ratchet: version,
    tests: tests.filter((test) => versionOf(test) === version),
  }));
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

function standingRow(on: LocalDate, day: StandingDay | undefined): StepRow {
  if (day === undefined) return stepRow(on, zeroBasisPoints, []);
  const isCumulative = day.standing.at(-1)?.caps.cumulative === true;
  const inForce = isCumulative ? day.standing : day.standing.slice(-1);
  const stepBp = inForce.at(-1)?.applied.standing.totalBp ?? zeroBasisPoints;
  const silenced = day.events.flatMap(({ test, event }) => explainArrival(test, event.cause));
  return stepRow(on, stepBp, [...explainStanding(inForce, on), ...(day.effectiveOn === on ? silenced : [])]);
}

/** The newest test and those that begin to count on this day are told in full, the earlier ones as one figure. */
function explainStanding(inForce: readonly StandingTest[], on: LocalDate): readonly ExplanationNode[] {
  const newest = inForce.at(-1);
  if (newest === undefined) return [];
  const told = inForce.filter((one) => one === newest || one.event.effectiveOn === on);
  const { before } = newest.applied;
  const carried = inForce.length > 1 ? [node("carriedSteps", { stepBp: basisPointsText(before) })] : [];
  return [...carried, ...told.map(({ test, applied, event }) => explainTest(test, applied, event.cause))];
}

function stepRow(effectiveOn: LocalDate, stepBp: BasisPoints, because: readonly ExplanationNode[]): StepRow {
  return { effectiveOn, stepBp, explanation: node("step", { stepBp: basisPointsText(stepBp) }, because) };
}
