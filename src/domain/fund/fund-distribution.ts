/**
 * Distribution (分配): the waterfall says how much each tier pays to the partners as investors and to the general
 * partner; every tier becomes one line, shared among the partners by units, so that partners add up to each tier and
 * tiers to the distribution. What the rounding policy keeps back stays in the fund for the next one.
 *
 * Returned capital may restore commitment where the agreement lets it be called again: an effect of the line. Carried
 * interest is profit that the other partners give up: it moves from their capital accounts to the general partner's.
 */
import { decimal } from "../kernel/decimal.ts";
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import { present } from "../kernel/invariant.ts";
import type { LocalDate } from "../kernel/local-date.ts";
import { rateRatio, type Rate } from "../kernel/rate.ts";
import { multiplyRatios, ratio, roundRatio } from "../kernel/ratio.ts";
import { allocate } from "../kernel/allocation.ts";
import { lineOf, type FundLine, type FundShare, type PaidTier } from "./fund-event.ts";
import { profitPool } from "./fund-profit.ts";
import { unitsOf, type FundPosition } from "./fund-standing.ts";
import type { FundTerms } from "./fund-terms.ts";
import { fundWaterfall, splitOf } from "./fund-waterfall.ts";
import { allocateToPartners, type PartnerAllocationPolicy } from "./partner-allocation.ts";

export interface DistributionAsked {
  readonly on: LocalDate;
  /** Minor units. */
  readonly amount: bigint;
  readonly investmentId: string | undefined;
  /** How much of the returned capital may be called again. */
  readonly restores: bigint;
}

export interface SharedDistribution {
  readonly lines: readonly FundLine[];
  readonly tiers: readonly PaidTier[];
  readonly carried: bigint;
  /** By partner, whole yen; they add up to what is withheld. */
  readonly withheld: readonly Pick<FundShare, "partnerId" | "cash">[];
  /** From the partners' capital accounts to the general partner's; sums to zero. */
  readonly reallocated: readonly Pick<FundShare, "partnerId" | "cash">[];
}

export type FundDistributionRejection = Rejection;

export function distributionOf(
  position: FundPosition,
  asked: DistributionAsked,
  { waterfall, allocation, withholdingRate }: FundTerms,
): Decision<SharedDistribution, FundDistributionRejection> {
  const { on, amount, investmentId, restores } = asked;
  if (amount <= 0n)
    return reject({ code: "amountNotPositive", figures: { amount: String(amount) }, pointer: "/amount" });
  if (waterfall.model === "american" && investmentId === undefined) {
    return reject({ code: "dealMissing", pointer: "/investmentId" });
  }
  const run = fundWaterfall(position, waterfall, [{ on, amount, investmentId }]);
  if (!run.ok) return run;
  const split = splitOf(run.value, { on, investmentId });
  if (split === undefined) return reject({ code: "dealUnknown", pointer: "/investmentId" });
  const tiers = split.tiers.filter(({ lp, gp }) => lp !== 0n || gp !== 0n);
  const returned = tiers.find(({ tier }) => tier === "returnOfCapital")?.lp ?? 0n;
  if (restores > returned) {
    const figures = { restores: String(restores), returned: String(returned) };
    return reject({ code: "restoresAboveReturn", figures, pointer: "/restores" });
  }
  const holders = holdersOf(position, investmentId);
  return shareTiers(tiers, { holders, policy: allocation.distribution, restores, withholdingRate });
}

interface Holders {
  readonly ids: readonly string[];
  readonly kinds: readonly ("gp" | "lp")[];
  /** Units of those who take part. */
  readonly units: readonly bigint[];
  /** How general partners share carried interest. */
  readonly carry: readonly bigint[];
}

function holdersOf(position: FundPosition, investmentId: string | undefined): Holders {
  const gpUnits = unitsOf(position).map((units, i) => (position.partners[i]?.kind === "gp" ? units : 0n));
  const hasUnits = gpUnits.some((units) => units > 0n);
  return {
    ids: position.partners.map(({ id }) => id),
    kinds: position.partners.map(({ kind }) => kind),
    units: profitPool(position, investmentId).weights,
    carry: hasUnits ? gpUnits : position.partners.map(({ kind }) => (kind === "gp" ? 1n : 0n)),
  };
}

interface Sharing {
  readonly holders: Holders;
  readonly policy: PartnerAllocationPolicy;
  readonly restores: bigint;
  readonly withholdingRate: Rate;
}

function shareTiers(
  tiers: readonly PaidTier[],
  { holders, policy, restores, withholdingRate }: Sharing,
): Decision<SharedDistribution, FundDistributionRejection> {
  const { ids, units, carry } = holders;
  const lines: FundLine[] = [];
  const paid: PaidTier[] = [];
  let carried = 0n;
  for (const { tier, lp, gp } of tiers) {
    const shared = allocateToPartners(
      lp,
      units.map((count) => decimal(count)),
      policy,
    );
    if (!shared.ok) return shared;
    const toGp = gp === 0n ? undefined : allocate(gp, carry);
    if (toGp?.ok === false) return reject({ code: "noGeneralPartner", figures: { carry: String(gp) } });
    const restored = tier === "returnOfCapital" ? wholeShares(restores, units) : undefined;
    const shares = ids.map((partnerId, i) => ({
      partnerId,
      cash: (shared.value.shares[i] ?? 0n) + (toGp?.value.shares[i] ?? 0n),
      unfunded: restored?.[i] ?? 0n,
    }));
    lines.push(lineOf(tier, shares));
    paid.push({ tier, lp: lp - shared.value.carried, gp });
    carried += shared.value.carried;
  }
  const carryPaid = paid.reduce((sum, { gp }) => sum + gp, 0n);
  return accept({
    lines,
    tiers: paid,
    carried,
    withheld: withheldFrom(lines, holders, withholdingRate),
    reallocated: reallocation(carryPaid, holders),
  });
}

function wholeShares(amount: bigint, weights: readonly bigint[]): readonly bigint[] {
  if (amount === 0n) return weights.map(() => 0n);
  const shared = allocate(amount, weights);
  return present(shared.ok ? shared.value : undefined, "partners with units").shares;
}

/** What the general partner gains is given up by all who share the profit, by units. */
function reallocation(carry: bigint, holders: Holders): SharedDistribution["reallocated"] {
  const [gained, givenUp] = [wholeShares(carry, holders.carry), wholeShares(carry, holders.units)];
  return holders.ids.map((partnerId, i) => ({ partnerId, cash: (gained[i] ?? 0n) - (givenUp[i] ?? 0n) }));
}

/** 匿名組合: tax on the profit paid to the partners, cut down to a whole yen for each. */
function withheldFrom(
  lines: readonly FundLine[],
  { ids, kinds }: Holders,
  withholdingRate: Rate,
): SharedDistribution["withheld"] {
  const profit = lines.filter(({ type }) => type !== "returnOfCapital").flatMap(({ shares }) => shares);
  return ids.map((partnerId, i) => {
    const earned = profit.reduce(
      (sum, share) => (share.partnerId === partnerId ? sum + share.cash : sum),
      0n,
    );
    const isTaxed = kinds[i] === "lp" && earned > 0n;
    return {
      partnerId,
      cash: isTaxed ? roundRatio(multiplyRatios(ratio(earned), rateRatio(withholdingRate)), "floor") : 0n,
    };
  });
}
