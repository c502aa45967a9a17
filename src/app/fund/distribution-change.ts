/** A distribution: split by the waterfall of the terms, within the legal limit of the fund's form and its cash. */
import { fundFlows } from "../../domain/fund/fund-standing.ts";
import { distributionOf, type SharedDistribution } from "../../domain/fund/fund-distribution.ts";
import { withinDistributionLimit } from "../../domain/fund/distribution-limit.ts";
import type { FundMovement } from "../../domain/fund/fund-posting.ts";
import type { FundShare } from "../../domain/fund/fund-event.ts";
import { netAssets } from "../../domain/fund/fund-statement.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import { sumAmounts } from "../../domain/fund/cash-flow.ts";
import { orReject, Rejected } from "../rejected.ts";
import {
  amountOf,
  amountText,
  dayOf,
  fundDay,
  investmentOf,
  mustHaveCash,
  positionOn,
  positiveAmount,
  termsOn,
  type FundCase,
} from "./fund-case.ts";
import { fundChange, stepEntry, type FundStep } from "./fund-change.ts";
import { amountFact, dayFact, unfundedFact } from "./step-words.ts";

export interface DistributionPayload {
  readonly fundId: string;
  readonly noticeOn: string;
  readonly paidOn: string;
  readonly amount: string;
  /** The deal it comes from: needed by the american waterfall. */
  readonly investmentId?: string;
  /** How much of the returned capital may be called again. */
  readonly restores: string;
}

export const distributionChange = fundChange(async (known, asked: DistributionPayload): Promise<FundStep> => {
  const paidOn = fundDay(known, asked.paidOn);
  const noticeOn = dayOf(asked.noticeOn);
  if (paidOn < noticeOn)
    throw new Rejected({ code: "dueBeforeNotice", figures: { noticeOn, dueOn: paidOn } });
  const investmentId =
    asked.investmentId === undefined ? undefined : investmentOf(known, asked.investmentId).id;
  const amount = positiveAmount(known, asked.amount, "/amount");
  await mustBeAllowed(known, paidOn, amount);
  const restores = amountOf(known, asked.restores, "/restores");
  const shared = orReject(
    distributionOf(
      positionOn(known, paidOn),
      { on: paidOn, amount, investmentId, restores },
      termsOn(known, paidOn),
    ),
  );
  const { lines, tiers, carried, withheld } = shared;
  const paid = lines.reduce((sum, { cash }) => sum + cash, 0n);
  const withheldTax = withheld.reduce((sum, { cash }) => sum + cash, 0n);
  const words = { ja: `分配（${noticeOn}）`, en: `distribution of ${noticeOn}` };
  return {
    title: { ja: `分配 ${amountText(known, paid)}`, en: `distribution of ${amountText(known, paid)}` },
    effectiveOn: paidOn,
    detail: {
      kind: "distribution",
      noticeOn,
      investmentId: investmentId ?? null,
      carried,
      withheldTax,
      tiers,
    },
    lines,
    entry: stepEntry(
      known,
      { kind: "distribution", effectiveOn: paidOn, description: words },
      movementsOf(shared),
    ),
    facts: [
      dayFact({ ja: "支払日", en: "Paid on" }, paidOn),
      amountFact(known, { ja: "分配額", en: "Distributed" }, [null, paid]),
      ...(withheldTax === 0n
        ? []
        : [amountFact(known, { ja: "源泉徴収税額", en: "Tax withheld" }, [null, withheldTax])]),
      ...(carried === 0n
        ? []
        : [amountFact(known, { ja: "端数の繰越し", en: "Left for the next distribution" }, [null, carried])]),
      unfundedFact(known, lines),
    ],
    tiers,
  };
});

/** Within net assets as the law has it, on the day and as far as anything is known today; and within cash. */
async function mustBeAllowed(known: FundCase, on: LocalDate, amount: bigint): Promise<void> {
  const { form } = known.facts.fund;
  const contributions = sumAmounts(fundFlows(positionOn(known, on)).contributions);
  const assets = netAssets(await known.balancesOn(on));
  orReject(withinDistributionLimit(amount, { form, netAssets: assets, contributions }));
  await mustHaveCash(known, on, amount);
}

/** Carried interest first moves to the general partner's capital account, and is paid out of it. */
function movementsOf({ lines, withheld, reallocated }: SharedDistribution): readonly FundMovement[] {
  const paid = sharesByPartner(lines.flatMap(({ shares }) => shares));
  const taxed = withheld.reduce((sum, { cash }) => sum + cash, 0n);
  const net = paid.map(({ partnerId, cash }) => ({
    partnerId,
    cash: cash - (withheld.find((share) => share.partnerId === partnerId)?.cash ?? 0n),
  }));
  return [
    { rule: "carryReallocation", amount: 0n, shares: reallocated },
    { rule: "distribution", amount: net.reduce((sum, { cash }) => sum + cash, 0n), shares: net },
    { rule: "distributionWithheld", amount: taxed, shares: withheld },
  ];
}

function sharesByPartner(shares: readonly FundShare[]): readonly Pick<FundShare, "partnerId" | "cash">[] {
  const ids = [...new Set(shares.map(({ partnerId }) => partnerId))];
  return ids.map((partnerId) => ({
    partnerId,
    cash: shares.reduce((sum, share) => (share.partnerId === partnerId ? sum + share.cash : sum), 0n),
  }));
}
