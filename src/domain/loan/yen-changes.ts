/**
 * What changes a loan between and on its due dates, as a list in the order in which the cash flow settles it: by day,
 * and within a day drawdowns (before the due date's own payments), prepayments, the new rate, the new instalment.
 */

/** The order within a day is the number halved; prepayments of one day keep the order in which they were given. */
export const drawdown = 0;
export const prepaymentReducing = 2;
export const prepaymentShortening = 3;
export const rateKeeping = 4;
export const rateRecomputing = 5;
export const instalmentReset = 6;

/** Later than any due date. */
const afterAll = 1_000_000;

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

/** For a change that comes after all those added before. */
export function addChange(changes: YenChanges, day: number, kind: number, value: number): void {
  const at = changes.count;
  changes.days[at] = day;
  changes.kinds[at] = kind;
  changes.values[at] = value;
  changes.count = at + 1;
}

/** Puts the change after those of its day that come first. */
export function insertChange(changes: YenChanges, day: number, kind: number, value: number): void {
  const { days, kinds, values } = changes;
  let at = changes.count;
  for (; at > 0 && comesAfter(changes, at - 1, day, kind); at -= 1) {
    days[at] = days[at - 1] ?? 0;
    kinds[at] = kinds[at - 1] ?? 0;
    values[at] = values[at - 1] ?? 0;
  }
  days[at] = day;
  kinds[at] = kind;
  values[at] = value;
  changes.count += 1;
}

function comesAfter({ days, kinds }: YenChanges, at: number, day: number, kind: number): boolean {
  const other = days[at] ?? 0;
  return other > day || (other === day && (kinds[at] ?? 0) >> 1 > kind >> 1);
}

/** The last day whose due date is settled before the change: a drawdown comes before the payments of its day. */
export function settledUntil({ count, days, kinds }: YenChanges, at: number): number {
  if (at >= count) return afterAll;
  const day = days[at] ?? 0;
  return kinds[at] === drawdown ? day - 1 : day;
}

export function kindAt({ kinds }: YenChanges, at: number): number {
  return kinds[at] ?? instalmentReset;
}

export function valueAt({ values }: YenChanges, at: number): number {
  return values[at] ?? 0;
}

export function isNewRateOn(day: number, changes: YenChanges, at: number): boolean {
  const kind = kindAt(changes, at);
  return changes.days[at] === day && (kind === rateKeeping || kind === rateRecomputing);
}
