/**
 * Getting out of an investment: the company buys its shares back within its distributable amount, a buyer takes them, or
 * they are written off. The average cost of what leaves is released, and with it its part of the unrealised gain.
 */
import { withinBuyBackLimit, type BuyBackHeadroom } from "../../domain/fund/buy-back-limit.ts";
import { isOf, type EventOf, type ExitKind, type ReleasedCost } from "../../domain/fund/fund-event.ts";
import {
  deemedDividendOf,
  lotsOf,
  releaseCost,
  type DeemedDividend,
} from "../../domain/fund/fund-holding.ts";
import { profitPool, shareProfit } from "../../domain/fund/fund-profit.ts";
import { valueOfInvestment } from "../../domain/fund/fund-statement.ts";
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import { orReject, Rejected } from "../rejected.ts";
import {
  amountOf,
  amountText,
  investmentOf,
  investmentsInSame,
  pastDay,
  positionOn,
  wholePosition,
  type FundCase,
} from "./fund-case.ts";
import { fundChange, stepEntry, type FundStep } from "./fund-change.ts";
import { unitsOf } from "./investment-change.ts";
import type { InvestmentRecord } from "./ports.ts";
import { amountFact, dayFact, textFact } from "./step-words.ts";

export interface ExitPayload {
  readonly fundId: string;
  readonly investmentId: string;
  readonly exit: ExitKind;
  readonly exitedOn: string;
  readonly units: string;
  readonly proceeds: string;
  /** Of a buy-back: the company's capital behind the shares; what is paid above it is a dividend. */
  readonly capitalPortion?: string;
  readonly exceptionId?: string;
}

const exitWords: Readonly<Record<ExitKind, Bilingual>> = {
  buyBack: { ja: "自己株式の取得による回収", en: "buy-back" },
  sale: { ja: "譲渡", en: "sale" },
  writeOff: { ja: "償却", en: "write-off" },
};

interface ReckonedExit extends DeemedDividend {
  readonly proceeds: bigint;
  readonly released: readonly ReleasedCost[];
  readonly cost: bigint;
  /** Unrealised gain that goes with the cost. */
  readonly unrealised: bigint;
  /** Of a buy-back: what the company may pay, and whether an exception was needed. */
  readonly headroom: BuyBackHeadroom | undefined;
}

export const exitChange = fundChange(async (known, asked: ExitPayload): Promise<FundStep> => {
  const exitedOn = pastDay(known, asked.exitedOn);
  const investment = investmentOf(known, asked.investmentId);
  const exit = await reckonExit(known, asked, { investment, exitedOn });
  const position = positionOn(known, exitedOn);
  const pool = profitPool(position, investment.company.id);
  const { proceeds, cost, unrealised, withheldTax } = exit;
  const amounts = [proceeds, -cost, -unrealised, -withheldTax];
  const lines = orReject(
    shareProfit(amounts, pool, { partners: position.partners, known: wholePosition(known).events }),
  );
  const word = exitWords[asked.exit];
  const { name } = investment.company;
  const words = { ja: `${word.ja}（${name.ja}）`, en: `${word.en} (${name.en})` };
  const { released, deemedDividend, headroom } = exit;
  const investmentId = investment.id;
  const [income, lost, taken, taxed] = lines.map(({ shares }) => shares);
  const mirrored = (shares: typeof income) =>
    (shares ?? []).map((share) => ({ ...share, cash: -share.cash }));
  return {
    title: words,
    effectiveOn: exitedOn,
    detail: {
      kind: "exit",
      exit: asked.exit,
      investmentId,
      units: unitsOf(asked.units),
      proceeds,
      withheldTax,
      deemedDividend,
      released,
      exceptionId: headroom?.exception ?? null,
      pool: pool.key,
    },
    lines: lines.filter(({ shares }) => shares.length > 0),
    entry: stepEntry(known, { kind: "exit", effectiveOn: exitedOn, description: words }, [
      { rule: "proceeds", amount: proceeds, shares: income ?? [] },
      { rule: "costReleased", amount: cost, shares: mirrored(lost), investmentId },
      { rule: "valuation", amount: -unrealised, shares: taken ?? [], investmentId },
      { rule: "taxWithheldFromFund", amount: withheldTax, shares: mirrored(taxed) },
    ]),
    facts: exitFacts(known, exit, exitedOn),
    subjectId: investmentId,
  };
});

function exitFacts(known: FundCase, exit: ReckonedExit, exitedOn: LocalDate): FundStep["facts"] {
  const { proceeds, cost, deemedDividend, withheldTax, headroom } = exit;
  return [
    dayFact({ ja: "回収日", en: "Exited on" }, exitedOn),
    amountFact(known, { ja: "回収額", en: "Proceeds" }, [null, proceeds]),
    amountFact(known, { ja: "取得原価（平均）", en: "Average cost released" }, [null, cost]),
    amountFact(known, { ja: "みなし配当", en: "Deemed dividend" }, [null, deemedDividend]),
    amountFact(known, { ja: "源泉徴収税額", en: "Tax withheld" }, [null, withheldTax]),
    ...(headroom === undefined ? [] : limitFacts(known, headroom)),
  ];
}

/** How the buy-back stands to what the company may pay for its own shares. */
function limitFacts(known: FundCase, headroom: BuyBackHeadroom): FundStep["facts"] {
  const { distributable, redeemedSince, left, exception } = headroom;
  return [
    amountFact(known, { ja: "分配可能額", en: "Distributable amount" }, [null, distributable.amount]),
    dayFact({ ja: "分配可能額の基準日", en: "Distributable amount as of" }, distributable.asOf),
    textFact({ ja: "分配可能額の出所", en: "Source of the distributable amount" }, distributable.source),
    amountFact(known, { ja: "以後に買い取られた額", en: "Bought back since" }, [null, redeemedSince]),
    amountFact(known, { ja: "買取りの余裕", en: "Left for this buy-back" }, [null, left]),
    ...(exception === undefined
      ? []
      : [textFact({ ja: "承認された例外", en: "Approved exception" }, exception)]),
  ];
}

async function reckonExit(
  known: FundCase,
  asked: ExitPayload,
  { investment, exitedOn }: { readonly investment: InvestmentRecord; readonly exitedOn: LocalDate },
): Promise<ReckonedExit> {
  const proceeds = amountOf(known, asked.proceeds, "/proceeds");
  if (asked.exit === "writeOff" && proceeds > 0n) {
    throw new Rejected({
      code: "writeOffWithProceeds",
      figures: { proceeds: asked.proceeds },
      pointer: "/proceeds",
    });
  }
  const released = orReject(
    releaseCost(lotsOf(positionOn(known, exitedOn), investment.id), unitsOf(asked.units)),
  );
  const cost = released.reduce((sum, lot) => sum + lot.cost, 0n);
  const held = valueOfInvestment(await known.balancesOn(exitedOn), investment.id);
  const unrealised = held.cost === 0n ? 0n : (held.valuationDifference * cost) / held.cost;
  const isBuyBack = asked.exit === "buyBack";
  const headroom = isBuyBack ? limitPassed(known, asked, { investment, exitedOn, proceeds }) : undefined;
  const capital =
    asked.capitalPortion === undefined ? proceeds : amountOf(known, asked.capitalPortion, "/capitalPortion");
  const dividend = deemedDividendOf(proceeds, isBuyBack ? capital : proceeds);
  return { proceeds, released, cost, unrealised, headroom, ...dividend };
}

interface BuyBack {
  readonly investment: InvestmentRecord;
  readonly exitedOn: LocalDate;
  readonly proceeds: bigint;
}

/** What the company may pay; a buy-back above it needs an exception and is refused without one. */
function limitPassed(
  known: FundCase,
  { exceptionId }: ExitPayload,
  { investment, exitedOn, proceeds }: BuyBack,
): BuyBackHeadroom {
  const { events } = wholePosition(known);
  const company = investmentsInSame(known, investment);
  const distributableAmounts = events
    .filter(isOf("distributableAmount"))
    .filter(({ detail }) => company.includes(detail.investmentId))
    .map(({ effectiveOn, detail: { amount, source } }) => ({ asOf: effectiveOn, amount, source }));
  const exits = events.filter(isOf("exit"));
  const redemptions = exits
    .filter(({ detail }) => detail.exit === "buyBack" && company.includes(detail.investmentId))
    .map(({ effectiveOn, detail }) => ({ on: effectiveOn, amount: detail.proceeds }));
  const exception = exceptionId === undefined ? undefined : openException(known, exceptionId, exits);
  const isFit =
    exception?.detail.investmentId === investment.id &&
    exception.detail.amount >= proceeds &&
    exception.effectiveOn <= exitedOn &&
    exitedOn <= exception.detail.untilOn;
  if (exception !== undefined && !isFit) {
    const { amount, untilOn } = exception.detail;
    const figures = {
      amount: amountText(known, amount),
      proceeds: amountText(known, proceeds),
      untilOn,
      exitedOn,
    };
    throw new Rejected({ code: "exceptionDoesNotFit", figures, pointer: "/exceptionId" });
  }
  const limit = withinBuyBackLimit(
    { on: exitedOn, amount: proceeds },
    {
      distributableAmounts,
      redemptions,
      ...(exception === undefined ? {} : { approvedException: exception.id }),
    },
  );
  return orReject(limit);
}

/** An exception serves once. */
function openException(
  known: FundCase,
  exceptionId: string,
  exits: readonly EventOf<"exit">[],
): EventOf<"buyBackException"> {
  const found = wholePosition(known)
    .events.filter(isOf("buyBackException"))
    .find(({ id }) => id === exceptionId);
  const isUsed = exits.some(({ detail }) => detail.exceptionId === exceptionId);
  if (found !== undefined && !isUsed) return found;
  throw new Rejected({ code: "exceptionNotOpen", pointer: "/exceptionId" });
}
