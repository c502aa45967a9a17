/** What the parts of a row must satisfy together, before a schedule is made of them. */
import { money, moneyText } from "../kernel/money.ts";
import { rateText } from "../kernel/rate.ts";
import type { LoanBookFinding } from "./loan-book-reading.ts";
import { fixedRateIndex, type LoanBookLoan } from "./loan-book-loan.ts";

type Complaint = Omit<LoanBookFinding, "line">;
type RowRule = (loan: LoanBookLoan) => readonly Complaint[];

export const loanBookRowRules: readonly RowRule[] = [
  outstandingIsPositive,
  outstandingIsWithinOriginal,
  interestIsPaidBeforeTakeover,
  nextDueFollowsInterest,
  drawnBeforeTakeover,
  accruedInterestHasDays,
  instalmentAmountFits,
  marginIsInRange,
  lateChargeIsInRange,
];

function error(
  column: Complaint["column"],
  found: Pick<Complaint, "code" | "figures">,
): readonly Complaint[] {
  return [{ severity: "error", column, ...found }];
}

function outstandingIsPositive({ outstanding, currency }: LoanBookLoan): readonly Complaint[] {
  if (outstanding > 0n) return [];
  return error("outstanding", {
    code: "outstandingNotPositive",
    figures: { outstanding: moneyText(money(outstanding, currency)) },
  });
}

function outstandingIsWithinOriginal(loan: LoanBookLoan): readonly Complaint[] {
  const { outstanding, originalPrincipal, currency } = loan;
  if (originalPrincipal === undefined || outstanding <= originalPrincipal) return [];
  const figures = {
    outstanding: moneyText(money(outstanding, currency)),
    originalPrincipal: moneyText(money(originalPrincipal, currency)),
  };
  return error("outstanding", { code: "outstandingAboveOriginal", figures });
}

function interestIsPaidBeforeTakeover({ interestPaidTo, takeoverOn }: LoanBookLoan): readonly Complaint[] {
  if (interestPaidTo <= takeoverOn) return [];
  const figures = { interestPaidTo, takeoverOn };
  return error("interestPaidTo", { code: "interestPaidBeyondTakeover", figures });
}

function nextDueFollowsInterest({ nextDueOn, interestPaidTo }: LoanBookLoan): readonly Complaint[] {
  if (nextDueOn > interestPaidTo) return [];
  return error("nextDueOn", { code: "nextDueNotAfterInterest", figures: { nextDueOn, interestPaidTo } });
}

function drawnBeforeTakeover({ originallyDrawnOn, takeoverOn }: LoanBookLoan): readonly Complaint[] {
  if (originallyDrawnOn === undefined || originallyDrawnOn <= takeoverOn) return [];
  return error("originallyDrawnOn", {
    code: "drawnAfterTakeover",
    figures: { originallyDrawnOn, takeoverOn },
  });
}

/** Interest accrued from the takeover day on belongs to this ledger. */
function accruedInterestHasDays(loan: LoanBookLoan): readonly Complaint[] {
  const { accruedInterest = 0n, interestPaidTo, takeoverOn, currency } = loan;
  const figures = {
    accruedInterest: moneyText(money(accruedInterest, currency)),
    interestPaidTo,
    takeoverOn,
  };
  if (accruedInterest < 0n) return error("accruedInterest", { code: "accruedInterestNegative", figures });
  if (accruedInterest === 0n || interestPaidTo < takeoverOn) return [];
  return error("accruedInterest", { code: "accruedInterestWithoutDays", figures });
}

function instalmentAmountFits(loan: LoanBookLoan): readonly Complaint[] {
  const { instalmentAmount, kind, instalments, outstanding, currency, grace } = loan;
  if (instalmentAmount === undefined) return [];
  const figures = { instalmentAmount: moneyText(money(instalmentAmount, currency)), kind };
  if (kind === "bullet") return error("instalmentAmount", { code: "instalmentAmountNotForKind", figures });
  if (instalmentAmount <= 0n) return error("instalmentAmount", { code: "amountNotPositive", figures });
  const paying = BigInt(Math.max(instalments - grace.instalments - 1, 0));
  if (kind !== "equalPrincipal" || instalmentAmount * paying < outstanding) return [];
  const most = { ...figures, instalments, outstanding: moneyText(money(outstanding, currency)) };
  return error("instalmentAmount", { code: "instalmentsExceedOutstanding", figures: most });
}

function marginIsInRange({ creditMargin, baseRateIndex }: LoanBookLoan): readonly Complaint[] {
  const whole = 10_000_000_000n;
  if (creditMargin >= 0n && creditMargin <= whole / 2n) return [];
  const figures = { annualRate: rateText(creditMargin), lowest: "0", highest: "0.5" };
  return error(baseRateIndex === fixedRateIndex ? "fixedRate" : "creditMargin", {
    code: "marginOutOfRange",
    figures,
  });
}

function lateChargeIsInRange({ lateChargeRate }: LoanBookLoan): readonly Complaint[] {
  if (lateChargeRate >= 0n && lateChargeRate <= 10_000_000_000n / 5n) return [];
  const figures = { annualRate: rateText(lateChargeRate), lowest: "0", highest: "0.2" };
  return error("lateChargeRate", { code: "marginOutOfRange", figures });
}
