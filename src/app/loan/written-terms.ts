/**
 * Terms as they are written in a request and kept with it: rates and amounts as decimal text. Reading them refuses what
 * is no amount of the currency, with a pointer that leads into the request.
 */
import type { BusinessDayConvention } from "../../domain/calendar/business-day.ts";
import type { CanonicalObject } from "../../domain/kernel/canonical-json.ts";
import { localDate } from "../../domain/kernel/local-date.ts";
import { parseMoney, type Currency } from "../../domain/kernel/money.ts";
import { parseRate, rateText, type Rate } from "../../domain/kernel/rate.ts";
import type { CapitalRateTerms } from "../../domain/loan/capital-loan.ts";
import { agreeInterestRule, type InterestRule } from "../../domain/loan/interest.ts";
import type { LoanKind } from "../../domain/loan/loan-terms.ts";
import type { LoanShape, ProductTerms } from "../../domain/loan/product-terms.ts";
import { orReject, Rejected } from "../rejected.ts";

export interface WrittenCapitalRates extends Omit<CapitalRateTerms, "drawdownOn" | "fixedRate" | "tiers"> {
  readonly fixedRate: string;
  readonly tiers: readonly { readonly profitFrom?: string; readonly annualRate: string }[];
}

export interface WrittenProduct extends Omit<
  ProductTerms,
  "lateChargeRate" | "prepaymentFrom" | "capitalRates"
> {
  readonly lateChargeRate: string;
  readonly prepaymentFrom?: string;
  readonly capitalRates?: WrittenCapitalRates;
}

export interface WrittenInterestRule extends Omit<InterestRule, "principalUnit"> {
  readonly principalUnit?: string;
}

export interface WrittenTranche {
  readonly productKind: LoanKind;
  /** Left out where the margin is the whole rate, or the profit sets it. */
  readonly baseRateIndex?: string;
  readonly creditMargin: string;
  readonly interestRule: WrittenInterestRule;
  readonly businessDayConvention: BusinessDayConvention;
  readonly product: WrittenProduct;
}

export interface WrittenShape {
  readonly grace: LoanShape["grace"];
  readonly principalAmounts: readonly { readonly dueOn: string; readonly amount: string }[];
  readonly fixedInstalment?: string;
}

export interface WrittenLoan extends WrittenShape {
  readonly number: string;
  readonly principal: string;
  readonly drawdownOn: string;
  readonly firstDueOn: string;
  readonly everyMonths: number;
  readonly instalments: number;
  readonly endOfMonth: boolean;
}

/** A decoded request as it is kept: amounts are text already, so that every whole number left is a rate. */
export function writtenForm(request: object): CanonicalObject {
  const text = JSON.stringify(request, (_key, value: unknown) =>
    typeof value === "bigint" ? rateText(value as Rate) : value,
  );
  return JSON.parse(text) as CanonicalObject;
}

/** Minor units of an amount written in major units. */
export function amountAt(pointer: string, text: string, currency: Currency): bigint {
  const read = parseMoney(text, currency);
  if (read.ok) return read.value.minor;
  throw new Rejected({ ...read.rejection, pointer });
}

export function readRate(text: string): Rate {
  return orReject(parseRate(text));
}

export function readInterestRule(
  { principalUnit, ...rule }: WrittenInterestRule,
  { currency, pointer }: { readonly currency: Currency; readonly pointer: string },
): InterestRule {
  const unit =
    principalUnit === undefined ? 1n : amountAt(`${pointer}/principalUnit`, principalUnit, currency);
  return orReject(agreeInterestRule({ ...rule, principalUnit: unit }));
}

export function readProduct(
  { lateChargeRate, prepaymentFrom, capitalRates, ...plain }: WrittenProduct,
  { currency, pointer }: { readonly currency: Currency; readonly pointer: string },
): ProductTerms {
  return {
    ...plain,
    lateChargeRate: readRate(lateChargeRate),
    prepaymentFrom: prepaymentFrom === undefined ? undefined : localDate(prepaymentFrom),
    capitalRates:
      capitalRates === undefined
        ? undefined
        : readCapitalRates(capitalRates, { currency, pointer: `${pointer}/capitalRates` }),
  };
}

function readCapitalRates(
  { fixedRate, tiers, ...plain }: WrittenCapitalRates,
  { currency, pointer }: { readonly currency: Currency; readonly pointer: string },
): Omit<CapitalRateTerms, "drawdownOn"> {
  return {
    ...plain,
    fixedRate: readRate(fixedRate),
    tiers: tiers.map(({ profitFrom, annualRate }, i) => ({
      annualRate: readRate(annualRate),
      ...(profitFrom === undefined
        ? {}
        : { profitFrom: amountAt(`${pointer}/tiers/${String(i)}/profitFrom`, profitFrom, currency) }),
    })),
  };
}

export function readShape(
  { grace, principalAmounts, fixedInstalment }: WrittenShape,
  { currency, pointer }: { readonly currency: Currency; readonly pointer: string },
): LoanShape {
  return {
    grace,
    principalAmounts: principalAmounts.map(({ dueOn, amount }, i) => ({
      dueOn: localDate(dueOn),
      amount: amountAt(`${pointer}/principalAmounts/${String(i)}/amount`, amount, currency),
    })),
    ...(fixedInstalment === undefined
      ? {}
      : { fixedInstalment: amountAt(`${pointer}/fixedInstalment`, fixedInstalment, currency) }),
  };
}
