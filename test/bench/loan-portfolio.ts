/**
 * The portfolio of the loan benchmarks: a third each bullet, equal principal and annuity, 84 monthly due dates, the
 * margin reset every quarter, actual days over 365, floored to the yen. Two loans in a thousand are large tickets,
 * whose products pass 2^53. The same loans as agreed terms, as the product holds them, and as bare numbers.
 */
import { addMonths, dayFromParts } from "../../src/domain/kernel/local-date.ts";
import type { Rate } from "../../src/domain/kernel/rate.ts";
import { usualTerms, type LoanTerms } from "../../src/domain/loan/loan-terms.ts";

export const dueDates = 84;
export const resets = 28;

export const kinds = ["bullet", "equalPrincipal", "annuity"] as const;

export interface PlainLoan {
  /** 0, 1, 2: bullet, equal principal, annuity. */
  readonly kind: number;
  readonly principal: number;
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** Millionths a year, by quarter. */
  readonly rates: readonly number[];
}

export function plainPortfolio(loans: number, seed = 20_240_401): readonly PlainLoan[] {
  const random = randomFrom(seed);
  return Array.from({ length: loans }, (_, i) => ({
    kind: i % 3,
    principal: principalDrawn(random),
    year: 2019 + Math.floor(random() * 7),
    month: 1 + Math.floor(random() * 12),
    day: 1 + Math.floor(random() * 28),
    rates: ratesDrawn(random),
  }));
}

export function agreedTerms({ kind, principal, year, month, day, rates }: PlainLoan): LoanTerms {
  const drawnOn = dayFromParts({ year, month, day });
  const annualRate = (millionths: number): Rate => (BigInt(millionths) * 10_000n) as Rate;
  const [first = 0, ...others] = rates;
  return {
    kind: kinds[kind] ?? "bullet",
    currency: "JPY",
    drawdowns: [{ on: drawnOn, amount: BigInt(principal) }],
    annualRate: annualRate(first),
    rateChanges: others.map((rate, i) => ({
      effectiveOn: addMonths(drawnOn, 3 * (i + 1)),
      annualRate: annualRate(rate),
      instalment: "recompute",
    })),
    firstDueOn: addMonths(drawnOn, 1),
    everyMonths: 1,
    instalments: dueDates,
    endOfMonth: false,
    grace: usualTerms.grace,
    annuityBasis: "periods",
    interestRule: usualTerms.interestRule,
    interestTiming: "arrears",
    businessDayConvention: "following",
    accrueTo: "unadjusted",
    prepayments: [],
    prepaymentInterest: "nextDue",
    principalAmounts: [],
    holidays: [],
  };
}

/** One number for all rows, in order: equal only where every principal and every interest is. */
export function rowHash(
  { principal, interest }: { readonly principal: Float64Array; readonly interest: Float64Array },
  rows: number,
): number {
  let hash = 0;
  for (let row = 0; row < rows; row += 1) {
    hash = (Math.imul(hash, 31) + ((interest[row] ?? 0) % 2 ** 31) + ((principal[row] ?? 0) % 2 ** 31)) | 0;
  }
  return hash;
}

function principalDrawn(random: () => number): number {
  const isLarge = random() < 0.002;
  return isLarge
    ? Math.floor(2e9 + random() * 3.8e10)
    : Math.floor((1e6 + random() * random() * 24e6) / 1_000) * 1_000;
}

function ratesDrawn(random: () => number): readonly number[] {
  const base = 12_000 + Math.floor(random() * 80) * 100;
  let margin = 5_000 + Math.floor(random() * 20) * 500;
  return Array.from({ length: resets }, () => {
    if (random() < 0.25) margin = Math.max(1_000, margin + (random() < 0.6 ? -500 : 500));
    return base + margin;
  });
}

/** Mulberry32: the same portfolio on every machine. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
