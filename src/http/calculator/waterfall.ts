import type { z } from "zod";
import type { waterfallRequest, waterfallResponse } from "../../contract/calculator/waterfall.ts";
import { americanWaterfall, type Deal } from "../../domain/fund/american-waterfall.ts";
import type { FundFlows } from "../../domain/fund/cash-flow.ts";
import { europeanWaterfall, type EuropeanTerms } from "../../domain/fund/european-waterfall.ts";
import { metiWaterfall, type MetiTerms } from "../../domain/fund/meti-waterfall.ts";
import type { DistributionSplit, Waterfall, WaterfallTotals } from "../../domain/fund/waterfall.ts";
import {
  accept,
  allAccepted,
  mapDecision,
  reject,
  type Decision,
  type Rejection,
} from "../../domain/kernel/decision.ts";
import { unreachable } from "../../domain/kernel/invariant.ts";
import { scaledText } from "../../domain/kernel/ratio.ts";
import { amountUnits, flowsInUnits } from "./fund-flows.ts";

type Request = z.output<typeof waterfallRequest>;
type Row = DistributionSplit & { readonly deal?: string };

export function answerWaterfall(request: Request): Decision<z.input<typeof waterfallResponse>> {
  const misplaced = misplacedFlows(request);
  if (misplaced !== undefined) return reject(misplaced);
  const waterfall = runModel(request);
  if (!waterfall.ok) return reject(inRequestUnits(waterfall.rejection, request.decimals));
  return accept(encode(waterfall.value, request.decimals));
}

/** The domain refuses a negative amount in the units it was given; the caller wrote decimals. */
function inRequestUnits(rejection: Rejection, decimals: number): Rejection {
  const amount = rejection.figures?.["amount"];
  if (rejection.code !== "amountNegative" || typeof amount !== "string") return rejection;
  return { ...rejection, figures: { ...rejection.figures, amount: scaledText(BigInt(amount), decimals) } };
}

function runModel(request: Request): Decision<Waterfall<Row>> {
  if (request.model === "american") {
    const deals = dealsOf(request);
    return deals.ok ? americanWaterfall(deals.value, europeanTerms(request)) : deals;
  }
  const flows = flowsOf(request, request.decimals, "");
  if (!flows.ok) return flows;
  switch (request.model) {
    case "european":
      return europeanWaterfall(flows.value, europeanTerms(request));
    case "metiModel": {
      const terms = metiTerms(request);
      return terms.ok ? metiWaterfall(flows.value, terms.value) : terms;
    }
    default:
      return unreachable(request.model);
  }
}

/** Flows where the model would not look for them must not be lost in silence. */
function misplacedFlows({ model, contributions, distributions, deals }: Request): Rejection | undefined {
  if (model !== "american") {
    return deals.length === 0
      ? undefined
      : { code: "dealsOnlyInAmerican", figures: { model }, pointer: "/deals" };
  }
  if (contributions.length + distributions.length === 0) return undefined;
  const figures = { contributions: contributions.length, distributions: distributions.length };
  return { code: "flowsOutsideDeals", figures };
}

function europeanTerms({ hurdleRate, hurdleGrowth, carryRate, catchUpRate }: Request): EuropeanTerms {
  const hurdle = { rate: hurdleRate, growth: hurdleGrowth, dayInclusion: "startOnly" } as const;
  return { hurdle, carryRate, catchUpRate };
}

function metiTerms(request: Request): Decision<MetiTerms> {
  const { hurdle, carryRate, catchUpRate } = europeanTerms(request);
  const { returnBasis, gpShareRate = carryRate, commitment, decimals } = request;
  const terms = { hurdle, catchUpRate, gpShareRate, returnBasis };
  if (commitment === undefined) return accept(terms);
  return mapDecision(amountUnits(commitment, decimals, "/commitment"), (units) => ({
    ...terms,
    commitment: units,
  }));
}

function flowsOf(
  { contributions, distributions }: Pick<Request, "contributions" | "distributions">,
  decimals: number,
  path: string,
): Decision<FundFlows> {
  const paidIn = flowsInUnits(contributions, decimals, `${path}/contributions`);
  if (!paidIn.ok) return paidIn;
  return mapDecision(flowsInUnits(distributions, decimals, `${path}/distributions`), (paidOut) => ({
    contributions: paidIn.value,
    distributions: paidOut,
  }));
}

function dealsOf({ deals, decimals }: Request): Decision<readonly Deal[]> {
  return allAccepted(
    deals.map(({ id, ...flows }, i) =>
      mapDecision(flowsOf(flows, decimals, `/deals/${i}`), (units) => ({ id, ...units })),
    ),
  );
}

function encode(waterfall: Waterfall<Row>, decimals: number): z.input<typeof waterfallResponse> {
  const text = (amount: bigint) => scaledText(amount, decimals);
  const split = ({ lp, gp }: WaterfallTotals) => ({ lp: text(lp), gp: text(gp) });
  return {
    distributions: waterfall.distributions.map(({ on, deal, amount, tiers, ...shares }) => ({
      on,
      ...(deal === undefined ? {} : { deal }),
      amount: text(amount),
      ...split(shares),
      tiers: tiers.map(({ tier, ...paid }) => ({ tier, ...split(paid) })),
    })),
    totals: split(waterfall.totals),
    preferredReturn: text(waterfall.preferredReturn),
    clawback: text(waterfall.clawback),
  };
}
