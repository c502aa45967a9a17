/** A schedule from written terms that nobody has agreed yet; nothing is read and nothing is written. */
import type { HolidayCalendar } from "../../domain/calendar/holiday-calendar.ts";
import type { CanonicalObject } from "../../domain/kernel/canonical-json.ts";
import { localDate, type LocalDate } from "../../domain/kernel/local-date.ts";
import type { Currency } from "../../domain/kernel/money.ts";
import { addRates, rateText } from "../../domain/kernel/rate.ts";
import { amountText, usualTerms, type LoanTerms, type Prepayment } from "../../domain/loan/loan-terms.ts";
import type { PaymentHoliday } from "../../domain/loan/payment-holiday.ts";
import { productTermsComplaints } from "../../domain/loan/product-terms-rules.ts";
import type { ProductTerms } from "../../domain/loan/product-terms.ts";
import type { ScheduleRow } from "../../domain/loan/schedule-rows.ts";
import { schedule } from "../../domain/loan/schedule.ts";
import { Rejected } from "../rejected.ts";
import { rowFigures, type ScheduleRowView, type ScheduleTexts } from "./schedule-view.ts";
import { orRejectAt, pointingFrom } from "./terms-pointers.ts";
import {
  amountAt,
  readInterestRule,
  readProduct,
  readRate,
  readShape,
  type WrittenLoan,
  type WrittenTranche,
} from "./written-terms.ts";

interface WrittenScheduleTerms
  extends Omit<WrittenTranche, "creditMargin" | "baseRateIndex">, Omit<WrittenLoan, "number"> {
  readonly currency: Currency;
  readonly baseRate: string;
  readonly creditMargin: string;
  readonly rateChanges: readonly {
    readonly effectiveOn: LocalDate;
    readonly annualRate: string;
    readonly instalment: "recompute" | "keep";
  }[];
  readonly furtherDrawdowns: readonly { readonly on: string; readonly amount: string }[];
  readonly prepayments: readonly {
    readonly on: string;
    readonly amount: string;
    readonly policy: Prepayment["policy"];
  }[];
  readonly holidays: readonly PaymentHoliday[];
  readonly acceleratedOn?: string;
}

export type SchedulePreviewView = ScheduleTexts & { readonly annualRate: string };

export function previewSchedule(payload: CanonicalObject, calendar: HolidayCalendar): SchedulePreviewView {
  const terms = pointingFrom("", () => termsOf(payload as unknown as WrittenScheduleTerms));
  const made = orRejectAt("", schedule(terms, calendar));
  const text = (amount: bigint) => amountText(amount, terms);
  const { principal, interest, total } = made.totals;
  return {
    currency: terms.currency,
    annualRate: rateText(terms.annualRate),
    rows: made.rows.map((row) => rowView(row, terms)),
    totals: { principal: text(principal), interest: text(interest), total: text(total) },
  };
}

function termsOf(written: WrittenScheduleTerms): LoanTerms {
  const { productKind: kind, currency, acceleratedOn } = written;
  const at = { currency, pointer: "" };
  const product = readProduct(written.product, { currency, pointer: "/product" });
  const [complaint] = productTermsComplaints(kind, product);
  if (complaint !== undefined) {
    throw new Rejected({ ...complaint, pointer: `/product${complaint.pointer ?? ""}` });
  }
  return {
    ...usualTerms,
    ...readShape(written, at),
    ...conventionsOf(product),
    ...datesOf(written),
    kind,
    currency,
    drawdowns: drawdownsOf(written),
    annualRate: addRates(readRate(written.baseRate), readRate(written.creditMargin)),
    rateChanges: written.rateChanges.map((change) => ({
      ...change,
      annualRate: readRate(change.annualRate),
    })),
    interestRule: readInterestRule(written.interestRule, { currency, pointer: "/interestRule" }),
    businessDayConvention: written.businessDayConvention,
    prepayments: written.prepayments.map(({ on, amount, policy }, i) => ({
      on: localDate(on),
      amount: amountAt(`/prepayments/${String(i)}/amount`, amount, currency),
      policy,
    })),
    holidays: written.holidays,
    ...(acceleratedOn === undefined ? {} : { acceleratedOn: localDate(acceleratedOn) }),
  };
}

function conventionsOf(
  product: ProductTerms,
): Pick<LoanTerms, "annuityBasis" | "interestTiming" | "accrueTo" | "prepaymentInterest" | "prepaymentFrom"> {
  const { annuityBasis, interestTiming, accrueTo, prepaymentInterest, prepaymentFrom } = product;
  return {
    annuityBasis,
    interestTiming,
    accrueTo,
    prepaymentInterest,
    ...(prepaymentFrom === undefined ? {} : { prepaymentFrom }),
  };
}

function datesOf({
  firstDueOn,
  everyMonths,
  instalments,
  endOfMonth,
}: WrittenScheduleTerms): Pick<LoanTerms, "firstDueOn" | "everyMonths" | "instalments" | "endOfMonth"> {
  return { firstDueOn: localDate(firstDueOn), everyMonths, instalments, endOfMonth };
}

function drawdownsOf({
  drawdownOn,
  principal,
  furtherDrawdowns,
  currency,
}: WrittenScheduleTerms): LoanTerms["drawdowns"] {
  return [
    { on: localDate(drawdownOn), amount: amountAt("/principal", principal, currency) },
    ...furtherDrawdowns.map(({ on, amount }, i) => ({
      on: localDate(on),
      amount: amountAt(`/furtherDrawdowns/${String(i)}/amount`, amount, currency),
    })),
  ];
}

function rowView(row: ScheduleRow, terms: LoanTerms): ScheduleRowView {
  const figures = rowFigures(row, (amount) => amountText(amount, terms));
  return { ...figures, posted: null, provisional: false };
}
