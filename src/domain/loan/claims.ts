/**
 * Claims (請求): what of the schedule and of separate charges is due on a day and not yet settled. Money received counts
 * by kind, and within a kind the oldest claim is settled first, so that a claim needs no link to the payment that met
 * it: reckoning the claims again from changed facts always gives an answer.
 *
 * Where interest of a settled period was reckoned again and came to less, the surplus settles the next one; what exceeds
 * all claims of the kind is a credit of the borrower's.
 */
import { compareDays, type LocalDate } from "../kernel/local-date.ts";
import { type Claim, type ClaimKind } from "./repayment-allocation.ts";
import type { ScheduleRow } from "./schedule-rows.ts";

export type AmountByKind = Readonly<Record<ClaimKind, bigint>>;

/** Fees, break costs and costs advanced: claims of their own. */
export interface Charge {
  readonly dueOn: LocalDate;
  /** Minor units. */
  readonly amount: bigint;
}

export interface OpenClaims {
  /** Only what is still owed, in the order of the days it fell due. */
  readonly claims: readonly Claim[];
  /** Received beyond all claims of the kind up to the day; minor units. */
  readonly credit: AmountByKind;
}

/** Everything that has fallen due up to and including `asOf`, settled or not; the oldest first. */
export function claimsDue(
  { rows, charges }: { readonly rows: readonly ScheduleRow[]; readonly charges: readonly Charge[] },
  asOf: LocalDate,
): readonly Claim[] {
  const ofRows = rows.flatMap(claimsOfRow);
  const ofCharges = charges.map(({ dueOn, amount }): Claim => ({ kind: "costs", dueOn, amount }));
  return [...ofCharges, ...ofRows]
    .filter(({ dueOn, amount }) => dueOn <= asOf && amount !== 0n)
    .sort((a, b) => compareDays(a.dueOn, b.dueOn));
}

/** A fixed total that does not cover the interest leaves the rest of it on the balance: only the total is owed. */
function claimsOfRow({ adjustedDueOn: dueOn, principal, interest, total }: ScheduleRow): readonly Claim[] {
  if (principal < 0n) return [{ kind: "interest", dueOn, amount: total }];
  return [
    { kind: "interest", dueOn, amount: interest },
    { kind: "principal", dueOn, amount: principal },
  ];
}

/** What is left of claims after the money received for each kind. */
export function openClaims(due: readonly Claim[], received: AmountByKind): OpenClaims {
  const left: Record<ClaimKind, bigint> = { ...received };
  const oldestFirst = due.toSorted((a, b) => compareDays(a.dueOn, b.dueOn));
  const claims: Claim[] = [];
  for (const claim of oldestFirst) {
    const open = claim.amount - left[claim.kind];
    left[claim.kind] = open < 0n ? -open : 0n;
    if (open > 0n) claims.push({ ...claim, amount: open });
  }
  return { claims, credit: left };
}

export const nothingReceived: AmountByKind = { costs: 0n, lateCharge: 0n, interest: 0n, principal: 0n };

export function amountsOf(claims: readonly Claim[]): AmountByKind {
  const sums: Record<ClaimKind, bigint> = { ...nothingReceived };
  for (const { kind, amount } of claims) sums[kind] += amount;
  return sums;
}
