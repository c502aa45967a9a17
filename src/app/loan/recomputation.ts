/** The timeline and schedule of a loan as they were when something was decided: what the borrower is told. */
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import { money, moneyText } from "../../domain/kernel/money.ts";
import { basisPointsText, rateText, zeroBasisPoints } from "../../domain/kernel/rate.ts";
import { toCanonical } from "../canonical.ts";
import { balanceOn, type LoanPosition } from "./loan-position.ts";
import type { NewRecomputation } from "./ports.ts";

interface RecomputationReason {
  readonly id: string;
  readonly reasonKind: string;
  readonly reasonId: string;
  readonly asOf: LocalDate;
}

export function recomputationOf(position: LoanPosition, reason: RecomputationReason): NewRecomputation {
  return {
    ...reason,
    loanId: position.facts.loan.id,
    timeline: toCanonical({ rows: timelineFigures(position) }),
    schedule: toCanonical({ rows: scheduleFigures(position) }),
  };
}

/** Figures only: the wording of a reason may improve without the rate being another. */
function timelineFigures({ timeline }: LoanPosition): readonly object[] {
  return timeline.map(({ effectiveOn, annualRate, baseRate, creditMargin, stepBp, covenantStepBp }) => ({
    effectiveOn,
    annualRate: rateText(annualRate),
    baseRate: rateText(baseRate),
    creditMargin: rateText(creditMargin),
    stepBp: basisPointsText(stepBp),
    ...(covenantStepBp === zeroBasisPoints ? {} : { covenantStepBp: basisPointsText(covenantStepBp) }),
  }));
}

function scheduleFigures(position: LoanPosition): readonly object[] {
  const { currency } = position.facts.loan;
  return position.periods.map(({ n, dueOn, adjustedDueOn, period, interest }) => ({
    n,
    dueOn,
    adjustedDueOn,
    balance: moneyText(money(balanceOn(position, period.startOn), currency)),
    interest: moneyText(money(interest, currency)),
  }));
}
