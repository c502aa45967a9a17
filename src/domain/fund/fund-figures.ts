/**
 * Figures of performance of a fund as of a day. Gross: what the investments cost, brought back and are worth. Net: what
 * partners paid in, got, and what their capital accounts stand at. The internal rate of return takes what is left as a
 * last payment on the day.
 */
import type { LocalDate } from "../kernel/local-date.ts";
import type { CashFlow, FundFlows } from "./cash-flow.ts";
import { isOf } from "./fund-event.ts";
import { fundMultiples, multipleOnInvestedCapital, type FundMultiples } from "./fund-performance.ts";
import type { FundPosition, PartnerStanding } from "./fund-standing.ts";
import { xirr, type Xirr } from "./xirr.ts";
import type { Decimal } from "../kernel/decimal.ts";

export interface GrossFigures {
  readonly cost: bigint;
  readonly proceeds: bigint;
  readonly fairValue: bigint;
  readonly moic: Decimal | undefined;
  readonly flows: readonly CashFlow[];
  readonly xirr: Xirr;
}

/** Of one investment, or of all. */
export function grossFigures(
  { events }: FundPosition,
  {
    asOf,
    fairValue,
    investmentId,
  }: { readonly asOf: LocalDate; readonly fairValue: bigint; readonly investmentId?: string },
): GrossFigures {
  const isAbout = (id: string | null) => id !== null && (investmentId === undefined || id === investmentId);
  const bought = events
    .filter(isOf("purchase"))
    .filter(({ detail }) => isAbout(detail.investmentId))
    .map(({ effectiveOn: on, detail }) => ({ on, amount: -detail.cost }));
  const exits = events
    .filter(isOf("exit"))
    .filter(({ detail }) => isAbout(detail.investmentId))
    .map(({ effectiveOn: on, detail }) => ({ on, amount: detail.proceeds - detail.withheldTax }));
  const earned = events
    .filter(isOf("income"))
    .filter(({ detail }) => isAbout(detail.investmentId))
    .map(({ effectiveOn: on, detail }) => ({ on, amount: detail.amount - detail.withheldTax }));
  const flows = [...bought, ...exits, ...earned, { on: asOf, amount: fairValue }];
  const sum = (some: readonly CashFlow[]) => some.reduce((total, { amount }) => total + amount, 0n);
  const figures = { cost: -sum(bought), proceeds: sum([...exits, ...earned]), fairValue };
  return { ...figures, moic: multipleOnInvestedCapital(figures), flows, xirr: xirr(flows) };
}

export interface NetFigures extends FundMultiples {
  readonly netAssetValue: bigint;
  readonly flows: readonly CashFlow[];
  readonly xirr: Xirr;
}

export function netFigures(
  { commitment, paidIn, distributed }: Omit<PartnerStanding, "partner" | "unfunded">,
  { contributions, distributions }: FundFlows,
  { asOf, netAssetValue }: { readonly asOf: LocalDate; readonly netAssetValue: bigint },
): NetFigures {
  const flows = [
    ...contributions.map(({ on, amount }) => ({ on, amount: -amount })),
    ...distributions,
    { on: asOf, amount: netAssetValue },
  ];
  return {
    ...fundMultiples({ commitment, paidIn, distributed, netAssetValue }),
    netAssetValue,
    flows,
    xirr: xirr(flows),
  };
}
