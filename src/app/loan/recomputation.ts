/**
 * The timeline and schedule of a loan as they were when something was decided: what the borrower is told. A verdict on
 * one agreement keeps the whole of both. A change of many loans keeps what it touches, the rates and the periods from
 * the first affected day to the day of the run, because everything later can be derived.
 */
import type { CanonicalObject } from "../../domain/kernel/canonical-json.ts";
import { rowOn } from "../../domain/kernel/dated.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import { money, moneyText } from "../../domain/kernel/money.ts";
import { basisPointsText, rateText, zeroBasisPoints } from "../../domain/kernel/rate.ts";
import type { DueDate } from "../../domain/loan/due-dates.ts";
import { interestByPeriod } from "../../domain/loan/interest-by-period.ts";
import { balanceOn, type LoanPosition } from "./loan-position.ts";
import type { NewRecomputation } from "./ports.ts";

interface RecomputationReason {
  readonly id: string;
  readonly reasonKind: string;
  readonly reasonId: string;
  readonly asOf: LocalDate;
}

/** First affected day and the day of the run. */
export interface AffectedSpan {
  readonly fromOn: LocalDate;
  readonly throughOn: LocalDate;
}

export function recomputationOf(
  position: LoanPosition,
  reason: RecomputationReason,
  span?: AffectedSpan,
): NewRecomputation {
  return {
    id: reason.id,
    reasonKind: reason.reasonKind,
    reasonId: reason.reasonId,
    asOf: reason.asOf,
    loanId: position.facts.loan.id,
    timeline: { ...span, rows: timelineFigures(position, span) },
    schedule: { ...span, rows: scheduleFigures(position, span) },
  };
}

/** The span that a stored schedule says it covers. */
export function spanOf({ fromOn, throughOn }: CanonicalObject): AffectedSpan | undefined {
  if (typeof fromOn !== "string" || typeof throughOn !== "string") return undefined;
  return { fromOn: fromOn as LocalDate, throughOn: throughOn as LocalDate };
}

/** Figures only: the wording of a reason may improve without the rate being another. */
function timelineFigures(
  { timeline }: LoanPosition,
  span: AffectedSpan | undefined,
): readonly CanonicalObject[] {
  const first = span === undefined ? undefined : rowOn(timeline, span.fromOn);
  const rows = first === undefined ? timeline : timeline.slice(timeline.indexOf(first));
  return rows.map(({ effectiveOn, annualRate, baseRate, creditMargin, stepBp, covenantStepBp }) => ({
    effectiveOn,
    annualRate: rateText(annualRate),
    baseRate: rateText(baseRate),
    creditMargin: rateText(creditMargin),
    stepBp: basisPointsText(stepBp),
    ...(covenantStepBp === zeroBasisPoints ? {} : { covenantStepBp: basisPointsText(covenantStepBp) }),
  }));
}

function scheduleFigures(position: LoanPosition, span: AffectedSpan | undefined): readonly CanonicalObject[] {
  const { currency } = position.facts.loan;
  const periods = span === undefined ? position.periods : periodsIn(position, span);
  return periods.map(({ n, dueOn, adjustedDueOn, period, interest }) => ({
    n,
    dueOn,
    adjustedDueOn,
    balance: moneyText(money(balanceOn(position, period.startOn), currency)),
    interest: moneyText(money(interest, currency)),
  }));
}

function periodsIn(
  { dueDates, basis }: LoanPosition,
  { fromOn, throughOn }: AffectedSpan,
): ReturnType<typeof interestByPeriod> {
  const isTouched = ({ period }: DueDate) => period.endOn > fromOn && period.startOn <= throughOn;
  return interestByPeriod(dueDates.filter(isTouched), basis);
}
