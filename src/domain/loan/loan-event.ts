/**
 * Events of a loan: what happens on which day, before any amount is known. Events of one day happen in a fixed order:
 * money lent, principal, interest, capitalisation, prepayment, new rate, new instalment. A rate thus accrues from and
 * including its effective day, and interest is reckoned on the balance before the day's payment.
 */
import type { LocalDate } from "../kernel/local-date.ts";
import type { Ratio } from "../kernel/ratio.ts";
import type { HolidayMaturity } from "./payment-holiday.ts";

export type PrepaymentPolicy = "reduceInstalment" | "shortenTerm";

interface Event<Kind extends string> {
  readonly kind: Kind;
  readonly on: LocalDate;
}

/** An event of an agreed due date. */
export interface DueEvent<Kind extends string> extends Event<Kind> {
  /** Number of the instalment, from 1. */
  readonly n: number;
}

export interface DrawdownEvent extends Event<"drawdown"> {
  readonly amount: bigint;
  /** Paid out beside the amount (+) or held back from it (−). */
  readonly premium?: bigint;
}

export interface PrepaymentEvent extends Event<"prepayment"> {
  readonly amount: bigint;
  readonly policy: PrepaymentPolicy;
  /** Whether the interest of the prepaid part is paid with it or waits for the next due date. */
  readonly interest: "nextDue" | "atPrepayment";
}

/** Events that pay principal or settle interest. */
type PayingEvent =
  | DrawdownEvent
  | DueEvent<"repayment">
  | DueEvent<"interest">
  | DueEvent<"capitalization">
  | PrepaymentEvent
  /** 期限の利益喪失: the whole balance falls due. */
  | DueEvent<"acceleration">
  | Event<"maturity">;

/** Events that pay nothing. */
export type SilentEvent =
  | (Event<"rateChange"> & { readonly rate: Ratio })
  | Event<"instalmentReset">
  /** A due date inside a payment holiday asks for no principal. */
  | (Event<"skippedRepayment"> & { readonly maturity: HolidayMaturity })
  /** Interest that would be due is left to accrue until a holiday has ended. */
  | Event<"deferral">
  /** From this day interest is waived, or charged again. */
  | (Event<"waiver"> & { readonly isOn: boolean })
  /** The accrued interest of the day is read. */
  | Event<"accrual">;

export type LoanEvent = PayingEvent | SilentEvent;

const orderWithinDay = {
  drawdown: 0,
  repayment: 1,
  skippedRepayment: 1,
  acceleration: 1,
  interest: 2,
  deferral: 2,
  capitalization: 3,
  prepayment: 4,
  rateChange: 5,
  waiver: 5,
  instalmentReset: 6,
  accrual: 7,
  maturity: 8,
} as const satisfies Record<LoanEvent["kind"], number>;

/** The events in the order they happen; events of one kind and day keep the order given. */
export function inOrder(events: readonly LoanEvent[]): readonly LoanEvent[] {
  return events.toSorted((a, b) =>
    a.on === b.on ? orderWithinDay[a.kind] - orderWithinDay[b.kind] : a.on < b.on ? -1 : 1,
  );
}
