/**
 * Step history: what one test does to the margin as time goes by. On time it is one step from its effective day. Late
 * or never it begins with the agreed price of silence, from the end of the time allowed (due day and business days of
 * grace) until the certificate arrives; what arrives later than that counts from its arrival at the earliest.
 *
 * A certificate that leaves a KPI out has not arrived, unless the agreement counts silence as missed. A correction
 * replaces the step from the original effective day (`trueUp`) or from the next one (`prospective`), as agreed for
 * whom it favours. The correction of a certificate that never came is that certificate, come late.
 */
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import type { Dated } from "../kernel/dated.ts";
import { present } from "../kernel/invariant.ts";
import type { LocalDate } from "../kernel/local-date.ts";
import { certificateDeadline, effectiveDay, type EffectiveDay, type RateCalendar } from "./effective-day.ts";
import { stepAlone, type StepCaps } from "./margin-ratchet.ts";
import {
  aggregate,
  penaltyStep,
  type AggregationRejection,
  type RatchetStep,
} from "./ratchet-aggregation.ts";
import { countOutcomes, reportsEveryKpi, silence, type OutcomeRejection } from "./ratchet-outcome.ts";
import type { CorrectionRule, MarginRatchet } from "./ratchet-terms.ts";
import {
  testChains,
  type Correction,
  type RatchetTest,
  type TestChain,
  type TestChainRejection,
} from "./ratchet-test.ts";

export type Favoured = "lender" | "borrower" | "neither";

export type StepCause =
  | { readonly kind: "certificate"; readonly effective: EffectiveDay }
  | { readonly kind: "countedAsMissed"; readonly effective: EffectiveDay; readonly deadlineOn: LocalDate }
  | { readonly kind: "penalty"; readonly deadlineOn: LocalDate }
  | { readonly kind: "arrival"; readonly receivedOn: LocalDate }
  | {
      readonly kind: "correction";
      readonly effective: EffectiveDay;
      readonly correction: Correction;
      readonly rule: CorrectionRule;
      readonly favours: Favoured;
    };

/** From `effectiveOn` the test brings this step; none, where it has nothing to say for the time being. */
export interface StepEvent extends Dated {
  readonly step: RatchetStep | undefined;
  readonly cause: StepCause;
}

export interface TestHistory {
  readonly test: RatchetTest;
  /** Of the terms the test is priced by. */
  readonly caps: StepCaps;
  /** In the order of their days, at most one a day. */
  readonly events: readonly StepEvent[];
}

export type StepHistoryRejection =
  TestChainRejection | OutcomeRejection | AggregationRejection | Rejection<"correctionIncomplete">;

/** The history of every test, in the order of the test days. Pointers lead into the list of tests. */
export function stepHistories(
  ratchet: MarginRatchet,
  tests: readonly RatchetTest[],
  calendar: RateCalendar,
): Decision<readonly TestHistory[], StepHistoryRejection> {
  const chains = testChains(tests);
  if (!chains.ok) return chains;
  const certified = new Map<string, RatchetStep | undefined>();
  for (const [i, test] of tests.entries()) {
    const step = certifiedStep(ratchet, test);
    if (!step.ok) {
      const { code, figures, pointer = "" } = step.rejection;
      return reject({ code, figures: { ...figures, test: test.id }, pointer: `/${i}${pointer}` });
    }
    certified.set(test.id, step.value);
  }
  const { cumulative, totalCapBp } = ratchet;
  return accept(
    chains.value.map((chain) => ({
      test: chain.test,
      caps: { cumulative, totalCapBp },
      events: eventsOf(chain, { ratchet, calendar, certified }),
    })),
  );
}

/** The step a test's certificate stands for; undefined while it counts as not arrived. */
function certifiedStep(
  ratchet: MarginRatchet,
  test: RatchetTest,
): Decision<RatchetStep | undefined, StepHistoryRejection> {
  const outcomes = countOutcomes(ratchet, test.outcomes);
  if (!outcomes.ok) return outcomes;
  const isCorrection = test.corrects !== undefined;
  const counts = ratchet.notReported.rule === "asMissed" || reportsEveryKpi(outcomes.value);
  if (isCorrection && !counts) {
    const kpi = outcomes.value.find(({ outcome }) => outcome === "notReported")?.kpi.id ?? null;
    return reject({ code: "correctionIncomplete", figures: { kpi }, pointer: "/outcomes" });
  }
  const hasArrived = isCorrection || test.certificateReceivedOn !== undefined;
  return hasArrived && counts ? aggregate(ratchet, outcomes.value) : accept(undefined);
}

interface Context {
  readonly ratchet: MarginRatchet;
  readonly calendar: RateCalendar;
  readonly certified: ReadonlyMap<string, RatchetStep | undefined>;
}

function eventsOf(chain: TestChain, context: Context): readonly StepEvent[] {
  const { test } = chain;
  const delivery = deliveryOf(chain, context);
  const deadlineOn = deadlineOf(test, context);
  const waiting = waitingEvents(test, { deadlineOn, deliveredOn: delivery?.on }, context);
  if (delivery === undefined) return waiting;
  const { on: certificateOn, step } = delivery;
  const isLate = certificateOn > deadlineOn;
  const question = { testOn: test.testOn, certificateOn, isLate };
  const original = effectiveDay(context.ratchet.effective, question, context.calendar);
  if (original === undefined) return waiting;
  const cause: StepCause = { kind: "certificate", effective: original };
  let events = superseding(waiting, { effectiveOn: original.on, step, cause });
  let standing = step;
  for (const correction of delivery.corrections) {
    const corrected = certifiedBy(correction.test, context);
    events = superseding(
      events,
      correctionEvent({ correction, standing, corrected, original }, test, context),
    );
    standing = corrected;
  }
  return events;
}

function deadlineOf({ certificateDueOn }: RatchetTest, { ratchet, calendar }: Context): LocalDate {
  return certificateDeadline(certificateDueOn, ratchet.notReported.afterBusinessDays, calendar);
}

interface Delivery {
  readonly on: LocalDate;
  readonly step: RatchetStep;
  /** Those that came after it. */
  readonly corrections: readonly Correction[];
}

function deliveryOf({ test, corrections }: TestChain, context: Context): Delivery | undefined {
  const { certificateReceivedOn } = test;
  const step = context.certified.get(test.id);
  if (certificateReceivedOn !== undefined && step !== undefined) {
    return { on: certificateReceivedOn, step, corrections };
  }
  const [first, ...rest] = corrections;
  if (first === undefined) return undefined;
  const arrivedOn = certificateReceivedOn === undefined ? first.test.certificateReceivedOn : undefined;
  return { on: arrivedOn ?? first.knownOn, step: certifiedBy(first.test, context), corrections: rest };
}

function certifiedBy({ id }: RatchetTest, { certified }: Context): RatchetStep {
  return present(certified.get(id), `the step of correction ${id}`);
}

/** What silence costs from the end of the time allowed until the certificate arrives, if it ever does. */
function waitingEvents(
  test: RatchetTest,
  {
    deadlineOn,
    deliveredOn,
  }: { readonly deadlineOn: LocalDate; readonly deliveredOn: LocalDate | undefined },
  { ratchet, calendar }: Context,
): readonly StepEvent[] {
  const { notReported } = ratchet;
  if (deliveredOn !== undefined && deliveredOn <= deadlineOn) return [];
  switch (notReported.rule) {
    case "noChange":
      return [];
    case "penalty": {
      const cause: StepCause = { kind: "penalty", deadlineOn };
      const due: StepEvent = { effectiveOn: deadlineOn, step: penaltyStep(notReported.bp), cause };
      return deliveredOn === undefined ? [due] : [due, arrival(deliveredOn)];
    }
    case "asMissed":
      return countedAsMissed(test, deadlineOn, { ratchet, calendar });
  }
}

function arrival(receivedOn: LocalDate): StepEvent {
  return { effectiveOn: receivedOn, step: undefined, cause: { kind: "arrival", receivedOn } };
}

/** As if a certificate that states nothing had come on the last day allowed. */
function countedAsMissed(
  { testOn }: RatchetTest,
  deadlineOn: LocalDate,
  { ratchet, calendar }: Pick<Context, "ratchet" | "calendar">,
): readonly StepEvent[] {
  const question = { testOn, certificateOn: deadlineOn, isLate: false };
  const effective = effectiveDay(ratchet.effective, question, calendar);
  if (effective === undefined) return [];
  const missed = aggregate(ratchet, silence(ratchet));
  const step = present(missed.ok ? missed.value : undefined, "the step of silence");
  return [{ effectiveOn: effective.on, step, cause: { kind: "countedAsMissed", effective, deadlineOn } }];
}

interface Corrected {
  readonly correction: Correction;
  /** The step in force before it, and the one it states. */
  readonly standing: RatchetStep;
  readonly corrected: RatchetStep;
  /** Of the certificate that is set right. */
  readonly original: EffectiveDay;
}

function correctionEvent(
  { correction, standing, corrected, original }: Corrected,
  { testOn }: RatchetTest,
  { ratchet, calendar }: Context,
): StepEvent | undefined {
  const favours = favouredBy(standing, corrected);
  const rule = correctionRule(favours, ratchet);
  const question = { testOn, certificateOn: correction.knownOn, isLate: true };
  const next = rule === "trueUp" ? original : effectiveDay(ratchet.effective, question, calendar);
  if (next === undefined) return undefined;
  const effective = next.on < original.on ? original : next;
  const cause: StepCause = { kind: "correction", effective, correction, rule, favours };
  return { effectiveOn: effective.on, step: corrected, cause };
}

/** A higher step is in the lender's favour. */
function favouredBy(standing: RatchetStep, corrected: RatchetStep): Favoured {
  const [before, after] = [stepAlone(standing), stepAlone(corrected)];
  if (before === after) return "neither";
  return after > before ? "lender" : "borrower";
}

/** Where no step changes, only the reason does, and it changes from the beginning. */
function correctionRule(favours: Favoured, { correction }: MarginRatchet): CorrectionRule {
  switch (favours) {
    case "lender":
      return correction.lenderFavour;
    case "borrower":
      return correction.borrowerFavour;
    case "neither":
      return "trueUp";
  }
}

function superseding(events: readonly StepEvent[], event: StepEvent | undefined): readonly StepEvent[] {
  if (event === undefined) return events;
  return [...events.filter(({ effectiveOn }) => effectiveOn < event.effectiveOn), event];
}
