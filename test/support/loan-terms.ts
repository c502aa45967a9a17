/** Loan terms as fixtures write them: texts for amounts, rates and days; what is left out is usual. */
import { localDate } from "../../src/domain/kernel/local-date.ts";
import { parseMoney, type Currency } from "../../src/domain/kernel/money.ts";
import { parseRate } from "../../src/domain/kernel/rate.ts";
import { defaultInterestRule, type InterestRule } from "../../src/domain/loan/interest.ts";
import { usualTerms, type LoanTerms, type Prepayment } from "../../src/domain/loan/loan-terms.ts";
import type { PaymentHoliday } from "../../src/domain/loan/payment-holiday.ts";
import { accepted } from "./decisions.ts";

type AsAgreed = Pick<
  LoanTerms,
  | "kind"
  | "everyMonths"
  | "instalments"
  | "endOfMonth"
  | "grace"
  | "annuityBasis"
  | "interestTiming"
  | "businessDayConvention"
  | "accrueTo"
  | "prepaymentInterest"
>;

export interface WrittenTerms extends Partial<AsAgreed> {
  readonly kind: LoanTerms["kind"];
  readonly currency?: Currency;
  readonly principal: string;
  readonly annualRate: string;
  readonly drawdownOn: string;
  readonly firstDueOn: string;
  readonly everyMonths: number;
  readonly instalments: number;
  readonly laterDrawdowns?: readonly { readonly on: string; readonly amount: string }[];
  readonly interestRule?: Partial<Omit<InterestRule, "principalUnit">> & { readonly principalUnit?: string };
  readonly rateChanges?: readonly {
    readonly effectiveOn: string;
    readonly annualRate: string;
    readonly instalment: "recompute" | "keep";
  }[];
  readonly prepayments?: readonly {
    readonly on: string;
    readonly amount: string;
    readonly policy: Prepayment["policy"];
  }[];
  readonly prepaymentFrom?: string;
  readonly principalAmounts?: readonly { readonly dueOn: string; readonly amount: string }[];
  readonly fixedInstalment?: string;
  readonly holidays?: readonly WrittenHoliday[];
  readonly acceleratedOn?: string;
}

type WrittenHoliday = Pick<PaymentHoliday, "interest" | "maturity"> & {
  readonly startOn: string;
  readonly endOn: string;
};

export function readLoanTerms(written: WrittenTerms): LoanTerms {
  const { principal, drawdownOn, laterDrawdowns = [], ...others } = written;
  const { prepaymentFrom, fixedInstalment, acceleratedOn, ...agreed } = others;
  const currency = written.currency ?? "JPY";
  const amount = (text: string): bigint => accepted(parseMoney(text, currency)).minor;
  const drawdowns = [{ on: drawdownOn, amount: principal }, ...laterDrawdowns];
  return {
    ...usualTerms,
    ...agreed,
    currency,
    drawdowns: drawdowns.map((drawn) => ({ on: localDate(drawn.on), amount: amount(drawn.amount) })),
    annualRate: accepted(parseRate(written.annualRate)),
    firstDueOn: localDate(written.firstDueOn),
    interestRule: {
      ...defaultInterestRule,
      ...written.interestRule,
      principalUnit: amount(written.interestRule?.principalUnit ?? "1"),
    },
    rateChanges: (written.rateChanges ?? []).map((change) => ({
      ...change,
      effectiveOn: localDate(change.effectiveOn),
      annualRate: accepted(parseRate(change.annualRate)),
    })),
    prepayments: (written.prepayments ?? []).map((prepayment) => ({
      ...prepayment,
      on: localDate(prepayment.on),
      amount: amount(prepayment.amount),
    })),
    principalAmounts: (written.principalAmounts ?? []).map((due) => ({
      dueOn: localDate(due.dueOn),
      amount: amount(due.amount),
    })),
    holidays: (written.holidays ?? []).map((holiday) => ({
      ...holiday,
      startOn: localDate(holiday.startOn),
      endOn: localDate(holiday.endOn),
    })),
    ...(acceleratedOn === undefined ? {} : { acceleratedOn: localDate(acceleratedOn) }),
    ...(prepaymentFrom === undefined ? {} : { prepaymentFrom: localDate(prepaymentFrom) }),
    ...(fixedInstalment === undefined ? {} : { fixedInstalment: amount(fixedInstalment) }),
  };
}
