import { isDecimalText, shiftPoint, trimZeros } from "../../figures/decimal-text.ts";
import { typedFigure, typedPercent } from "../../figures/typed-figure.ts";
import { datedRows, isFilledIn, wiredRows, type DatedAmount } from "./dated-amount.ts";
import type { WrittenTerms } from "./fund-answer.ts";

type WrittenFee = NonNullable<WrittenTerms["fee"]>;

/** Terms as they are typed: rates in percent. What has no field stays as it was agreed before. */
export interface TermsDraft {
  readonly before: WrittenTerms;
  readonly model: WrittenTerms["waterfall"]["model"];
  readonly carryRate: string;
  readonly catchUpRate: string;
  readonly hurdleRate: string;
  readonly growth: WrittenTerms["waterfall"]["hurdle"]["growth"];
  readonly dayInclusion: WrittenTerms["waterfall"]["hurdle"]["dayInclusion"];
  readonly returnBasis: WrittenTerms["waterfall"]["returnBasis"];
  readonly feeRate: string;
  readonly feeBase: WrittenFee["base"];
  readonly offsetRate: string;
  readonly consumptionTaxRate: string;
  /** Empty where the fee never steps down. */
  readonly stepDownOn: string;
  readonly stepDownBase: WrittenFee["base"];
  readonly stepDownRate: string;
  readonly lateChargeRate: string;
  readonly equalisationRate: string;
  readonly withholdingRate: string;
  readonly perCompanyLimit: string;
  readonly callPolicy: WrittenTerms["allocation"]["call"];
  readonly distributionPolicy: WrittenTerms["allocation"]["distribution"];
  readonly plannedCalls: readonly DatedAmount[];
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
    growth: waterfall.hurdle.growth,
    dayInclusion: waterfall.hurdle.dayInclusion,
    returnBasis: waterfall.returnBasis,
    ...feeDraftOf(fee ?? usualFee),
    lateChargeRate: percent(terms.lateChargeRate),
    equalisationRate: percent(terms.equalisationRate),
    withholdingRate: percent(terms.withholdingRate),
    perCompanyLimit: terms.perCompanyLimit ?? "",
    callPolicy: allocation.call,
    distributionPolicy: allocation.distribution,
    plannedCalls: datedRows(terms.plannedCalls),
  };
}

type FeeDraft = Pick<
  TermsDraft,
  "feeRate" | "feeBase" | "offsetRate" | "consumptionTaxRate" | "stepDownOn" | "stepDownBase" | "stepDownRate"
>;

function feeDraftOf({ annualRate, base, offsetRate, consumptionTaxRate, stepDown }: WrittenFee): FeeDraft {
  return {
    feeRate: percent(annualRate),
    feeBase: base,
    offsetRate: percent(offsetRate),
    consumptionTaxRate: percent(consumptionTaxRate),
    stepDownOn: stepDown?.fromOn ?? "",
    stepDownBase: stepDown?.base ?? base,
    stepDownRate: percent(stepDown?.annualRate ?? ""),
  };
}

/** A fee by the month, with consumption tax, where none was agreed before. */
const usualFee: WrittenFee = {
  base: "commitment",
  annualRate: "0",
  offsetRate: "0",
  consumptionTaxRate: "0.1",
  dayCount: { dayCount: "monthly", dayInclusion: "startOnly" },
};

export function termsOf(draft: TermsDraft): WrittenTerms {
  const { before } = draft;
  const limit = typedFigure(draft.perCompanyLimit);
  return {
    ...before,
    allocation: { call: draft.callPolicy, distribution: draft.distributionPolicy },
    waterfall: {
      ...before.waterfall,
      model: draft.model,
      carryRate: typedPercent(draft.carryRate),
      catchUpRate: typedPercent(draft.catchUpRate),
      returnBasis: draft.returnBasis,
      hurdle: {
        rate: typedPercent(draft.hurdleRate),
        growth: draft.growth,
        dayInclusion: draft.dayInclusion,
      },
    },
    fee: feeOf(draft),
    lateChargeRate: typedPercent(draft.lateChargeRate),
    equalisationRate: typedPercent(draft.equalisationRate),
    withholdingRate: typedPercent(draft.withholdingRate),
    perCompanyLimit: limit === "" ? null : limit,
    plannedCalls: [...wiredRows(draft.plannedCalls)],
  };
}

function feeOf(draft: TermsDraft): WrittenTerms["fee"] {
  const { before, stepDownOn, stepDownBase, stepDownRate } = draft;
  const annualRate = typedPercent(draft.feeRate);
  if (before.fee === null && annualRate === "0") return null;
  return {
    dayCount: (before.fee ?? usualFee).dayCount,
    base: draft.feeBase,
    annualRate,
    offsetRate: typedPercent(draft.offsetRate),
    consumptionTaxRate: typedPercent(draft.consumptionTaxRate),
    ...(stepDownOn !== "" && {
      stepDown: { fromOn: stepDownOn, base: stepDownBase, annualRate: typedPercent(stepDownRate) },
    }),
  };
}

/** Rates that must be typed; the limit may be left empty. */
const neededRates = [
  "carryRate",
  "catchUpRate",
  "hurdleRate",
  "feeRate",
  "offsetRate",
  "consumptionTaxRate",
  "lateChargeRate",
  "equalisationRate",
  "withholdingRate",
] as const satisfies readonly (keyof TermsDraft)[];

export type MissingTerm = (typeof neededRates)[number] | "stepDownRate" | "plannedCalls";

export function missingTerms(draft: TermsDraft): readonly MissingTerm[] {
  const { stepDownOn, stepDownRate, plannedCalls } = draft;
  const needed: readonly MissingTerm[] = stepDownOn === "" ? neededRates : [...neededRates, "stepDownRate"];
  const typed = { ...draft, stepDownRate };
  const missing = needed.filter((name) => name !== "plannedCalls" && typed[name].trim() === "");
  return isFilledIn(plannedCalls) ? missing : [...missing, "plannedCalls"];
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
