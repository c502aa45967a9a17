/**
 * How often something falls due: every so many calendar months. Agreements name four of them (毎月, 3か月ごと, 半年ごと,
 * 年1回); any whole number of months up to ten years is allowed, because agreements are not asked what is usual.
 */
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import { ratio, type Ratio } from "../kernel/ratio.ts";

export const frequencyNames = ["monthly", "quarterly", "semiannual", "annual"] as const;
export type FrequencyName = (typeof frequencyNames)[number];

const monthsByName = { monthly: 1, quarterly: 3, semiannual: 6, annual: 12 } as const satisfies Record<
  FrequencyName,
  number
>;

const mostMonths = 120;

export type FrequencyRejection = Rejection<"everyMonthsOutOfRange">;

export function everyMonthsOf(name: FrequencyName): number {
  return monthsByName[name];
}

/** The name agreements use, if there is one: every 3 months is "quarterly". */
export function frequencyName(everyMonths: number): FrequencyName | undefined {
  return frequencyNames.find((name) => monthsByName[name] === everyMonths);
}

/** Accepts 1 to 120 whole months. */
export function checkEveryMonths(everyMonths: number): Decision<number, FrequencyRejection> {
  if (Number.isSafeInteger(everyMonths) && everyMonths >= 1 && everyMonths <= mostMonths) {
    return accept(everyMonths);
  }
  const figures = { everyMonths: String(everyMonths), fewest: 1, most: mostMonths };
  return reject({ code: "everyMonthsOutOfRange", figures });
}

/** Periods in a year, exactly: 4 for every 3 months, 12/5 for every 5. */
export function periodsPerYear(everyMonths: number): Ratio {
  return ratio(12n, BigInt(everyMonths));
}
