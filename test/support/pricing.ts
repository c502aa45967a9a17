/** A loan to be priced in tests: ¥100 m at 1.00 % over a base rate of zero, in three half years from 2025-03-31. */
import { jpBankCalendar } from "../../db/calendars/jp-bank.ts";
import type { BusinessDayConvention } from "../../src/domain/calendar/business-day.ts";
import { localDate } from "../../src/domain/kernel/local-date.ts";
import { parseRate, type Rate } from "../../src/domain/kernel/rate.ts";
import type { RateCalendar } from "../../src/domain/loan/effective-day.ts";
import { dueDatesFrom } from "../../src/domain/loan/interest-dates.ts";
import { defaultInterestRule } from "../../src/domain/loan/interest.ts";
import type { PricingFacts } from "../../src/domain/loan/loan-pricing.ts";
import type { RatchetTest } from "../../src/domain/loan/ratchet-test.ts";
import { accepted } from "./decisions.ts";
import { agreedRatchet, outcomesOf } from "./ratchets.ts";

export function rate(text: string): Rate {
  return accepted(parseRate(text));
}

export function rateCalendar(
  dates: readonly string[] = ["2025-03-31", "2025-09-30", "2026-03-31", "2026-09-30"],
  convention: BusinessDayConvention = "none",
): RateCalendar {
  const businessDays = { calendar: jpBankCalendar(), convention };
  return { dueDates: accepted(dueDatesFrom(dates.map(localDate), businessDays)), businessDays };
}

export function pricingFacts(change: Partial<PricingFacts> = {}): PricingFacts {
  const effectiveOn = localDate("2025-03-31");
  const ratchet = agreedRatchet();
  return {
    baseRates: [{ effectiveOn, annualRate: rate("0") }],
    creditMargins: [{ effectiveOn, annualRate: rate("0.01") }],
    floors: ratchet.floors,
    ratchet,
    tests: [],
    suspensions: [],
    balances: [{ effectiveOn, principal: 100_000_000n }],
    interestRule: defaultInterestRule,
    ...change,
  };
}

/** A test of 31 March, certified in July of the same year, unless the change says otherwise. */
export function yearlyTest(
  year: number,
  outcomes: Readonly<Record<string, string>>,
  change: Partial<RatchetTest> = {},
): RatchetTest {
  return {
    id: `t${year}`,
    testOn: localDate(`${year}-03-31`),
    certificateDueOn: localDate(`${year}-07-31`),
    certificateReceivedOn: localDate(`${year}-07-25`),
    outcomes: outcomesOf(outcomes),
    ...change,
  };
}
