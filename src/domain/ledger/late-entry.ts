/**
 * Late entries (遅延記録): an entry recorded long after the day it belongs to. The rules on electronic books
 * (電子帳簿保存法施行規則) take as prompt what is recorded within the usual cycle of business, at most two months and about
 * seven business days; what comes later is shown as late and can be searched for.
 */
import { japanDay, type Instant } from "../kernel/instant.ts";
import { daysBetween, type LocalDate } from "../kernel/local-date.ts";

/** Two months and seven business days, in calendar days. */
export const lateAfterDays = 71;

export interface Lateness {
  /** From the day it belongs to until it was recorded; below zero where it was recorded ahead. */
  readonly days: number;
  readonly isLate: boolean;
}

export function latenessOf(belongsOn: LocalDate, recordedAt: Instant): Lateness {
  const days = daysBetween(belongsOn, japanDay(recordedAt));
  return { days, isLate: days >= lateAfterDays };
}
