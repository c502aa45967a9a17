/**
 * The waterfall of a fund's terms over the flows of its own history. The american model looks at deals: what each
 * investment cost and what was distributed out of it; the others look at what all partners paid in and got.
 */
import type { Decision, Rejection } from "../kernel/decision.ts";
import { unreachable } from "../kernel/invariant.ts";
import type { LocalDate } from "../kernel/local-date.ts";
import { americanWaterfall, type Deal } from "./american-waterfall.ts";
import type { CashFlow } from "./cash-flow.ts";
import { europeanWaterfall } from "./european-waterfall.ts";
import { isOf } from "./fund-event.ts";
import { fundFlows, partnerStandings, type FundPosition } from "./fund-standing.ts";
import type { WaterfallTerms } from "./fund-terms.ts";
import { metiWaterfall } from "./meti-waterfall.ts";
import type { DistributionSplit, Waterfall } from "./waterfall.ts";

/** A distribution that is not recorded yet. */
export interface FurtherDistribution extends CashFlow {
  readonly investmentId?: string | undefined;
}

type Split = DistributionSplit & { readonly deal?: string };

export function fundWaterfall(
  position: FundPosition,
  { model, hurdle, carryRate, catchUpRate, returnBasis }: WaterfallTerms,
  further: readonly FurtherDistribution[],
): Decision<Waterfall<Split>, Rejection> {
  if (model === "american") {
    return americanWaterfall(dealsOf(position, further), { hurdle, carryRate, catchUpRate });
  }
  const { contributions, distributions } = fundFlows(position);
  const flows = { contributions, distributions: [...distributions, ...further] };
  switch (model) {
    case "european":
      return europeanWaterfall(flows, { hurdle, carryRate, catchUpRate });
    case "metiModel": {
      const commitment = partnerStandings(position).reduce((sum, standing) => sum + standing.commitment, 0n);
      const terms = { hurdle, gpShareRate: carryRate, catchUpRate, returnBasis, commitment };
      return metiWaterfall(flows, terms);
    }
    default:
      return unreachable(model);
  }
}

/** The split of the last distribution of a day, of one deal where the model goes deal by deal. */
export function splitOf(
  { distributions }: Waterfall<Split>,
  { on, investmentId }: { readonly on: LocalDate; readonly investmentId: string | undefined },
): Split | undefined {
  return distributions.findLast(
    (split) => split.on === on && (split.deal === undefined || split.deal === investmentId),
  );
}

function dealsOf({ events }: FundPosition, further: readonly FurtherDistribution[]): readonly Deal[] {
  const purchases = events.filter(isOf("purchase"));
  const distributions = events.filter(isOf("distribution"));
  const ids = [...new Set(purchases.map(({ detail }) => detail.investmentId))];
  return ids.map((id) => ({
    id,
    contributions: purchases
      .filter(({ detail }) => detail.investmentId === id)
      .map(({ effectiveOn: on, detail }) => ({ on, amount: detail.cost })),
    distributions: [
      ...distributions
        .filter(({ detail }) => detail.investmentId === id)
        .map(({ effectiveOn: on, lines }) => ({
          on,
          amount: lines.reduce((sum, { cash }) => sum + cash, 0n),
        })),
      ...further.filter(({ investmentId }) => investmentId === id).map(({ on, amount }) => ({ on, amount })),
    ],
  }));
}
