/**
 * Claims of a loan on a day: what of its schedule and of separate charges has fallen due, what was received for each
 * kind, what is still open, and since when. Nothing of it is stored. Interest of a period whose rate awaits something is
 * no claim yet.
 */
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import { arrears, type Arrears } from "../../domain/loan/arrears.ts";
import {
  amountsOf,
  claimsDue,
  openClaims,
  type AmountByKind,
  type Charge,
} from "../../domain/loan/claims.ts";
import { lateChargeClaims, type OverdueFacts } from "../../domain/loan/late-charges.ts";
import { usualProductTerms } from "../../domain/loan/product-terms.ts";
import { compareDays } from "../../domain/kernel/local-date.ts";
import type { Claim } from "../../domain/loan/repayment-allocation.ts";
import type { ScheduleRow } from "../../domain/loan/schedule-rows.ts";
import { orReject } from "../rejected.ts";
import type { LoanPosition } from "./loan-position.ts";
import type { LoanFacts } from "./ports.ts";
import { eventsOf } from "./serviced-terms.ts";
import type { RepaymentFact } from "./servicing-facts.ts";
import { heldOn } from "./servicing-state.ts";

/** Amounts in minor units. */
export interface LoanClaims {
  readonly asOf: LocalDate;
  /** Everything fallen due so far, late charges to the day among it. */
  readonly due: AmountByKind;
  readonly received: AmountByKind;
  readonly open: readonly Claim[];
  readonly credit: AmountByKind;
  readonly held: bigint;
  readonly arrears: Arrears;
  readonly next: ScheduleRow | undefined;
}

/** Receipts are those up to the day; a payment recorded late is measured against all that came in since. */
export function loanClaims(
  position: LoanPosition,
  asOf: LocalDate,
  receipts: readonly RepaymentFact[] = receiptsUpTo(position.facts, asOf),
): LoanClaims {
  const { facts } = position;
  const rows = knownRows(position);
  const scheduled = claimsDue({ rows, charges: chargesOf(facts) }, asOf);
  const overdue: OverdueFacts = {
    claims: scheduled,
    receipts: receipts.map(({ receivedOn: on, principal }) => ({ on, principal })),
    rates: lateChargeRates(facts),
  };
  const all = [...scheduled, ...lateChargeClaims(overdue, asOf)];
  const received = receivedOf(receipts);
  const { claims, credit } = openClaims(all, received);
  const open = claims.toSorted((a, b) => compareDays(a.dueOn, b.dueOn));
  return {
    asOf,
    due: amountsOf(all),
    received,
    open,
    credit,
    held: heldOn(facts, asOf),
    arrears: orReject(arrears(open, asOf)),
    next: rows.find(({ adjustedDueOn, total }) => adjustedDueOn > asOf && total > 0n),
  };
}

function receiptsUpTo({ repayments }: LoanFacts, asOf: LocalDate): readonly RepaymentFact[] {
  return repayments.filter(({ receivedOn }) => receivedOn <= asOf);
}

function receivedOf(receipts: readonly RepaymentFact[]): AmountByKind {
  const sum = (kind: keyof AmountByKind) => receipts.reduce((total, receipt) => total + receipt[kind], 0n);
  return {
    costs: sum("costs"),
    lateCharge: sum("lateCharge"),
    interest: sum("interest"),
    principal: sum("principal"),
  };
}

/** Rows with the interest that awaits a rate left out. */
function knownRows({ schedule: { rows }, awaitingFrom }: LoanPosition): readonly ScheduleRow[] {
  if (awaitingFrom === undefined) return rows;
  return rows.map((row) =>
    isProvisional(row, awaitingFrom) ? { ...row, interest: 0n, total: row.principal } : row,
  );
}

/** Whether the row's interest runs into days whose rate is not known. */
export function isProvisional({ accrual }: ScheduleRow, awaitingFrom: LocalDate | undefined): boolean {
  const endOn = accrual?.segments.at(-1)?.endOn;
  return awaitingFrom !== undefined && endOn !== undefined && endOn > awaitingFrom;
}

function chargesOf({ events }: LoanFacts): readonly Charge[] {
  const charges = eventsOf(events, "charge").map(({ effectiveOn, detail }) => ({
    dueOn: effectiveOn,
    amount: detail.amount,
  }));
  const broken = eventsOf(events, "prepayment").map(({ effectiveOn, detail }) => ({
    dueOn: effectiveOn,
    amount: detail.breakCost,
  }));
  return [...charges, ...broken];
}

function lateChargeRates({ loan, product }: LoanFacts): OverdueFacts["rates"] {
  const first = product[0]?.terms ?? usualProductTerms;
  return [
    { effectiveOn: loan.drawdownOn, annualRate: first.lateChargeRate },
    ...product
      .filter(({ effectiveOn }) => effectiveOn > loan.drawdownOn)
      .map(({ effectiveOn, terms }) => ({ effectiveOn, annualRate: terms.lateChargeRate })),
  ];
}
