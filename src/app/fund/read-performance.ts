import { sumAmounts, type CashFlow, type FundFlows } from "../../domain/fund/cash-flow.ts";
import { grossFigures, netFigures, type NetFigures } from "../../domain/fund/fund-figures.ts";
import { jCurve } from "../../domain/fund/fund-performance.ts";
import { isOf } from "../../domain/fund/fund-event.ts";
import { fundFlows, partnerFlows } from "../../domain/fund/fund-standing.ts";
import { balanceOfAccount, netAssets } from "../../domain/fund/fund-statement.ts";
import { fundWaterfall, splitOf } from "../../domain/fund/fund-waterfall.ts";
import { xirrText, type Xirr } from "../../domain/fund/xirr.ts";
import { canonicalDecimal, roundDecimal, type Decimal } from "../../domain/kernel/decimal.ts";
import type { Viewpoint } from "../../domain/kernel/viewpoint.ts";
import { valueOfInvestment } from "../../domain/fund/fund-statement.ts";
import type { Actor } from "../actor.ts";
import type { Repositories } from "../ports.ts";
import { orReject } from "../rejected.ts";
import { termsOn } from "./fund-case.ts";
import { readingOf, totalsOf, type FundAsked, type FundReading } from "./fund-reading.ts";
import type { PartnerRecord } from "./ports.ts";

export interface XirrView {
  readonly status: Xirr["status"];
  readonly rate: string | null;
  readonly roots: readonly string[];
}

export interface NetView {
  readonly commitment: string;
  readonly paidIn: string;
  readonly distributed: string;
  readonly netAssetValue: string;
  readonly dpi: string | null;
  readonly rvpi: string | null;
  readonly tvpi: string | null;
  readonly pic: string | null;
  readonly xirr: XirrView;
  readonly jCurve: readonly { readonly on: string; readonly cumulative: string }[];
}

export interface PerformanceView {
  readonly gross: {
    readonly cost: string;
    readonly proceeds: string;
    readonly fairValue: string;
    readonly moic: string | null;
    readonly xirr: XirrView;
  };
  /** Of all partners together. */
  readonly net: NetView;
  /** Of the partners whose figures the reader may see. */
  readonly partners: readonly (NetView & { readonly partnerId: string })[];
  readonly viewpoint: Viewpoint;
}

type Funds = Pick<Repositories, "funds">;

export async function readPerformance(
  repositories: Funds,
  actor: Actor,
  asked: FundAsked,
): Promise<PerformanceView> {
  const reading = await readingOf(repositories, actor, asked);
  const { position, balances, viewpoint, facts, text } = reading;
  const fairValue =
    balanceOfAccount(balances, "investments") + balanceOfAccount(balances, "valuationDifference");
  const gross = grossFigures(position, { asOf: viewpoint.asOf, fairValue });
  return {
    gross: {
      cost: text(gross.cost),
      proceeds: text(gross.proceeds),
      fairValue: text(gross.fairValue),
      moic: multipleText(gross.moic),
      xirr: xirrView(gross.flows, gross.xirr),
    },
    net: netView(reading, facts.partners, fundFlows(position)),
    partners: reading.visible.map((partner) => ({
      partnerId: partner.id,
      ...partnerNetView(reading, partner),
    })),
    viewpoint,
  };
}

export function partnerNetView(reading: FundReading, partner: PartnerRecord): NetView {
  return netView(reading, [partner], partnerFlows(reading.position, partner.id));
}

function netView(reading: FundReading, partners: readonly PartnerRecord[], flows: FundFlows): NetView {
  const { text, viewpoint } = reading;
  const totals = totalsOf(reading, partners);
  const asked = { asOf: viewpoint.asOf, netAssetValue: totals.capital };
  const figures: NetFigures = netFigures(totals, flows, asked);
  return {
    commitment: text(totals.commitment),
    paidIn: text(totals.paidIn),
    distributed: text(totals.distributed),
    netAssetValue: text(totals.capital),
    dpi: multipleText(figures.dpi),
    rvpi: multipleText(figures.rvpi),
    tvpi: multipleText(figures.tvpi),
    pic: multipleText(figures.pic),
    xirr: xirrView(figures.flows, figures.xirr),
    jCurve: jCurve(flows).map(({ on, cumulative }) => ({ on, cumulative: text(cumulative) })),
  };
}

/** Four places, as reports show multiples. */
export function multipleText(multiple: Decimal | undefined): string | null {
  return multiple === undefined ? null : canonicalDecimal(roundDecimal(multiple, 4, "halfEven"));
}

function xirrView(flows: readonly CashFlow[], { status, rate, roots }: Xirr): XirrView {
  return {
    status,
    rate: rate === undefined ? null : xirrText(flows, rate),
    roots: roots.map((root) => xirrText(flows, root)),
  };
}

export interface ClawbackView {
  readonly model: string;
  readonly carryPaid: string;
  /** What the fund would pay out if everything were sold for what it stands at. */
  readonly liquidation: {
    readonly amount: string;
    readonly lp: string;
    readonly gp: string;
    readonly tiers: readonly { readonly tier: string; readonly lp: string; readonly gp: string }[];
  };
  readonly clawback: string;
  readonly viewpoint: Viewpoint;
}

/** What the general partner would have to give back if the fund ended on the day. */
export async function readClawback(
  repositories: Funds,
  actor: Actor,
  asked: FundAsked,
): Promise<ClawbackView> {
  const { position, balances, facts, viewpoint, text } = await readingOf(repositories, actor, asked);
  const { waterfall } = termsOn({ facts }, viewpoint.asOf);
  const on = viewpoint.asOf;
  const assets = netAssets(balances);
  const left = waterfall.model === "american" ? [] : [{ on, amount: assets > 0n ? assets : 0n }];
  const deals = facts.investments.map(({ id }) => ({
    on,
    amount: valueOfInvestment(balances, id).fairValue,
    investmentId: id,
  }));
  const further = waterfall.model === "american" ? deals.filter(({ amount }) => amount > 0n) : left;
  const carryPaid = position.events
    .filter(isOf("distribution"))
    .flatMap(({ detail }) => detail.tiers)
    .reduce((sum, { gp }) => sum + gp, 0n);
  const hasContributions = sumAmounts(fundFlows(position).contributions) > 0n;
  const run = hasContributions ? orReject(fundWaterfall(position, waterfall, further)) : undefined;
  const splits =
    run === undefined ? [] : further.map((one) => splitOf(run, { investmentId: undefined, ...one }));
  const found = splits.filter((split) => split !== undefined);
  const sum = (side: "lp" | "gp") => found.reduce((total, split) => total + split[side], 0n);
  return {
    model: waterfall.model,
    carryPaid: text(carryPaid),
    liquidation: {
      amount: text(further.reduce((total, { amount }) => total + amount, 0n)),
      lp: text(sum("lp")),
      gp: text(sum("gp")),
      tiers: found.flatMap(({ tiers }) =>
        tiers.map(({ tier, lp, gp }) => ({ tier, lp: text(lp), gp: text(gp) })),
      ),
    },
    clawback: text(run?.clawback ?? 0n),
    viewpoint,
  };
}
