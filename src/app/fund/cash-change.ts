/** Income and expenses of the fund itself: dividends and interest of companies, costs of running the fund. */
import { profitPool, shareProfit } from "../../domain/fund/fund-profit.ts";
import { orReject } from "../rejected.ts";
import {
  amountOf,
  amountText,
  investmentOf,
  mustHaveCash,
  pastDay,
  positionOn,
  positiveAmount,
  wholePosition,
} from "./fund-case.ts";
import { fundChange, stepEntry, type FundStep } from "./fund-change.ts";
import { amountFact, dayFact, effectiveDay, textFact } from "./step-words.ts";

export interface IncomePayload {
  readonly fundId: string;
  /** The investment it came from; none for what idle funds earn. */
  readonly investmentId?: string;
  readonly receivedOn: string;
  /** Before tax. */
  readonly amount: string;
  readonly withheldTax: string;
  readonly what: string;
}

export const incomeChange = fundChange((known, asked: IncomePayload): FundStep => {
  const on = pastDay(known, asked.receivedOn);
  const investment = asked.investmentId === undefined ? undefined : investmentOf(known, asked.investmentId);
  const amount = positiveAmount(known, asked.amount, "/amount");
  const withheldTax = amountOf(known, asked.withheldTax, "/withheldTax");
  const position = positionOn(known, on);
  const pool = profitPool(position, investment?.id);
  const lines = orReject(
    shareProfit([amount, -withheldTax], pool, {
      partners: position.partners,
      known: wholePosition(known).events,
    }),
  );
  const [earned, taxed] = lines.map(({ shares }) => shares);
  const { what } = asked;
  const words = { ja: `収益（${what}）`, en: `income (${what})` };
  return {
    title: { ja: `${words.ja} ${amountText(known, amount)}`, en: `${words.en} ${amountText(known, amount)}` },
    effectiveOn: on,
    detail: {
      kind: "income",
      investmentId: investment?.id ?? null,
      amount,
      withheldTax,
      what,
      pool: pool.key,
    },
    lines: lines.filter(({ shares }) => shares.length > 0),
    entry: stepEntry(known, { kind: "fundIncome", effectiveOn: on, description: words }, [
      { rule: investment === undefined ? "otherIncome" : "investmentIncome", amount, shares: earned ?? [] },
      {
        rule: "taxWithheldFromFund",
        amount: withheldTax,
        shares: (taxed ?? []).map((share) => ({ ...share, cash: -share.cash })),
      },
    ]),
    facts: [
      dayFact(effectiveDay, on),
      amountFact(known, { ja: "収益", en: "Income" }, [null, amount]),
      amountFact(known, { ja: "源泉徴収税額", en: "Tax withheld" }, [null, withheldTax]),
      textFact({ ja: "内容", en: "What" }, what),
    ],
  };
});

export interface ExpensePayload {
  readonly fundId: string;
  readonly paidOn: string;
  readonly amount: string;
  readonly what: string;
}

export const expenseChange = fundChange(async (known, asked: ExpensePayload): Promise<FundStep> => {
  const on = pastDay(known, asked.paidOn);
  const amount = positiveAmount(known, asked.amount, "/amount");
  await mustHaveCash(known, on, amount);
  const position = positionOn(known, on);
  const pool = profitPool(position, undefined);
  const lines = orReject(
    shareProfit([-amount], pool, { partners: position.partners, known: wholePosition(known).events }),
  );
  const shares = lines.flatMap((line) => line.shares).map((share) => ({ ...share, cash: -share.cash }));
  const { what } = asked;
  const words = { ja: `費用（${what}）`, en: `expense (${what})` };
  return {
    title: { ja: `${words.ja} ${amountText(known, amount)}`, en: `${words.en} ${amountText(known, amount)}` },
    effectiveOn: on,
    detail: { kind: "expense", amount, what, pool: pool.key },
    lines,
    entry: stepEntry(known, { kind: "fundExpense", effectiveOn: on, description: words }, [
      { rule: "expense", amount, shares },
    ]),
    facts: [
      dayFact(effectiveDay, on),
      amountFact(known, { ja: "費用", en: "Expense" }, [null, amount]),
      textFact({ ja: "内容", en: "What" }, what),
    ],
  };
});
