/** The terms of a fund line by line, before and after, as a second person reads them. */
import type { FundTerms } from "../../domain/fund/fund-terms.ts";
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import { money, moneyText, type Currency } from "../../domain/kernel/money.ts";
import { rateText } from "../../domain/kernel/rate.ts";
import type { FactChangeView } from "../approval/change-preview.ts";

interface Term {
  readonly label: Bilingual;
  readonly form: FactChangeView["form"];
  /** Null where the fund has no such term. */
  readonly text: (terms: FundTerms, currency: Currency) => string | null;
}

const shares: readonly Term[] = [
  {
    label: { ja: "分配方式", en: "Waterfall" },
    form: "code",
    text: ({ waterfall }) => waterfall.model,
  },
  {
    label: { ja: "成功分配の割合", en: "Carried interest" },
    form: "rate",
    text: ({ waterfall }) => rateText(waterfall.carryRate),
  },
  {
    label: { ja: "キャッチアップ", en: "Catch-up" },
    form: "rate",
    text: ({ waterfall }) => rateText(waterfall.catchUpRate),
  },
  {
    label: { ja: "優先分配率", en: "Preferred return" },
    form: "rate",
    text: ({ waterfall }) => rateText(waterfall.hurdle.rate),
  },
  {
    label: { ja: "優先分配の計算", en: "Growth of the preferred return" },
    form: "code",
    text: ({ waterfall }) => waterfall.hurdle.growth,
  },
  {
    label: { ja: "優先分配の日数", en: "Days of the preferred return" },
    form: "code",
    text: ({ waterfall }) => waterfall.hurdle.dayInclusion,
  },
  {
    label: { ja: "先に返す出資額", en: "Capital returned first" },
    form: "code",
    text: ({ waterfall }) => (waterfall.model === "metiModel" ? waterfall.returnBasis : null),
  },
];

const fee: readonly Term[] = [
  {
    label: { ja: "管理報酬の基準", en: "Base of the management fee" },
    form: "code",
    text: (terms) => terms.fee?.base ?? null,
  },
  {
    label: { ja: "管理報酬の料率", en: "Management fee" },
    form: "rate",
    text: (terms) => (terms.fee === null ? null : rateText(terms.fee.annualRate)),
  },
  {
    label: { ja: "管理報酬を改める日", en: "Step-down of the fee from" },
    form: "day",
    text: (terms) => terms.fee?.stepDown?.fromOn ?? null,
  },
  {
    label: { ja: "改めた後の基準", en: "Base after the step-down" },
    form: "code",
    text: (terms) => terms.fee?.stepDown?.base ?? null,
  },
  {
    label: { ja: "改めた後の料率", en: "Fee after the step-down" },
    form: "rate",
    text: ({ fee: rule }) => (rule?.stepDown === undefined ? null : rateText(rule.stepDown.annualRate)),
  },
  {
    label: { ja: "報酬からの控除", en: "Fee offset" },
    form: "rate",
    text: (terms) => (terms.fee === null ? null : rateText(terms.fee.offsetRate)),
  },
  {
    label: { ja: "消費税", en: "Consumption tax" },
    form: "rate",
    text: (terms) => (terms.fee === null ? null : rateText(terms.fee.consumptionTaxRate)),
  },
  {
    label: { ja: "管理報酬の日数", en: "Days of the fee" },
    form: "code",
    text: (terms) => terms.fee?.dayCount.dayCount ?? null,
  },
  {
    label: { ja: "管理報酬の片端・両端", en: "Day inclusion of the fee" },
    form: "code",
    text: (terms) => terms.fee?.dayCount.dayInclusion ?? null,
  },
];

const others: readonly Term[] = [
  {
    label: { ja: "遅延損害金", en: "Late charge" },
    form: "rate",
    text: ({ lateChargeRate }) => rateText(lateChargeRate),
  },
  {
    label: { ja: "調整利息", en: "Equalisation interest" },
    form: "rate",
    text: ({ equalisationRate }) => rateText(equalisationRate),
  },
  {
    label: { ja: "分配の源泉徴収", en: "Withholding on distributions" },
    form: "rate",
    text: ({ withholdingRate }) => (withholdingRate === 0n ? null : rateText(withholdingRate)),
  },
  {
    label: { ja: "1社あたりの上限", en: "Limit per company" },
    form: "money",
    text: ({ perCompanyLimit }, currency) =>
      perCompanyLimit === null ? null : moneyText(money(perCompanyLimit, currency)),
  },
  {
    label: { ja: "出資請求の端数", en: "Rounding of calls" },
    form: "code",
    text: ({ allocation }) => allocation.call,
  },
  {
    label: { ja: "分配の端数", en: "Rounding of distributions" },
    form: "code",
    text: ({ allocation }) => allocation.distribution,
  },
  {
    label: { ja: "予定の出資請求", en: "Planned calls" },
    form: "text",
    text: ({ plannedCalls }, currency) =>
      plannedCalls.map(({ on, amount }) => `${on} ${moneyText(money(amount, currency))}`).join(", ") || null,
  },
];

interface TermsSeen {
  /** Undefined where these are the first. */
  readonly before: FundTerms | undefined;
  readonly after: FundTerms;
  readonly currency: Currency;
}

export function termFacts({ before, after, currency }: TermsSeen): readonly FactChangeView[] {
  return [...shares, ...fee, ...others]
    .map(({ label, form, text }) => ({
      label,
      form,
      before: before === undefined ? null : text(before, currency),
      after: text(after, currency),
    }))
    .filter((term) => term.before !== null || term.after !== null);
}
