/** Refusals about covenants and significance scores. Figures not named by `{name}` are appended. */
import type { RuleTexts } from "../rule-texts.ts";

export const covenantRules = {
  percentageOutOfRange: { ja: "割合が範囲外です。", en: "The percentage is out of range." },
  baseYearMissing: { ja: "基準年度の値がありません。", en: "The figure of the base year is missing." },
  bandReversed: {
    ja: "範囲の下限が上限を超えています。",
    en: "The band is reversed: its lower end lies above its upper end.",
  },
  debtNegative: { ja: "有利子負債が負です。", en: "The debt is negative." },
  denominatorNegative: { ja: "分母が負です。", en: "The denominator is negative." },
  denominatorNotPositive: {
    ja: "分母はゼロより大きくなければなりません。",
    en: "The denominator must be greater than zero.",
  },
  fallbackIsMeasure: {
    ja: "代わりの指標が元の指標と同じです。",
    en: "The fallback measure is the measure itself.",
  },
  termsOutOfRange: { ja: "期数が範囲外です。", en: "The number of terms is out of range." },
  gradeOutOfRange: { ja: "評点が範囲外です。", en: "A grade is out of range." },
  likelihoodUnknown: {
    ja: "実現可能性「{likelihood}」は選べません。",
    en: 'The likelihood "{likelihood}" is not one of those known.',
  },
} as const satisfies RuleTexts;
