/** The management fee of a period: reckoned on its base, less the offset for portfolio fees, with consumption tax. */
import { isOf } from "../../domain/fund/fund-event.ts";
import { afterDiscounts, feePool, shareProfit } from "../../domain/fund/fund-profit.ts";
import { partnerStandings } from "../../domain/fund/fund-standing.ts";
import { balanceOfAccount, netAssets } from "../../domain/fund/fund-statement.ts";
import { managementFee, type ManagementFee } from "../../domain/fund/management-fee.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import { orReject, Rejected } from "../rejected.ts";
import {
  amountOf,
  amountText,
  dayOf,
  fundDay,
  mustHaveCash,
  pastDay,
  positionOn,
  termsOn,
  wholePosition,
  type FundCase,
} from "./fund-case.ts";
import { fundChange, stepEntry, type FundStep } from "./fund-change.ts";
import { amountFact, dayFact } from "./step-words.ts";

export interface FeePayload {
  readonly fundId: string;
  /** `[startOn, endOn)` */
  readonly startOn: string;
  readonly endOn: string;
  readonly paidOn: string;
  /** What the manager earned from companies of the portfolio in the period. */
  readonly portfolioFees: string;
}

export const feeChange = fundChange(async (known, asked: FeePayload): Promise<FundStep> => {
  const [startOn, endOn, paidOn] = [
    fundDay(known, asked.startOn),
    dayOf(asked.endOn),
    pastDay(known, asked.paidOn),
  ];
  const portfolioFees = amountOf(known, asked.portfolioFees, "/portfolioFees");
  const fee = await feeOf(known, { startOn, endOn, portfolioFees });
  const position = positionOn(known, paidOn);
  const total = afterDiscounts(fee.payable, position) + afterDiscounts(fee.consumptionTax, position);
  await mustHaveCash(known, paidOn, total);
  const pool = feePool(position);
  const lines = orReject(
    shareProfit([-total], pool, { partners: position.partners, known: wholePosition(known).events }),
  );
  const shares = lines.flatMap((line) => line.shares).map((share) => ({ ...share, cash: -share.cash }));
  const words = { ja: `管理報酬（${startOn}～${endOn}）`, en: `management fee ${startOn} to ${endOn}` };
  return {
    title: { ja: `${words.ja} ${amountText(known, total)}`, en: `${words.en} ${amountText(known, total)}` },
    effectiveOn: paidOn,
    detail: { kind: "fee", startOn, endOn, portfolioFees, ...fee, pool: pool.key },
    lines: lines.filter((line) => line.shares.length > 0),
    entry: stepEntry(known, { kind: "managementFee", effectiveOn: paidOn, description: words }, [
      { rule: "managementFee", amount: total, shares },
    ]),
    facts: [
      dayFact({ ja: "支払日", en: "Paid on" }, paidOn),
      amountFact(known, { ja: "報酬（控除前）", en: "Gross fee" }, [null, fee.gross]),
      amountFact(known, { ja: "投資先からの報酬の控除", en: "Offset" }, [null, fee.offset]),
      amountFact(known, { ja: "消費税", en: "Consumption tax" }, [null, fee.consumptionTax]),
      amountFact(known, { ja: "支払額（割引後）", en: "Paid, after discounts" }, [null, total]),
      amountFact(known, { ja: "控除の繰越し", en: "Offset carried forward" }, [
        null,
        fee.offsetCarriedForward,
      ]),
    ],
  };
});

interface Period {
  readonly startOn: LocalDate;
  readonly endOn: LocalDate;
  readonly portfolioFees: bigint;
}

async function feeOf(known: FundCase, { startOn, endOn, portfolioFees }: Period): Promise<ManagementFee> {
  const rule = termsOn(known, startOn).fee;
  if (rule === null) throw new Rejected({ code: "noFeeAgreed" });
  const { events } = wholePosition(known);
  const charged = events.filter(isOf("fee"));
  const overlap = charged.find(({ detail }) => detail.startOn < endOn && startOn < detail.endOn);
  if (overlap !== undefined) {
    const { detail } = overlap;
    const figures = { startOn, endOn, chargedFrom: detail.startOn, chargedTo: detail.endOn };
    throw new Rejected({ code: "feePeriodCharged", figures });
  }
  const balances = await known.balancesOn(startOn);
  const standings = partnerStandings(positionOn(known, startOn));
  const bases = {
    commitment: standings.reduce((sum, { commitment }) => sum + commitment, 0n),
    called: standings.reduce((sum, { paidIn }) => sum + paidIn, 0n),
    investedCost: balanceOfAccount(balances, "investments"),
    nav: netAssets(balances),
  };
  const offsetBroughtForward = charged.at(-1)?.detail.offsetCarriedForward ?? 0n;
  return orReject(managementFee(rule, { startOn, endOn, bases, portfolioFees, offsetBroughtForward }));
}
