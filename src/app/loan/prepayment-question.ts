/** A prepayment as it is asked about and as it is requested: the same words, the same checks. */
import { rateText, parseRate } from "../../domain/kernel/rate.ts";
import { money, moneyText } from "../../domain/kernel/money.ts";
import type { PrepaymentPolicy } from "../../domain/loan/loan-event.ts";
import {
  prepaymentWhatIf,
  type PrepaymentEffect,
  type PrepaymentQuestion,
} from "../../domain/loan/prepayment-what-if.ts";
import { orReject, Rejected } from "../rejected.ts";
import { loanClaims } from "./loan-claims.ts";
import { amountIn, dayOf } from "./servicing-payload.ts";
import type { LoanCase } from "./loan-step.ts";

export interface PrepaymentAsked {
  readonly on: string;
  /** Decimal text; null for the whole balance. */
  readonly amount: string | null;
  /** Null where no break cost is asked for. */
  readonly reinvestmentRate: string | null;
  /** Null for the last due date. */
  readonly fundedUntil: string | null;
}

export function prepaymentEffect(
  known: LoanCase,
  asked: PrepaymentAsked,
  policy: PrepaymentPolicy,
): PrepaymentEffect {
  const { position, calendar } = known;
  const { on, amount, reinvestmentRate, fundedUntil } = asked;
  const question: PrepaymentQuestion = {
    on: dayOf(on),
    policy,
    ...(amount === null ? {} : { amount: amountIn(known, amount) }),
    ...(reinvestmentRate === null
      ? {}
      : {
          funding: {
            reinvestmentRate: orReject(parseRate(reinvestmentRate)),
            ...(fundedUntil === null ? {} : { fundedUntil: dayOf(fundedUntil) }),
          },
        }),
  };
  return orReject(prepaymentWhatIf(position.terms, question, calendar));
}

/** Money that comes early first settles what is due: a loan in arrears cannot be prepaid. */
export function mustOweNothing({ position }: LoanCase, on: string): void {
  const { open, arrears } = loanClaims(position, dayOf(on));
  const [oldest] = open;
  if (oldest === undefined) return;
  const { currency } = position.facts.loan;
  const amount = open.reduce((sum, claim) => sum + claim.amount, 0n);
  const figures = {
    open: moneyText(money(amount, currency)),
    oldestDueOn: oldest.dueOn,
    daysPastDue: arrears.daysPastDue,
  };
  throw new Rejected({ code: "loanInArrears", figures });
}

/** As canonical text, so that the same request always reads the same. */
export function canonicalQuestion(asked: PrepaymentAsked): PrepaymentAsked {
  const { on, amount, reinvestmentRate, fundedUntil } = asked;
  const rate = reinvestmentRate === null ? null : rateText(orReject(parseRate(reinvestmentRate)));
  return { on, amount, reinvestmentRate: rate, fundedUntil };
}
