import { isDecimalText, shiftPoint, trimZeros } from "../../figures/decimal-text.ts";
import { typedFigure, typedPercent } from "../../figures/typed-figure.ts";
import type { WrittenTerms } from "./fund-answer.ts";

/** Terms as they are typed: rates in percent. What has no field stays as it was agreed before. */
export interface TermsDraft {
  readonly before: WrittenTerms;
  readonly model: WrittenTerms["waterfall"]["model"];
  readonly carryRate: string;
  readonly catchUpRate: string;
  readonly hurdleRate: string;
  readonly feeRate: string;
  readonly feeBase: NonNullable<WrittenTerms["fee"]>["base"];
  readonly offsetRate: string;
  readonly lateChargeRate: string;
  readonly equalisationRate: string;
  readonly perCompanyLimit: string;
  readonly callPolicy: WrittenTerms["allocation"]["call"];
  readonly distributionPolicy: WrittenTerms["allocation"]["distribution"];
}

function percent(rate: string): string {
  return isDecimalText(rate) ? trimZeros(shiftPoint(rate, 2)) : rate;
}

export function draftOf(terms: WrittenTerms): TermsDraft {
  const { waterfall, fee, allocation } = terms;
  return {
    before: terms,
    model: waterfall.model,
    carryRate: percent(waterfall.carryRate),
    catchUpRate: percent(waterfall.catchUpRate),
    hurdleRate: percent(waterfall.hurdle.rate),
    feeRate: percent(fee?.annualRate ?? "0"),
    feeBase: fee?.base ?? "commitment",
    offsetRate: percent(fee?.offsetRate ?? "0"),
    lateChargeRate: percent(terms.lateChargeRate),
    equalisationRate: percent(terms.equalisationRate),
    perCompanyLimit: terms.perCompanyLimit ?? "",
    callPolicy: allocation.call,
    distributionPolicy: allocation.distribution,
  };
}

/** A fee by the month, with consumption tax, where none was agreed before. */
const usualFee: NonNullable<WrittenTerms["fee"]> = {
  base: "commitment",
  annualRate: "0",
  offsetRate: "0",
  consumptionTaxRate: "0.1",
  dayCount: { dayCount: "monthly", dayInclusion: "startOnly" },
};

export function termsOf(draft: TermsDraft): WrittenTerms {
  const { before } = draft;
  const annualRate = typedPercent(draft.feeRate);
  const limit = typedFigure(draft.perCompanyLimit);
  const isFree = before.fee === null && ["", "0"].includes(annualRate);
  return {
    ...before,
    allocation: { call: draft.callPolicy, distribution: draft.distributionPolicy },
    waterfall: {
      ...before.waterfall,
      model: draft.model,
      carryRate: typedPercent(draft.carryRate),
      catchUpRate: typedPercent(draft.catchUpRate),
      hurdle: { ...before.waterfall.hurdle, rate: typedPercent(draft.hurdleRate) },
    },
    fee: isFree
      ? null
      : {
          ...(before.fee ?? usualFee),
          base: draft.feeBase,
          annualRate,
          offsetRate: typedPercent(draft.offsetRate),
        },
    lateChargeRate: typedPercent(draft.lateChargeRate),
    equalisationRate: typedPercent(draft.equalisationRate),
    perCompanyLimit: limit === "" ? null : limit,
  };
}

/** Where a new fund begins: the model agreement, nothing rounded away. */
export const usualTerms: WrittenTerms = {
  allocation: { call: "largestRemainder", distribution: "largestRemainder" },
  waterfall: {
    model: "metiModel",
    hurdle: { rate: "0", growth: "annual", dayInclusion: "startOnly" },
    carryRate: "0.2",
    catchUpRate: "0",
    returnBasis: "paidIn",
  },
  fee: { ...usualFee, annualRate: "0.02" },
  lateChargeRate: "0.14",
  equalisationRate: "0.04",
  withholdingRate: "0",
  perCompanyLimit: null,
  plannedCalls: [],
};
