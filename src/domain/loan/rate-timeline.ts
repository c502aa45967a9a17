/**
 * Rate timeline (利率推移): the interest rate of a loan from each day on which base rate, credit margin or interest step
 * changes, from the first interest date on. It is derived: the same facts give the same rows in whatever order they
 * were recorded, and it can be dropped and resolved again at any viewpoint. Two facts of one kind that name different
 * rates from the same day contradict each other and are refused.
 */
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import { byEffectiveDay, rowOn, type Dated } from "../kernel/dated.ts";
import { present } from "../kernel/invariant.ts";
import { compareDays, type LocalDate } from "../kernel/local-date.ts";
import { rateText, type Rate } from "../kernel/rate.ts";
import type { CovenantStepRow } from "./covenant-step-row.ts";
import type { RateCalendar } from "./effective-day.ts";
import type { MarginRatchet, RateFloors } from "./ratchet-terms.ts";
import {
  rateRows,
  type BaseRateFixing,
  type CreditMargin,
  type RateRow,
  type RateSources,
} from "./rate-row.ts";
import type { StepHistoryRejection } from "./step-history.ts";
import { stepTimeline, type RatchetFacts } from "./step-timeline.ts";

export interface RateFacts extends RatchetFacts {
  readonly baseRates: readonly BaseRateFixing[];
  readonly creditMargins: readonly CreditMargin[];
  readonly floors: RateFloors;
  /** Absent for a loan whose price does not move with KPIs. */
  readonly ratchet?: MarginRatchet;
  /** Steps for breaches of covenants, in the order of their days. */
  readonly covenantSteps?: readonly CovenantStepRow[];
}

export type RateTimelineRejection =
  StepHistoryRejection | Rejection<"noBaseRate" | "noCreditMargin" | "baseRateTwice" | "creditMarginTwice">;

/** Rows in the order of their days, the first one from the first interest date. Pointers lead into the facts. */
export function rateTimeline(
  facts: RateFacts,
  calendar: RateCalendar,
): Decision<readonly RateRow[], RateTimelineRejection> {
  const firstOn = present(calendar.dueDates[0], "the first interest period").period.startOn;
  const baseRates = byEffectiveDay(facts.baseRates);
  const creditMargins = byEffectiveDay(facts.creditMargins);
  const complaint =
    complaintAbout(baseRates, firstOn, baseRateCodes) ??
    complaintAbout(creditMargins, firstOn, creditMarginCodes);
  if (complaint !== undefined) return reject(complaint);
  const { ratchet, floors, laterRatchets = [], covenantSteps = [] } = facts;
  const laterFloors = laterRatchets.map((later) => ({
    effectiveOn: later.effectiveOn,
    floors: later.ratchet.floors,
  }));
  const steps = ratchet === undefined ? accept([]) : stepTimeline(ratchet, facts, calendar);
  if (!steps.ok) return steps;
  const sources = { baseRates, creditMargins, steps: steps.value, covenantSteps, floors, laterFloors };
  return accept(rateRows(changeDays(firstOn, sources), sources));
}

function changeDays(
  firstOn: LocalDate,
  { baseRates, creditMargins, steps, covenantSteps, laterFloors }: RateSources,
): readonly LocalDate[] {
  const days = [...baseRates, ...creditMargins, ...steps, ...covenantSteps, ...laterFloors].map(
    ({ effectiveOn }) => effectiveOn,
  );
  return [...new Set([firstOn, ...days.filter((day) => day > firstOn)])].sort(compareDays);
}

const baseRateCodes = { missing: "noBaseRate", twice: "baseRateTwice", pointer: "/baseRates" } as const;
const creditMarginCodes = {
  missing: "noCreditMargin",
  twice: "creditMarginTwice",
  pointer: "/creditMargins",
} as const;

function complaintAbout(
  sorted: readonly (Dated & { readonly annualRate: Rate })[],
  firstOn: LocalDate,
  { missing, twice, pointer }: typeof baseRateCodes | typeof creditMarginCodes,
): RateTimelineRejection | undefined {
  if (rowOn(sorted, firstOn) === undefined) {
    const earliestOn = sorted[0]?.effectiveOn ?? null;
    return { code: missing, figures: { firstInterestOn: firstOn, earliestOn }, pointer };
  }
  for (const [i, { effectiveOn, annualRate }] of sorted.entries()) {
    const next = sorted[i + 1];
    if (next?.effectiveOn !== effectiveOn || next.annualRate === annualRate) continue;
    const [one, other] = [annualRate, next.annualRate].map(rateText).sort();
    return { code: twice, figures: { effectiveOn, one: one ?? null, other: other ?? null }, pointer };
  }
  return undefined;
}
