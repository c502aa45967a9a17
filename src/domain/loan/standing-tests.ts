/**
 * Standing tests: which tests have a step in force from which day, each applied to where the margin stood before it.
 * Tests rank by their test day, so a certificate that comes late takes its place among those that are in force already,
 * and the newer ones are applied anew on top of it. Only they are: a timeline of many years costs little more a test.
 */
import { byEffectiveDay, type Dated } from "../kernel/dated.ts";
import type { LocalDate } from "../kernel/local-date.ts";
import { applyStep, initialStanding, type AppliedStep, type StepCaps } from "./margin-ratchet.ts";
import type { RatchetStep } from "./ratchet-aggregation.ts";
import type { RatchetTest } from "./ratchet-test.ts";
import type { StepEvent, TestHistory } from "./step-history.ts";

export interface StandingTest {
  readonly test: RatchetTest;
  readonly caps: StepCaps;
  readonly event: StepEvent;
  readonly applied: AppliedStep;
}

/** From its day on these tests have a step in force, oldest test day first. */
export interface StandingDay extends Dated {
  readonly standing: readonly StandingTest[];
  /** What happened on the day. */
  readonly events: readonly RankedEvent[];
}

interface RankedEvent extends Dated {
  readonly test: RatchetTest;
  readonly caps: StepCaps;
  readonly event: StepEvent;
  readonly rank: number;
}

interface RankedTest extends StandingTest {
  readonly step: RatchetStep;
  readonly rank: number;
}

/** One entry for each day on which a test begins, changes or ceases to count; `histories` by test day. */
export function standingDays(histories: readonly TestHistory[]): readonly StandingDay[] {
  const byDay = new Map<LocalDate, RankedEvent[]>();
  for (const event of byEffectiveDay(histories.flatMap(rankedEvents))) {
    const sameDay = byDay.get(event.effectiveOn);
    if (sameDay === undefined) byDay.set(event.effectiveOn, [event]);
    else sameDay.push(event);
  }
  let standing: readonly RankedTest[] = [];
  return [...byDay].map(([effectiveOn, events]) => {
    standing = withEvents(standing, events);
    return { effectiveOn, standing, events };
  });
}

function rankedEvents({ test, caps, events }: TestHistory, rank: number): readonly RankedEvent[] {
  return events.map((event) => ({ effectiveOn: event.effectiveOn, test, caps, event, rank }));
}

/** The tests older than any that changed stay as they are. */
function withEvents(standing: readonly RankedTest[], events: readonly RankedEvent[]): readonly RankedTest[] {
  const changed = new Set(events.map(({ rank }) => rank));
  const oldestChanged = Math.min(...changed);
  const older = standing.filter(({ rank }) => rank < oldestChanged);
  const others = standing.filter(({ rank }) => rank > oldestChanged && !changed.has(rank));
  const begun = events.flatMap(({ test, caps, event, rank }) =>
    event.step === undefined ? [] : [{ test, caps, event, step: event.step, rank }],
  );
  let before = older.at(-1)?.applied.standing ?? initialStanding;
  const anew = [...others, ...begun].sort((a, b) => a.rank - b.rank);
  return [
    ...older,
    ...anew.map((one) => {
      const applied = applyStep(one.caps, before, one.step);
      before = applied.standing;
      return { ...one, applied };
    }),
  ];
}
