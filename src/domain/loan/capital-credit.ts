/**
 * Capital credit (資本とみなす割合): how much of a subordinated loan counts as capital, by the whole years that remain.
 * On the day five years before maturity it is still all of it, the next day four fifths.
 */
import { addMonths, type LocalDate } from "../kernel/local-date.ts";

export interface CreditStep {
  readonly years: number;
  readonly percent: bigint;
}

/** From the longest remaining term to the shortest; a shorter one counts for nothing. */
export const usualCapitalCredit: readonly CreditStep[] = [
  { years: 5, percent: 100n },
  { years: 4, percent: 80n },
  { years: 3, percent: 60n },
  { years: 2, percent: 40n },
  { years: 1, percent: 20n },
];

export interface CapitalCredit {
  readonly percent: bigint;
  /** Minor units, floored. */
  readonly amount: bigint;
}

export function capitalCredit(
  { balance, maturityOn }: { readonly balance: bigint; readonly maturityOn: LocalDate },
  asOf: LocalDate,
  steps: readonly CreditStep[] = usualCapitalCredit,
): CapitalCredit {
  const percent = steps.find(({ years }) => asOf <= addMonths(maturityOn, -12 * years))?.percent ?? 0n;
  return { percent, amount: (balance * percent) / 100n };
}
