/**
 * Money is a whole number of minor units in one currency (yen: no decimals). Amounts of two currencies never meet in
 * one sum; whole numbers keep every addition exact here and in both databases.
 */
import type { Brand } from "./brand.ts";
import { accept, reject, type Decision, type Rejection } from "./decision.ts";
import { invariant } from "./invariant.ts";
import { ratio, scaledText, type Ratio } from "./ratio.ts";

export const currencyDecimals = { JPY: 0, USD: 2, EUR: 2, GBP: 2, AUD: 2, CNY: 2, KRW: 0 } as const;
export type Currency = keyof typeof currencyDecimals;

/** Whole minor units: yen, cents. */
export type Minor = Brand<bigint, "Minor">;

export interface Money {
  readonly minor: Minor;
  readonly currency: Currency;
}

/** Beyond this a database integer could no longer be read back exactly by every client. */
export const largestMinor = 9_007_199_254_740_991n;

export type MoneyRejection = Rejection<"amountNotDecimal" | "amountTooPrecise" | "amountTooLarge">;

export function minor(value: bigint): Minor {
  return value as Minor;
}

export function money(value: bigint, currency: Currency): Money {
  return { minor: minor(value), currency };
}

export function yen(value: bigint | number): Money {
  return money(BigInt(value), "JPY");
}

export function isCurrency(code: string): code is Currency {
  return Object.hasOwn(currencyDecimals, code);
}

/** Reads "1234.50": refuses more places than the currency has, and amounts that a database could not hold. */
export function parseMoney(text: string, currency: Currency): Decision<Money, MoneyRejection> {
  const match = /^(-?)(\d{1,30})(?:\.(\d{1,30}))?$/.exec(text);
  if (match === null) return reject({ code: "amountNotDecimal", figures: { amount: text } });
  const places = currencyDecimals[currency];
  const [, sign = "", whole = "0", fraction = ""] = match;
  const kept = fraction.replace(/0+$/, "");
  if (kept.length > places) {
    return reject({ code: "amountTooPrecise", figures: { amount: text, currency, decimals: places } });
  }
  const magnitude = BigInt(whole + kept.padEnd(places, "0"));
  if (magnitude > largestMinor) {
    const largest = scaledText(largestMinor, places);
    return reject({ code: "amountTooLarge", figures: { amount: text, largest } });
  }
  return accept(money(sign === "-" ? -magnitude : magnitude, currency));
}

/** Decimal text in major units, with exactly the places of the currency: "500000000", "12.50". */
export function moneyText({ minor: units, currency }: Money): string {
  const places = currencyDecimals[currency];
  if (places === 0) return units.toString();
  const digits = (units < 0n ? 0n - units : units).toString().padStart(places + 1, "0");
  const text = `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return units < 0n ? `-${text}` : text;
}

export function addMoney(a: Money, b: Money): Money {
  return money(a.minor + sameCurrency(a, b).minor, a.currency);
}

export function subtractMoney(a: Money, b: Money): Money {
  return money(a.minor - sameCurrency(a, b).minor, a.currency);
}

export function negateMoney(a: Money): Money {
  return money(0n - a.minor, a.currency);
}

export function sumMoney(amounts: readonly Money[], currency: Currency): Money {
  return amounts.reduce(addMoney, money(0n, currency));
}

export function moneyRatio(a: Money): Ratio {
  return ratio(a.minor);
}

function sameCurrency(a: Money, b: Money): Money {
  invariant(a.currency === b.currency, () => `cannot reckon ${a.currency} with ${b.currency}`);
  return b;
}
