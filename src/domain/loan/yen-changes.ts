/**
 * What changes a loan between and on its due dates, as a list in the order in which the cash flow settles it: by day,
 * and within a day drawdowns (before the due date's own payments), prepayments, the new rate, the new instalment.
 */
import { largestExact } from "./yen-product.ts";

/** The order within a day is the number halved; prepayments of one day keep the order in which they were given. */
export const drawdown = 0;
export const prepaymentReducing = 2;
export const prepaymentShortening = 3;
export const rateKeeping = 4;
export const rateRecomputing = 5;
export const instalmentReset = 6;

export interface YenChanges {
  count: number;
  days: number[];
  kinds: number[];
  /** Minor units, or a rate in whole numbers of 1e-10 a year. */
  values: number[];
}

export function noChanges(): YenChanges {
  return { count: 0, days: [], kinds: [], values: [] };
}

/** Puts the change after those of its day that come first; changes given in order go straight to the end. */
export function insertChange(changes: YenChanges, day: number, kind: number, value: number): void {
  const { days, kinds, values } = changes;
  let at = changes.count;
  for (; at > 0 && isAfter(changes, at - 1, { day, kind }); at -= 1) {
    days[at] = days[at - 1] ?? 0;
    kinds[at] = kinds[at - 1] ?? 0;
    values[at] = values[at - 1] ?? 0;
  }
  days[at] = day;
  kinds[at] = kind;
  values[at] = value;
  changes.count += 1;
}

function isAfter(
  { days, kinds }: YenChanges,
  at: number,
  { day, kind }: { readonly day: number; readonly kind: number },
): boolean {
  const other = days[at] ?? 0;
  if (other < day) return false;
  return other === day ? (kinds[at] ?? 0) >> 1 > kind >> 1 : true;
}

/** The last day whose due date is settled before the change: a drawdown comes before the payments of its day. */
export function settledUntil({ count, days, kinds }: YenChanges, at: number): number {
  if (at >= count) return largestExact;
  const day = days[at] ?? 0;
  return kinds[at] === drawdown ? day - 1 : day;
}
