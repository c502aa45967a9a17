/** A verdict that nobody has taken: what the rate would be if a test had come out so. Writes nothing. */
import type { SptResult } from "../../domain/impact/spt-test.ts";
import type { HolidayCalendar } from "../../domain/calendar/holiday-calendar.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import { later, type LocalDate } from "../../domain/kernel/local-date.ts";
import { canonicalDecimal, type Decimal } from "../../domain/kernel/decimal.ts";
import { ratchetEffect, type RatchetEffect } from "../loan/ratchet-effect.ts";
import { pendingDecision } from "../loan/ratchet-preview.ts";
import type { DecidedOutcome, LoanFacts, RatchetDecisionFact, SptRecord } from "../loan/ports.ts";

/** As far as prices go; there is nothing behind it that could be shown as evidence. */
export function hypotheticalOutcome(
  spt: SptRecord,
  { outcome, verdict }: Pick<SptResult, "outcome" | "verdict">,
  value: Decimal | undefined,
): DecidedOutcome {
  return {
    sptId: spt.id,
    kpiId: spt.kpi.id,
    outcome,
    value: textOf(value),
    target: canonicalDecimal(spt.target),
    baseline: textOf(spt.baseline),
    plain: textOf(verdict?.attainment.plain),
    fromBaseline: textOf(verdict?.attainment.fromBaseline),
    grade: null,
    observationId: null,
    observationVersion: null,
    evidence: [],
  };
}

export function textOf(value: Decimal | undefined): string | null {
  return value === undefined ? null : canonicalDecimal(value);
}

interface Supposed {
  readonly agreementId: string;
  readonly testOn: LocalDate;
  readonly certificateDueOn: LocalDate;
  readonly outcomes: readonly DecidedOutcome[];
}

interface Moment {
  readonly calendar: HolidayCalendar;
  readonly asOf: LocalDate;
  readonly now: Instant;
}

/** On the loan, as if the certificate had come today, or when it is due if the test lies ahead. */
export function supposedEffect(
  facts: LoanFacts,
  supposed: Supposed,
  { calendar, asOf, now }: Moment,
): RatchetEffect {
  const { agreementId, testOn, certificateDueOn, outcomes } = supposed;
  const decided = facts.decisions.findLast((decision) => decision.testOn === testOn);
  const arrivesOn = asOf < testOn ? certificateDueOn : asOf;
  const decision: RatchetDecisionFact = {
    id: pendingDecision,
    agreementId,
    testOn,
    certificateDueOn,
    certificateReceivedOn: decided?.certificateReceivedOn ?? later(arrivesOn, testOn),
    outcomes,
    correctsId: decided?.id,
    recordedAt: now,
    approvedBy: "",
  };
  return ratchetEffect(facts, decision, { calendar, asOf });
}

/** Interest over the whole life, after less before; minor units. */
export function lifeDifference({ before, after }: RatchetEffect): bigint {
  return after.periods.reduce(
    (sum, { interest }, i) => sum + interest - (before.periods[i]?.interest ?? 0n),
    0n,
  );
}
