/**
 * Payment holiday (支払猶予, moratorium): due dates inside it ask for no principal. Their interest is paid as usual, added
 * to the balance, left to accrue and paid in one sum at the first due date after the holiday, or not charged at all.
 *
 * `keep` spreads the principal over the instalments left; `extend` adds as many regular due dates at the end as were
 * skipped and keeps the instalment. In a crisis lenders grant such holidays to many loans at once (条件変更); what was due
 * before the holiday stays as it was.
 */
import { compareDays, type LocalDate } from "../kernel/local-date.ts";

export const holidayInterests = ["paid", "capitalized", "deferred", "waived"] as const;
export type HolidayInterest = (typeof holidayInterests)[number];

export const holidayMaturities = ["keep", "extend"] as const;
export type HolidayMaturity = (typeof holidayMaturities)[number];

/** Days `[startOn, endOn)`; a due date belongs to it by the day as agreed. */
export interface PaymentHoliday {
  readonly startOn: LocalDate;
  readonly endOn: LocalDate;
  readonly interest: HolidayInterest;
  readonly maturity: HolidayMaturity;
}

export function holidayOn(holidays: readonly PaymentHoliday[], on: LocalDate): PaymentHoliday | undefined {
  return holidays.find(({ startOn, endOn }) => startOn <= on && on < endOn);
}

export function inHolidayOrder(holidays: readonly PaymentHoliday[]): readonly PaymentHoliday[] {
  return holidays.toSorted((a, b) => compareDays(a.startOn, b.startOn));
}
