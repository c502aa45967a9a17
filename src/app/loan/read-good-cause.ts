/** Premium for a good cause of one loan: what was set aside, what was paid out of it and to whom, what is left. */
import type { Instant } from "../../domain/kernel/instant.ts";
import { lastDay } from "../../domain/kernel/local-date.ts";
import { money, moneyText } from "../../domain/kernel/money.ts";
import type { Viewpoint } from "../../domain/kernel/viewpoint.ts";
import { lenderChart } from "../../domain/ledger/chart-of-accounts.ts";
import { goodCausesAgreed } from "../../domain/loan/premium-fund.ts";
import type { LoanMovement } from "../ledger/ports.ts";
import type { Repositories } from "../ports.ts";
import { premiumUsesOf } from "./loan-position.ts";
import { readPosition, type LoanReader } from "./read-loan.ts";
import { eventsOf } from "./serviced-terms.ts";

export interface GoodCauseView {
  readonly currency: string;
  /** Every cause the terms have named so far, the one of today first. */
  readonly goodCauses: readonly string[];
  /** Everything ever set aside, less what corrections took back. */
  readonly setAside: string;
  readonly paid: string;
  readonly remaining: string;
  /** The newest first. */
  readonly items: readonly {
    readonly entryId: string;
    readonly on: string;
    readonly recordedAt: string;
    readonly kind: "setAside" | "payment";
    readonly amount: string;
    readonly balance: string;
  }[];
  readonly payments: readonly {
    readonly id: string;
    readonly on: string;
    readonly goodCause: string;
    readonly amount: string;
    readonly reason: string;
    readonly requestedBy: string;
    readonly approvedBy: string | null;
  }[];
}

export async function readGoodCause(
  reader: LoanReader,
  loanId: string,
  viewpoint: Viewpoint,
): Promise<GoodCauseView> {
  const { facts } = await readPosition(reader, loanId, viewpoint.knownAt);
  const { currency } = facts.loan;
  const text = (amount: bigint) => moneyText(money(amount, currency));
  const movements = await premiumMovements(reader.repositories, loanId, viewpoint);
  const [setAside, paid] = [sumOf(movements, "setAside"), -sumOf(movements, "payment")];
  const payments = eventsOf(facts.events, "goodCausePayment").filter(
    ({ effectiveOn }) => effectiveOn <= viewpoint.asOf,
  );
  return {
    currency,
    goodCauses: goodCausesAgreed(premiumUsesOf(facts), viewpoint.asOf),
    setAside: text(setAside),
    paid: text(paid),
    remaining: text(setAside - paid),
    items: withBalances(movements)
      .map(({ amount, balance, ...item }) => ({ ...item, amount: text(amount), balance: text(balance) }))
      .toReversed(),
    payments: payments.toReversed().map(({ id, effectiveOn, detail, requestedBy, approvedBy }) => ({
      id,
      on: effectiveOn,
      goodCause: detail.goodCause,
      amount: text(detail.amount),
      reason: detail.reason,
      requestedBy,
      approvedBy: approvedBy ?? null,
    })),
  };
}

/** What moved the premium of a loan, as a liability: set aside above zero. */
interface PremiumEntry extends Omit<LoanMovement, "kind"> {
  readonly kind: "setAside" | "payment";
}

export async function premiumMovements(
  { books }: Pick<Repositories, "books">,
  loanId: string,
  viewpoint: Viewpoint,
): Promise<readonly PremiumEntry[]> {
  const movements = await books.loanMovements(loanId, lenderChart.premiumForGoodCause.code, viewpoint);
  return movements.map(({ kind, amount, ...movement }) => ({
    ...movement,
    kind: kind === "goodCausePayment" ? "payment" : "setAside",
    amount: -amount,
  }));
}

/** Every entry that is known, whatever day it is of. */
export function everything(now: Instant): Viewpoint {
  return { asOf: lastDay, knownAt: now };
}

function sumOf(movements: readonly PremiumEntry[], wanted: PremiumEntry["kind"]): bigint {
  return movements.filter(({ kind }) => kind === wanted).reduce((sum, { amount }) => sum + amount, 0n);
}

function withBalances(
  movements: readonly PremiumEntry[],
): readonly (PremiumEntry & { readonly balance: bigint })[] {
  let balance = 0n;
  return movements.map((movement) => {
    balance += movement.amount;
    return { ...movement, balance };
  });
}
