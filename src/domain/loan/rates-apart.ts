/**
 * Rates apart: what the same loan would bear without some of its steps. Interest is booked by them: at the rate before
 * any step, what the ratchet took off or put on, what breaches of covenants put on. Where the agreement passes premium
 * to a good cause, the interest that missed targets put on is told apart too: of the days on which the ratchet puts
 * something on while a good cause is agreed, the rate without covenant steps; of all others the rate before any step.
 */
import { rowOn, type Dated } from "../kernel/dated.ts";
import { accept, mapDecision, type Decision } from "../kernel/decision.ts";
import { present } from "../kernel/invariant.ts";
import { compareDays } from "../kernel/local-date.ts";
import { zeroBasisPoints } from "../kernel/rate.ts";
import type { RateCalendar } from "./effective-day.ts";
import type { DatedRate } from "./interest-by-period.ts";
import type { RateRow } from "./rate-row.ts";
import { rateTimeline, type RateFacts, type RateTimelineRejection } from "./rate-timeline.ts";

/** From the day on premium goes to this cause, or stays with the lender. */
export interface PremiumUse extends Dated {
  readonly goodCause: string | undefined;
}

export interface RatesApart {
  readonly withoutSteps: readonly DatedRate[];
  /** Absent where no breach has put a step on. */
  readonly withoutCovenantSteps: readonly DatedRate[] | undefined;
  /** Absent where no premium is passed on. */
  readonly ofPremium: readonly DatedRate[] | undefined;
}

/** `premiumUses` in the order of their days. */
export function ratesApart(
  timeline: readonly RateRow[],
  { facts, premiumUses }: { readonly facts: RateFacts; readonly premiumUses: readonly PremiumUse[] },
  calendar: RateCalendar,
): Decision<RatesApart, RateTimelineRejection> {
  const { covenantSteps = [] } = facts;
  const unstepped = { ...facts, covenantSteps: [] };
  const withoutSteps = rateTimeline({ ...unstepped, tests: [] }, calendar);
  if (!withoutSteps.ok) return withoutSteps;
  const ratcheted = covenantSteps.length === 0 ? accept(timeline) : rateTimeline(unstepped, calendar);
  return mapDecision(ratcheted, (rows) => ({
    withoutSteps: withoutSteps.value,
    withoutCovenantSteps: covenantSteps.length === 0 ? undefined : rows,
    ofPremium: premiumUses.some(({ goodCause }) => goodCause !== undefined)
      ? ratesOfPremium(rows, withoutSteps.value, premiumUses)
      : undefined,
  }));
}

function ratesOfPremium(
  ratcheted: readonly RateRow[],
  withoutSteps: readonly DatedRate[],
  premiumUses: readonly PremiumUse[],
): readonly DatedRate[] {
  const [first] = withoutSteps;
  if (first === undefined) return [];
  const days = [...ratcheted, ...withoutSteps, ...premiumUses].map(({ effectiveOn }) => effectiveOn);
  const known = [...new Set(days)].filter((day) => day >= first.effectiveOn).sort(compareDays);
  return known.map((effectiveOn) => {
    const row = present(rowOn(ratcheted, effectiveOn), `rate on ${effectiveOn}`);
    const isPassedOn =
      row.stepBp > zeroBasisPoints && rowOn(premiumUses, effectiveOn)?.goodCause !== undefined;
    const { annualRate } = isPassedOn
      ? row
      : present(rowOn(withoutSteps, effectiveOn), `rate before steps on ${effectiveOn}`);
    return { effectiveOn, annualRate };
  });
}
