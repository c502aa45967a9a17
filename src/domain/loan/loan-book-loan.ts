/** A loan as it is taken over from an earlier system. */
import type { BusinessDayConvention } from "../calendar/business-day.ts";
import type { LocalDate } from "../kernel/local-date.ts";
import type { Currency } from "../kernel/money.ts";
import type { Rate } from "../kernel/rate.ts";
import type { FacilityRanking } from "./facility.ts";
import type { InterestRule } from "./interest.ts";
import type { LoanBookKind } from "./loan-book-words.ts";
import type { Grace } from "./loan-terms.ts";

/** The base rate of loans at a fixed rate: it stands at zero, the margin is the rate. */
export const fixedRateIndex = "FIXED";

export interface LoanBookLoan {
  readonly line: number;
  readonly number: string;
  readonly facilityNumber: string;
  readonly ranking: FacilityRanking;
  readonly borrowerName: string;
  readonly corporateNumber: string | undefined;
  readonly projectName: string;
  readonly purpose: string;
  readonly kind: LoanBookKind;
  readonly currency: Currency;
  readonly originalPrincipal: bigint | undefined;
  readonly originallyDrawnOn: LocalDate | undefined;
  readonly takeoverOn: LocalDate;
  /** Minor units. */
  readonly outstanding: bigint;
  readonly interestPaidTo: LocalDate;
  /** As the old books have it; undefined where it is to be reckoned. */
  readonly accruedInterest: bigint | undefined;
  readonly nextDueOn: LocalDate;
  readonly everyMonths: number;
  readonly instalments: number;
  readonly instalmentAmount: bigint | undefined;
  readonly endOfMonth: boolean;
  readonly grace: Grace;
  readonly baseRateIndex: string;
  readonly creditMargin: Rate;
  readonly interestRule: InterestRule;
  readonly businessDayConvention: BusinessDayConvention;
  readonly lateChargeRate: Rate;
}
