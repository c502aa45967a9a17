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

export function emptyColumns(capacity: number): YenColumns {
  return {
    length: 0,
    n: new Int32Array(capacity),
    dueDay: new Int32Array(capacity),
    adjustedDay: new Int32Array(capacity),
    principal: new Float64Array(capacity),
    interest: new Float64Array(capacity),
    capitalized: new Float64Array(capacity),
    balance: new Float64Array(capacity),
    instalment: new Float64Array(capacity),
    remaining: new Int32Array(capacity),
  };
}
