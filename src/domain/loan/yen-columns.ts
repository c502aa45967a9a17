/**
 * A repayment schedule as columns of whole numbers: one typed array per figure, one position per row. Days count from
 * 1970-01-01, amounts are minor units below 2^53. Columns have room for the rows of many loans, one after the other,
 * and are filled from the front; rows already in them stay as they are.
 */
export interface YenColumns {
  /** Rows in use. */
  length: number;
  /** Number of the instalment, from 1; 0 for a prepayment. */
  readonly n: Int32Array;
  readonly dueDay: Int32Array;
  readonly adjustedDay: Int32Array;
  readonly principal: Float64Array;
  readonly interest: Float64Array;
  readonly capitalized: Float64Array;
  /** After the payment. */
  readonly balance: Float64Array;
  /** The instalment in force after the row. */
  readonly instalment: Float64Array;
  /** Instalments still to come after the row. */
  readonly remaining: Int32Array;
}

/** All columns lie in one piece of memory: one is quicker to get than nine. */
export function emptyColumns(capacity: number): YenColumns {
  const memory = new ArrayBuffer(capacity * (amountColumns * 8 + wholeColumns * 4));
  const amounts = (place: number) => new Float64Array(memory, place * capacity * 8, capacity);
  const wholes = (place: number) =>
    new Int32Array(memory, amountColumns * capacity * 8 + place * capacity * 4, capacity);
  return {
    length: 0,
    n: wholes(0),
    dueDay: wholes(1),
    adjustedDay: wholes(2),
    principal: amounts(0),
    interest: amounts(1),
    capitalized: amounts(2),
    balance: amounts(3),
    instalment: amounts(4),
    remaining: wholes(3),
  };
}

const amountColumns = 5;
const wholeColumns = 4;
