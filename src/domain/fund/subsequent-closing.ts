/**
 * Subsequent closing (追加加入): partners who commit later are treated as if they had been there from the start. Every
 * call made before is shared again over all commitments; whose share rises pays the difference, whose share falls
 * gets it. The payer adds equalisation interest, amount × rate × days / 365 from the call to the closing, cut down to
 * a whole yen and shared among those whose share falls, in proportion to what each gives up. Both go from partner to
 * partner. The interest is no contribution and does not touch the unfunded commitment.
 *
 * A third closing replays all calls from the first one on, from the shares the second closing left behind.
 */
import { allocate } from "../kernel/allocation.ts";
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import { present } from "../kernel/invariant.ts";
import { daysBetween, type LocalDate } from "../kernel/local-date.ts";
import { rateRatio, rateText, zeroRate, type Rate } from "../kernel/rate.ts";
import { multiplyRatios, ratio, roundRatio, type Ratio } from "../kernel/ratio.ts";
import { inDateOrder, type CashFlow } from "./cash-flow.ts";

/** A partner may commit at several closings; its number is the place of its first commitment in the list. */
export interface ClosingCommitment {
  readonly partner: string;
  readonly closedOn: LocalDate;
  /** Minor units. */
  readonly amount: bigint;
}

/** One partner's line for one call at one closing. Lines of a call add up to zero, both amounts. */
interface EqualisationLine {
  readonly partner: string;
  readonly before: bigint;
  readonly after: bigint;
  /** Positive: paid by the partner; negative: received. */
  readonly reshared: bigint;
  readonly interest: bigint;
}

interface Equalisation {
  readonly closedOn: LocalDate;
  readonly calledOn: LocalDate;
  readonly days: number;
  readonly lines: readonly EqualisationLine[];
}

export interface ClosingReplay {
  readonly partners: readonly string[];
  /** Shares of each call after the last closing, in the order of the partners. */
  readonly calls: readonly (CashFlow & { readonly shares: readonly bigint[] })[];
  /** In order of closings, then of calls. */
  readonly equalisations: readonly Equalisation[];
}

export type SubsequentClosingRejection = Rejection<
  "noCommitments" | "commitmentNotPositive" | "amountNegative" | "callBeforeFirstClosing" | "rateOutOfRange"
>;

export interface ClosingTerms {
  readonly calls: readonly CashFlow[];
  readonly annualRate: Rate;
}

export function replayClosings(
  commitments: readonly ClosingCommitment[],
  { calls, annualRate }: ClosingTerms,
): Decision<ClosingReplay, SubsequentClosingRejection> {
  const complaint = complaintAbout(commitments, { calls, annualRate });
  if (complaint !== undefined) return reject(complaint);
  const partners = [...new Set(commitments.map(({ partner }) => partner))];
  const closings = [...new Set(commitments.map(({ closedOn }) => closedOn))].toSorted();
  const weightsBy = (on: LocalDate) =>
    partners.map((partner) =>
      commitments
        .filter((commitment) => commitment.partner === partner && commitment.closedOn <= on)
        .reduce((total, { amount }) => total + amount, 0n),
    );
  const callsInOrder = inDateOrder(calls);
  const equalisations = closings.slice(1).flatMap((closedOn, i) => {
    const [before, after] = [weightsBy(present(closings[i], "earlier closing")), weightsBy(closedOn)];
    return callsInOrder
      .filter((call) => call.on < closedOn)
      .map((call) => equalise(call, { partners, closedOn, annualRate, before, after }));
  });
  const finalWeights = weightsBy(present(closings.at(-1), "last closing"));
  const shared = callsInOrder.map((call) => ({ ...call, shares: sharesOf(call.amount, finalWeights) }));
  return accept({ partners, calls: shared, equalisations });
}

/** Interest on an amount re-shared so many days after its call, before rounding. */
export function equalisationInterest(amount: bigint, annualRate: Rate, days: number): Ratio {
  return multiplyRatios(multiplyRatios(ratio(amount), rateRatio(annualRate)), ratio(BigInt(days), 365n));
}

interface Resharing {
  readonly partners: readonly string[];
  readonly closedOn: LocalDate;
  readonly annualRate: Rate;
  /** Commitments before and after the closing, in the order of the partners. */
  readonly before: readonly bigint[];
  readonly after: readonly bigint[];
}

function equalise(
  call: CashFlow,
  { partners, closedOn, annualRate, before, after }: Resharing,
): Equalisation {
  const days = daysBetween(call.on, closedOn);
  const [old, renewed] = [sharesOf(call.amount, before), sharesOf(call.amount, after)];
  const reshared = renewed.map((share, i) => share - (old[i] ?? 0n));
  const paid = reshared.map((amount) =>
    amount > 0n ? roundRatio(equalisationInterest(amount, annualRate, days), "floor") : 0n,
  );
  const received = sharesOf(sum(paid), givenUp(before, after));
  const lines = partners.map((partner, i) => ({
    partner,
    before: old[i] ?? 0n,
    after: renewed[i] ?? 0n,
    reshared: reshared[i] ?? 0n,
    interest: (paid[i] ?? 0n) - (received[i] ?? 0n),
  }));
  return { closedOn, calledOn: call.on, days, lines };
}

/** The part of the fund each partner gives up, before any rounding, as whole-number weights. */
function givenUp(before: readonly bigint[], after: readonly bigint[]): readonly bigint[] {
  const [totalBefore, totalAfter] = [sum(before), sum(after)];
  return before.map((commitment, i) => {
    const loss = commitment * totalAfter - (after[i] ?? 0n) * totalBefore;
    return loss > 0n ? loss : 0n;
  });
}

function sharesOf(amount: bigint, weights: readonly bigint[]): readonly bigint[] {
  if (amount === 0n) return weights.map(() => 0n);
  const allocated = allocate(amount, weights);
  return present(allocated.ok ? allocated.value : undefined, "allocation to partners").shares;
}

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n);
}

function complaintAbout(
  commitments: readonly ClosingCommitment[],
  { calls, annualRate }: ClosingTerms,
): SubsequentClosingRejection | undefined {
  const [first] = commitments.map(({ closedOn }) => closedOn).toSorted();
  if (first === undefined) return { code: "noCommitments" };
  const empty = commitments.find(({ amount }) => amount <= 0n);
  if (empty !== undefined) {
    const figures = { partner: empty.partner, commitment: empty.amount.toString() };
    return { code: "commitmentNotPositive", figures };
  }
  const negative = calls.find(({ amount }) => amount < 0n);
  if (negative !== undefined) {
    return { code: "amountNegative", figures: { on: negative.on, amount: negative.amount.toString() } };
  }
  const early = calls.find(({ on }) => on < first);
  if (early !== undefined) {
    return { code: "callBeforeFirstClosing", figures: { calledOn: early.on, firstClosingOn: first } };
  }
  if (annualRate >= zeroRate) return undefined;
  return { code: "rateOutOfRange", figures: { rate: rateText(annualRate), lowest: "0", highest: "1" } };
}
