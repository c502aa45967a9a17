/** Refusals of the kernel and of the calendar. Figures not named by `{name}` are appended. */
import type { RuleTexts } from "../rule-texts.ts";

export const kernelRules = {
  noSuchDay: { ja: "「{day}」という日はありません。", en: 'There is no day "{day}".' },
  noSuchInstant: { ja: "「{instant}」は日時として読めません。", en: '"{instant}" is not a moment in time.' },
  amountNotDecimal: { ja: "「{amount}」は金額として読めません。", en: '"{amount}" is not an amount.' },
  amountTooPrecise: {
    ja: "{currency} の金額「{amount}」は小数点以下 {decimals} 桁までです。",
    en: 'An amount in {currency} has at most {decimals} decimals: "{amount}".',
  },
  amountTooLarge: { ja: "金額「{amount}」は大きすぎます。", en: 'The amount "{amount}" is too large.' },
  rateNotDecimal: { ja: "「{rate}」は利率として読めません。", en: '"{rate}" is not a rate.' },
  rateTooPrecise: {
    ja: "「{rate}」は小数点以下 {decimals} 桁までです。",
    en: '"{rate}" has more than {decimals} decimals.',
  },
  rateOutOfRange: {
    ja: "率が {lowest} から {highest} までの範囲にありません。",
    en: "The rate does not lie between {lowest} and {highest}.",
  },
  weightsAllZero: { ja: "配分の重みがすべてゼロです。", en: "All weights are zero." },
  weightNegative: { ja: "配分の重み「{weight}」が負です。", en: 'The weight "{weight}" is negative.' },
  businessDaysOutOfRange: {
    ja: "営業日数が範囲外です。",
    en: "The number of business days is out of range.",
  },
  everyMonthsOutOfRange: {
    ja: "間隔の月数が範囲外です。",
    en: "The number of months between dates is out of range.",
  },
  startMonthOutOfRange: {
    ja: "年度の開始月は 1 から 12 までです。",
    en: "A fiscal year starts in month 1 to 12.",
  },
  monthOutOfRange: { ja: "月数が範囲外です。", en: "A month is out of range." },
  endBeforeStart: {
    ja: "終了日 {endOn} が開始日 {startOn} より前です。",
    en: "The end {endOn} lies before the start {startOn}.",
  },
  endNotAfterStart: {
    ja: "終了日 {endOn} は開始日 {startOn} より後でなければなりません。",
    en: "The end {endOn} must lie after the start {startOn}.",
  },
  firstDueNotAfterStart: {
    ja: "初回期日 {firstDueOn} は開始日 {startOn} より後でなければなりません。",
    en: "The first due date {firstDueOn} must lie after the start {startOn}.",
  },
  endBeforeFirstDue: {
    ja: "終了日 {endOn} が初回期日 {firstDueOn} より前です。",
    en: "The end {endOn} lies before the first due date {firstDueOn}.",
  },
  endOutOfRange: {
    ja: "最終期日が扱える最終日 {latest} を超えます。",
    en: "The last date would lie after {latest}, the last day the ledger knows.",
  },
  instalmentsOutOfRange: {
    ja: "回数は {fewest} 回から {most} 回までです。",
    en: "The number of instalments must be {fewest} to {most}.",
  },
  tooManyPeriods: {
    ja: "期間の数が多すぎます（最大 {most}）。",
    en: "There are too many periods (at most {most}).",
  },
  stubNotAllowed: {
    ja: "{day} は定期の期日に当たりません。端数期間の扱いを指定してください。",
    en: "{day} is no regular date; say how the odd period is to be treated.",
  },
} as const satisfies RuleTexts;
