import { typedFigure } from "../../figures/typed-figure.ts";

/** An amount of a day as it is typed. */
export interface DatedAmount {
  /** Tells rows apart while they are edited. */
  readonly id: number;
  readonly on: string;
  readonly amount: string;
}

interface WireDated {
  readonly on: string;
  readonly amount: string;
}

export function datedRows(planned: readonly WireDated[]): readonly DatedAmount[] {
  return planned.map(({ on, amount }, id) => ({ id, on, amount }));
}

export function wiredRows(rows: readonly DatedAmount[]): readonly WireDated[] {
  return rows.map(({ on, amount }) => ({ on, amount: typedFigure(amount) }));
}

export function isFilledIn(rows: readonly DatedAmount[]): boolean {
  return rows.every(({ on, amount }) => on !== "" && typedFigure(amount) !== "");
}
