/**
 * Late charges (遅延損害金) of a loan: each due date's principal, in the portions in which it was paid, bears the rate for
 * the days from the day after it fell due to the day of payment, both counted; what is still open bears it to the day
 * asked for. Each portion is floored by itself, as the borrower would be told it at the counter.
 *
 * The oldest principal is paid first. The rate is a dated term: where it changes, the days before and after it are
 * charged at their own rate, and the portion is still rounded once.
 */
import { byEffectiveDay } from "../kernel/dated.ts";
import { invariant } from "../kernel/invariant.ts";
import { addDays, compareDays, type LocalDate } from "../kernel/local-date.ts";
import { openClaims, nothingReceived } from "./claims.ts";
import { interestByPeriod, type DatedRate } from "./interest-by-period.ts";
import { defaultInterestRule } from "./interest.ts";
import type { Claim } from "./repayment-allocation.ts";

export interface PrincipalReceipt {
  readonly on: LocalDate;
  /** Minor units. */
  readonly principal: bigint;
}

export interface OverdueFacts {
  /** Claims fallen due; those of other kinds are left out. */
  readonly claims: readonly Claim[];
  readonly receipts: readonly PrincipalReceipt[];
  /** Known from the first due date on. */
  readonly rates: readonly DatedRate[];
}

/** Principal that was overdue from one day to another. */
export interface OverduePortion {
  readonly dueOn: LocalDate;
  readonly principal: bigint;
  /** The day of payment, or the day asked for. */
  readonly until: LocalDate;
  readonly isPaid: boolean;
  /** Minor units, floored. */
  readonly charge: bigint;
}

/** Every portion that has borne a late charge up to `asOf`, the oldest due date first. */
export function overduePortions(facts: OverdueFacts, asOf: LocalDate): readonly OverduePortion[] {
  const rates = byEffectiveDay(facts.rates);
  return portionsOf(facts, asOf)
    .filter(({ dueOn, until }) => until > dueOn)
    .map((portion) => ({ ...portion, charge: chargeOf(portion, rates) }));
}

/** The late charge accrued to `asOf`, one claim per due date. */
export function lateChargeClaims(facts: OverdueFacts, asOf: LocalDate): readonly Claim[] {
  const byDueDate = new Map<LocalDate, bigint>();
  for (const { dueOn, charge } of overduePortions(facts, asOf)) {
    byDueDate.set(dueOn, (byDueDate.get(dueOn) ?? 0n) + charge);
  }
  return [...byDueDate]
    .filter(([, amount]) => amount > 0n)
    .map(([dueOn, amount]) => ({ kind: "lateCharge", dueOn, amount }));
}

/** What of it is still owed after the late charge received so far. */
export function openLateCharges(
  facts: OverdueFacts & { readonly received: bigint },
  asOf: LocalDate,
): { readonly claims: readonly Claim[]; readonly credit: bigint } {
  const accrued = lateChargeClaims(facts, asOf);
  const { claims, credit } = openClaims(accrued, { ...nothingReceived, lateCharge: facts.received });
  return { claims, credit: credit.lateCharge };
}

type UnchargedPortion = Omit<OverduePortion, "charge">;

/** Receipts go through the claims in order; each takes what is left of the oldest ones. */
function portionsOf({ claims, receipts }: OverdueFacts, asOf: LocalDate): readonly UnchargedPortion[] {
  const paid = receipts.filter(({ on }) => on <= asOf).toSorted((a, b) => compareDays(a.on, b.on));
  const money = paid.map(({ on, principal }) => ({ on, left: principal }));
  const due = claims
    .filter(({ kind, dueOn }) => kind === "principal" && dueOn <= asOf)
    .toSorted((a, b) => compareDays(a.dueOn, b.dueOn));
  return due.flatMap(({ dueOn, amount }) => {
    const portions: UnchargedPortion[] = [];
    let open = amount;
    while (open > 0n) {
      const next = money.find(({ left }) => left > 0n);
      const principal = next === undefined || open < next.left ? open : next.left;
      portions.push({ dueOn, principal, until: next?.on ?? asOf, isPaid: next !== undefined });
      if (next !== undefined) next.left -= principal;
      open -= principal;
    }
    return portions;
  });
}

/** A day is charged at the rate in force on it: the first is the day after the due date, the last that of payment. */
function chargeOf({ dueOn, until, principal }: UnchargedPortion, rates: readonly DatedRate[]): bigint {
  const period = { startOn: addDays(dueOn, 1), endOn: addDays(until, 1) };
  const due = { n: 1, dueOn: until, adjustedDueOn: until, period };
  const balances = [{ effectiveOn: period.startOn, principal }];
  const [charged] = interestByPeriod([due], { rates, balances, interestRule: defaultInterestRule });
  invariant(charged !== undefined, "a portion is charged");
  return charged.interest;
}
