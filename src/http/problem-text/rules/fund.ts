/** Refusals about funds. Figures not named by `{name}` are appended. */
import type { RuleTexts } from "../rule-texts.ts";

export const fundRules = {
  noContributions: { ja: "出資履行がありません。", en: "There is no contribution." },
  noCommitments: { ja: "出資約束がありません。", en: "There is no commitment." },
  noDeals: { ja: "投資案件がありません。", en: "There is no deal." },
  dealIdRepeated: { ja: "投資案件「{deal}」が二度あります。", en: 'The deal "{deal}" is named twice.' },
  dealsOnlyInAmerican: {
    ja: "投資案件ごとの計算は american 方式だけで使えます（{model}）。",
    en: "Deals belong to the american model only, not to {model}.",
  },
  flowsOutsideDeals: {
    ja: "american 方式では出資と分配を投資案件ごとに指定します。",
    en: "In the american model contributions and distributions belong to deals.",
  },
  distributionBeforeContribution: {
    ja: "最初の出資より前に分配があります。",
    en: "A distribution lies before the first contribution.",
  },
  catchUpNotAboveCarry: {
    ja: "キャッチアップ率 {catchUpRate} は成功報酬率 {carryRate} より大きくなければなりません。",
    en: "The catch-up rate {catchUpRate} must be above the carry rate {carryRate}.",
  },
  commitmentMissing: { ja: "出資約束金額がありません。", en: "The commitment is missing." },
  commitmentNotPositive: {
    ja: "出資約束金額はゼロより大きくなければなりません。",
    en: "A commitment must be greater than zero.",
  },
  callBeforeFirstClosing: {
    ja: "出資請求日 {calledOn} が最初のクロージング {firstClosingOn} より前です。",
    en: "The call on {calledOn} lies before the first closing on {firstClosingOn}.",
  },
  unitsNotWhole: { ja: "口数は整数でなければなりません。", en: "Unit counts must be whole." },
  distributionAboveLimit: {
    ja: "分配額が分配可能な限度を超えています。",
    en: "The distribution is above the limit of what may be distributed.",
  },
  distributableAmountUnknown: {
    ja: "その日の分配可能額が分かりません。",
    en: "The distributable amount on that day is not known.",
  },
  buyBackAboveDistributable: {
    ja: "買取額が分配可能額を超えています。",
    en: "The buy-back is above the distributable amount.",
  },
} as const satisfies RuleTexts;
