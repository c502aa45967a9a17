/**
 * The yardstick of the loan engine: the same rows in the tightest loop that still gives them exactly, over bare numbers
 * in typed arrays. No terms, no kinds of day count, no calendar, no refusals: what a machine can do.
 */
import { dueDates, resets, type PlainLoan } from "./loan-portfolio.ts";

export interface BareLoans {
  readonly count: number;
  readonly kind: Uint8Array;
  readonly principal: Float64Array;
  readonly month: Int32Array;
  readonly day: Int32Array;
  readonly rates: Int32Array;
}

export interface BareRows {
  readonly due: Int32Array;
  readonly interest: Float64Array;
  readonly principal: Float64Array;
  readonly balance: Float64Array;
}

const firstYear = 1990;
const monthStarts = Int32Array.from({ length: 12 * 120 }, (_, i) => Date.UTC(firstYear, i, 1) / 86_400_000);
const divisor = 365e6;

export function bareLoans(loans: readonly PlainLoan[]): BareLoans {
  return {
    count: loans.length,
    kind: Uint8Array.from(loans, ({ kind }) => kind),
    principal: Float64Array.from(loans, ({ principal }) => principal),
    month: Int32Array.from(loans, ({ year, month }) => (year - firstYear) * 12 + month - 1),
    day: Int32Array.from(loans, ({ day }) => day - 1),
    rates: Int32Array.from(loans.flatMap(({ rates }) => rates)),
  };
}

export function bareRows(loans: number): BareRows {
  const rows = loans * dueDates;
  return {
    due: new Int32Array(rows),
    interest: new Float64Array(rows),
    principal: new Float64Array(rows),
    balance: new Float64Array(rows),
  };
}

export function tightLoop(loans: BareLoans, rows: BareRows): void {
  const { due, interest, principal, balance } = rows;
  for (let i = 0; i < loans.count; i += 1) {
    const kind = loans.kind[i]!;
    const day = loans.day[i]!;
    let left = loans.principal[i]!;
    let month = loans.month[i]!;
    let before = monthStarts[month]! + day;
    let instalment = kind === 1 ? Math.floor(left / dueDates) : 0;
    let row = i * dueDates;
    for (let quarter = 0; quarter < resets; quarter += 1) {
      const rate = loans.rates[i * resets + quarter]!;
      if (kind === 2) instalment = level(left, rate, dueDates - quarter * 3);
      for (let k = 0; k < 3; k += 1, row += 1) {
        month += 1;
        const on = monthStarts[month]! + day;
        const earned = floorInterest(left, rate * (on - before));
        before = on;
        const isLast = quarter === resets - 1 && k === 2;
        const paid = isLast ? left : kind === 2 ? instalment - earned : instalment;
        left -= paid;
        due[row] = on;
        interest[row] = earned;
        principal[row] = paid;
        balance[row] = left;
      }
    }
  }
}

function floorInterest(amount: number, factor: number): number {
  const product = amount * factor;
  if (product <= Number.MAX_SAFE_INTEGER) return Math.floor(product / divisor);
  const whole = Math.floor(amount / divisor);
  return whole * factor + Math.floor(((amount - whole * divisor) * factor) / divisor);
}

function level(amount: number, rate: number, instalments: number): number {
  const perMonth = rate / 12e6;
  let power = 1;
  let square = 1 + perMonth;
  for (let left = instalments; left > 0; left >>= 1) {
    if ((left & 1) === 1) power *= square;
    square *= square;
  }
  return Math.floor((amount * perMonth) / (1 - 1 / power));
}
