/** From the cash flow to the rows of a repayment schedule. */
import type { LocalDate } from "../kernel/local-date.ts";
import { present } from "../kernel/invariant.ts";
import type { CashFlow } from "./cash-flow.ts";
import type { DueDate } from "./due-dates.ts";
import type { Accrual } from "./interest.ts";

/** Amounts in minor units. */
export interface ScheduleRow {
  readonly kind: "instalment" | "prepayment" | "advanceInterest";
  /** Number of the instalment, from 1; 0 for a row that is not one of the agreed instalments. */
  readonly n: number;
  readonly dueOn: LocalDate;
  readonly adjustedDueOn: LocalDate;
  /** Below zero where interest is capitalised. */
  readonly principal: bigint;
  readonly interest: bigint;
  /** Interest added to the balance instead of being paid. */
  readonly capitalized: bigint;
  /** What the borrower pays: principal + interest. */
  readonly total: bigint;
  /** After the payment. */
  readonly balance: bigint;
  /** The days, balances and rates the interest was reckoned from. */
  readonly accrual: Accrual | undefined;
}

export type ScheduleTotals = Pick<ScheduleRow, "principal" | "interest" | "capitalized" | "total">;

/** One row per due date and per prepayment, in the order they are paid; none after the loan is repaid. */
export function scheduleRows(flows: readonly CashFlow[], dues: readonly DueDate[]): readonly ScheduleRow[] {
  const rows: ScheduleRow[] = [];
  const dueOf = new Map(dues.map((due) => [due.n, due]));
  for (const flow of flows) {
    const { event } = flow;
    if (event.kind === "prepayment") rows.push(prepaymentRow(flow, event.on));
    if (!("n" in event)) continue;
    const principalOfSameDue = rows.at(-1)?.n === event.n ? rows.pop() : undefined;
    rows.push(instalmentRow(flow, present(dueOf.get(event.n), "a due date"), principalOfSameDue));
  }
  return rows.slice(0, rows.findLastIndex((row) => row.balance !== 0n || row.total !== 0n) + 1);
}

export function scheduleTotals(rows: readonly ScheduleRow[]): ScheduleTotals {
  return {
    principal: rows.reduce((sum, row) => sum + row.principal, 0n),
    interest: rows.reduce((sum, row) => sum + row.interest, 0n),
    capitalized: rows.reduce((sum, row) => sum + row.capitalized, 0n),
    total: rows.reduce((sum, row) => sum + row.total, 0n),
  };
}

function prepaymentRow(flow: CashFlow, on: LocalDate): ScheduleRow {
  return { kind: "prepayment", n: 0, dueOn: on, adjustedDueOn: on, ...amounts(flow) };
}

/** Principal and interest of a due date are two flows; the second joins the row of the first. */
function instalmentRow(
  flow: CashFlow,
  { n, dueOn, adjustedDueOn }: DueDate,
  begun: ScheduleRow | undefined,
): ScheduleRow {
  const paid = amounts(flow);
  const principal = paid.principal + (begun?.principal ?? 0n);
  const interest = paid.interest + (begun?.interest ?? 0n);
  const total = principal + interest;
  return { kind: "instalment", n, dueOn, adjustedDueOn, ...paid, principal, interest, total };
}

type Amounts = Omit<ScheduleRow, "kind" | "n" | "dueOn" | "adjustedDueOn">;

function amounts({ principal, interest, capitalized, accrual, state }: CashFlow): Amounts {
  return { principal, interest, capitalized, accrual, total: principal + interest, balance: state.balance };
}
