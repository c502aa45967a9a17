/** Buying into a company, valuing what is held, and what is known of the company's power to buy it back. */
import { investedIn, lotsOf, valueByRank } from "../../domain/fund/fund-holding.ts";
import type { ValuationRank } from "../../domain/fund/fund-event.ts";
import { profitPool, shareProfit } from "../../domain/fund/fund-profit.ts";
import { valueOfInvestment } from "../../domain/fund/fund-statement.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import { mustTakeEquity } from "../party/must-take-equity.ts";
import { orNotFound, orReject, Rejected } from "../rejected.ts";
import { ownRecord, type Provenance } from "../provenance.ts";
import {
  amountOf,
  amountText,
  dayOf,
  investmentOf,
  mustHaveCash,
  pastDay,
  positionOn,
  positiveAmount,
  termsOn,
  wholePosition,
  type FundCase,
} from "./fund-case.ts";
import { fundChange, stepEntry, type FundStep } from "./fund-change.ts";
import type { Instrument, NewInvestment } from "./ports.ts";
import { amountFact, codeFact, dayFact, effectiveDay, reasonWord, textFact } from "./step-words.ts";

export interface PurchasePayload {
  readonly fundId: string;
  /** Of an investment that stands, or of the one that `opens` describes. */
  readonly investmentId: string;
  readonly opens?: {
    readonly companyId: string;
    readonly projectId?: string;
    readonly instrument: Instrument;
    readonly redemptions: readonly { readonly on: string; readonly amount: string }[];
    readonly provenance?: Provenance;
  };
  readonly boughtOn: string;
  readonly units: string;
  readonly cost: string;
}

export const purchaseChange = fundChange(async (known, asked: PurchasePayload): Promise<FundStep> => {
  const boughtOn = pastDay(known, asked.boughtOn);
  const cost = positiveAmount(known, asked.cost, "/cost");
  const { company, instrument, newInvestment } = await boughtInto(known, asked);
  if (instrument !== "loan") await mustTakeEquity(known.asked.work, company.id, boughtOn);
  const sameCompany = known.facts.investments.filter((held) => held.company.id === company.id);
  mustStayWithinLimit(known, boughtOn, { cost, ids: sameCompany.map(({ id }) => id) });
  await mustHaveCash(known, boughtOn, cost);
  const { investmentId } = asked;
  const words = { ja: `投資実行（${company.name.ja}）`, en: `investment in ${company.name.en}` };
  return {
    title: words,
    effectiveOn: boughtOn,
    detail: { kind: "purchase", investmentId, units: unitsOf(asked.units), cost },
    lines: [],
    entry: stepEntry(known, { kind: "purchase", effectiveOn: boughtOn, description: words }, [
      { rule: "purchase", amount: cost, shares: [], investmentId },
    ]),
    facts: [dayFact(effectiveDay, boughtOn), amountFact(known, { ja: "取得価額", en: "Cost" }, [null, cost])],
    newInvestment,
    subjectId: investmentId,
  };
});

interface BoughtInto {
  readonly company: { readonly id: string; readonly name: Bilingual };
  readonly instrument: Instrument;
  readonly newInvestment: NewInvestment | undefined;
}

async function boughtInto(
  known: FundCase,
  { fundId, investmentId, opens }: PurchasePayload,
): Promise<BoughtInto> {
  if (opens === undefined) return { ...investmentOf(known, investmentId), newInvestment: undefined };
  const { companyId, projectId, instrument, redemptions, provenance } = opens;
  const [company] = await known.funds.organizations([companyId]);
  if (projectId !== undefined) {
    orNotFound(await known.funds.projectName(known.asked.actor.organizationId, projectId), "project");
  }
  for (const [i, { on, amount }] of redemptions.entries()) {
    dayOf(on);
    positiveAmount(known, amount, `/opens/redemptions/${i}/amount`);
  }
  return {
    company: orNotFound(company, "organization"),
    instrument,
    newInvestment: {
      id: investmentId,
      fundId,
      companyId,
      projectId: projectId ?? null,
      instrument,
      redemptions,
      provenance: provenance ?? ownRecord,
    },
  };
}

function mustStayWithinLimit(
  known: FundCase,
  on: LocalDate,
  { cost, ids }: { readonly cost: bigint; readonly ids: readonly string[] },
): void {
  const limit = termsOn(known, on).perCompanyLimit;
  const invested = investedIn(wholePosition(known), ids);
  if (limit === null || invested + cost <= limit) return;
  const text = (amount: bigint) => amountText(known, amount);
  const figures = {
    limit: text(limit),
    invested: text(invested),
    cost: text(cost),
    excess: text(invested + cost - limit),
  };
  throw new Rejected({ code: "investmentAboveLimit", figures, pointer: "/cost" });
}

/** Whole numbers of shares. */
export function unitsOf(text: string): bigint {
  if (/^[1-9]\d{0,14}$/.test(text)) return BigInt(text);
  throw new Rejected({ code: "unitsNotWhole", figures: { units: text }, pointer: "/units" });
}

export interface ValuationPayload {
  readonly fundId: string;
  readonly investmentId: string;
  readonly valuedOn: string;
  readonly rank: ValuationRank;
  /** Needed for fair value. */
  readonly fairValue?: string;
  readonly method: string;
}

export const valuationChange = fundChange(async (known, asked: ValuationPayload): Promise<FundStep> => {
  const valuedOn = pastDay(known, asked.valuedOn);
  const { id: investmentId, company } = investmentOf(known, asked.investmentId);
  if (!lotsOf(positionOn(known, valuedOn), investmentId).some(({ units }) => units > 0n)) {
    throw new Rejected({ code: "nothingHeld", figures: { on: valuedOn }, pointer: "/valuedOn" });
  }
  const balances = await known.balancesOn(valuedOn);
  const { cost, fairValue: before } = valueOfInvestment(balances, investmentId);
  const found = asked.rank === "fairValue" ? amountOf(known, foundValue(asked), "/fairValue") : 0n;
  const fairValue = valueByRank(asked.rank, cost, found);
  const position = positionOn(known, valuedOn);
  const pool = profitPool(position, company.id);
  const gain = fairValue - before;
  const [profit] = orReject(
    shareProfit([gain], pool, { partners: position.partners, known: wholePosition(known).events }),
  );
  const words = { ja: `評価（${company.name.ja}）`, en: `valuation of ${company.name.en}` };
  const { rank, method } = asked;
  return {
    title: words,
    effectiveOn: valuedOn,
    detail: { kind: "valuation", investmentId, rank, cost, fairValue, method, pool: pool.key },
    lines: profit === undefined || gain === 0n ? [] : [profit],
    entry: stepEntry(known, { kind: "valuation", effectiveOn: valuedOn, description: words }, [
      { rule: "valuation", amount: gain, shares: profit?.shares ?? [], investmentId },
    ]),
    facts: [
      dayFact({ ja: "評価日", en: "Valued on" }, valuedOn),
      amountFact(known, { ja: "取得価額", en: "Cost" }, [cost, cost]),
      amountFact(known, { ja: "評価額", en: "Fair value" }, [before, fairValue]),
      codeFact({ ja: "区分", en: "Rank" }, rank),
      textFact({ ja: "評価方法", en: "Method" }, method),
    ],
    subjectId: investmentId,
  };
});

function foundValue({ fairValue }: ValuationPayload): string {
  if (fairValue !== undefined) return fairValue;
  throw new Rejected({ code: "fairValueMissing", pointer: "/fairValue" });
}

export interface DistributableAmountPayload {
  readonly fundId: string;
  readonly investmentId: string;
  readonly asOf: string;
  readonly amount: string;
  readonly source: string;
}

/** 分配可能額 of the company, with the document it was taken from. */
export const distributableAmountChange = fundChange((known, asked: DistributableAmountPayload): FundStep => {
  const { id: investmentId, company } = investmentOf(known, asked.investmentId);
  const asOf = pastDay(known, asked.asOf);
  const amount = amountOf(known, asked.amount, "/amount");
  return {
    title: {
      ja: `分配可能額（${company.name.ja}）`,
      en: `distributable amount of ${company.name.en}`,
    },
    effectiveOn: asOf,
    detail: { kind: "distributableAmount", investmentId, amount, source: asked.source },
    lines: [],
    facts: [
      dayFact({ ja: "基準日", en: "As of" }, asOf),
      amountFact(known, { ja: "分配可能額", en: "Distributable amount" }, [null, amount]),
      textFact({ ja: "出所の書類", en: "Source document" }, asked.source),
    ],
    subjectId: investmentId,
  };
});

export interface BuyBackExceptionPayload {
  readonly fundId: string;
  readonly investmentId: string;
  readonly amount: string;
  readonly fromOn: string;
  readonly untilOn: string;
  readonly reason: string;
}

/** Lets one buy-back pass above the limit, up to an amount and until a day. */
export const buyBackExceptionChange = fundChange((known, asked: BuyBackExceptionPayload): FundStep => {
  const { id: investmentId, company } = investmentOf(known, asked.investmentId);
  const [fromOn, untilOn] = [dayOf(asked.fromOn), dayOf(asked.untilOn)];
  if (untilOn < fromOn)
    throw new Rejected({ code: "endBeforeStart", figures: { startOn: fromOn, endOn: untilOn } });
  const amount = positiveAmount(known, asked.amount, "/amount");
  return {
    title: {
      ja: `買取り上限の例外（${company.name.ja}）`,
      en: `exception to the buy-back limit of ${company.name.en}`,
    },
    effectiveOn: fromOn,
    detail: { kind: "buyBackException", investmentId, amount, untilOn, reason: asked.reason },
    lines: [],
    facts: [
      amountFact(known, { ja: "上限額", en: "Up to" }, [null, amount]),
      dayFact({ ja: "期限", en: "Until" }, untilOn),
      textFact(reasonWord, asked.reason),
    ],
    subjectId: investmentId,
  };
});
