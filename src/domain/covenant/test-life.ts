/**
 * The life of one test of a covenant: scheduled → awaiting → complied | breached → (cured | waived | amended |
 * stepApplied | accelerationRequested) → closed. The state is never stored; it is read from the events, ordered by the
 * day they are effective, so that the order in which they were recorded never changes the answer.
 *
 * Days do two things by themselves. A duty to deliver is breached once its grace is over, until it is delivered, which
 * cures it. A waiver (猶予・放棄) ends with its last day: what was waived stands as a breach again. A waiver may cover
 * later tests of the covenant too, up to its end.
 */
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import { present } from "../kernel/invariant.ts";
import { addDays, type LocalDate } from "../kernel/local-date.ts";
import type { BasisPoints } from "../kernel/rate.ts";
import { isKnown, type RecordedFact, type Viewpoint } from "../kernel/viewpoint.ts";
import type { TestDate } from "./test-schedule.ts";

export const covenantStates = [
  "scheduled",
  "awaiting",
  "complied",
  "breached",
  "cured",
  "waived",
  "amended",
  "stepApplied",
  "accelerationRequested",
  "closed",
] as const;
export type CovenantState = (typeof covenantStates)[number];

export const waiverScopes = ["thisTest", "untilEndDate"] as const;
export type WaiverScope = (typeof waiverScopes)[number];

export type CovenantStep =
  | { readonly kind: "tested"; readonly verdict: "complied" | "breached" }
  | { readonly kind: "delivered" | "cured" | "amended" | "accelerationRequested" | "closed" }
  | {
      readonly kind: "waived";
      readonly scope: WaiverScope;
      /** Last day of the waiver. */
      readonly untilOn: LocalDate;
      readonly keepsStep: boolean;
    }
  | {
      readonly kind: "stepApplied";
      readonly stepBp: BasisPoints;
      /** The first day at the higher rate. */
      readonly fromOn: LocalDate;
    };
export type CovenantStepKind = CovenantStep["kind"];

/** A step as it was recorded. */
export type CovenantEvent = CovenantStep &
  RecordedFact & { readonly id: string; readonly testOn: LocalDate; readonly effectiveOn: LocalDate };

export interface TestStanding {
  readonly state: CovenantState;
  /** Day the state began; undefined for a test that lies ahead or waits. */
  readonly since: LocalDate | undefined;
  /** Last day of the waiver in force. */
  readonly waivedUntilOn: LocalDate | undefined;
  /** Due, grace over, and still nothing to judge. */
  readonly isOverdue: boolean;
}

export interface LivingTest extends TestDate {
  /** A delivery that is late breaches; figures and looks that are late only wait. */
  readonly breachesWhenLate: boolean;
}

export type CovenantStepRejection = Rejection<"covenantStepNotAllowed" | "waiverEndsBeforeItBegins">;

/** Where a test stands. Throws when the recorded steps cannot follow each other. */
export function testStanding(
  test: LivingTest,
  events: readonly CovenantEvent[],
  { asOf, knownAt }: Viewpoint,
): TestStanding {
  const known = events.filter((event) => event.effectiveOn <= asOf && isKnown(event, { knownAt }));
  const life = present(livedThrough(test, known).life, "a life of the test");
  const { state, since, waivedUntilOn } = atDay(test, life, {
    day: asOf,
    waivers: coveringWaivers(test, known),
  });
  const isOverdue = state === "awaiting" && asOf > test.graceEndOn;
  return {
    state: state === "awaiting" && asOf < test.testOn ? "scheduled" : state,
    since,
    waivedUntilOn,
    isOverdue,
  };
}

/** Whether a step may be recorded, wherever its day falls among the steps recorded before. */
export function decideCovenantStep(
  test: LivingTest,
  events: readonly CovenantEvent[],
  step: CovenantEvent,
): Decision<CovenantState, CovenantStepRejection> {
  if (step.effectiveOn < test.testOn) {
    return reject({
      code: "covenantStepNotAllowed",
      figures: { state: "scheduled", step: step.kind, effectiveOn: step.effectiveOn, testOn: test.testOn },
    });
  }
  if (step.kind === "waived" && step.untilOn < step.effectiveOn) {
    const figures = { effectiveOn: step.effectiveOn, untilOn: step.untilOn };
    return reject({ code: "waiverEndsBeforeItBegins", figures, pointer: "/untilOn" });
  }
  const { life, stoppedAt } = livedThrough(test, [...events, step]);
  if (life !== undefined) return accept(life.state);
  const figures = {
    state: stoppedAt.state,
    step: stoppedAt.step.kind,
    effectiveOn: stoppedAt.step.effectiveOn,
  };
  return reject({ code: "covenantStepNotAllowed", figures });
}

interface Life {
  readonly state: CovenantState;
  readonly since: LocalDate | undefined;
  readonly waivedUntilOn: LocalDate | undefined;
}

type Lived =
  | { readonly life: Life; readonly stoppedAt?: undefined }
  | {
      readonly life?: undefined;
      readonly stoppedAt: { readonly state: CovenantState; readonly step: CovenantEvent };
    };

const unborn: Life = { state: "awaiting", since: undefined, waivedUntilOn: undefined };

function livedThrough(test: LivingTest, events: readonly CovenantEvent[]): Lived {
  const waivers = coveringWaivers(test, events);
  let life = unborn;
  for (const step of events.filter(({ testOn }) => testOn === test.testOn).toSorted(inOrder)) {
    const before = atDay(test, life, { day: step.effectiveOn, waivers });
    const state = stateAfter(before.state, step);
    if (state === undefined) return { stoppedAt: { state: before.state, step } };
    const waivedUntilOn = step.kind === "waived" ? step.untilOn : undefined;
    const since = state === before.state ? before.since : step.effectiveOn;
    life = atDay(test, { state, since, waivedUntilOn }, { day: step.effectiveOn, waivers });
  }
  return { life };
}

type Waiver = Extract<CovenantEvent, { readonly kind: "waived" }>;

/** Waivers granted at another test that cover this one as well. */
function coveringWaivers(test: TestDate, events: readonly CovenantEvent[]): readonly Waiver[] {
  return events.filter(
    (event): event is Waiver =>
      event.kind === "waived" &&
      event.scope === "untilEndDate" &&
      event.testOn < test.testOn &&
      test.testOn <= event.untilOn,
  );
}

interface Day {
  readonly day: LocalDate;
  readonly waivers: readonly Waiver[];
}

/** What the days alone have made of a life by that day. */
function atDay(test: LivingTest, life: Life, { day, waivers }: Day): Life {
  const stands = withoutWhatIsOver(test, life, day);
  if (stands.state !== "breached") return stands;
  const cover = waivers.find(({ effectiveOn, untilOn }) => effectiveOn <= day && day <= untilOn);
  return cover === undefined
    ? stands
    : { state: "waived", since: cover.effectiveOn, waivedUntilOn: cover.untilOn };
}

function withoutWhatIsOver(test: LivingTest, life: Life, day: LocalDate): Life {
  const { state, waivedUntilOn } = life;
  if (state === "awaiting" && test.breachesWhenLate && day > test.graceEndOn) {
    return { state: "breached", since: addDays(test.graceEndOn, 1), waivedUntilOn: undefined };
  }
  if (state === "waived" && waivedUntilOn !== undefined && day > waivedUntilOn) {
    return { state: "breached", since: addDays(waivedUntilOn, 1), waivedUntilOn: undefined };
  }
  return life;
}

type Next = Readonly<Partial<Record<Exclude<CovenantStepKind, "tested">, CovenantState>>>;

const answers: Next = {
  cured: "cured",
  waived: "waived",
  amended: "amended",
  stepApplied: "stepApplied",
  accelerationRequested: "accelerationRequested",
};

const nextStates: Readonly<Record<CovenantState, Next>> = {
  scheduled: {},
  awaiting: { delivered: "complied" },
  complied: { delivered: "complied", closed: "closed" },
  breached: { ...answers, delivered: "cured" },
  cured: { delivered: "cured", closed: "closed" },
  waived: { cured: "cured", amended: "amended", stepApplied: "waived", delivered: "cured", closed: "closed" },
  amended: { closed: "closed" },
  stepApplied: { ...answers, delivered: "cured", closed: "closed" },
  accelerationRequested: { cured: "cured", waived: "waived", amended: "amended", closed: "closed" },
  closed: {},
};

/** A verdict is given anew when figures are corrected, as long as nobody has answered it for good. */
const open: readonly CovenantState[] = ["awaiting", "complied", "breached", "waived", "stepApplied"];

function stateAfter(state: CovenantState, step: CovenantEvent): CovenantState | undefined {
  if (step.kind === "tested") return open.includes(state) ? step.verdict : undefined;
  return nextStates[state][step.kind];
}

const sameDayOrder: readonly CovenantStepKind[] = [
  "delivered",
  "tested",
  "stepApplied",
  "accelerationRequested",
  "waived",
  "cured",
  "amended",
  "closed",
];

/** By day; on one day a verdict before what answers it; of two alike the one recorded later counts last. */
function inOrder(a: CovenantEvent, b: CovenantEvent): number {
  if (a.effectiveOn !== b.effectiveOn) return a.effectiveOn < b.effectiveOn ? -1 : 1;
  const order = sameDayOrder.indexOf(a.kind) - sameDayOrder.indexOf(b.kind);
  return order === 0 ? (a.id < b.id ? -1 : 1) : order;
}
