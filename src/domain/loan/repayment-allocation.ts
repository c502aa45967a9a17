/**
 * Allocation of a payment (弁済充当) to what is owed. The order is a term of the agreement; without one it is costs, late
 * charge, interest, principal, the order of Article 489 of the Civil Code. Within one kind the oldest due date is paid
 * first.
 *
 * Money is never lost: what exceeds the claims is held for the borrower, and where the agreement says that part
 * payments wait, a payment that does not cover every claim is held whole. Money held earlier is used first.
 */
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import { compareDays, type LocalDate } from "../kernel/local-date.ts";

export const claimKinds = ["costs", "lateCharge", "interest", "principal"] as const;
export type ClaimKind = (typeof claimKinds)[number];

export interface Claim {
  readonly kind: ClaimKind;
  readonly dueOn: LocalDate;
  /** Still owed, minor units. */
  readonly amount: bigint;
}

export interface AllocationTerms {
  /** Each kind once. */
  readonly order: readonly ClaimKind[];
  /** Whether a payment that does not cover every claim is allocated or held until it does. */
  readonly partPayments: "allocate" | "hold";
}

export const usualAllocation: AllocationTerms = { order: claimKinds, partPayments: "allocate" };

export interface Payment {
  /** Minor units. */
  readonly amount: bigint;
  /** Held from earlier payments, minor units. */
  readonly held: bigint;
}

export interface RepaymentAllocation {
  /** In the order of payment. */
  readonly settled: readonly (Claim & { readonly paid: bigint; readonly open: bigint })[];
  /** Kept for the borrower, minor units. */
  readonly held: bigint;
}

export type RepaymentAllocationRejection = Rejection<
  "amountNotPositive" | "heldNegative" | "claimNegative" | "orderIncomplete"
>;

export type HeldAllocationRejection = Rejection<"nothingHeld" | "nothingDue" | "heldDoesNotCover">;

export function allocateRepayment(
  payment: Payment,
  claims: readonly Claim[],
  terms: AllocationTerms = usualAllocation,
): Decision<RepaymentAllocation, RepaymentAllocationRejection> {
  const complaint = complaintAbout(payment, claims, terms);
  if (complaint !== undefined) return reject(complaint);
  const money = payment.amount + payment.held;
  const available = terms.partPayments === "hold" && money < owedOf(claims) ? 0n : money;
  const settled = settle(inOrder(claims, terms), available);
  return accept({ settled, held: money - settled.reduce((sum, { paid }) => sum + paid, 0n) });
}

/** Held money alone, put to what is due by the same order; refuses where it would settle nothing. */
export function allocateHeld(
  held: bigint,
  claims: readonly Claim[],
  terms: AllocationTerms = usualAllocation,
): Decision<RepaymentAllocation, HeldAllocationRejection> {
  const owed = owedOf(claims);
  const figures = { held: String(held), owed: String(owed) };
  if (held <= 0n) return reject({ code: "nothingHeld", figures });
  if (owed === 0n) return reject({ code: "nothingDue", figures });
  if (terms.partPayments === "hold" && held < owed) return reject({ code: "heldDoesNotCover", figures });
  const settled = settle(inOrder(claims, terms), held);
  return accept({ settled, held: held < owed ? 0n : held - owed });
}

function owedOf(claims: readonly Claim[]): bigint {
  return claims.reduce((sum, { amount }) => sum + amount, 0n);
}

function inOrder(claims: readonly Claim[], { order }: AllocationTerms): readonly Claim[] {
  return claims.toSorted(
    (a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || compareDays(a.dueOn, b.dueOn),
  );
}

function settle(claims: readonly Claim[], available: bigint): RepaymentAllocation["settled"] {
  let left = available;
  return claims.map((claim) => {
    const paid = claim.amount < left ? claim.amount : left;
    left -= paid;
    return { ...claim, paid, open: claim.amount - paid };
  });
}

function complaintAbout(
  { amount, held }: Payment,
  claims: readonly Claim[],
  { order }: AllocationTerms,
): RepaymentAllocationRejection | undefined {
  if (amount <= 0n) return { code: "amountNotPositive", figures: { amount: String(amount) } };
  if (held < 0n) return { code: "heldNegative", figures: { held: String(held) } };
  const negative = claims.find((claim) => claim.amount < 0n);
  if (negative !== undefined) {
    const { kind, dueOn } = negative;
    return { code: "claimNegative", figures: { kind, dueOn, amount: String(negative.amount) } };
  }
  const isComplete = order.length === claimKinds.length && claimKinds.every((kind) => order.includes(kind));
  return isComplete ? undefined : { code: "orderIncomplete", figures: { order: order.join(" ") } };
}
